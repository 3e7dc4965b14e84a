"""A story's parts are the sentences that tell them; a number is the result's only where a result is told."""

from __future__ import annotations

import pytest

from interview.core.records import Star, Word
from interview.core.scoring.quoting import stands_in
from interview.feedback.parts import SHOWN, is_missing, star_from
from tests.feedback.made import CLAIM, DEED, GREETING, REASON, RESULT, SCALE, SETTING, TOGETHER, labelled

COUNTED = ("Waiting fell from six hours to forty minutes.", "result=0.7")
ALSO_COUNTED = ("Since then twelve wards use my list.", "result=0.9")


def star(*pieces: tuple[str, ...]) -> Star:
    text, sentences = labelled(*pieces)
    return star_from(text, sentences, SCALE)


def quotes(found: Star, name: str) -> list[str]:
    return [quote.text for part in found.parts if part.name == name for quote in part.quotes]


def test_the_parts_are_the_sentences_that_tell_them() -> None:
    found = star(GREETING, SETTING, ("My job was to keep everybody safe.", "task"), DEED, TOGETHER, CLAIM, RESULT)
    assert [part.name for part in found.parts] == list(SHOWN)
    assert quotes(found, "situation") == [SETTING[0]]
    assert quotes(found, "task") == ["My job was to keep everybody safe."]
    assert quotes(found, "action") == [DEED[0], TOGETHER[0]]
    assert quotes(found, "result") == [RESULT[0]]
    assert found.missing == ()


def test_a_sentence_can_tell_two_parts_and_talk_tells_none() -> None:
    both = ("I cut the waiting by half.", *DEED[1:], "result")
    assert star(both).missing == ("situation", "task")
    assert star(CLAIM, GREETING).missing == SHOWN


def test_who_acts_is_counted_in_what_was_done() -> None:
    found = star(SETTING, DEED, TOGETHER, ("We were all glad and I slept.", "result"))
    assert (found.first_person, found.plural) == (1, 1)


def test_the_measurable_result_is_the_surest_one_with_a_number() -> None:
    found = star(("We had forty patients.", "situation"), DEED, COUNTED, RESULT, ALSO_COUNTED).measurable
    assert found is not None
    assert found.text == ALSO_COUNTED[0]


@pytest.mark.parametrize("pieces", [(SETTING, DEED, RESULT), (("We had forty patients.", "situation"), DEED), (CLAIM,)])
def test_without_a_number_in_a_result_none_is_measurable(pieces: tuple[tuple[str, ...], ...]) -> None:
    assert star(*pieces).measurable is None


def test_every_quote_stands_in_the_answer_and_a_spoken_one_knows_its_second() -> None:
    text, sentences = labelled(SETTING, DEED, COUNTED)
    heard = tuple(Word(word, n / 2, n / 2 + 0.4, 0.9) for n, word in enumerate(text.split()))
    found = star_from(text, sentences, SCALE, heard)
    every = [quote for part in found.parts for quote in part.quotes] + [found.measurable]
    assert all(quote and stands_in(quote, text) for quote in every)
    assert [quote.second for quote in every if quote] == [
        len(text[: quote.start].split()) / 2 for quote in every if quote
    ]


@pytest.mark.parametrize(("likely", "is_gone"), [(0.0, True), (0.19, True), (0.2, False), (0.5, False), (1.0, False)])
def test_a_part_is_missing_only_where_every_sentence_is_surely_none(likely: float, is_gone: bool) -> None:
    _, sentences = labelled(SETTING, DEED, ("Then it was quiet.", f"result={likely}"), REASON)
    assert is_missing("result", sentences, SCALE) is is_gone
    assert not is_missing("situation", sentences, SCALE)
