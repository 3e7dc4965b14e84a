"""Who may write a session: one holder at a time, in all processes of this computer.

A lease is a lock on a file in the session's folder, which the system takes from a process that ends. Knows no session.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import StrEnum
from pathlib import Path
from threading import RLock
from types import TracebackType

from filelock import FileLock, Timeout

from interview.errors import HeldError
from interview.sessions.files import FILE, unwritable

LOCK_FILE = ".lock"
PATIENCE = 20.0
"""Seconds that one writing waits for another. Either takes milliseconds; on a machine that is all busy, seconds."""
BRIEFLY = 0.5
"""Seconds that a step waits for a writing that is just under way, before it says that somebody else is there."""
LOOK_AGAIN = 0.005


class Holder(StrEnum):
    """Who holds a session, in the words that another one is refused with."""

    STEP = "One moment: the last step is still running."
    LIVE = "The live interview is running. Answer there; pause or end it first to do this."
    COMMAND = "This interview is being rehearsed on the command line. Wait until that is done."
    WRITING = "One moment: this interview is just being written."


ELSEWHERE = "Another program on this computer holds this interview. End it there, or wait until it is done."
ENDED = "This interview was gone on with elsewhere. Open it again to see where it stands."


class Lease:
    """The right to write one session, until `release`; any thread may use it."""

    def __init__(self, leases: Leases, session_id: str, holder: Holder, lock: FileLock) -> None:
        self.session_id, self.holder, self.name = session_id, holder, secrets.token_hex(8)
        self._leases, self._lock, self._turn = leases, lock, RLock()
        self._is_held = True

    @contextmanager
    def used(self) -> Iterator[None]:
        """One writing at a time; the lease does not end in the middle of one. Raises HeldError once it has ended."""
        with self._turn:
            if not self._is_held:
                raise HeldError(ENDED)
            yield

    def release(self) -> None:
        with self._turn:
            if self._is_held:
                self._is_held = False
                self._leases.drop(self)
                with suppress(OSError):  # who waits for it sees that this file has no name any more, and makes another
                    Path(self._lock.lock_file).unlink()
                self._lock.release()

    def __enter__(self) -> Lease:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


class Leases:
    """Those that this process holds, by session."""

    def __init__(self) -> None:
        self._held: dict[str, Lease] = {}

    def take(self, session_id: str, folder: Path, holder: Holder, patience: float) -> Lease:
        """Raises HeldError where another one holds it for longer than `patience` seconds, StorageError for a disk that
        takes no lock."""
        lock = FileLock(folder / LOCK_FILE, mode=FILE, thread_local=False)
        try:
            lock.acquire(timeout=patience, poll_interval=LOOK_AGAIN)
        except Timeout as error:
            other = self._held.get(session_id)
            raise HeldError(other.holder if other else ELSEWHERE) from error
        except OSError as error:
            raise unwritable("The interview", error) from error
        lease = self._held[session_id] = Lease(self, session_id, holder, lock)
        return lease

    def named(self, session_id: str, name: str) -> Lease:
        """The lease that a session was read under. Raises HeldError where it has ended."""
        lease = self._held.get(session_id)
        if lease is None or lease.name != name:
            raise HeldError(ENDED)
        return lease

    def holder(self, session_id: str) -> Holder | None:
        """Who of this process holds it."""
        lease = self._held.get(session_id)
        return lease.holder if lease else None

    def drop(self, lease: Lease) -> None:
        if self._held.get(lease.session_id) is lease:
            del self._held[lease.session_id]
