"""The words of an answer that are quoted back are the person's, worth asking about, and not cut in mid-thought."""

from __future__ import annotations

import pytest

from interview.interviewer.questions.probing import phrase_to_probe, sentence_with, shortened


def test_the_phrase_to_probe_is_the_persons_own_claim() -> None:
    answer = "Hello, my name is Ada. I like trains. I cut the nightly load from six hours to one, which was nice."
    assert phrase_to_probe(answer) == "I cut the nightly load from six hours to one"


@pytest.mark.parametrize("answer", ["", "Yes.", "I don't know."])
def test_there_is_nothing_to_probe_in_a_word_or_two(answer: str) -> None:
    assert phrase_to_probe(answer) == ""


def test_a_phrase_does_not_begin_with_the_words_that_lead_up_to_it() -> None:
    assert phrase_to_probe("So, um, basically I rebuilt the invoice form.") == "I rebuilt the invoice form"


def test_a_long_clause_is_not_left_hanging() -> None:
    assert (
        shortened("I moved all of the slow reports to a second server in the", 11)
        == "I moved all of the slow reports to a second server"
    )


def test_the_phrase_stands_in_its_sentence() -> None:
    answer = "It was winter. I rang all nine customers that night, and they stayed."
    phrase = phrase_to_probe(answer)
    assert phrase in answer
    assert sentence_with(phrase, answer) == "I rang all nine customers that night, and they stayed."
