"""What somebody would do is no deed of a story, and an outcome that nobody knows is none."""

from __future__ import annotations

import pytest

from interview.feedback.sentences import ToldSentence
from interview.feedback.supposed import is_supposed, without_suppositions
from interview.records import Kind, Span


@pytest.mark.parametrize(
    ("said", "supposes"),
    [
        ("I would stay neutral and report it to the agency.", True),
        ("i would also look after myself", True),
        ("I'll ring the customer first.", True),
        ("I told him I would ring back, and I did.", False),
        ("We decided we would close the ward.", False),
        ("I would have lost the client, so I called.", False),
        ("I stayed neutral and reported it.", False),
    ],
)
def test_only_what_one_would_do_is_supposed(said: str, supposes: bool) -> None:
    assert is_supposed(said) is supposes


def told(text: str) -> ToldSentence:
    return ToldSentence(Span(0, len(text)), tuple(text.split()), {"action": 0.9, "own action": 0.9, "result": 0.8})


def test_a_supposition_is_a_step_of_a_plan_and_no_deed_of_a_story() -> None:
    text = "I would stay neutral and report it."
    (one,) = without_suppositions(Kind.BEHAVIOURAL, text, [told(text)])
    assert (one.likely["action"], one.likely["own action"]) == (0.0, 0.0)
    assert without_suppositions(Kind.SITUATIONAL, text, [told(text)]) == (told(text),)


def test_an_outcome_that_nobody_knows_is_none_and_the_deed_stays() -> None:
    text = "Then I was moved, so I don't know how that one ended."
    (one,) = without_suppositions(Kind.EXPERIENCE, text, [told(text)])
    assert (one.likely["result"], one.likely["action"]) == (0.0, 0.9)
