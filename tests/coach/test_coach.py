"""What is put together for one process, and what several of them share: the sessions on disk, nothing else."""

from __future__ import annotations

from interview.coach.coach import Coach, coach_from
from interview.sessions.session import Session
from tests.conftest import LONG_ANSWER


def test_an_interview_that_one_process_began_is_held_to_its_end_by_another(coach: Coach, session: Session) -> None:
    answered = coach.interview.read(coach.interview.ask(session), LONG_ANSWER)
    another = coach_from(coach.engines.models, coach.storage, {})
    try:
        asked = another.interview.ask(another.interview.go_on(session.id))
        assert asked.exchanges[0].answer == answered.exchanges[0].answer
        done = another.review.finish(another.interview.read(asked, LONG_ANSWER))
    finally:
        another.close()
    assert coach.storage.load(session.id) == done
    assert all(exchange.evaluation for exchange in done.exchanges)


def test_nothing_of_a_forgotten_interview_stays_in_memory(coach: Coach, session: Session) -> None:
    coach.interview.read(coach.interview.ask(session), LONG_ANSWER)
    assert not coach.interview.ahead.is_empty
    coach.interview.forget(session.id)
    assert coach.interview.ahead.is_empty
