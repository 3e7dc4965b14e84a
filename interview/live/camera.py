"""What the camera saw since a question was asked; observations only, never a frame."""

from __future__ import annotations

import time
from threading import Lock

from interview.core.focus import Seen
from interview.core.records import FaceObservation


class Camera:
    def __init__(self) -> None:
        self._lock = Lock()
        self.reset()

    def reset(self) -> None:
        """A question is asked now."""
        with self._lock:
            self._asked = time.monotonic()
            self._seen: list[tuple[float, FaceObservation | None]] = []

    @property
    def now(self) -> float:
        """Seconds since the question."""
        return time.monotonic() - self._asked

    def saw(self, at: float, seen: FaceObservation | None) -> None:
        with self._lock:
            self._seen.append((at, seen))

    @property
    def seen(self) -> Seen:
        with self._lock:
            return tuple(self._seen)
