"""One page's camera: what it showed during the open answer, and the person's calibration. Holds no frame, and no disk.

Any thread may call it. Knows no socket and no interview: a clock says where the answer stands.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Lock

from interview.camera import Looked, calibration_from
from interview.records import Calibration, Glimpse, Watched

Clock = Callable[[], float | None]
"""Seconds of the answer so far; None while nothing counts."""
Observe = Callable[[float], Glimpse]
"""Looks at a frame that was shown at a time, and drops it."""

MOST_GLIMPSES = 9000
"""Half an hour at five a second; what comes after is looked at, and not kept."""
MOST_LOOKS = 900


class Stopwatch:
    """Seconds while it runs, for answers without sound."""

    def __init__(self, *, running: bool = False, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._before, self._since = 0.0, clock() if running else None

    def run(self, running: bool) -> None:
        self._before, self._since = self.seconds, self._clock() if running else None

    @property
    def seconds(self) -> float:
        return self._before + (self._clock() - self._since if self._since is not None else 0.0)


class Camera:
    def __init__(self) -> None:
        self._lock = Lock()
        self._clock: Clock = lambda: None
        self._glimpses: list[Glimpse] = []
        self._before: list[Glimpse] = []  # of the answer before: it may be taken back
        self._calibration: Calibration | None = None
        self._point: tuple[float, float] | None = None
        self._point_since = 0.0
        self._looks: list[Looked] = []
        self._used_at = time.monotonic()

    def touch(self) -> None:
        self._used_at = time.monotonic()

    @property
    def seconds_unused(self) -> float:
        return time.monotonic() - self._used_at

    # ------------------------------------------------------------ the answer

    def begin(self, clock: Clock | None = None) -> None:
        """A new answer: nothing was seen of it yet. Without a clock its time runs from now."""
        stopwatch = Stopwatch(running=True)
        with self._lock:
            self._clock = clock or (lambda: stopwatch.seconds)
            self._before, self._glimpses = self._glimpses, []

    def take_back(self) -> None:
        """The answer before goes on."""
        with self._lock:
            self._glimpses, self._before = self._before, []

    def rest(self) -> None:
        """No answer is being given."""
        with self._lock:
            self._clock, self._glimpses, self._before, self._looks = (lambda: None), [], [], []

    def watch(self, observe: Observe) -> Glimpse:
        """One frame, at this moment: it counts for the answer, or for the point that is being looked at."""
        self.touch()
        at, now, point = self._clock(), time.monotonic(), self._point
        glimpse = observe(at or 0.0)
        with self._lock:
            if point is not None:
                self._note_look(point, now - self._point_since, glimpse)
            elif at is not None:
                self._keep(glimpse)
        return glimpse

    @property
    def watched(self) -> Watched:
        with self._lock:
            return Watched(tuple(self._glimpses), self._calibration)

    def _keep(self, glimpse: Glimpse) -> None:
        """A clock that goes back (what was said was no answer) takes what was seen since with it."""
        while self._glimpses and self._glimpses[-1].at > glimpse.at:
            self._glimpses.pop()
        if len(self._glimpses) < MOST_GLIMPSES:
            self._glimpses.append(glimpse)

    # ------------------------------------------------------------ the calibration

    @property
    def calibration(self) -> Calibration | None:
        return self._calibration

    def look_at(self, x: float, y: float) -> None:
        """From now on the person looks at this point of the page's window."""
        with self._lock:
            if self._point is None:  # a new round of points: those of one that was left off do not count
                self._looks = []
            self._point, self._point_since = (x, y), time.monotonic()
            self._looks = [look for look in self._looks if (look.x, look.y) != (x, y)]

    def look_anywhere(self) -> None:
        with self._lock:
            self._point = None

    def calibrate(self) -> Calibration:
        """From what was seen at the points; the earlier one stays where it fails. Raises CalibrationError."""
        with self._lock:
            looks, self._looks, self._point = self._looks, [], None
        calibration = calibration_from(looks)
        self._calibration = calibration
        return calibration

    def uncalibrate(self) -> None:
        with self._lock:
            self._calibration, self._looks, self._point = None, [], None

    def _note_look(self, point: tuple[float, float], since: float, glimpse: Glimpse) -> None:
        alone = glimpse.faces[0] if len(glimpse.faces) == 1 else None
        if len(self._looks) < MOST_LOOKS:
            self._looks.append(Looked(*point, since, alone))
