"""What the page's window is in a person's own angles, from looks at points on it; knows no page and no camera.

Affine, head and eyes together: a person's eyes, seat and camera shift and stretch the angles, little else does
(calibrated webcam gaze comes to 1.4 degrees so, uncalibrated to 4 to 10).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import median
from typing import TYPE_CHECKING

from interview.camera.gaze import HEAD_TURN, combined
from interview.camera.states import are_readable
from interview.errors import CalibrationError
from interview.records import Calibration, FaceObservation

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

TRAVEL = 0.4
"""Seconds after a point appears that do not count: 0.2 to notice it, the rest to look there and settle."""
FEWEST_FRAMES, FEWEST_POINTS = 3, 4
LARGEST_ERROR = 0.2
"""Of the window, the mean distance of the points from where they should be: twice what the tracker errs by over a
window of 32 degrees."""
FLATTEST, STEEPEST = 0.01, 0.3
"""Shares of the window a degree: a wall of screens, a window of three degrees."""
CROSSED = 0.6
"""How much a look upwards may count sideways, and the other way round: a head or a camera tilted by 30 degrees.

Without it, five points of which one may be left out fit a person who only looks aside and back one time in 50. With it,
of made-up people who stare, look anywhere or now and then aside, at most one in 40 gets by, in most kinds none in 200;
who follows the points over a window of 30 degrees, with 4 degrees of noise a frame, does 99 times in 100, over one of
10 degrees five times in six.
"""

NO_FACE = (
    "Your face was not seen long enough at the points. Sit in the middle of the picture, with light, and try again."
)
NOT_FOLLOWED = (
    "Your eyes could not be followed from point to point. Look at each point until it moves, with your head still, "
    "and try again; glasses that shine are in the way."
)


@dataclass(frozen=True, slots=True)
class Looked:
    """One frame while the person was asked to look at a point (shares of the window), `since` it appeared."""

    x: float
    y: float
    since: float
    face: FaceObservation | None


def calibration_from(looks: Sequence[Looked]) -> Calibration:
    """Fit the window to looks at its points. Raises CalibrationError with what the person can do."""
    points = _medians(looks)
    if len(points) < FEWEST_POINTS or not _spread_out([where for where, _ in points]):
        raise CalibrationError(NO_FACE)
    kept = min(_subsets(points), key=_error_of)
    across, down = _fitted(kept)
    error = _error_of(kept)
    if error > LARGEST_ERROR or not _is_plausible(across, down):
        raise CalibrationError(NOT_FOLLOWED)
    return Calibration(across, down, round(error, 3))


Point = tuple[float, float]
Points = Sequence[tuple[Point, Point]]
"""(shares of the window, degrees) of each point that was looked at long enough."""


def _medians(looks: Sequence[Looked]) -> Points:
    angles: dict[Point, list[Point]] = defaultdict(list)
    for look in looks:
        if look.since >= TRAVEL and look.face is not None and is_usable(look.face):
            angles[look.x, look.y].append(combined(look.face))
    return [
        (where, (median(x for x, _ in seen), median(y for _, y in seen)))
        for where, seen in angles.items()
        if len(seen) >= FEWEST_FRAMES
    ]


def is_usable(face: FaceObservation) -> bool:
    """Whether its angles can be measured, and lie where the tracker measures them well."""
    return are_readable(face) and max(abs(face.yaw), abs(face.pitch)) <= HEAD_TURN


def _spread_out(places: Sequence[Point]) -> bool:
    """Points on one line say nothing of the other direction."""
    return all(max(values) - min(values) >= 0.4 for values in zip(*places, strict=True))


def _subsets(points: Points) -> list[Points]:
    """All points; and, where enough are left, all but one: a point that was not looked at must not bend the rest."""
    fewer = [list(some) for some in combinations(points, len(points) - 1)]
    return [points, *(some for some in fewer if len(points) > FEWEST_POINTS and _spread_out([w for w, _ in some]))]


def _fitted(points: Points) -> tuple[tuple[float, float, float], tuple[float, float, float]]:
    import numpy as np

    angles = np.array([(1.0, *degrees) for _, degrees in points])
    solved: Numbers = np.linalg.lstsq(angles, np.array([where for where, _ in points]), rcond=None)[0]
    across, down = solved.T.tolist()
    return tuple(across), tuple(down)


def _error_of(points: Points) -> float:
    """Mean distance of the points from where a fit puts them, in shares; for the degrees of freedom that it used."""
    import numpy as np

    across, down = _fitted(points)
    off = [
        (across[0] + across[1] * s + across[2] * u - x) ** 2 + (down[0] + down[1] * s + down[2] * u - y) ** 2
        for (x, y), (s, u) in points
    ]
    return float(np.sqrt(sum(off) / max(len(points) - 3, 1)))


def _is_plausible(across: tuple[float, float, float], down: tuple[float, float, float]) -> bool:
    """The image's right is the person's left: looking to the right of the page lowers the angle sideways."""
    straight, crossed = (-across[1], -down[2]), (across[2], down[1])
    return all(
        FLATTEST <= along <= STEEPEST and abs(aside) <= CROSSED * along
        for along, aside in zip(straight, crossed, strict=True)
    )
