"""Starts of the app in processes of their own: begun, killed with all their children, and how they ended."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from bench.processes import ROOT

CACHES = {
    "HOME": "home",
    "XDG_CACHE_HOME": "cache",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "NUMBA_CACHE_DIR": "numba",
    "TMPDIR": "tmp",
    "INTERVIEW_OUTPUTS_DIR": "outputs",
}


@dataclass(frozen=True, slots=True)
class Start:
    """How one start ended; `seconds` of its steps, empty where it did not get to its end."""

    name: str
    returncode: int
    was_killed: bool
    said: str
    seconds: Mapping[str, float]
    compilers: tuple[str, ...] = ()

    @property
    def crashed(self) -> bool:
        return "Traceback (most recent call last)" in self.said or not (self.was_killed or self.returncode == 0)

    @property
    def ending(self) -> str:
        if not self.crashed:
            return "killed" if self.was_killed else "whole"
        last = [line.strip() for line in self.said.splitlines() if line.strip()][-1:] or ["without a word"]
        return f"CRASHED with {self.returncode}: {last[0][:200]}"


@dataclass(slots=True)
class Begun:
    name: str
    process: subprocess.Popen[str]
    was_killed: bool = False


def caches_under(folder: Path) -> dict[str, str]:
    """An environment in which every place for caches and outputs is an empty folder; the models are the real ones."""
    from interview.settings import load_settings

    places = {name: folder / place for name, place in CACHES.items()}
    for place in places.values():
        place.mkdir(parents=True)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("HF_", "ORT_", "MPL", "NUMBA_"))}
    settings = {"INTERVIEW_MODELS_DIR": str(load_settings().models_dir), "INTERVIEW_HUB": "0"}
    return kept | settings | {name: str(place) for name, place in places.items()}


def begin_start(
    name: str, environment: Mapping[str, str], *, language: bool = False, program: Sequence[str] | None = None
) -> Begun:
    """Run bench.first_steps, or `program`, in a process group of its own."""
    program = program or ("-m", "bench.first_steps", *(["--language"] if language else []))
    process = subprocess.Popen(
        [sys.executable, *program],
        cwd=ROOT,
        env=dict(environment),
        text=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    return Begun(name, process)


def kill_after(begun: Begun, seconds: float) -> threading.Timer:
    def kill() -> None:
        with suppress(ProcessLookupError):  # it has just ended by itself
            os.killpg(begun.process.pid, signal.SIGKILL)
            begun.was_killed = True

    timer = threading.Timer(seconds, kill)
    timer.start()
    return timer


def finish(begun: Begun, timeout: float) -> Start:
    """Wait until it ends; one that hangs is ended, and counts as crashed."""
    try:
        said, _ = begun.process.communicate(timeout=timeout)
    except subprocess.TimeoutExpired:
        os.killpg(begun.process.pid, signal.SIGKILL)
        said, _ = begun.process.communicate()
        said += f"\nit hung for {timeout:.0f} s"
    code = begun.process.returncode
    seconds, compilers = _reported(said)
    if code == 0 and not seconds:
        return Start(begun.name, 1, begun.was_killed, said + "\nit ended without its report", {})
    return Start(begun.name, code, begun.was_killed and code == -signal.SIGKILL, said, seconds, compilers)


def _reported(said: str) -> tuple[dict[str, float], tuple[str, ...]]:
    """What bench.first_steps prints as its last line."""
    last = said.strip().rpartition("\n")[2]
    try:
        report = json.loads(last)
        return dict(report["seconds"]), tuple(report["compilers"])
    except (ValueError, KeyError, TypeError):
        return {}, ()


def serve_until_healthy(name: str, environment: Mapping[str, str], timeout: float) -> Future[Start]:
    """Begin `python app.py` and stop it as a person does once /health answers, while others go on."""
    one = ThreadPoolExecutor(1)
    served = one.submit(_serve, name, environment, timeout)
    one.shutdown(wait=False)
    return served


def _serve(name: str, environment: Mapping[str, str], timeout: float) -> Start:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    begun = begin_start(name, {**environment, "INTERVIEW_PORT": str(port)}, program=("app.py",))
    began = time.monotonic()
    healthy = False
    while begun.process.poll() is None and time.monotonic() < began + timeout and not healthy:
        time.sleep(0.1)
        healthy = _answers(f"http://127.0.0.1:{port}/health")
    seconds = time.monotonic() - began
    begun.process.terminate()
    said, _ = begun.process.communicate()
    said += "" if healthy else "\n/health did not answer"
    return Start(name, begun.process.returncode if healthy else 1, False, said, {"import": round(seconds, 1)})


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5) as page:
            return bool(page.status == 200)
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False
