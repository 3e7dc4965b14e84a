"""A deed is what "I" did; a date and a rank count nothing."""

from __future__ import annotations

import pytest

from interview.core.scoring.deeds import did_it_myself, is_counted
from tests.core.scoring.answers import HOSTILE
from tests.effort import processor_seconds


@pytest.mark.parametrize(
    "thought",
    [
        "i sorted the patients by urgency",
        "i've rewritten it and i cut it by half",
        "then made a list",
        "i said no to it",
    ],
)
def test_what_i_did_is_a_deed(thought: str) -> None:
    assert did_it_myself(thought)


@pytest.mark.parametrize(
    "thought",
    [
        "i think so i guess",
        "i was at home",
        "i had to find the cause",
        "i graduated in spring",
        "i realized that it was late",
        "we planned the move",
        "my manager sorted the patients",
        "",
    ],
)
def test_hedges_states_duties_and_what_others_did_are_none(thought: str) -> None:
    assert not did_it_myself(thought)


@pytest.mark.parametrize("thought", ["from six hours to forty minutes", "not a single complaint", "faster than before"])
def test_a_number_and_a_comparison_count(thought: str) -> None:
    assert is_counted(thought)


@pytest.mark.parametrize(
    "when", ["in 2019", "in twenty nineteen", "in two thousand eighteen", "at 5 pm", "on the 3rd", "the biggest award"]
)
def test_a_date_or_a_rank_alone_counts_nothing(when: str) -> None:
    assert not is_counted(f"as a result the client signed {when}")


@pytest.mark.parametrize("piece", HOSTILE)
def test_twenty_thousand_characters_take_no_half_second(piece: str) -> None:
    text = (piece * 20_000)[:20_000]
    assert processor_seconds(lambda: did_it_myself(text) or is_counted(text)) < 0.5
