"""The summary speaks of what was said: quotes are the person's own words, missing measures stay missing."""

from __future__ import annotations

from dataclasses import replace

from interview.coach.coach import Coach
from interview.feedback.report import report_from
from interview.feedback.scoring.clarity import SLOW
from interview.records import Exchange, Kind, Rating, Remark, StarPart, Told
from interview.sessions.session import Session
from tests.conftest import LONG_ANSWER
from tests.feedback.test_overview import NO_RESULT, UNFINISHED, exchange
from tests.feedback.test_overview import session as prepared


def answered(coach: Coach, session: Session, *answers: str) -> Session:
    for text in answers:
        asked = coach.interview.ask(session)
        session = coach.review.evaluate(coach.interview.read(asked, text) if text else coach.interview.skip(asked))
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


LONG = f"{UNFINISHED} {UNFINISHED} {UNFINISHED}"
"""More words than a short answer has."""


def told(number: int, value: float, result: Told, action: Told = Told.FOUND) -> Exchange:
    given = exchange(number, value, text=LONG)
    assert given.evaluation is not None
    action_part = replace(NO_RESULT.parts[2], told=action)
    star = replace(NO_RESULT, parts=(*NO_RESULT.parts[:2], action_part, StarPart("result", told=result)))
    return replace(given, evaluation=replace(given.evaluation, star=star))


def change_of(*exchanges: Exchange) -> str:
    return report_from(replace(prepared(), exchanges=exchanges)).change


def test_a_result_that_is_only_unsure_is_not_said_to_be_missing() -> None:
    surely = change_of(told(1, 50.0, Told.MISSING), told(2, 50.0, Told.UNSURE))
    assert "in 1 of 2 stories no result was heard. Begin with question 1" in surely
    assert "no result" not in change_of(told(1, 50.0, Told.UNSURE), told(2, 50.0, Told.UNSURE))


def test_where_nothing_was_done_no_result_is_missed() -> None:
    assert "no result" not in change_of(told(1, 20.0, Told.MISSING, action=Told.UNSURE))
    assert "no result" in change_of(told(1, 20.0, Told.MISSING, action=Told.SHARED))


def test_to_open_faster_is_advised_only_where_an_answer_opened_slowly() -> None:
    given = told(1, 50.0, Told.UNSURE)
    assert "Open faster" not in change_of(given)
    assert given.evaluation is not None
    slow = replace(given.evaluation, ratings=(Rating("clarity", 50, (), (Remark(SLOW),)),))
    assert "Open faster" in change_of(replace(given, evaluation=slow))


def test_what_went_best_is_told_with_what_was_good_and_what_the_question_asked_for() -> None:
    plan = told(1, 70.0, Told.UNSURE)
    plan = replace(plan, question=replace(plan.question, kind=Kind.SITUATIONAL))
    keep = report_from(replace(prepared(), exchanges=(plan, told(2, 50.0, Told.UNSURE)))).keep
    assert keep.startswith("Question 1, on SQL, went best. It asked for a plan, and the answer a result")
    assert "answer the others like it" not in keep
