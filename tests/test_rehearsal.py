"""A whole interview from files, on scripted models: formats of answers, bad ones, the same files for a seed."""

from __future__ import annotations

import filecmp
import json
from pathlib import Path

import pandas as pd
import pytest

from interview.__main__ import main
from interview.audio.recordings import write_wav
from interview.coach.coach import Coach
from interview.coach.samples import sample_answers_dir, sample_job_text, sample_resume_path
from interview.errors import DocumentError
from interview.rehearsal import answers_from, as_json, as_text, rehearse
from interview.sessions.tables import COLUMNS
from interview.settings import load_settings
from tests.conftest import LONG_ANSWER, tone


@pytest.fixture
def scripted(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Settings for the command line that use no model."""
    for role in ("LANGUAGE", "TRANSCRIPTION", "SPEECH", "EMBEDDING", "FACE", "GRADING"):
        monkeypatch.setenv(f"INTERVIEW_{role}", "scripted")
    monkeypatch.setenv("INTERVIEW_OUTPUTS_DIR", str(tmp_path / "outputs"))
    load_settings.cache_clear()
    job = tmp_path / "job.txt"
    job.write_text(sample_job_text())
    return job


def run(job: Path, out: Path, *more: str, answers: Path | None = None) -> int:
    given = ["--answers", str(answers or sample_answers_dir()), "--out", str(out)]
    return main(["rehearse", "--resume", str(sample_resume_path()), "--job", str(job), *given, *more])


def test_the_command_line_writes_every_csv_with_its_columns(
    scripted: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(scripted, tmp_path / "out", "--json") == 0
    result = json.loads(capsys.readouterr().out)
    assert len(result["exchanges"]) == 6
    assert all(exchange["answer"]["text"] for exchange in result["exchanges"])
    for name, columns in COLUMNS.items():
        assert tuple(pd.read_csv(tmp_path / "out" / f"{name}.csv").columns) == columns


def test_the_same_seed_writes_the_same_files(scripted: Path, tmp_path: Path) -> None:
    for out in ("a", "b"):
        assert run(scripted, tmp_path / out, "--seed", "5") == 0
    for name in COLUMNS:
        assert filecmp.cmp(tmp_path / "a" / f"{name}.csv", tmp_path / "b" / f"{name}.csv", shallow=False), name


def test_a_folder_that_is_taken_gets_a_sentence_and_stays_as_it_is(
    scripted: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(scripted, tmp_path / "out") == 0
    before = (tmp_path / "out" / "answers.csv").read_bytes()
    assert run(scripted, tmp_path / "out") == 2
    assert "already holds an interview" in capsys.readouterr().err
    assert (tmp_path / "out" / "answers.csv").read_bytes() == before


@pytest.mark.parametrize("missing", ["--resume", "--job", "--answers"])
def test_a_missing_file_gets_a_sentence(
    missing: str, scripted: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = {"--resume": str(sample_resume_path()), "--job": str(scripted), "--answers": str(sample_answers_dir())}
    given |= {missing: str(tmp_path / "nothing.pdf"), "--out": str(tmp_path / "out")}
    assert main(["rehearse", *[part for pair in given.items() for part in pair]]) == 2
    assert "nothing.pdf" in capsys.readouterr().err


def test_recordings_and_texts_may_be_mixed_and_a_bad_one_is_skipped(coach: Coach, tmp_path: Path) -> None:
    folder = tmp_path / "answers"
    folder.mkdir()
    write_wav(tone(2.0), folder / "1.wav")
    (folder / "2.txt").write_text(LONG_ANSWER)
    write_wav(tone(2.0, loudness=0.0), folder / "3.wav")
    (folder / "4.wav").write_text("this is no sound")
    done = rehearse(coach, sample_resume_path(), sample_job_text(), answers_from(folder), seed=1)
    sources = [exchange.answer.source for exchange in done.session.exchanges if exchange.answer]
    assert sources == ["spoken", "typed", "skipped", "skipped"]
    assert any("3.wav" in text for text in done.notices)
    assert any("4.wav" in text for text in done.notices)
    assert done.session.report is not None


def test_one_text_file_and_one_json_file_may_hold_all_answers(tmp_path: Path) -> None:
    text = tmp_path / "answers.txt"
    text.write_text("One.\n---\nTwo.\n---\nThree.")
    listed = tmp_path / "answers.json"
    listed.write_text(json.dumps(["One.", "Two."]))
    assert [answer.text for answer in answers_from(text)] == ["One.", "Two.", "Three."]
    assert [answer.text for answer in answers_from(listed)] == ["One.", "Two."]


@pytest.mark.parametrize("content", ["{", "{}", "[1, 2]"])
def test_a_json_file_of_something_else_is_refused(content: str, tmp_path: Path) -> None:
    path = tmp_path / "answers.json"
    path.write_text(content)
    with pytest.raises(DocumentError, match=r"answers\.json"):
        answers_from(path)


def test_the_summary_for_people_and_for_programs_tells_the_same_score(coach: Coach) -> None:
    done = rehearse(coach, sample_resume_path(), sample_job_text(), answers_from(sample_answers_dir()), seed=1)
    evaluation = done.session.exchanges[0].evaluation
    assert evaluation is not None
    assert evaluation.score is not None
    assert f"score {evaluation.score.value:.0f} of 100 ({evaluation.score.band})" in as_text(done)
    content = json.loads(as_json(done, Path("out"), []))
    assert content["exchanges"][0]["evaluation"]["score"]["value"] == evaluation.score.value
