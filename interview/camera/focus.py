"""What the camera showed during one answer -> where the person looked; nothing where too little was seen."""

from __future__ import annotations

from collections.abc import Sequence

from interview.camera.spans import (
    Run,
    away_from,
    distractions_from,
    runs_from,
    seconds_from,
    smoothed,
    spells_from,
)
from interview.camera.states import seen_in
from interview.records import Calibration, Focus, Glimpse, Limits, Look

FEWEST_FRAMES, SHORTEST = 10, 3.0
"""Frames that say where the person looked, and seconds: under them a share would say more than was seen."""
SMALLEST_SHARE_TOLD = 0.5


def focus_from(
    glimpses: Sequence[Glimpse],
    calibration: Calibration | None = None,
    *,
    seconds: float = 0.0,
    limits: Limits | None = None,
) -> Focus:
    """Glimpses in order of time; `seconds` is how long the answer was, where that is known.

    The share is None, and no look away is listed, when the eyes were seen too rarely to speak of the answer.
    """
    if seconds:  # the camera saw more than the recorder heard
        glimpses = [glimpse for glimpse in glimpses if glimpse.at <= seconds]
    seen = [seen_in(glimpse, calibration) for glimpse in glimpses]
    runs = runs_from(smoothed(seen))
    told = [run for run in runs if run.look in (Look.ON_SCREEN, Look.AWAY)]
    frames_told = sum(one.look in (Look.ON_SCREEN, Look.AWAY) for one in seen)
    enough = (
        frames_told >= FEWEST_FRAMES
        and _length(told) >= SHORTEST - 1e-6
        and _length(told) >= SMALLEST_SHARE_TOLD * _length(runs)
    )
    whole = max(seconds, glimpses[-1].at if glimpses else 0.0)
    on_screen = [run for run in told if run.look is Look.ON_SCREEN]
    return Focus(
        seconds=round(whole, 2),
        frames=len(glimpses),
        share=round(_length(on_screen) / _length(told), 3) if enough else None,
        rough=calibration is None,
        each_second=seconds_from(runs, whole),
        away=away_from(runs) if enough else (),
        distractions=distractions_from(runs, limits or Limits()) if enough else (),
        spells=spells_from(runs),
    )


def _length(runs: Sequence[Run]) -> float:
    return sum(run.seconds for run in runs)
