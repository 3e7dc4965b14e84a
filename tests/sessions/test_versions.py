"""Interviews of every version before this one open, as they were.

versions/N-open.json has an open question, versions/N-finished.json a report: each was written by the version that it is
named after, from the same three answers, and only its lists of words were cut.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from interview.coach.coach import Coach
from interview.errors import StorageError
from interview.records import Kind, Resume, Stage, Told
from interview.sessions import Storage
from interview.sessions.migrations import SCHEMA, migrated
from interview.sessions.session import Session
from interview.sessions.versions import session_from
from interview.web.views.results import answers_html, results_html
from interview.web.views.view import view_of
from tests.conftest import LONG_ANSWER

FILES = sorted((Path(__file__).parent / "versions").glob("*.json"))


def placed(coach: Coach, file: Path) -> Session:
    """The file as an interview of the outputs folder."""
    session = session_from(file.read_bytes())
    folder = coach.storage.root / session.id
    folder.mkdir(parents=True, mode=0o700)
    (folder / "session.json").write_bytes(file.read_bytes())
    return coach.storage.load(session.id)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_an_interview_of_an_earlier_version_opens_with_what_was_asked_answered_and_read(
    coach: Coach, file: Path, resume: Resume
) -> None:
    session = placed(coach, file)
    assert session.resume.name == resume.name
    assert session.resume.phones == resume.phones
    assert session.resume.skills == resume.skills
    assert [one.question.number for one in session.exchanges] == [1, 2, 3]
    assert session.exchanges[0].answer is not None
    assert session.exchanges[0].answer.text == LONG_ANSWER
    assert session.exchanges[1].answer is not None
    assert len(session.exchanges[1].answer.words) == 6
    assert session.exchanges[1].focus is not None
    assert session.exchanges[1].focus.frames > 0
    assert session.finished == ("finished" in file.stem)
    assert session.revision.number == 0


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_it_is_shown_and_its_first_writing_is_of_this_version(coach: Coach, file: Path) -> None:
    session = placed(coach, file)
    assert "nightly pipeline" in view_of(session).transcript
    if session.finished:
        assert "Keep" in results_html(session)
        assert "nightly pipeline" in answers_html(session)
    written = coach.storage.write(session)
    saved = json.loads((coach.storage.folder(session.id) / "session.json").read_text())
    assert (saved["schema_version"], saved["revision"], written.revision.number) == (SCHEMA, 1, 1)
    assert coach.storage.load(session.id) == session == written


@pytest.mark.parametrize("file", [one for one in FILES if "open" in one.stem], ids=lambda file: file.stem)
def test_one_that_was_not_over_goes_on_to_its_end(coach: Coach, file: Path) -> None:
    session = coach.interview.go_on(placed(coach, file).id)
    done = coach.review.finish(coach.interview.read(session, LONG_ANSWER))
    assert done.report is not None
    assert done.report.answered == 3
    assert done.exchanges[0].evaluation is not None
    assert done.exchanges[0].evaluation.score is not None, "judged anew, as answers are today"


def test_follow_ups_of_the_first_version_belong_to_the_question_before_them(coach: Coach) -> None:
    first, second, third = (one.question for one in placed(coach, FILES[0]).exchanges)
    assert (first.stage, first.kind) == (Stage.INTRODUCTION, Kind.OPENING)
    assert (second.stage, second.kind, second.follow_up_to) == (Stage.INTRODUCTION, Kind.FOLLOW_UP, 1)
    assert (third.stage, third.kind, third.follow_up_to) == (Stage.SKILLS, Kind.TECHNICAL, 0)


@pytest.mark.parametrize("number", ["1", "2"])
def test_a_score_without_an_error_bar_is_told_in_words(coach: Coach, number: str) -> None:
    file = next(one for one in FILES if one.stem == f"{number}-finished")
    was = json.loads(file.read_text())["session"]["exchanges"][0]["evaluation"]["score"]
    session = placed(coach, file)
    evaluation = session.exchanges[0].evaluation
    assert evaluation is not None
    assert evaluation.score is None
    assert f"gave {was:.0f} of 100" in evaluation.note
    assert session.report is not None
    assert session.report.score is None
    assert session.report.keep


def test_parts_of_an_answer_are_told_as_they_were(coach: Coach) -> None:
    evaluation = placed(coach, next(one for one in FILES if one.stem == "5-finished")).exchanges[0].evaluation
    assert evaluation is not None
    assert evaluation.star is not None
    for part in evaluation.star.parts:
        assert part.told is (Told.FOUND if part.quotes else Told.MISSING)


def test_what_is_of_this_version_already_stays_as_it_is(coach: Coach, session: Session) -> None:
    saved = json.loads((coach.storage.folder(session.id) / "session.json").read_text())
    assert migrated(saved) == saved


def test_a_newer_version_is_not_guessed_at(coach: Coach, session: Session) -> None:
    path = coach.storage.folder(session.id) / "session.json"
    now, newer = (b'"schema_version": %d' % number for number in (SCHEMA, SCHEMA + 1))
    path.write_bytes(path.read_bytes().replace(now, newer))
    with pytest.raises(StorageError, match="newer version"):
        coach.storage.load(session.id)


@pytest.mark.parametrize("content", ["{}", "[]", "1", '{"session": 5}', '{"session": {"plan": 1, "exchanges": [{}]}}'])
def test_what_is_no_interview_gets_a_sentence(tmp_path: Path, content: str) -> None:
    (tmp_path / "session.json").write_text(content)
    with pytest.raises(StorageError, match="cannot be read"):
        Storage(tmp_path, single=True).load("any")


def test_a_revision_is_read_from_no_text_of_the_person(coach: Coach, session: Session) -> None:
    told = '{ "schema_version": 9, "revision": 99'
    written = coach.storage.write(replace(session, asked_before=(told,)))
    assert coach.storage.revision_of(session.id) == written.revision.number == 2
