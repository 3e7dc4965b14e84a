"""A whole session opens no connection to the outside."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from interview.samples import sample_answers_dir, sample_resume_path

GUARDED = """
import socket, sys
outside = []
real_connect, real_lookup = socket.socket.connect, socket.getaddrinfo

def is_local(address):
    host = address[0] if isinstance(address, tuple) else ""
    return host in ("127.0.0.1", "::1", "localhost", "", None)

def connect(self, address):
    if not is_local(address):
        outside.append(address)
        raise OSError("refused by the test")
    return real_connect(self, address)

def lookup(host, *rest, **more):
    if not is_local((host,)):
        outside.append(host)
        raise OSError("refused by the test")
    return real_lookup(host, *rest, **more)

socket.socket.connect, socket.getaddrinfo = connect, lookup
from interview.__main__ import main

code = main(sys.argv[1:])
print("OUTSIDE", outside, file=sys.stderr)
sys.exit(code or bool(outside))
"""


@pytest.mark.model
@pytest.mark.timeout(600)
def test_a_whole_interview_on_the_embedded_models_asks_nobody(tmp_path: Path) -> None:
    job = tmp_path / "job.txt"
    job.write_text("Nurse\n\nYou will look after patients at night and write clear notes. First aid is required.")
    answers = tmp_path / "answers.txt"
    answers.write_text("\n---\n".join(path.read_text() for path in sorted(sample_answers_dir().glob("*.txt"))[:2]))
    given = ["--resume", str(sample_resume_path()), "--job", str(job), "--answers", str(answers)]
    done = subprocess.run(
        [sys.executable, "-c", GUARDED, "rehearse", *given, "--out", str(tmp_path / "out")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "OUTSIDE []" in done.stderr
