"""The only writer of sessions, as its callers see it: a session is held, read, and written from what was read.

A page, the live line and the command line keep a key or an id, and ask for the session whenever a step begins.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from interview.sessions.keys import Key
from interview.sessions.leases import Holder, Lease
from interview.sessions.session import Session

Change = Callable[[Session], Session]
"""A step from one session to the next. Raises StageError for a session that it does not fit."""


class Store(Protocol):
    """Every method raises StorageError for a session that is not there, or a disk that cannot be used."""

    def opened(self, key: object) -> str:
        """The id of the session that this key opens."""
        ...

    def session_of(self, key: object) -> Session:
        """That session as it is now."""
        ...

    def hold(self, session_id: str, holder: Holder, patience: float = ...) -> Lease:
        """The right to write it, for as long as a step or a conversation takes.

        Raises HeldError where another one has it for longer than `patience` seconds.
        """
        ...

    def holder(self, session_id: str) -> Holder | None:
        """Who of this process has that right."""
        ...

    def load(self, session_id: str, lease: Lease | None = None) -> Session:
        """As it is now, with its revision. Read without a lease it may be written while nobody holds it."""
        ...

    def create(self, session: Session, key: Key | None = None) -> Session: ...

    def write(self, session: Session) -> Session:
        """-> the session with its new revision. Raises StaleError where `session` is not what was written last, and
        HeldError where another one holds it, or the lease it was read under has ended: nothing is changed then."""
        ...

    def update(self, session: Session, change: Change) -> Session:
        """Write `change(session)`; of a session that is stale, what is there is read again and changed."""
        ...

    def repeatable(self, before: Session, after: Session) -> AbstractContextManager[None]:
        """A step that fails in here, when its session is written already, may be tried again from where it began."""
        ...

    def bring_up(self, session: Session) -> None:
        """Make the tables follow from the session again. Raises HeldError where another one holds it."""
        ...

    def delete(self, session_id: str) -> None: ...

    def questions_of(self, session_ids: Sequence[str]) -> tuple[str, ...]:
        """Every question of these sessions, each once; one that is gone or damaged has none."""
        ...
