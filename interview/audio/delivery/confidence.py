"""The confidence score: how sure an answer sounds from its timing and words alone. Knows no face and no voice's colour.

It starts at 100 and each of five measures takes something, from nothing at what is usual up to its most. What is usual
is taken from the literature where there is any; the weights are set by hand, and not validated against listeners.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import mean, pstdev

from interview.records import Confidence, Deduction, Moment, MomentKind, PacePoint

FEWEST_WORDS, SHORTEST = 20, 10.0
"""Words and seconds under which a rate says nothing."""
LONG_PAUSE = 2.0
"""Seconds; set by hand: a shorter one is breath or thought, and listeners take it so."""


@dataclass(frozen=True, slots=True)
class Measure:
    """`free` costs nothing, `full` and above costs `most` points, in a straight line between the two."""

    name: str
    unit: str
    free: float
    full: float
    most: float


FILLERS = Measure("Fillers", "a minute", 5.0, 15.0, 25.0)
"""Up to 5 a minute cost a speaker nothing, 12 do (Laske and DiGennaro Reed 2024; theirs were sounds and words)."""
PAUSES = Measure(f"Pauses of {LONG_PAUSE:.0f} s and more", "a minute", 1.0, 5.0, 20.0)
STEADINESS = Measure("Changes of pace", "% around the mean", 25.0, 60.0, 20.0)
HEDGES = Measure("Hedges", "in 100 words", 2.0, 6.0, 15.0)
STUMBLES = Measure("Repetitions and restarts", "in 100 words", 3.5, 10.0, 20.0)
"""Conversation has 1.5 repeats and 1.9 restarts in 100 words (Bortfeld and others 2001)."""
MEASURES = (FILLERS, PAUSES, STEADINESS, HEDGES, STUMBLES)


def confidence_from(
    words: int, seconds: float, moments: Sequence[Moment], pace: Sequence[PacePoint]
) -> Confidence | None:
    """None for an answer too short; `seconds` from the first word to the last."""
    if words < FEWEST_WORDS or seconds < SHORTEST:
        return None
    minutes, hundreds = seconds / 60, words / 100
    long = sum(one.kind is MomentKind.PAUSE and one.end - one.start >= LONG_PAUSE for one in moments)
    stumbles = _count(moments, MomentKind.REPETITION) + _count(moments, MomentKind.RESTART)
    measured = (
        (FILLERS, _count(moments, MomentKind.FILLER) / minutes),
        (PAUSES, long / minutes),
        (STEADINESS, _variation(pace)),
        (HEDGES, _count(moments, MomentKind.HEDGE) / hundreds),
        (STUMBLES, stumbles / hundreds),
    )
    deductions = tuple(_deduction(measure, value) for measure, value in measured)
    return Confidence(round(100 - sum(one.points for one in deductions), 1), deductions)


def _deduction(measure: Measure, value: float) -> Deduction:
    share = (value - measure.free) / (measure.full - measure.free)
    points = round(measure.most * min(max(share, 0.0), 1.0), 1)
    return Deduction(measure.name, points, measure.most, f"{value:.1f} {measure.unit}")


def _variation(pace: Sequence[PacePoint]) -> float:
    """The pace's standard deviation in percent of its mean; 0 where it was measured once."""
    values = [point.words_per_minute for point in pace]
    return 100 * pstdev(values) / mean(values) if len(values) > 1 and mean(values) > 0 else 0.0


def _count(moments: Sequence[Moment], kind: MomentKind) -> int:
    return sum(moment.kind is kind for moment in moments)
