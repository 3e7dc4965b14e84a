"""The summary speaks of what was said: quotes are the person's own words, missing measures stay missing."""

from __future__ import annotations

from dataclasses import replace

from interview.coach import Coach
from interview.core.records import Kind
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


def as_stories(session: Session) -> Session:
    stories = (replace(x, question=replace(x.question, kind=Kind.BEHAVIOURAL)) for x in session.exchanges)
    return replace(session, exchanges=tuple(stories))


def test_stories_without_a_result_are_counted_and_one_is_named_to_begin_with(coach: Coach, session: Session) -> None:
    first = (
        "At the hospital I sat with the night team and we went through the late tables one by one. I wrote down which "
        "loads were late, I asked two engineers about the oldest of them, and I drew a plan for the coming week so "
        "that everybody knew whose turn it was to look after the queue."
    )
    second = (
        "In my second year I looked after a small warehouse of sales figures. I moved its jobs to another server, I "
        "read the manual of the scheduler over a weekend, and I showed a colleague how the alerts were set up, as she "
        "had to take over from me during the summer."
    )
    report = report_from(as_stories(answered(coach, session, first, second)))
    assert "in 2 of 2 stories no result was heard. Begin with question 1" in report.change


def test_a_weak_answer_lends_no_strength(coach: Coach, session: Session) -> None:
    vague = (
        "It is always important to communicate well with everybody in a team, and good quality is what matters most in "
        "any project, as people are the key to success and motivation comes from the inside, which everybody knows."
    )
    report = report_from(as_stories(answered(coach, session, vague, vague.replace("team", "group"))))
    assert "say what came" not in report.keep
    assert report.strengths == ()


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
