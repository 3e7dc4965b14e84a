"""What somebody would do is no deed of a story, and an outcome that nobody knows is none."""

from __future__ import annotations

from dataclasses import replace

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


def test_what_goes_on_without_a_subject_is_still_supposed_where_nobody_ended_the_sentence() -> None:
    def parts(text: str, *pieces: str) -> list[tuple[str, float]]:
        spans = [Span(text.index(piece), text.index(piece) + len(piece)) for piece in pieces]
        said = [replace(told(piece), span=span) for piece, span in zip(pieces, spans, strict=True)]
        judged = without_suppositions(Kind.BEHAVIOURAL, text, said)
        return [(piece, one.likely["own action"]) for piece, one in zip(pieces, judged, strict=True)]

    run_on = "and i would look after myself afterwards go for a walk and then i rang the agency"
    assert parts(run_on, "and i would look after myself", "afterwards go for a walk", "and then i rang the agency") == [
        ("and i would look after myself", 0.0),
        ("afterwards go for a walk", 0.0),
        ("and then i rang the agency", 0.9),
    ]
    ended = "I would look after myself. Went for a walk."
    assert parts(ended, "I would look after myself.", "Went for a walk.")[1] == ("Went for a walk.", 0.9)
