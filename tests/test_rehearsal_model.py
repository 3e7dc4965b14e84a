"""The sample interview on the embedded models, spoken by the embedded voice: heard right, scored, and repeatable."""

from __future__ import annotations

import filecmp
import json
import subprocess
import sys
from pathlib import Path

import pytest

from interview.backends.speech_hibari import HibariSynthesizer
from interview.core.tables import COLUMNS
from interview.core.text import words_of
from interview.recordings import write_wav
from interview.samples import sample_answers_dir, sample_resume_path

pytestmark = [pytest.mark.model, pytest.mark.timeout(900)]
JOB = Path(__file__).resolve().parents[1] / "interview" / "samples" / "job.txt"


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two recorded answers and one written one."""
    folder = tmp_path_factory.mktemp("answers")
    voice = HibariSynthesizer("heart", locate=lambda name: Path(), device="cpu")
    texts = [path.read_text() for path in sorted(sample_answers_dir().glob("*.txt"))]
    for number, text in enumerate(texts[:2], 1):
        write_wav(voice.speak(text), folder / f"{number}.wav")
    (folder / "3.txt").write_text(texts[2])
    return folder


def rehearse(answers: Path, out: Path) -> dict[str, object]:
    given = ["--resume", str(sample_resume_path()), "--job", str(JOB), "--answers", str(answers)]
    done = subprocess.run(
        [sys.executable, "-m", "interview", "rehearse", *given, "--out", str(out), "--seed", "7", "--json"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    result: dict[str, object] = json.loads(done.stdout)
    return result


def test_spoken_answers_are_heard_scored_and_the_same_seed_gives_the_same_files(answers: Path, tmp_path: Path) -> None:
    result = rehearse(answers, tmp_path / "a")
    exchanges = result["exchanges"]
    assert isinstance(exchanges, list)
    assert [exchange["answer"]["source"] for exchange in exchanges] == ["spoken", "spoken", "typed"]
    first = sorted(sample_answers_dir().glob("*.txt"))[0].read_text()
    said = {word.casefold() for word in words_of(first)}
    heard = {word.casefold() for word in words_of(exchanges[0]["answer"]["text"])}
    assert len(said & heard) / len(said) > 0.8
    assert all(exchange["evaluation"]["score"] is not None for exchange in exchanges)
    assert all(exchange["evaluation"]["ideal"]["text"] for exchange in exchanges)
    assert len({exchange["question"]["text"] for exchange in exchanges}) == 3

    rehearse(answers, tmp_path / "b")
    for name in COLUMNS:
        assert filecmp.cmp(tmp_path / "a" / f"{name}.csv", tmp_path / "b" / f"{name}.csv", shallow=False), name
