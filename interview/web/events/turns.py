"""One step at a time for each session: a second click meanwhile is told to wait. A browser's key says which session."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Protocol

from interview.errors import StageError
from interview.sessions.session import Session
from interview.web.events.edge import BusyError

LIVE = "The live interview is running. Answer there; pause or end it first to do this."
NONE = "Prepare first: give a resume and a job description, or try the sample."


class Held(Protocol):
    """The live interviews; each writes its session itself, so no step may meanwhile."""

    def is_live(self, session_id: str) -> bool: ...
    def leave(self, session_id: str) -> None:
        """Forget what is held of a session that nobody is connected to: a step changes it."""
        ...


class Turns:
    """Shared by all events of the page, of all visitors."""

    def __init__(self, opened: Callable[[object], str], latest: Callable[[str], Session], held: Held) -> None:
        """`opened` gives the id that a key opens, or raises; `latest` reads a session as it is now."""
        self._opened, self._latest, self._held = opened, latest, held
        self._busy: set[str] = set()
        self._lock = Lock()

    def session_of(self, key: object) -> Session:
        """As it is now, to be looked at. Raises StorageError for a key that opens nothing, StageError without one."""
        return self._latest(self._id_of(key))

    @contextmanager
    def alone(self, key: object) -> Iterator[Session]:
        """The session as it is now, which is nobody else's to change meanwhile."""
        session_id = self._id_of(key)
        with self._lock:
            if session_id in self._busy:
                raise BusyError("One moment: the last step is still running.")
            if self._held.is_live(session_id):
                raise BusyError(LIVE)
            self._busy.add(session_id)
        try:
            self._held.leave(session_id)
            yield self._latest(session_id)
        finally:
            self._busy.discard(session_id)

    def is_busy(self, session_id: str) -> bool:
        return session_id in self._busy

    def _id_of(self, key: object) -> str:
        if not key:
            raise StageError(NONE)
        return self._opened(key)
