"""One step at a time for each session: a second click meanwhile is told to wait. A browser's key says which session."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from interview.errors import HeldError, StageError
from interview.sessions import Holder, Store
from interview.sessions.session import Session
from interview.web.events.edge import BusyError

LIVE = str(Holder.LIVE)
NONE = "Prepare first: give a resume and a job description, or try the sample."


class Held(Protocol):
    """The live interviews; each writes its session itself, so no step may meanwhile."""

    def is_live(self, session_id: str) -> bool: ...
    def leave(self, session_id: str) -> None:
        """Forget what is held of a session that nobody is connected to: a step changes it."""
        ...


class Turns:
    """Shared by all events of the page, of all visitors."""

    def __init__(self, store: Store, held: Held) -> None:
        self._store, self._held = store, held

    def session_of(self, key: object) -> Session:
        """As it is now, to be looked at. Raises StorageError for a key that opens nothing, StageError without one."""
        return self._store.load(self._id_of(key))

    @contextmanager
    def alone(self, key: object) -> Iterator[Session]:
        """The session as it is now, which is nobody else's to change meanwhile: the step has its lease.

        Raises BusyError where another step, the live line or another program has it.
        """
        session_id = self._id_of(key)
        if self._held.is_live(session_id):
            raise BusyError(LIVE)
        self._held.leave(session_id)
        try:
            lease = self._store.hold(session_id, Holder.STEP)
        except HeldError as error:
            raise BusyError(str(error)) from error
        with lease:
            yield self._store.load(session_id, lease)

    def is_busy(self, session_id: str) -> bool:
        return self._store.holder(session_id) is Holder.STEP

    def _id_of(self, key: object) -> str:
        if not key:
            raise StageError(NONE)
        return self._store.opened(key)
