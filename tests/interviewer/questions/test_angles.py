"""The form that a question must have, and how to tell that the form cut it off."""

from __future__ import annotations

import re

import pytest

from interview.interviewer.questions.angles import angles_of, is_cut_off, pursuit_of
from interview.records import Kind, Level, Slot, Stage


def behavioural_shape() -> str:
    slot = Slot(Stage.BEHAVIOURAL, Kind.BEHAVIOURAL, "the paper", "adaptability", Level.HARD, "")
    return angles_of(slot)[0].shape


@pytest.mark.parametrize("letters", [100, 60])
def test_a_sentence_that_fills_its_form_was_cut_wherever_it_was(letters: int) -> None:
    event = (
        "you had to change your approach to the newspaper's pages at the very last minute while ensuring the integrity"
    )
    event = f" {event}"[: letters + 1]
    question = f"Describe a time when{event}. What did you do first?"
    assert re.fullmatch(rf"{behavioural_shape()}\?", question)
    assert is_cut_off(question, behavioural_shape()) == (letters == 100)


def test_the_end_can_be_cut_off_as_well() -> None:
    begun = "Describe a time when a colleague wanted to plan the night shifts differently. How did you settle "
    end = "it with all of them without having any lon"
    whole = "it with them?"
    assert is_cut_off(
        f"{begun}{'the plan with the others who also wanted it their own way'[:50]}?", behavioural_shape()
    )
    assert not is_cut_off(begun + end + "?", behavioural_shape())
    assert not is_cut_off(begun + whole, behavioural_shape())


def test_a_follow_up_to_an_imagined_case_asks_what_they_would_do() -> None:
    pursuit = pursuit_of(Stage.SITUATIONAL, "vague")
    assert "would" in pursuit.side
    assert re.fullmatch(rf"{pursuit.shape}\?", "What would you say to the customer first?")
    assert not re.fullmatch(rf"{pursuit.shape}\?", "What tasks did you perform as part of the launch?")


def test_a_follow_up_to_a_story_asks_what_they_did() -> None:
    pursuit = pursuit_of(Stage.BEHAVIOURAL, "vague")
    assert "would" not in pursuit.side
    assert re.fullmatch(rf"{pursuit.shape}\?", "What did you say to the customer first?")
