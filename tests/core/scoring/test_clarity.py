"""What is easy to follow rates high, hedging and restarts cost, and a recogniser's marks change nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview.core.records.feedback import Rating
from interview.core.scoring.clarity import clarity_of
from interview.core.scoring.quoting import stands_in
from tests.core.scoring.answers import ANSWERS, HOSTILE, unmarked
from tests.effort import processor_seconds


def value(text: str) -> float:
    rated = clarity_of(text).value
    assert rated is not None
    return rated


def weaknesses(rating: Rating) -> str:
    return " ".join(remark.text for remark in rating.weaknesses)


@pytest.mark.parametrize("text", ["", "I don't know.", "um um um uh um um uh um um", "... ... ... ... ... ... ... ..."])
def test_too_few_words_have_no_value(text: str) -> None:
    assert clarity_of(text) == Rating("clarity", None)


def test_a_plain_story_is_clearer_than_vague_talk() -> None:
    assert value(ANSWERS["nurse"]) > 85
    assert value(ANSWERS["vague"]) < 50


@pytest.mark.parametrize("name", ANSWERS)
def test_marks_and_capitals_change_little(name: str) -> None:
    text = ANSWERS[name]
    others = (unmarked(text), text.upper(), text.replace(",", ""), text.replace(" and ", ". And "), text.title())
    assert all(abs(value(other) - value(text)) <= 5 for other in others)


@pytest.mark.parametrize("name", ANSWERS)
def test_fillers_change_nothing(name: str) -> None:
    text = ANSWERS[name]
    assert value(text.replace(" the ", " um the ")) == value(text)


def test_hedges_restarts_and_vague_words_cost_and_are_quoted() -> None:
    plain = "I called the supplier on Monday and I moved the order to the next truck for our two biggest shops."
    muddled = "I I kind of called the the supplier I guess and maybe I we moved the stuff and things or something."
    rating = clarity_of(muddled)
    assert value(muddled) < value(plain) - 20
    assert "hedges" in weaknesses(rating)
    assert "restarts" in weaknesses(rating)
    assert "vague" in weaknesses(rating)


def test_a_kind_of_something_is_no_hedge() -> None:
    assert "hedge" not in weaknesses(
        clarity_of("I sold this kind of machine and what kind of oil it needs to clients.")
    )


def test_a_run_of_over_forty_words_without_a_turn_is_named() -> None:
    run = "I checked " + " ".join(f"shelf of red boxes with label number {n} near" for n in range(7)) + " the door"
    assert "over 40 words" in weaknesses(clarity_of(run))


def test_an_opening_that_says_nothing_is_named() -> None:
    rating = clarity_of("Well, that's a good question, let me think. I called the client on Monday and fixed it.")
    assert "does not say the point" in weaknesses(rating)


def test_a_remark_in_a_long_sentence_quotes_the_words_it_is_about() -> None:
    rating = clarity_of("I asked " + "red green blue " * 20 + "maybe for it and perhaps for more of the same colour")
    quotes = [remark.quote.text for remark in rating.weaknesses if remark.quote and "hedges" in remark.text]
    assert len(quotes) == 1
    assert "maybe" in quotes[0]


@given(st.one_of(st.text(), st.lists(st.sampled_from(" ".join(ANSWERS.values()).split())).map(" ".join)))
@settings(deadline=None, max_examples=150)
def test_any_text_is_rated_in_range_with_quotes_that_stand_in_it(text: str) -> None:
    rating = clarity_of(text)
    assert rating.value is None or 0 <= rating.value <= 100
    for remark in rating.strengths + rating.weaknesses:
        assert remark.quote is None or (remark.quote.text and stands_in(remark.quote, text))


@pytest.mark.parametrize("piece", HOSTILE)
def test_twenty_thousand_characters_take_no_half_second(piece: str) -> None:
    text = (piece * 20_000)[:20_000]
    assert processor_seconds(lambda: clarity_of(text)) < 0.5
