"""The next question is easier after one that was not known, and harder after two that went well."""

from __future__ import annotations

from dataclasses import replace

import pytest

from interview.interviewer.difficulty import level_after
from interview.records import Answer, Band, Evaluation, Exchange, IdealAnswer, Kind, Level, Score
from interview.sessions.session import Session
from tests.interviewer.questions.held import STORY, follow_up, question, session

UNKNOWN = "Honestly I don't know, I have never done that."
LONG = f"{STORY} {STORY.replace('Last winter', 'In spring').replace('night', 'late')}"


def held(*answers: str, source: str = "spoken") -> Session:
    exchanges = (
        Exchange(question(Kind.BEHAVIOURAL, number=number), Answer(text, source))
        for number, text in enumerate(answers, 1)
    )
    return replace(session(), exchanges=tuple(exchanges))


@pytest.mark.parametrize(
    ("planned", "easier"), [(Level.HARD, Level.MEDIUM), (Level.MEDIUM, Level.EASY), (Level.EASY, Level.EASY)]
)
def test_after_an_answer_that_knew_nothing_it_is_easier(planned: Level, easier: Level) -> None:
    assert level_after(held(UNKNOWN), planned) is easier
    assert level_after(held("", source="skipped"), planned) is easier


@pytest.mark.parametrize(
    ("planned", "harder"), [(Level.EASY, Level.MEDIUM), (Level.MEDIUM, Level.HARD), (Level.HARD, Level.HARD)]
)
def test_after_two_that_went_well_it_is_harder(planned: Level, harder: Level) -> None:
    assert level_after(held(LONG, LONG), planned) is harder


@pytest.mark.parametrize("answers", [(), (LONG,), (UNKNOWN, LONG), ("We do it well.", LONG)])
def test_else_it_is_as_planned(answers: tuple[str, ...]) -> None:
    assert level_after(held(*answers), Level.MEDIUM) is Level.MEDIUM


def test_an_answer_that_was_judged_is_believed_rather_than_its_words() -> None:
    def judged(exchange: Exchange, band: Band) -> Exchange:
        evaluation = Evaluation(IdealAnswer("", ""), 0, 0, 0, (), (), Score(50.0, 40.0, 60.0, band), "")
        return replace(exchange, evaluation=evaluation)

    two = held(LONG, LONG)
    weak = replace(two, exchanges=(two.exchanges[0], judged(two.exchanges[1], Band.WEAK)))
    assert level_after(weak, Level.MEDIUM) is Level.EASY
    fair = replace(two, exchanges=tuple(judged(one, Band.FAIR) for one in two.exchanges))
    assert level_after(fair, Level.MEDIUM) is Level.MEDIUM


def test_follow_ups_do_not_count() -> None:
    first = held(UNKNOWN)
    root = first.exchanges[0].question
    more = Exchange(replace(follow_up(root, "unknown"), number=2), Answer(LONG, "spoken"))
    assert level_after(replace(first, exchanges=(*first.exchanges, more)), Level.MEDIUM) is Level.EASY
