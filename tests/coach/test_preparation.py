"""Before the interview on scripted models: what a session begins with, corrections, plans, bad input."""

from __future__ import annotations

from dataclasses import replace
from threading import Event
from typing import Any

import pytest

from interview.coach.coach import Coach
from interview.errors import BackendError, DocumentError, InterviewError, StageError
from interview.interviewer.author import Author
from interview.records import Kind, Resume, Setup, Stage
from interview.resume.rules.corrections import values_of
from interview.sessions.session import Session
from tests.coach.held import at_stage, rows, whole_interview
from tests.conftest import JOB_TEXT, LONG_ANSWER

JOB_OF_FEW_WORDS = "Data Engineer\n\nYou will design nightly data pipelines in Python for us, and keep them."


def test_no_question_of_an_earlier_interview_comes_again_unless_asked_for(coach: Coach, resume: Resume) -> None:
    first = whole_interview(coach, coach.preparation.prepare(resume, JOB_TEXT, seed=7))
    again = whole_interview(coach, coach.preparation.prepare(resume, JOB_TEXT, seed=7, earlier=[first.id]))
    asked = {exchange.question.text for exchange in first.exchanges if exchange.question.kind is not Kind.INVITATION}
    assert set(again.asked_before) >= asked
    assert not asked & {exchange.question.text for exchange in again.exchanges}


def test_the_person_can_word_drop_and_order_what_will_be_asked(coach: Coach, session: Session) -> None:
    own = replace(session.plan[2], wording="Which of your pipelines would you build differently today?")
    session = coach.preparation.change_plan(session, (session.plan[0], own))
    assert coach.storage.load(session.id).plan == session.plan
    session = coach.interview.ask(
        coach.interview.read(coach.interview.ask(replace(session, setup=Setup(follow_ups=0))), LONG_ANSWER)
    )
    assert session.exchanges[1].question.text == own.wording
    assert session.exchanges[1].question.origin == "person"
    with pytest.raises(StageError, match="cannot be changed"):
        coach.preparation.change_plan(session, session.plan[:1])


def test_an_empty_job_gets_a_sentence_and_writes_nothing(coach: Coach, resume: Resume) -> None:
    with pytest.raises(DocumentError):
        coach.preparation.prepare(resume, "  ", seed=1)
    assert not coach.storage.root.exists()


def test_nobody_else_who_has_the_same_address_in_a_resume_gets_this_persons_questions(
    coach: Coach, resume: Resume
) -> None:
    first = whole_interview(coach, coach.preparation.prepare(resume, JOB_TEXT, seed=7))
    stranger = coach.preparation.prepare(resume, JOB_TEXT, seed=7)
    assert stranger.asked_before == ()
    folder = coach.storage.folder(stranger.id)
    written = "".join(path.read_text() for path in folder.iterdir() if path.is_file())
    assert first.exchanges[3].question.text not in written


@pytest.mark.parametrize("model", ["language", "embedding"])
def test_a_preparation_that_breaks_off_leaves_nothing_behind(
    coach: Coach, resume: Resume, monkeypatch: pytest.MonkeyPatch, model: str
) -> None:
    def break_off(*given: Any) -> Any:
        raise BackendError("The model stopped.")

    monkeypatch.setattr(Author, "propose_topics", break_off) if model == "language" else monkeypatch.setattr(
        coach.engines.models.embedding, "embed", break_off
    )
    with pytest.raises(BackendError):
        coach.preparation.prepare(resume, JOB_OF_FEW_WORDS, seed=1)
    assert not coach.storage.root.exists()


def test_preparing_and_the_first_question_do_not_wait_for_the_language_model_to_load(
    coach: Coach, resume: Resume
) -> None:
    loaded = Event()
    loading = coach.engines.queues["language"].submit(lambda: loaded.wait(20))
    try:
        session = coach.interview.ask(coach.preparation.prepare(resume, JOB_TEXT, seed=1))
        assert session.open_question is not None
        assert session.open_question.kind is Kind.OPENING
        assert coach.interview.speak(session.open_question).samples.any()
        assert not loading.done()
    finally:
        loaded.set()


def test_a_correction_replaces_the_rows_and_the_fit_and_says_so(coach: Coach, session: Session) -> None:
    corrected = coach.preparation.correct(session, values_of(session.resume) | {"experience.1.company": "Southwind"})
    assert corrected.resume.experience[0].company == "Southwind"
    assert coach.storage.load(session.id) == corrected
    profile = rows(coach, session, "profile").set_index("field")
    assert profile.loc["experience", "organisation"] == "Southwind"
    assert profile.loc["experience", "corrected"] == "organisation"
    assert len(rows(coach, session, "fit")) == 2 + len(session.job.topics)
    assert not [item for item in corrected.fit.evidence if "Northwind" in item.line]


def test_a_correction_shows_in_the_next_question_even_if_that_was_drafted(coach: Coach, session: Session) -> None:
    session = at_stage(coach, session, Stage.EXPERIENCE)
    asked = coach.interview.ask(coach.preparation.correct(session, values_of(session.resume)))
    assert "nightly load" in asked.exchanges[-1].question.text
    another = coach.preparation.prepare(session.resume, JOB_TEXT, seed=7, setup=Setup(repeat_asked=True))
    another = at_stage(coach, another, Stage.EXPERIENCE)
    another = coach.preparation.correct(
        another, values_of(another.resume) | {"experience.1.bullets": "Taught forty nurses to read a box plot"}
    )
    assert "forty nurses" in coach.interview.ask(another).exchanges[-1].question.text


def test_a_form_that_changed_nothing_leaves_the_session_alone(coach: Coach, session: Session) -> None:
    assert coach.preparation.correct(session, values_of(session.resume)) is session


def test_a_finished_interview_takes_no_corrections(coach: Coach, session: Session) -> None:
    done = whole_interview(coach, session)
    with pytest.raises(StageError, match="finished"):
        coach.preparation.correct(done, values_of(done.resume) | {"name": "Grace"})


@pytest.mark.parametrize("job", [None, "\u200b" * 50, float("nan"), "x" * 5_000_000, "a\n" * 5000])
def test_a_job_that_is_none_leaves_no_folder_behind(coach: Coach, resume: Resume, job: str) -> None:
    with pytest.raises(InterviewError):
        coach.preparation.prepare(resume, job, seed=1)
    assert not list(coach.storage.root.glob("*/session.json"))
