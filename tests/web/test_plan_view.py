"""The plan: changed before the interview, shown as it went after it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from interview.coach.coach import Coach
from interview.errors import InterviewError, StageError
from interview.sessions.session import Session
from interview.web.views.plan import LONGEST, plan_form_html, plan_html, slots_from
from tests.conftest import LONG_ANSWER


def sent(session: Session, *slots: dict[str, Any]) -> str:
    return json.dumps({"session": session.id, "slots": slots})


def as_shown(session: Session) -> list[dict[str, Any]]:
    return [{"number": n, "topic": slot.topic, "wording": slot.wording} for n, slot in enumerate(session.plan, 1)]


def test_a_form_that_nobody_touched_changes_nothing(session: Session) -> None:
    assert slots_from(session, sent(session, *as_shown(session))) == session.plan


def test_a_new_topic_drops_what_was_found_for_the_old_one(session: Session) -> None:
    session = replace(session, plan=tuple(replace(slot, pack="data/sql_queries") for slot in session.plan))
    slots = as_shown(session)
    slots[2] |= {"topic": "Incident reviews", "wording": " How do you run  one? "}
    del slots[4]
    plan = slots_from(session, sent(session, *slots))
    assert len(plan) == len(session.plan) - 1
    wanted = replace(
        session.plan[2], topic="Incident reviews", source="", facts="", wording="How do you run one?", pack=""
    )
    assert plan[2] == wanted
    assert {slot.pack for slot in plan} == {"", "data/sql_queries"}


def test_a_question_that_was_asked_stays(coach: Coach, session: Session) -> None:
    asked = coach.interview.ask(session)
    form = plan_form_html(asked)
    assert form.count("data-remove") == len(session.plan) - 1
    assert slots_from(asked, sent(asked, {"number": 3}))[0] == session.plan[0]


@pytest.mark.parametrize(
    "given",
    [
        "{",
        "[]",
        json.dumps({"session": "x", "slots": "all"}),
        json.dumps({"session": "x", "slots": [{"number": 1, "wording": "x" * (LONGEST + 1)}]}),
        json.dumps({"session": "x", "slots": [{"number": 1, "kind": "opening"}]}),
    ],
)
def test_a_form_that_is_none_is_refused_with_a_sentence(session: Session, given: str) -> None:
    with pytest.raises(StageError, match="could not be read"):
        slots_from(session, given)


@pytest.mark.parametrize("numbers", [[1, 1], [2, 1], [99], [7]])
def test_a_form_of_another_plan_is_refused(session: Session, numbers: list[int]) -> None:
    with pytest.raises(StageError, match="another interview"):
        slots_from(session, sent(session, *({"number": number} for number in numbers)))
    with pytest.raises(StageError, match="another interview"):
        slots_from(session, sent(replace(session, id="another"), {"number": 1}))


def test_an_empty_plan_is_refused(session: Session) -> None:
    with pytest.raises(StageError, match="at least one"):
        slots_from(session, sent(session))


def test_the_plan_as_it_went_says_what_was_asked_and_why(coach: Coach, session: Session) -> None:
    assert plan_html(session) == ""
    went = coach.interview.read(coach.interview.ask(session), LONG_ANSWER)
    went = coach.interview.ask(went)
    shown = plan_html(went)
    follow_ups = [exchange for exchange in went.exchanges if exchange.question.follow_up_to]
    assert shown.count("Follow-up") == len(follow_ups)
    assert shown.count("not reached") == len(session.plan) - went.planned_asked
    assert "question bank" in shown or "language model" in shown


@pytest.mark.parametrize(
    "given",
    [None, 3, float("nan"), [], "NaN", "[" * 90_000, '{"session": 1e999, "slots": []}', "\ud800", "x" * 200_000],
)
def test_whatever_else_a_browser_sends_as_a_plan_gets_a_sentence(session: Session, given: object) -> None:
    with pytest.raises(InterviewError):
        slots_from(session, given)


def test_of_a_topic_only_what_can_be_seen_is_taken(session: Session) -> None:
    slots = as_shown(session)
    slots[1] |= {"topic": "\u200b\u202eTests\x00 ", "wording": "\u200b\ufeff"}
    plan = slots_from(session, sent(session, *slots))
    assert (plan[1].topic, plan[1].wording) == ("Tests", session.plan[1].wording)
