"""After the answers on scripted models: evaluations, the report, disputes."""

from __future__ import annotations

from datetime import datetime
from threading import Event

import pytest

from interview.coach.coach import Coach
from interview.errors import StageError
from interview.interviewer.author import Author
from interview.sessions.session import Session
from tests.coach.held import rows, scored_once
from tests.conftest import LONG_ANSWER


def test_the_next_question_does_not_wait_for_a_comparison(coach: Coach, session: Session) -> None:
    asked = coach.interview.ask(coach.interview.read(coach.interview.ask(session), LONG_ANSWER))
    assert asked.exchanges[0].evaluation is None
    done = coach.review.finish(coach.interview.read(asked, LONG_ANSWER))
    assert all(exchange.evaluation for exchange in done.exchanges), "the report has every comparison"
    assert list(rows(coach, done, "evaluations")["number"]) == [1, 2]


def test_a_dispute_is_kept_and_written_and_leaves_the_score(coach: Coach, session: Session) -> None:
    scored = scored_once(coach, session)
    disputed = coach.review.dispute(scored, 1, "  I did name the result.\n")
    dispute, evaluation = disputed.exchanges[0].dispute, disputed.exchanges[0].evaluation
    assert dispute is not None
    assert dispute.reason == "I did name the result."
    assert datetime.fromisoformat(dispute.at).tzinfo is not None
    assert evaluation is not None
    assert evaluation.score is not None
    assert evaluation == scored.exchanges[0].evaluation
    assert coach.storage.load(session.id) == disputed
    row = rows(coach, session, "disputes").iloc[0]
    assert (row["number"], row["score"], row["reason"]) == (1, evaluation.score.value, "I did name the result.")
    assert row["at"] == dispute.at


def test_a_later_dispute_takes_the_place_of_the_earlier_one_and_survives_going_on(
    coach: Coach, session: Session
) -> None:
    session = scored_once(coach, session)
    session = coach.review.dispute(coach.review.dispute(session, 1, "Too low."), 1, "It is too low for what I said.")
    assert list(rows(coach, session, "disputes")["reason"]) == ["It is too low for what I said."]
    again = coach.interview.go_on(session.id)
    assert again.exchanges[0].dispute == session.exchanges[0].dispute
    assert list(rows(coach, session, "disputes")["reason"]) == ["It is too low for what I said."]


def test_a_dispute_of_a_finished_interview_leaves_its_report(coach: Coach, session: Session) -> None:
    done = coach.review.finish(scored_once(coach, session))
    disputed = coach.review.dispute(done, 1, "I did name the result.")
    assert disputed.report == done.report
    assert disputed.exchanges[0].dispute is not None


def test_an_answer_that_could_not_be_scored_has_no_score_to_dispute(coach: Coach, session: Session) -> None:
    session = coach.review.evaluate(coach.interview.skip(coach.interview.ask(session)))
    with pytest.raises(StageError, match="has no score"):
        coach.review.dispute(session, 1, "It is wrong.")


def test_a_dispute_without_a_reason_or_without_a_score_is_refused(coach: Coach, session: Session) -> None:
    session = coach.interview.read(coach.interview.ask(session), LONG_ANSWER)
    with pytest.raises(StageError, match="has no score"):
        coach.review.dispute(session, 1, "Too low.")
    session = coach.review.evaluate(session)
    for reason in ("", "  \n "):
        with pytest.raises(StageError, match="what is wrong"):
            coach.review.dispute(session, 1, reason)
    with pytest.raises(StageError, match="has no score"):
        coach.review.dispute(session, 2, "There is no such question.")
    assert len(rows(coach, session, "disputes")) == 0
    assert coach.storage.load(session.id) == session


def test_nobody_waits_for_a_possible_answer_longer_than_told_and_the_score_is_there(
    coach: Coach, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    never = Event()
    monkeypatch.setattr(Author, "write_ideal_answer", lambda *given, **named: never.wait(60))
    session = coach.interview.read(coach.interview.ask(session), LONG_ANSWER)
    try:
        done = coach.review.finish(session, patience=0.1)
    finally:
        never.set()
    evaluation = done.exchanges[0].evaluation
    assert evaluation
    assert evaluation.score
    assert evaluation.ideal.text == ""
