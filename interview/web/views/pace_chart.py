"""Pace over an answer as a small line, with the conversational band behind it and its words beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from interview.records import PacePoint
from interview.web.views.rendering import clock, render

CONVERSATIONAL = (140.0, 160.0)
"""Words a minute (National Center for Voice and Speech)."""
SLOW, FAST = 110.0, 180.0
"""Outside of these listeners find speech slow or hurried; the same limits as in the report."""
WIDTH, HEIGHT, LEFT, FOOT = 320, 112, 28, 18
LOWEST, HIGHEST = 100.0, 200.0
"""Words a minute that every chart shows, so that answers can be compared by eye."""


def pace_band(words_per_minute: float) -> str:
    """The word for a pace; the number decides as it is shown."""
    shown = round(words_per_minute)
    if shown < SLOW:
        return "slow"
    if shown < CONVERSATIONAL[0]:
        return "unhurried"
    if shown <= CONVERSATIONAL[1]:
        return "conversational"
    return "brisk" if shown <= FAST else "fast"


@dataclass(frozen=True, slots=True)
class Chart:
    """Where everything is drawn, in the units of the picture."""

    line: Sequence[tuple[float, float]]
    dots: Sequence[tuple[float, float]]
    slow: float  # the lower edge of the band
    fast: float
    first: float  # seconds
    last: float
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT


def pace_html(pace: Sequence[PacePoint]) -> Markup:
    """ "" for an answer too short for pace over time."""
    if not pace:
        return Markup("")
    return render("pace_chart", "pace", said=pace_words(pace), band=CONVERSATIONAL, chart=_chart(pace))


def pace_words(pace: Sequence[PacePoint]) -> str:
    low, high = _extremes(pace)
    if round(low.words_per_minute) == round(high.words_per_minute):
        return f"{low.words_per_minute:.0f} words a minute throughout."
    return (
        f"Slowest {low.words_per_minute:.0f} words a minute around {clock(low.at)}, "
        f"fastest {high.words_per_minute:.0f} around {clock(high.at)}."
    )


def _extremes(pace: Sequence[PacePoint]) -> tuple[PacePoint, PacePoint]:
    return min(pace, key=lambda one: one.words_per_minute), max(pace, key=lambda one: one.words_per_minute)


def _chart(pace: Sequence[PacePoint]) -> Chart:
    low, high = _extremes(pace)
    bottom, top = min(LOWEST, low.words_per_minute), max(HIGHEST, high.words_per_minute)
    first, last = pace[0].at, max(pace[-1].at, pace[0].at + 1.0)

    def y(rate: float) -> float:
        return 6 + (HEIGHT - FOOT - 12) * (top - rate) / (top - bottom)

    def place(one: PacePoint) -> tuple[float, float]:
        return LEFT + (WIDTH - LEFT - 6) * (one.at - first) / (last - first), y(one.words_per_minute)

    slow, fast = (y(edge) for edge in CONVERSATIONAL)
    return Chart([place(one) for one in pace], [place(low), place(high)], slow, fast, first, last)
