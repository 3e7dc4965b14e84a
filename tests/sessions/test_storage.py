"""What is written stays: whole rows, escaped cells, a session read back as it was."""

from __future__ import annotations

import csv
import errno
import shutil
import stat
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from interview.coach.coach import Coach
from interview.errors import StorageError
from interview.feedback.scoring.content import score_at
from interview.records import (
    Answer,
    Coverage,
    Covered,
    Dispute,
    Evaluation,
    Evidence,
    Fit,
    IdealAnswer,
    Job,
    KeyPoint,
    Need,
    Position,
    Quote,
    SkillGroup,
    Source,
    Topic,
    TopicKind,
)
from interview.sessions import Storage, new_session_id
from interview.sessions import storage as storage_module
from interview.sessions.files import replace_file, unwritable
from interview.sessions.session import Session, with_answer, with_dispute, with_evaluation
from interview.sessions.tables import COLUMNS, escape_cell, unescape_cell


def test_every_csv_has_the_documented_columns_from_the_start(coach: Coach, session: Session) -> None:
    for name, columns in COLUMNS.items():
        frame = pd.read_csv(coach.storage.folder(session.id) / f"{name}.csv")
        assert tuple(frame.columns) == columns


@pytest.mark.parametrize("text", ["=1+1", "+49 30", "-5", "@cmd", "\tx", "\rx", "\nx", "'quoted", "plain", ""])
def test_a_spreadsheet_never_runs_a_cell_and_the_text_comes_back(text: str) -> None:
    escaped = escape_cell(text)
    assert not escaped.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert unescape_cell(escaped) == text


def test_an_answer_with_quotes_commas_and_lines_comes_back(coach: Coach, session: Session) -> None:
    text = '=HYPERLINK("http://x"), he said\n"two lines", ümlaut 你好'
    session = with_answer(coach.interview.ask(session), Answer(text, "typed"))
    coach.storage.write(session)
    with (coach.storage.folder(session.id) / "answers.csv").open(newline="", encoding="utf-8") as file:
        row = list(csv.DictReader(file))[-1]
    assert unescape_cell(row["answer"]) == text


def test_half_a_row_left_by_an_earlier_version_goes_with_the_next_step(coach: Coach, session: Session) -> None:
    path = coach.storage.folder(session.id) / "answers.csv"
    with path.open("ab") as file:
        file.write(b'abc,1,typed,"half a sente')
    session = coach.interview.read(coach.interview.ask(session), "A whole answer.")
    frame = pd.read_csv(path)
    assert list(frame["answer"]) == ["A whole answer."]


def test_tables_that_a_kill_left_a_step_behind_are_brought_up_when_the_interview_goes_on(
    coach: Coach, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = coach.interview.ask(session)
    with monkeypatch.context() as killed:
        killed.setattr(coach.storage, "write_tables", lambda session: None)  # ended right after session.json
        answered = coach.interview.read(asked, "A whole answer.")
    assert table(coach, session, "answers") == []
    assert coach.interview.go_on(session.id) == answered
    assert [row["answer"] for row in table(coach, session, "answers")] == ["A whole answer."]


@pytest.mark.parametrize("spared", ["session.json", "nothing"])
def test_a_retry_on_a_full_disk_doubles_no_row_and_loses_no_answer(
    coach: Coach, session: Session, monkeypatch: pytest.MonkeyPatch, spared: str
) -> None:
    asked = coach.interview.ask(session)

    def full(path: Path, content: bytes) -> None:
        if path.name != spared:
            raise unwritable(path.name, OSError(errno.ENOSPC, "No space left on device"))
        replace_file(path, content)

    with monkeypatch.context() as disk:
        disk.setattr(storage_module, "replace_file", full)
        for _ in range(3):
            with pytest.raises(StorageError, match="disk is full"):
                coach.interview.read(asked, "A whole answer.")
    coach.interview.read(asked, "A whole answer.")
    assert [row["answer"] for row in table(coach, session, "answers")] == ["A whole answer."]
    assert len(coach.storage.load(session.id).answered) == 1


def test_what_is_written_is_for_this_user_alone(coach: Coach, session: Session) -> None:
    session = coach.interview.read(coach.interview.ask(session), "A whole answer.")
    coach.storage.append_sound(coach.interview.ask(session), 2, b"\0\0")
    folder = coach.storage.folder(session.id)
    for path in (folder, *folder.rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path


def test_a_folder_that_a_person_named_keeps_its_rights(session: Session, tmp_path: Path) -> None:
    named = tmp_path / "mine"
    named.mkdir(mode=0o755)
    named.chmod(0o755)
    Storage(named, single=True).create(session)
    assert stat.S_IMODE(named.stat().st_mode) == 0o755
    assert {stat.S_IMODE(path.stat().st_mode) for path in named.iterdir()} == {0o600}


def test_an_error_of_the_disk_names_no_folder_of_this_computer(coach: Coach, session: Session) -> None:
    shutil.rmtree(coach.storage.folder(session.id))
    with pytest.raises(StorageError) as error:
        coach.storage.write(session)
    assert "no longer in the outputs folder" in str(error.value)
    assert str(coach.storage.root) not in str(error.value)
    assert not coach.storage.folder(session.id).exists(), "a session that was deleted does not come back"


def test_a_session_comes_back_from_its_folder_as_it_was(coach: Coach, session: Session) -> None:
    session = coach.review.evaluate(
        coach.interview.read(coach.interview.ask(session), "I moved the load to PostgreSQL and it ran in one hour.")
    )
    assert coach.storage.load(session.id) == session


def test_a_broken_session_file_gets_a_sentence(coach: Coach, session: Session) -> None:
    (coach.storage.folder(session.id) / "session.json").write_text("{")
    with pytest.raises(StorageError, match=r"session\.json"):
        coach.storage.load(session.id)


def test_a_folder_that_holds_an_interview_is_never_overwritten(session: Session, tmp_path: Path) -> None:
    storage = Storage(tmp_path / "one", single=True)
    storage.create(session)
    with pytest.raises(StorageError, match="already holds"):
        storage.create(session)


def test_what_a_preparation_killed_midway_left_in_a_chosen_folder_is_replaced(session: Session, tmp_path: Path) -> None:
    storage = Storage(tmp_path / "one", single=True)
    storage.create(session)
    (tmp_path / "one" / "session.json").unlink()  # written last: what was killed before has none
    storage.create(session)
    frame = pd.read_csv(tmp_path / "one" / "profile.csv")
    assert list(frame["field"]).count("name") == 1
    assert not list((tmp_path / "one").glob(".*partial"))


def test_no_two_sessions_share_a_name() -> None:
    assert len({new_session_id() for _ in range(100)}) == 100


def test_a_profile_row_holds_places_months_and_the_lines_it_was_read_from(session: Session, tmp_path: Path) -> None:
    storage = Storage(tmp_path / "one", single=True)
    position = Position("Engineer", "=Acme", "2021 - now", ("Built it", "-5 % cost"), "Bern", "2021", "", True)
    resume = replace(
        session.resume,
        experience=(position,),
        skill_groups=(SkillGroup("Data", ("SQL", "dbt")), SkillGroup("", ("Git",))),
        certifications=("CKA",),
        sources=(Source("experience.1.title", "Engineer 2021"), Source("experience.1.company", "=Acme, Bern")),
        corrected=("experience.1.bullets.2", "experience.1.dates", "skills.1.2"),
    )
    storage.create(replace(session, resume=resume))
    with (tmp_path / "one" / "profile.csv").open(newline="", encoding="utf-8") as file:
        rows = [{column: unescape_cell(cell) for column, cell in row.items()} for row in csv.DictReader(file)]
    job = next(row for row in rows if row["field"] == "experience")
    assert (job["value"], job["organisation"], job["place"]) == ("Engineer", "=Acme", "Bern")
    assert (job["start"], job["end"], job["current"]) == ("2021", "", "yes")
    assert job["detail"] == "Built it\n-5 % cost"
    assert job["source"] == "Engineer 2021\n=Acme, Bern"
    assert job["corrected"] == "detail;dates"
    skills = [(row["number"], row["group"], row["value"], row["corrected"]) for row in rows if row["field"] == "skill"]
    assert skills == [("1", "Data", "SQL", ""), ("2", "Data", "dbt", "value"), ("3", "", "Git", "")]
    assert [row["value"] for row in rows if row["field"] == "certification"] == ["CKA"]


def test_a_job_and_its_fit_say_what_is_needed(session: Session, tmp_path: Path) -> None:
    storage = Storage(tmp_path / "one", single=True)
    topic = Topic("SQL", TopicKind.SKILL, "It is required.", "Three years of SQL.", Need.MUST, "three years")
    job = Job("Engineer", (topic,), "text", "senior", "five years")
    fit = Fit(0.5, 0.25, (Evidence("SQL", "SQL daily", 0.75, Coverage.COVERED),))
    storage.create(replace(session, job=job, fit=fit))
    rows = pd.read_csv(tmp_path / "one" / "job.csv", keep_default_na=False).set_index("field")
    assert (rows.loc["seniority", "value"], rows.loc["years", "value"]) == ("senior", "five years")
    assert tuple(rows.loc["topic", ["value", "need", "years"]]) == ("SQL", "must have", "three years")
    measures = pd.read_csv(tmp_path / "one" / "fit.csv", keep_default_na=False).set_index("measure")
    assert tuple(measures.loc["topic", ["need", "coverage", "evidence"]]) == ("must have", "covered", "SQL daily")


POINTS = (
    KeyPoint("It ran in one hour.", Covered.COVERED, 0.91, Quote("=it ran in one hour", 30, 12.5)),
    KeyPoint("It was tested.", Covered.MISSING, 0.1),
)
EVALUATION = Evaluation(
    ideal=IdealAnswer("It ran in one hour. It was tested.", "ideal@1"),
    tfidf=0.4,
    embedding=0.7,
    keyword_coverage=0.5,
    keywords_used=("hour",),
    keywords_missed=("tested",),
    score=score_at(71.0, (15.0, 27.0, 27.0, 26.0)),
    note="",
    points=POINTS,
)


def evaluated(coach: Coach, session: Session) -> Session:
    answer = Answer("I moved the load to PostgreSQL =it ran in one hour", "typed")
    return coach.storage.write(with_evaluation(with_answer(coach.interview.ask(session), answer), 1, EVALUATION))


def table(coach: Coach, session: Session, name: str) -> list[dict[str, str]]:
    with (coach.storage.folder(session.id) / f"{name}.csv").open(newline="", encoding="utf-8") as file:
        return [{column: unescape_cell(cell) for column, cell in row.items()} for row in csv.DictReader(file)]


def test_every_key_point_has_its_row_with_its_quote_and_second(coach: Coach, session: Session) -> None:
    session = evaluated(coach, session)
    covered, missing = table(coach, session, "points")
    assert covered == {
        "session_id": session.id,
        "number": "1",
        "point": "It ran in one hour.",
        "state": "covered",
        "share": "0.91",
        "quote": "=it ran in one hour",
        "start": "30",
        "second": "12.5",
    }
    assert (missing["point"], missing["state"]) == ("It was tested.", "missing")
    assert (missing["quote"], missing["start"], missing["second"]) == ("", "", "")


def test_an_evaluations_row_counts_its_points_and_holds_the_error_bar(coach: Coach, session: Session) -> None:
    (row,) = table(coach, evaluated(coach, session), "evaluations")
    assert (row["score"], row["score_low"], row["score_high"], row["band"]) == ("71.0", "44.0", "98.0", "good")
    assert (row["covered"], row["partly"], row["missing"], row["contradicted"]) == ("1", "0", "1", "0")


def test_rows_of_key_points_are_made_anew_from_the_session(coach: Coach, session: Session) -> None:
    session = evaluated(coach, session)
    before = table(coach, session, "points")
    session = coach.storage.write(session)
    assert table(coach, session, "points") == before
    coach.storage.write(replace(session, exchanges=()))
    assert table(coach, session, "points") == []


def test_a_dispute_has_one_row_beside_the_score_it_is_about(coach: Coach, session: Session) -> None:
    session = with_dispute(evaluated(coach, session), 1, Dispute('+ too low, "I think"', "2026-01-01T10:00:00+00:00"))
    for _ in range(2):
        session = coach.storage.write(session)
    (row,) = table(coach, session, "disputes")
    assert (row["number"], row["score"], row["at"]) == ("1", "71.0", "2026-01-01T10:00:00+00:00")
    assert row["reason"] == '+ too low, "I think"'
    assert coach.storage.load(session.id) == session
