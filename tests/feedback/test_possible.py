"""An example is shown only where a person's answer like it would be a good one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from interview.errors import BackendError
from interview.feedback.judging import Judge
from interview.feedback.possible import LONGEST, is_worth_showing
from interview.records import Kind
from interview.records.read_answer import LABELS, ReadAnswer
from tests.feedback.made import SCALE, STORY, Told, labels_of

ANSWER = (
    "I was in charge of the night shift when two colleagues were sick. I sorted the patients by urgency and called the "
    "next ward for help. By morning nobody had been harmed, and the list is still in use."
)


class Failing:
    def read_answer(self, question: Sequence[str], answer: Sequence[str]) -> ReadAnswer:
        raise BackendError("The answer reader failed.")


class Empty:
    """A reader that finds good levels, and general claims in every word."""

    def read_answer(self, question: Sequence[str], answer: Sequence[str]) -> ReadAnswer:
        labels = labels_of(len(answer))
        labels[:, LABELS.index("opinion")] = 4.0
        return ReadAnswer((0.0, 0.0, 0.2, 0.5, 0.3), 0.9, labels)


def is_shown(reader: object, text: str = ANSWER) -> bool:
    return is_worth_showing(Judge(reader, SCALE), STORY, text)  # type: ignore[arg-type]


def test_a_good_answer_is_an_example() -> None:
    assert is_shown(Told())


@pytest.mark.parametrize(
    "reader",
    [Told(levels=(0.3, 0.5, 0.2, 0.0, 0.0)), Told(relevance=0.05), Empty(), Failing()],
    ids=["weak", "to another question", "general claims", "cannot be read"],
)
def test_what_would_not_do_as_an_answer_is_no_example(reader: object) -> None:
    assert not is_shown(reader)


def test_an_example_can_be_said_in_a_minute_and_a_half() -> None:
    assert not is_shown(Told(), " ".join([ANSWER] * 6))
    assert len(ANSWER.split()) < LONGEST


def test_an_example_of_an_opening_may_be_about_anything_of_the_person() -> None:
    opening = replace(STORY, kind=Kind.OPENING)
    assert is_worth_showing(Judge(Told(relevance=0.05), SCALE), opening, ANSWER)
