"""One step at a time for each session: a second click meanwhile is told to wait. Knows no step."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

from interview.core.session import Session
from interview.errors import StageError
from interview.ui.screen import BusyError

LIVE = "The live interview is running. Answer there; pause or end it first to do this."


class Held(Protocol):
    """The live interviews; each writes its session itself, so no step may meanwhile."""

    def is_live(self, session_id: str) -> bool: ...
    def leave(self, session_id: str) -> None:
        """Forget what is held of a session that nobody is connected to: a step changes it."""
        ...


class Turns:
    """Shared by all events of the page, of all visitors."""

    def __init__(self, latest: Callable[[str], Session], held: Held) -> None:
        """`latest` reads a session as it is now: a page may still show an older one."""
        self._latest, self._held = latest, held
        self._busy: set[str] = set()

    @contextmanager
    def alone(self, session: Session | None) -> Iterator[Session]:
        """The session as it is now, which is nobody else's to change meanwhile."""
        if session is None:
            raise StageError("Prepare first: give a resume and a job description, or try the sample.")
        if session.id in self._busy:
            raise BusyError("One moment: the last step is still running.")
        if self._held.is_live(session.id):
            raise BusyError(LIVE)
        self._busy.add(session.id)
        try:
            self._held.leave(session.id)
            yield self._latest(session.id)
        finally:
            self._busy.discard(session.id)

    def is_busy(self, session: Session) -> bool:
        return session.id in self._busy
