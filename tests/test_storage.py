"""What is written stays: whole rows, escaped cells, a session read back as it was."""

from __future__ import annotations

import csv
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Barrier

import pandas as pd
import pytest

from interview.coach import Coach
from interview.core.records import (
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
from interview.core.scoring.content import score_at
from interview.core.session import Session, with_answer, with_dispute, with_evaluation
from interview.core.tables import COLUMNS, escape_cell, unescape_cell
from interview.errors import StorageError
from interview.storage import Storage, new_session_id


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
    session = with_answer(coach.ask(session), Answer(text, "typed"))
    coach.storage.write_answer(session, 1, Answer(text, "typed"))
    with (coach.storage.folder(session.id) / "answers.csv").open(newline="", encoding="utf-8") as file:
        row = list(csv.DictReader(file))[-1]
    assert unescape_cell(row["answer"]) == text


def test_half_a_row_left_by_a_kill_is_cut_off_before_the_next_one(coach: Coach, session: Session) -> None:
    path = coach.storage.folder(session.id) / "answers.csv"
    with path.open("ab") as file:
        file.write(b'abc,1,typed,"half a sente')
    session = coach.read(coach.ask(session), "A whole answer.")
    frame = pd.read_csv(path)
    assert list(frame["answer"]) == ["A whole answer."]


def test_a_session_comes_back_from_its_folder_as_it_was(coach: Coach, session: Session) -> None:
    session = coach.evaluate(coach.read(coach.ask(session), "I moved the load to PostgreSQL and it ran in one hour."))
    assert coach.storage.load(session.id) == session


def test_a_broken_session_file_gets_a_sentence(coach: Coach, session: Session) -> None:
    (coach.storage.folder(session.id) / "session.json").write_text("{")
    with pytest.raises(StorageError, match=r"session\.json"):
        coach.storage.load(session.id)


def test_a_folder_that_holds_an_interview_is_never_overwritten(session: Session, tmp_path: Path) -> None:
    storage = Storage(tmp_path / "one", single=True)
    storage.begin(session.id)
    storage.save(session)
    with pytest.raises(StorageError, match="already holds"):
        storage.begin(session.id)


def test_what_a_broken_preparation_left_is_replaced(session: Session, tmp_path: Path) -> None:
    storage = Storage(tmp_path / "one", single=True)
    for _ in range(2):
        storage.begin(session.id)
        storage.write_profile(session.id, session.resume)
    frame = pd.read_csv(tmp_path / "one" / "profile.csv")
    assert list(frame["field"]).count("name") == 1
    assert not list((tmp_path / "one").glob("*.partial"))


def test_first_starts_at_once_agree_on_one_private_secret(tmp_path: Path) -> None:
    for round_ in range(20):
        storage, together = Storage(tmp_path / str(round_)), Barrier(4)

        def ask(storage: Storage = storage, together: Barrier = together) -> str:
            together.wait(10)
            return storage.secret()

        with ThreadPoolExecutor(4) as threads:
            asked = {future.result() for future in [threads.submit(ask) for _ in range(4)]}
        assert len(asked) == 1
        assert len(asked.pop()) > 40
        assert [path.name for path in storage.root.iterdir()] == [".secret"]
        assert (storage.root / ".secret").stat().st_mode & 0o777 == 0o600


def test_an_empty_secret_that_a_killed_start_left_is_replaced(tmp_path: Path) -> None:
    (tmp_path / ".secret").touch()
    storage = Storage(tmp_path)
    assert storage.secret()
    assert storage.secret() == Storage(tmp_path).secret()


def test_session_names_are_hard_to_guess() -> None:
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
    storage.begin(session.id)
    storage.write_profile(session.id, resume)
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
    storage.begin(session.id)
    storage.write_job(session.id, job)
    storage.write_fit(session.id, Fit(0.5, 0.25, (Evidence("SQL", "SQL daily", 0.75, Coverage.COVERED),)), job)
    rows = pd.read_csv(tmp_path / "one" / "job.csv", keep_default_na=False).set_index("field")
    assert (rows.loc["seniority", "value"], rows.loc["years", "value"]) == ("senior", "five years")
    assert tuple(rows.loc["topic", ["value", "need", "years"]]) == ("SQL", "must have", "three years")
    fit = pd.read_csv(tmp_path / "one" / "fit.csv", keep_default_na=False).set_index("measure")
    assert tuple(fit.loc["topic", ["need", "coverage", "evidence"]]) == ("must have", "covered", "SQL daily")


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
    session = with_evaluation(with_answer(coach.ask(session), answer), 1, EVALUATION)
    coach.storage.write_evaluation(session, 1, EVALUATION)
    return session


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
    coach.storage.rewrite(session)
    assert table(coach, session, "points") == before
    coach.storage.rewrite(replace(session, exchanges=()))
    assert table(coach, session, "points") == []


def test_a_dispute_has_one_row_beside_the_score_it_is_about(coach: Coach, session: Session) -> None:
    session = with_dispute(evaluated(coach, session), 1, Dispute('+ too low, "I think"', "2026-01-01T10:00:00+00:00"))
    for _ in range(2):
        coach.storage.write_disputes(session)
    (row,) = table(coach, session, "disputes")
    assert (row["number"], row["score"], row["at"]) == ("1", "71.0", "2026-01-01T10:00:00+00:00")
    assert row["reason"] == '+ too low, "I think"'
    assert coach.storage.load(session.id) == session
