"""The cameras of this process, one a session, in memory only: they outlive connections, and end with the process."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING

from interview.errors import StageError
from interview.live.camera import Camera
from interview.records import Glimpse
from interview.sessions import Store

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FINISHED = "This interview is finished. Start a new one in Prepare."
MOST = 200
"""Cameras of interviews that nobody goes on with are dropped, the longest unused first."""
UNUSED = 3600.0
"""Seconds after which one that nothing was asked of is dropped, with its calibration."""


class Cameras:
    def __init__(self, store: Store, observe: Callable[[NDArray[np.uint8], float], Glimpse]) -> None:
        """`observe` finds the faces of a frame."""
        self._store, self._observe, self._lock = store, observe, Lock()
        self._cameras: OrderedDict[str, Camera] = OrderedDict()

    def open(self, key: object) -> Camera:
        """For a page that turns its camera on. Raises StorageError, the same for a wrong key and an unknown session,
        and StageError for one that is over."""
        session = self._store.session_of(key)
        if session.finished:
            raise StageError(FINISHED)
        return self.of(session.id)

    def observe(self, frame: NDArray[np.uint8], at: float) -> Glimpse:
        return self._observe(frame, at)

    def of(self, session_id: str) -> Camera:
        with self._lock:
            camera = self._cameras.pop(session_id, None) or Camera()
            self._cameras[session_id] = camera
            while len(self._cameras) > MOST:
                self._cameras.popitem(last=False)
        camera.touch()
        self.tidy()
        return camera

    def drop(self, session_id: str) -> None:
        """The session is deleted."""
        with self._lock:
            self._cameras.pop(session_id, None)

    def tidy(self) -> None:
        with self._lock:
            for name in [name for name, camera in self._cameras.items() if camera.seconds_unused > UNUSED]:
                del self._cameras[name]
