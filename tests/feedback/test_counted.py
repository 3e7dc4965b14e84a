"""A number counts where it says how much of something; a price, a date and the time of day do not."""

from __future__ import annotations

import pytest

from interview.feedback.counted import is_counted


@pytest.mark.parametrize(
    "said",
    [
        "The next year we had zero wrong cases, before it was four.",
        "Waiting fell from six hours to forty minutes.",
        "the pitch has been playable for two winters now",
        "It has stayed quiet for 3 weeks.",
        "Mistakes were halved.",
        "We saved 40,000 euros a year.",
        "Complaints went down 12%.",
    ],
)
def test_how_much_or_how_many_is_counted(said: str) -> None:
    assert is_counted(said)


@pytest.mark.parametrize(
    "said",
    [
        "They gave us till Monday for eighty quid.",
        "it cost nine thousand in the end",
        "We paid about 300 pounds for it.",
        "It was ready on the 3rd of May.",
        "By 12 March 2021 it was done.",
        "They opened at ten o'clock.",
        "They opened at 10:30.",
        "Nobody was harmed.",
        "It was the best evening of all.",
    ],
)
def test_a_price_a_date_and_the_time_of_day_are_not(said: str) -> None:
    assert not is_counted(said)
