"""Pace, fillers and pauses come from word times; what cannot be measured is None, never zero or NaN."""

from __future__ import annotations

import pytest

from interview.core.delivery import delivery_from
from interview.core.records import Answer, Word


def spoken(*words: tuple[str, float, float]) -> Answer:
    return Answer(" ".join(w for w, _, _ in words), "spoken", tuple(Word(w, a, b, 0.8) for w, a, b in words), 30.0)


def test_a_minute_of_two_words_a_second_is_120_words_a_minute() -> None:
    delivery = delivery_from(spoken(*[(f"w{n}", n * 0.5, n * 0.5 + 0.5) for n in range(120)]))
    assert delivery is not None
    assert delivery.words_per_minute == 120.0
    assert delivery.pauses == 0


def test_fillers_are_counted_and_not_part_of_the_pace() -> None:
    words = [(w, n * 1.0, n * 1.0 + 0.6) for n, w in enumerate(["Um,", "I", "uh", "built", "the", "summer", "house"])]
    delivery = delivery_from(spoken(*words))
    assert delivery is not None
    assert delivery.fillers == 2
    assert delivery.words_per_minute is not None
    assert delivery.words_per_minute == pytest.approx(60 * 5 / 6.6, abs=0.1)


def test_a_pause_is_found_with_its_length() -> None:
    delivery = delivery_from(spoken(("one", 0, 0.4), ("two", 0.5, 0.9), ("three", 3.0, 3.4)))
    assert delivery is not None
    assert (delivery.pauses, delivery.longest_pause) == (1, 2.1)


def test_two_words_have_no_pace() -> None:
    delivery = delivery_from(spoken(("yes", 0, 0.4), ("indeed", 0.5, 0.9)))
    assert delivery is not None
    assert delivery.words_per_minute is None


def test_a_typed_answer_has_no_delivery() -> None:
    assert delivery_from(Answer("I typed this.", "typed")) is None
