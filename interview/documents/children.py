"""Runs the reading of one file in a child process and gathers its JSON lines; knows no file format."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from interview.documents.answers import Answer

PASSWORD, TOO_LARGE, REFUSED = 3, 4, 5  # exit codes of the child
_PACKAGE_ROOT = Path(__file__).resolve().parents[2]
_MOST_OUTPUT = 32 * 1024**2  # bytes; 30 pages of text with places take some 500,000


@dataclass(frozen=True, slots=True)
class Told:
    """What a child wrote before it ended, and how it ended: its exit code, or a signal's number below zero."""

    status: int
    answers: tuple[Answer, ...]

    @property
    def refusal(self) -> str:
        return next((str(answer["error"]) for answer in self.answers if "error" in answer), "")


def ask_child(task: str, path: Path, *details: str, seconds: float) -> Told:
    """Run `task` on the file; past `seconds` by the clock the child is ended, and what it wrote until then counts."""
    command = [sys.executable, "-m", "interview.documents.child", task, str(path.resolve()), *details]
    threads = {"OMP_NUM_THREADS": "2", "OPENBLAS_NUM_THREADS": "2"}  # each thread reserves memory
    environment = os.environ | threads | {"ORT_DISABLE_TELEMETRY": "1"}
    try:
        child = subprocess.run(
            command,
            cwd=_PACKAGE_ROOT,
            env=environment,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=seconds,
            check=False,
        )
        status, output = child.returncode, child.stdout
    except subprocess.TimeoutExpired as late:
        status, output = TOO_LARGE, late.stdout or b""
    return Told(status, answers_from(output))


def answers_from(output: bytes) -> tuple[Answer, ...]:
    """The whole lines that are JSON objects; a child that crashed may leave half a line."""
    answers = []
    for line in output[:_MOST_OUTPUT].split(b"\n")[:-1]:
        try:
            value = json.loads(line)
        except ValueError:
            continue
        if isinstance(value, dict):
            answers.append(value)
    return tuple(answers)
