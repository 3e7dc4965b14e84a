"""The summary speaks of what was said: quotes are the person's own words, missing measures stay missing."""

from __future__ import annotations

from dataclasses import replace

from interview.coach import Coach
from interview.core.report import report_from
from interview.core.session import Session
from tests.conftest import LONG_ANSWER


def answered(coach: Coach, session: Session, *answers: str) -> Session:
    for text in answers:
        asked = coach.ask(session)
        session = coach.evaluate(coach.read(asked, text) if text else coach.skip(asked))
    return session


def test_the_quote_in_keep_stands_in_the_answer(coach: Coach, session: Session) -> None:
    report = report_from(answered(coach, session, LONG_ANSWER))
    quote = report.keep.split("“")[1].split("”")[0].removesuffix(" …")
    assert quote in LONG_ANSWER


def test_short_answers_are_told_to_say_more(coach: Coach, session: Session) -> None:
    report = report_from(answered(coach, session, "I like data and I am good at it.", "It went fine, thank you."))
    assert report.change.startswith("Say more: 2 of 2")


def test_answers_without_a_result_are_named(coach: Coach, session: Session) -> None:
    text = "I sat with the team and we talked about the tables and the loads and the plans for the week " * 4
    report = report_from(answered(coach, session, text, text + " indeed"))
    assert "no result was named in questions 1 and 2" in report.change


def test_a_skipped_question_is_what_to_practise(coach: Coach, session: Session) -> None:
    report = report_from(answered(coach, session, LONG_ANSWER, ""))
    assert "skipped" in report.practise
    assert report.answered == 1


def test_a_typed_interview_has_no_pace_and_no_focus(coach: Coach, session: Session) -> None:
    report = report_from(answered(coach, session, *[LONG_ANSWER] * 6))
    assert report.words_per_minute is None
    assert report.focus is None
    assert report.score is not None


def test_nobody_answered_is_no_crash(session: Session) -> None:
    report = report_from(replace(session, exchanges=()))
    assert report.answered == 0
    assert report.score is None
