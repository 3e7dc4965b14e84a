"""What is easy to follow rates high, hedging and restarts cost, and a recogniser's marks change nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview.feedback.scoring.clarity import clarity_of
from interview.feedback.scoring.quoting import stands_in
from interview.records.feedback import Rating, Span
from tests.effort import processor_seconds
from tests.feedback.scoring.answers import ANSWERS, HOSTILE, unmarked


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


RUN = "I checked " + " ".join(f"shelf of red boxes with label number {n} near" for n in range(7)) + " the door."
SHORT_ONES = "We closed the shop at noon. The boxes came late. Nobody had told us."


def test_a_written_sentence_of_over_forty_words_is_named_and_quoted_whole() -> None:
    rating = clarity_of(f"{SHORT_ONES} {RUN}")
    (lost,) = [remark for remark in rating.weaknesses if "over 40 words" in remark.text]
    assert lost.text.startswith("1 of 4 sentences runs over 40 words")
    assert lost.quote
    assert lost.quote.text == RUN


@pytest.mark.parametrize("text", [unmarked(f"{SHORT_ONES} {RUN}"), unmarked(RUN), f"{unmarked(RUN)} {unmarked(RUN)}."])
def test_where_nobody_wrote_full_stops_nothing_is_said_of_how_long_a_sentence_is(text: str) -> None:
    rating = clarity_of(text, sentences=(Span(0, len(text)),))
    assert "over 40 words" not in weaknesses(rating)
    assert not any("on average" in remark.text for remark in (*rating.strengths, *rating.weaknesses))


def test_a_long_sentence_with_marks_is_one_and_is_counted_as_one() -> None:
    text = (
        "I'd do a section myself, but not the inspecting as well, because I can't do both properly; I'd let Agnes "
        "inspect. Then I'd count the rooms again at two o'clock."
    )
    rating = clarity_of(text, sentences=(Span(0, 60), Span(60, len(text))))
    assert "over 40 words" not in weaknesses(rating)
    assert "Short sentences, 15 words on average" in " ".join(remark.text for remark in rating.strengths)


def test_a_piece_of_an_unmarked_answer_is_not_told_to_miss_the_point() -> None:
    text = "well that is a good question let me think i called the client on monday and i fixed the printer myself"
    assert "point" not in weaknesses(clarity_of(text, sentences=(Span(0, 42), Span(43, len(text)))))


def test_an_ordinal_is_a_signpost_only_where_it_begins_a_clause() -> None:
    plain = "In my second year I worked on the first floor with a third nurse, and we were all rather new to it. "
    ends = "She left then. After that I stayed."
    assert "3 different" not in strengths(clarity_of(plain + ends))
    assert "2 different" in strengths(clarity_of(plain + ends))
    assert "2 different" in strengths(clarity_of("First, I called the buyer. Second, I wrote it all down for him."))


def strengths(rating: Rating) -> str:
    return " ".join(remark.text for remark in rating.strengths)


@pytest.mark.parametrize(("count", "is_weak", "is_told"), [(1, False, False), (6, False, True), (6, True, False)])
def test_signposts_and_numbers_are_missed_in_a_long_answer_that_is_not_weak(
    count: int, is_weak: bool, is_told: bool
) -> None:
    text = "The baker gave her the loaf and she thanked him for his kind words. " * count
    told = weaknesses(clarity_of(text, is_weak=is_weak))
    assert ("No signposts" in told) is is_told
    assert ("No number and no name." in told) is is_told
    assert "picture" not in told


def test_in_small_letters_no_name_is_missed() -> None:
    text = unmarked("The baker gave her the loaf and she thanked him for his kind words. " * 6)
    assert "no name" not in weaknesses(clarity_of(text))


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
