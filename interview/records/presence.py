"""Where the person looks, as records; they know no camera, keep no picture, and name no emotion and nobody.

frame -> Glimpse -> Look -> Focus; a Calibration says what the page's window is in a person's own angles.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Look(StrEnum):
    ON_SCREEN = "on screen"
    AWAY = "away"
    NO_FACE = "no face"
    TWO_FACES = "two faces"
    DARK = "too dark"


@dataclass(frozen=True, slots=True)
class Box:
    """A part of a picture, in shares of its width and height from the top left."""

    x: float
    y: float
    width: float
    height: float


IN_THE_MIDDLE = Box(0.35, 0.25, 0.3, 0.5)


@dataclass(frozen=True, slots=True)
class FaceObservation:
    """One face in one frame; angles in degrees, 0 = straight at the camera.

    yaw and gaze_yaw grow towards the image's right (the person's own left), pitch and gaze_pitch upwards.
    Gaze is the eyes' turn within the head. `closed` is how far the lids are shut, `light` the face's mean
    brightness, both 0 to 1; `hidden` eyes are behind dark glasses; `pixels` is the face's width in the frame.
    """

    at: float
    yaw: float
    pitch: float
    gaze_yaw: float
    gaze_pitch: float
    closed: float = 0.0
    hidden: bool = False
    light: float = 0.5
    pixels: float = 200.0
    box: Box = IN_THE_MIDDLE


@dataclass(frozen=True, slots=True)
class Glimpse:
    """What one frame shows: when, its mean brightness (0 to 1), and its faces, the nearest first."""

    at: float
    light: float
    faces: tuple[FaceObservation, ...] = ()


@dataclass(frozen=True, slots=True)
class Seen:
    """What one frame says: `look` is None where it says nothing (closed eyes, a face too small to read).

    `direction` is where to, as the person sees it: left, right, up or down; "" unless away.
    """

    at: float
    look: Look | None
    direction: str = ""


@dataclass(frozen=True, slots=True)
class Calibration:
    """A person's combined angles -> shares of the page's window from its top left.

    x = across[0] + across[1] * sideways + across[2] * upwards; y likewise with `down`. `error` is how far, in shares,
    the points that were looked at lie from where they should.
    """

    across: tuple[float, float, float]
    down: tuple[float, float, float]
    error: float = 0.0


@dataclass(frozen=True, slots=True)
class Limits:
    """When looking away is a distraction, in seconds: so long in one go, or in sum within a time.

    The defaults are Euro NCAP's for a driver (Assessment Protocol Safe Driving, driver monitoring: 3 s, 10 s in 30).
    """

    long: float = 3.0
    repeated: float = 10.0
    within: float = 30.0


@dataclass(frozen=True, slots=True)
class Away:
    """A span of looking away; seconds of the answer. `direction` as the person sees it: left, right, up or down."""

    start: float
    end: float
    direction: str = ""


@dataclass(frozen=True, slots=True)
class Spell:
    """A span in which nothing can be said of the eyes: no face, two faces, or too dark."""

    start: float
    end: float
    look: Look


@dataclass(frozen=True, slots=True)
class Distraction:
    """`kind`: "long", one look away; or "repeated", many that add up; seconds of the answer."""

    start: float
    end: float
    kind: str


@dataclass(frozen=True, slots=True)
class Second:
    """One second of an answer; `look` is None where nothing was seen or it says nothing."""

    look: Look | None
    direction: str = ""


@dataclass(frozen=True, slots=True)
class Focus:
    """Where the person looked during one answer, on the clock of its sound.

    `share` is the time on screen of the time in which that can be told, None when too little was seen; `rough` says
    that no calibration stands behind it.
    """

    seconds: float
    frames: int
    share: float | None
    rough: bool = True
    each_second: tuple[Second, ...] = ()
    away: tuple[Away, ...] = ()
    distractions: tuple[Distraction, ...] = ()
    spells: tuple[Spell, ...] = ()


@dataclass(frozen=True, slots=True)
class Watched:
    """What the camera showed while an answer was given, in order of time, and the calibration that held."""

    glimpses: tuple[Glimpse, ...] = ()
    calibration: Calibration | None = None
