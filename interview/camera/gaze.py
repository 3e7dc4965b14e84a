"""Where head and eyes together point, and whether that is the screen; knows one face and no time.

Sideways grows towards the image's right, upwards up; directions are named as the person sees them.
"""

from __future__ import annotations

from dataclasses import dataclass

from interview.records import Calibration, FaceObservation, Look

SIDEWAYS, UPWARDS, DOWNWARDS = 18.0, 14.0, 25.0
"""Degrees off the camera that still count as the screen, without a calibration. A laptop's screen spans 16 degrees
either side at 55 cm and 20 below its camera; the tracker's error is 4 (on the evaluation data; others find 4 to 10
without a calibration). Sideways half of it is added, since in small and soft pictures the iris reads short: 17 to 22
tell the plain data equally well, 18 the changed data better than 20. Above the camera there is no screen, and
a look below it is the one that others forgive (Chen 2002, "Leveraging the asymmetric sensitivity of eye contact for
videoconference").
"""
HEAD_TURN = 30.0
"""A head turned further is looking elsewhere whatever the eyes do: beyond it eyes rarely turn back (people move the
head for more than 20 to 30 degrees, Land 2004), and the iris is read badly there."""

BESIDE, ABOVE, BELOW = 5.0, 10.0, 6.0
"""Degrees beyond the page's window that still count as it, with a calibration: 4 for the error of one frame (people
feel looked at within about as much, Horstmann and Linke 2022, doi 10.1186/s41235-022-00418-1), the rest for the
screen's rim; above, the browser's bar and the camera itself, which is where to look in a video call."""
WIDEST_MARGIN = 0.5
"""Of the window, however little the person's angles grow across it."""


@dataclass(frozen=True, slots=True)
class Gaze:
    look: Look
    direction: str = ""


@dataclass(frozen=True, slots=True)
class Beyond:
    """How far a look lies beyond what counts as the screen, on each side; negative within."""

    left: float
    right: float
    up: float
    down: float


def combined(face: FaceObservation) -> tuple[float, float]:
    """Degrees sideways and upwards of head and eyes together."""
    return face.yaw + face.gaze_yaw, face.pitch + face.gaze_pitch


def is_turned(face: FaceObservation) -> bool:
    return max(abs(face.yaw), abs(face.pitch)) > HEAD_TURN


def gaze_of(face: FaceObservation, calibration: Calibration | None = None) -> Gaze:
    """On screen or away, and where to."""
    if is_turned(face):
        return Gaze(Look.AWAY, _furthest(_beyond_limits(face.yaw, face.pitch)))
    sideways, upwards = combined(face)
    beyond = _beyond_limits(sideways, upwards)
    if calibration is not None:
        beyond = _beyond_window(calibration, sideways, upwards)
    is_away = max(beyond.left, beyond.right, beyond.up, beyond.down) > 0
    return Gaze(Look.AWAY, _furthest(beyond)) if is_away else Gaze(Look.ON_SCREEN)


def point_on_page(calibration: Calibration, sideways: float, upwards: float) -> tuple[float, float]:
    """Where on the page a look falls, in shares of its window."""
    x, y = (line[0] + line[1] * sideways + line[2] * upwards for line in (calibration.across, calibration.down))
    return x, y


def _beyond_limits(sideways: float, upwards: float) -> Beyond:
    """In degrees; the image's right is the person's left."""
    return Beyond(sideways - SIDEWAYS, -sideways - SIDEWAYS, upwards - UPWARDS, -upwards - DOWNWARDS)


def _beyond_window(calibration: Calibration, sideways: float, upwards: float) -> Beyond:
    """In shares of the window."""
    x, y = point_on_page(calibration, sideways, upwards)
    wide, high = abs(calibration.across[1]), abs(calibration.down[2])
    beside, above, below = (
        min(margin * scale, WIDEST_MARGIN) for margin, scale in ((BESIDE, wide), (ABOVE, high), (BELOW, high))
    )
    return Beyond(-x - beside, x - 1 - beside, -y - above, y - 1 - below)


def _furthest(beyond: Beyond) -> str:
    return max(("left", "right", "up", "down"), key=lambda side: float(getattr(beyond, side)))
