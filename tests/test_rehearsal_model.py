"""The sample interview on the embedded models, spoken by the embedded voice: heard right, scored, repeatable, and
without a connection to the outside."""

from __future__ import annotations

import filecmp
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from interview.audio.recordings import write_wav
from interview.coach.samples import sample_answers_dir, sample_resume_path
from interview.engines.backends.speech_hibari import HibariSynthesizer
from interview.engines.options import Options
from interview.language.text import words_of
from interview.sessions.tables import COLUMNS

pytestmark = [pytest.mark.model, pytest.mark.timeout(900)]
JOB = Path(__file__).resolve().parents[1] / "interview" / "coach" / "samples" / "job.txt"
# The program with every connection and look-up of a name refused that does not stay on this machine.
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


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A recorded answer and a written one."""
    folder = tmp_path_factory.mktemp("answers")
    voice = HibariSynthesizer(Options("heart", "cpu"), locate=lambda name: Path())
    texts = [path.read_text() for path in sorted(sample_answers_dir().glob("*.txt"))]
    write_wav(voice.speak(texts[0]), folder / "1.wav")
    (folder / "2.txt").write_text(texts[1])
    return folder


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("rehearsals")


@pytest.fixture(scope="module")
def exchanges(answers: Path, out: Path) -> list[Any]:
    """What a first rehearsal tells, whose files lie in out/a."""
    program = [sys.executable, "-m", "interview"]
    return json.loads(rehearse(program, answers, out / "a").stdout)["exchanges"]  # type: ignore[no-any-return]


def rehearse(program: list[str], answers: Path, out: Path) -> subprocess.CompletedProcess[str]:
    given = ["--resume", str(sample_resume_path()), "--job", str(JOB), "--answers", str(answers)]
    command = [*program, "rehearse", *given, "--out", str(out), "--seed", "7", "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done


def test_spoken_answers_are_heard_and_scored(exchanges: list[Any]) -> None:
    assert [exchange["answer"]["source"] for exchange in exchanges] == ["spoken", "typed"]
    first = sorted(sample_answers_dir().glob("*.txt"))[0].read_text()
    said = {word.casefold() for word in words_of(first)}
    heard = {word.casefold() for word in words_of(exchanges[0]["answer"]["text"])}
    assert len(said & heard) / len(said) > 0.8
    assert all(exchange["evaluation"]["score"] is not None for exchange in exchanges)
    assert any(exchange["evaluation"]["ideal"]["text"] for exchange in exchanges)  # one that would not do is not shown
    assert len({exchange["question"]["text"] for exchange in exchanges}) == 2


@pytest.mark.usefixtures("exchanges")
def test_the_same_seed_gives_the_same_files_and_a_whole_session_asks_nobody(answers: Path, out: Path) -> None:
    done = rehearse([sys.executable, "-c", GUARDED], answers, out / "b")
    assert "OUTSIDE []" in done.stderr
    for name in COLUMNS:
        assert filecmp.cmp(out / "a" / f"{name}.csv", out / "b" / f"{name}.csv", shallow=False), name
