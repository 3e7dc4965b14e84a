"""How long the interviewer waits: longer where an answer is open, never shorter for a stutter."""

from __future__ import annotations

from itertools import product

import pytest

from interview.audio.turn_taking import Ending, ending_of, silence_to_end
from interview.records import ThinkingTime


def wait(probability: float, ending: Ending = Ending.UNKNOWN, **rest: object) -> float:
    given: dict[str, object] = {"spoken": 10.0, "thinking": ThinkingTime.NORMAL} | rest
    return silence_to_end(probability, ending, **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        "I worked there and",
        "I worked on the,",
        "It was um",
        "It was, uh...",
        "So we moved it to",
        "We had a —",
        "because I",
        "Well, um.",
    ],
)
def test_an_answer_that_breaks_off_is_open(text: str) -> None:
    assert ending_of(text) is Ending.OPEN


@pytest.mark.parametrize("text", ["I fixed it.", "It failed twice a week!", "Does that answer it?", "he said “no.”"])
def test_a_whole_sentence_is_closed(text: str) -> None:
    assert ending_of(text) is Ending.CLOSED


@pytest.mark.parametrize("text", ["", "   ", "42", "I fixed the pipeline"])
def test_without_a_sign_nothing_is_known(text: str) -> None:
    assert ending_of(text) is Ending.UNKNOWN


def test_a_finished_answer_is_followed_within_a_second_and_an_open_one_is_waited_for() -> None:
    assert wait(0.98, Ending.CLOSED) < 1.0
    assert wait(0.98, Ending.OPEN) > 2.0
    assert wait(0.02) > 2.0


def test_after_a_word_or_two_there_is_time_to_go_on() -> None:
    assert wait(0.98, Ending.CLOSED, spoken=1.0) > 2.0


def test_what_sounds_finished_waits_a_moment_for_its_words() -> None:
    assert wait(0.98, Ending.CLOSED) < wait(0.98, Ending.UNREAD) < wait(0.98, Ending.UNKNOWN)


def test_a_preposition_before_a_full_stop_tells_nothing() -> None:
    assert ending_of("I mostly looked at the.") is Ending.OPEN
    assert ending_of("That is what I work on.") is Ending.UNKNOWN


def test_every_answer_ends_at_some_time() -> None:
    for probability, ending, thinking, safe, given in product(
        (0.0, 0.5, 1.0), Ending, ThinkingTime, (False, True), (False, True)
    ):
        assert 0.4 <= wait(probability, ending, thinking=thinking, stutter_safe=safe, time_given=given) <= 15


def test_nothing_that_sounds_less_finished_is_waited_for_less() -> None:
    for ending, thinking, safe in product(Ending, ThinkingTime, (False, True)):
        waits = [wait(number / 20, ending, thinking=thinking, stutter_safe=safe) for number in range(21)]
        assert waits == sorted(waits, reverse=True)
    for number, thinking in product(range(21), ThinkingTime):
        closed, unknown, open_ = (
            wait(number / 20, ending, thinking=thinking) for ending in (Ending.CLOSED, Ending.UNKNOWN, Ending.OPEN)
        )
        assert closed <= unknown <= open_


def test_patient_waits_longer_than_normal_and_normal_longer_than_brisk() -> None:
    for number, ending in product(range(21), Ending):
        brisk, normal, patient = (
            wait(number / 20, ending, thinking=thinking)
            for thinking in (ThinkingTime.BRISK, ThinkingTime.NORMAL, ThinkingTime.PATIENT)
        )
        assert brisk < normal < patient


def test_for_a_person_who_stutters_no_silence_under_two_seconds_is_the_end() -> None:
    for number, ending, thinking in product(range(21), Ending, ThinkingTime):
        assert wait(number / 20, ending, thinking=thinking, stutter_safe=True) >= 2.0


def test_a_person_who_asked_for_a_moment_gets_one() -> None:
    for number, ending, thinking in product(range(21), Ending, ThinkingTime):
        assert wait(number / 20, ending, thinking=thinking, time_given=True) >= 4.0
