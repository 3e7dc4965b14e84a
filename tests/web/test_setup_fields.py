"""The fields of the Prepare tab as a Setup; a value that no field offers is refused."""

from __future__ import annotations

from typing import Any

import pytest

from interview.errors import InterviewError
from interview.records import Manner, Mix, Setup, ThinkingTime
from interview.web.tabs.setup import BY_MINUTES, BY_QUESTIONS, setup_from

UNTOUCHED: tuple[Any, ...] = ("", "", "balanced", BY_QUESTIONS, 6, 20, "warm", "normal", False, False)

UNOPENED: tuple[Any, ...] = (None, None, *UNTOUCHED[2:])


def test_fields_left_alone_are_the_defaults() -> None:
    assert setup_from(*UNTOUCHED) == Setup()
    assert setup_from(*UNOPENED) == Setup(), "an unopened field sends nothing"


def test_each_field_is_taken() -> None:
    given: tuple[Any, ...] = (" Data  Lead ", "lead", "mostly technical", BY_QUESTIONS, 9, 20, "tough", "patient")
    setup = setup_from(*(*given, True, True))
    assert setup == Setup("Data Lead", "lead", Mix.TECHNICAL, 9, 0, Manner.TOUGH, 3, ThinkingTime.PATIENT, True, True)


def by_minutes(minutes: int) -> tuple[Any, ...]:
    return (*UNTOUCHED[:3], BY_MINUTES, 6, minutes, *UNTOUCHED[6:])


def test_a_length_in_minutes_plans_as_many_questions_as_fit() -> None:
    setup = setup_from(*by_minutes(15))
    assert (setup.minutes, setup.questions) == (15, 5)
    assert setup_from(*by_minutes(60)).questions == 12


@pytest.mark.parametrize("at", [1, 2, 6, 7])
def test_a_value_that_no_field_offers_is_refused(at: int) -> None:
    with pytest.raises(ValueError, match="nonsense"):
        setup_from(*(*UNTOUCHED[:at], "nonsense", *UNTOUCHED[at + 1 :]))


ODD = [float("nan"), float("inf"), 10**400, [], {}, "\ud800", "x" * 9000, True, None]


@pytest.mark.parametrize("value", ODD, ids=[ascii(value)[:12] for value in ODD])
@pytest.mark.parametrize("at", range(10))
def test_whatever_a_browser_sends_is_a_setup_or_a_sentence(at: int, value: object) -> None:
    for fields in (UNTOUCHED, by_minutes(20)):
        try:
            setup = setup_from(*(*fields[:at], value, *fields[at + 1 :]))
        except InterviewError:
            continue
        assert 3 <= setup.questions <= 12
        setup.role.encode()
