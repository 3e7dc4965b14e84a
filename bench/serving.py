"""`python app.py` as a child on a free port with folders of its own, for benches that talk to the running app."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.processes import ROOT

ROLES = ("LANGUAGE", "TRANSCRIPTION", "SPEECH", "EMBEDDING", "FACE", "TURN", "VOICE", "GRADING")
SCRIPTED: dict[str, Any] = {f"INTERVIEW_{role}": "scripted" for role in ROLES} | {"INTERVIEW_HUB": "false"}
"""Settings for an app without models."""
STARTS_WITHIN = 240.0


@dataclass(frozen=True, slots=True)
class Server:
    url: str
    port: int
    process: subprocess.Popen[bytes]
    outputs: Path
    log: Path

    @property
    def pid(self) -> int:
        return self.process.pid


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def served(outputs: Path, *, log: Path | None = None, port: int = 0, **settings: str) -> Iterator[Server]:
    """Until the block ends; `settings` are environment variables. Raises RuntimeError where it does not start."""
    port = port or free_port()
    log = log or outputs.with_name(f"{outputs.name}.log")
    environment = os.environ | settings | {"INTERVIEW_PORT": str(port), "INTERVIEW_OUTPUTS_DIR": str(outputs)}
    with log.open("ab") as file:
        child = subprocess.Popen([sys.executable, "app.py"], cwd=ROOT, env=environment, stdout=file, stderr=file)
        try:
            wait_for(f"http://127.0.0.1:{port}/health", child, log)
            yield Server(f"http://127.0.0.1:{port}", port, child, outputs, log)
        finally:
            child.terminate()
            try:
                child.wait(timeout=30)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()


def wait_for(url: str, child: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < until:
        if child.poll() is not None:
            raise RuntimeError(f"the app ended with {child.returncode}: {log.read_text(errors='replace')[-2000:]}")
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    raise RuntimeError(f"the app does not answer at {url}")
