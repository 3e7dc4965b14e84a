"""Pace over an answer as a small line, with the conversational band behind it and its words beside it."""

from __future__ import annotations

from collections.abc import Sequence

from interview.records import PacePoint
from interview.web.views.evidence import clock
from interview.web.views.fragments import paragraph, safe

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


def pace_html(pace: Sequence[PacePoint]) -> str:
    """ "" for an answer too short for pace over time."""
    if not pace:
        return ""
    said = pace_words(pace)
    band = f"{CONVERSATIONAL[0]:.0f} to {CONVERSATIONAL[1]:.0f}"
    shaded = f"Each point is 10 seconds of speech; the shaded band is conversational, {band} words a minute."
    return f"<h3>Pace over time</h3>{_chart(pace, said)}{paragraph(f'{said} {shaded}', 'why')}"


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


def _chart(pace: Sequence[PacePoint], label: str) -> str:
    low, high = _extremes(pace)
    bottom, top = min(LOWEST, low.words_per_minute), max(HIGHEST, high.words_per_minute)
    first, last = pace[0].at, max(pace[-1].at, pace[0].at + 1.0)

    def x(at: float) -> float:
        return LEFT + (WIDTH - LEFT - 6) * (at - first) / (last - first)

    def y(rate: float) -> float:
        return 6 + (HEIGHT - FOOT - 12) * (top - rate) / (top - bottom)

    slow, fast = (y(edge) for edge in CONVERSATIONAL)
    line = " ".join(f"{x(one.at):.1f},{y(one.words_per_minute):.1f}" for one in pace)
    dots = "".join(f'<circle cx="{x(one.at):.1f}" cy="{y(one.words_per_minute):.1f}" r="3.5"/>' for one in (low, high))
    return (
        f'<svg class="pace" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{safe(label)}">'
        f'<rect x="{LEFT}" y="{fast:.1f}" width="{WIDTH - LEFT}" height="{slow - fast:.1f}"/>'
        f'<text x="0" y="{fast + 3:.1f}">160</text><text x="0" y="{slow + 5:.1f}">140</text>'
        f'<polyline points="{line}"/>{dots}'
        f'<text x="{LEFT}" y="{HEIGHT - 4}">{clock(first)}</text>'
        f'<text x="{WIDTH}" y="{HEIGHT - 4}" text-anchor="end">{clock(last)}</text></svg>'
    )
