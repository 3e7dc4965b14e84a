"""Words spoken over the interviewer: whether they want the floor, or are its own, or tell nothing yet."""

from __future__ import annotations

import pytest

from interview.live.barging import is_meant, is_undecided

QUESTION = "Two transactions update the same rows and one is aborted as a deadlock. How do you deal with it?"


@pytest.mark.parametrize("heard", ["And as a", "so it is", "um and then"])
def test_words_that_could_stand_in_any_sentence_are_not_judged_yet(heard: str) -> None:
    assert is_undecided(heard)


@pytest.mark.parametrize(
    "heard", ["", "mm-hm", "yeah okay", "And as a result the load", "no wait", "transactions update"]
)
def test_agreement_and_words_that_tell_something_are_judged_at_once(heard: str) -> None:
    assert not is_undecided(heard)


def test_small_words_of_the_question_do_not_make_an_answer_an_echo_of_it() -> None:
    assert is_meant("And as a result, the load time dropped", QUESTION)
    assert not is_meant("transactions update the same rows", QUESTION)
    assert not is_meant("yeah right", QUESTION)
