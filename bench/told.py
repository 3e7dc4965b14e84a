"""What is true of a frame beside what was told of it, and the shares that were right; knows no picture."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import mean

from bench.records import Figure


@dataclass(frozen=True, slots=True)
class Judged:
    """One frame: what is true and what was told (None: nothing), and to which side; `unit` is what weighs one."""

    unit: str
    looking: bool
    direction: str
    told: bool | None
    told_direction: str = ""


def summary(judged: Sequence[Judged]) -> tuple[Figure, Figure, Figure]:
    told = [one for one in judged if one.told is not None]
    right = mean(one.told == one.looking for one in told) if told else None
    return f"{len(told)} of {len(judged)}", rounded(right), direction_share(judged)


def balanced(judged: Sequence[Judged], *, by_frame: bool = False) -> float | None:
    """Mean of the shares told right of looking and of not looking; None while one of them was never told."""
    shares = []
    for looking in (True, False):
        units: dict[str, list[bool]] = defaultdict(list)
        for number, one in enumerate(judged):
            if one.looking is looking and one.told is not None:
                units[str(number) if by_frame else one.unit].append(one.told is looking)
        if not units:
            return None
        shares.append(mean(mean(right) for right in units.values()))
    return rounded(mean(shares))


def direction_share(judged: Sequence[Judged]) -> float | None:
    """Of the looks away that were told and have a labelled side: how many were told to the right side."""
    sided = [one for one in judged if one.told is False and not one.looking and one.direction]
    return share_of(sided, lambda one: one.direction == one.told_direction)


def share_of(judged: Sequence[Judged], holds: Callable[[Judged], bool]) -> float | None:
    return rounded(mean(map(holds, judged))) if judged else None


def rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)


def as_labelled(yaw: float, pitch: float) -> tuple[float, float]:
    y, p = math.radians(yaw), math.radians(pitch)
    return (
        math.degrees(math.asin(math.cos(p) * math.sin(y))),
        math.degrees(math.atan2(math.sin(p), math.cos(p) * math.cos(y))),
    )
