"""Sessions as folders: one each with session.json, the CSV files and sound that is needed yet.

session.json is what counts, and is replaced first. The CSV files follow from it and are made anew where they differ, so
no kill and no full disk can double a row or tear one: the next write puts right what the last one left undone.
"""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from interview.errors import InterviewError, StaleError, StorageError
from interview.sessions import versions
from interview.sessions.files import (
    PARTIAL,
    content_of,
    flush_folder,
    make_folder,
    remove_folder,
    replace_file,
    unwritable,
    write_first,
)
from interview.sessions.folders import GONE, KEY_FILE, SESSION_FILE, Folders
from interview.sessions.keys import UNKNOWN, Key, new_key
from interview.sessions.leases import BRIEFLY, LOCK_FILE, PATIENCE, Holder, Lease, Leases
from interview.sessions.session import STALE, Revision, Session
from interview.sessions.session_tables import files_of
from interview.sessions.sound_files import SoundFiles
from interview.sessions.store import Change

MOST_TRIES = 5
"""Of an update: the others write too, and each time one of them succeeds."""
NEW = ".new-"
"""Beginning of a folder that is being made; one that is left belongs to a process that was killed."""


class Storage(Folders, SoundFiles):
    """The file store: folders under `root`; with `single` the root itself is the one session's folder."""

    def __init__(
        self,
        root: Path,
        *,
        version: str = "",
        settings: Mapping[str, str] | None = None,
        single: bool = False,
    ) -> None:
        super().__init__(root, single=single)
        self._version, self._settings = version, dict(settings or {})
        self._leases = Leases()
        self._last: dict[str, tuple[int, int]] = {}  # what was written here last: from which revision, and its own
        self._repeatable: dict[str, set[tuple[int, int]]] = {}  # the same, of steps that failed after it

    # ------------------------------------------------------------ making

    def create(self, session: Session, key: Key | None = None) -> Session:
        """A new session, whole from the moment it is there. Raises StorageError where one is already."""
        folder, session = self.folder(session.id), replace(session, revision=Revision(1))
        self._refuse_second(folder)
        if not self._single:
            self._make(self.root / f"{NEW}{session.id}-{secrets.token_hex(4)}", folder, session, key)
            return session
        make_folder(folder)
        with self._leases.take(session.id, folder, Holder.WRITING, 0.0):
            self._refuse_second(folder)  # two programs may begin in it at the same moment
            self._make(folder, folder, session, key)
        return session

    def _refuse_second(self, folder: Path) -> None:
        if (folder / SESSION_FILE).exists() or (folder.exists() and not self._single):
            raise StorageError(f"The folder {folder.name} already holds an interview. Choose another one.")

    def _make(self, making: Path, folder: Path, session: Session, key: Key | None) -> None:
        try:
            make_folder(making)
            for name, content in self._files_of(session, key).items():
                replace_file(making / name, content)
            self._show(making, folder)
        except StorageError:
            self._clear(making, session)
            raise

    def _files_of(self, session: Session, key: Key | None) -> dict[str, bytes]:
        """In the order in which they are written: session.json, which makes a folder an interview, comes last."""
        keys = {KEY_FILE: key.digest.encode()} if key is not None else {}
        return {**keys, **files_of(session), SESSION_FILE: self._content(session)}

    def _show(self, making: Path, folder: Path) -> None:
        try:
            if making != folder:
                making.rename(folder)
            else:
                self._drop_partials()
        except OSError as error:
            raise unwritable("The interview's folder", error) from error
        with suppress(OSError):  # it is there, and whole: a disk that breaks now says so at the next step
            flush_folder(folder.parent)

    def _drop_partials(self) -> None:
        """In a folder that the person chose: of a process that was killed."""
        for left in self.root.glob(f".*{PARTIAL}"):
            left.unlink(missing_ok=True)

    def _clear(self, making: Path, session: Session) -> None:
        """Leave no half-made interview; a folder that the person chose stays."""
        if not self._single:
            shutil.rmtree(making, ignore_errors=True)
            return
        for name in (KEY_FILE, *files_of(session), SESSION_FILE, LOCK_FILE):
            with suppress(OSError):
                (making / name).unlink(missing_ok=True)

    # ------------------------------------------------------------ holding and writing

    def hold(self, session_id: str, holder: Holder, patience: float = BRIEFLY) -> Lease:
        """The right to write a session. Raises HeldError where another one has it, in this process or in any other."""
        folder = self.folder(session_id)
        if not (folder / SESSION_FILE).exists():
            raise StorageError(GONE)
        lease = self._leases.take(session_id, folder, holder, patience)
        if not (folder / SESSION_FILE).exists():  # deleted meanwhile; the lock made its folder anew
            with suppress(OSError):
                (folder / LOCK_FILE).unlink(missing_ok=True)
                folder.rmdir()
            lease.release()
            raise StorageError(GONE)
        return lease

    def holder(self, session_id: str) -> Holder | None:
        """Who of this process holds a session."""
        return self._leases.holder(session_id)

    @contextmanager
    def writing(self, session: Session) -> Iterator[None]:
        """Under the lease that the session was read under; of one that was read under none, for this writing alone."""
        if session.revision.lease:
            with self._leases.named(session.id, session.revision.lease).used():
                yield
        else:
            with self.hold(session.id, Holder.WRITING, PATIENCE):
                yield

    def write(self, session: Session) -> Session:
        """The session as it is now: session.json first, then every CSV file that is no longer the session's.

        -> the session with its new revision. Raises StaleError where `session` is not what was written last, HeldError
        where another one holds it, and StorageError; where session.json could not be written, nothing has changed.
        """
        with self.writing(session):
            before, there = session.revision.number, self.revision_of(session.id)
            if before != there and (before, there) not in self._repeatable.get(session.id, ()):
                raise StaleError(STALE)
            written = replace(session, revision=replace(session.revision, number=there + 1))
            try:
                replace_file(self.folder(session.id) / SESSION_FILE, self._content(written))
                self.write_tables(written)
            except StorageError:
                self._note_half(session.id, before, there + 1)
                raise
            self._last[session.id] = before, there + 1
            self._repeatable.pop(session.id, None)
            return written

    def _note_half(self, session_id: str, before: int, after: int) -> None:
        """Where the session is written and a table is not, the step may be tried again."""
        with suppress(StorageError):
            if self.revision_of(session_id) == after:
                self._repeatable.setdefault(session_id, set()).add((before, after))

    def update(self, session: Session, change: Change) -> Session:
        """Write `change(session)`; where it was written meanwhile, what is there is read again and changed."""
        for _ in range(MOST_TRIES):
            changed = change(session)
            if changed is session:
                return session
            try:
                return self.write(changed)
            except StaleError:
                session = self.read(session.id, session.revision.lease)
        raise StaleError(STALE)

    @contextmanager
    def repeatable(self, before: Session, after: Session) -> Iterator[None]:
        """A step that fails in here, when its session is written already, may be tried again from where it began."""
        try:
            yield
        except InterviewError:
            step = before.revision.number, after.revision.number
            if self._last.get(before.id) == step:  # nobody else's writing lies between them
                self._repeatable.setdefault(before.id, set()).add(step)
            raise

    def bring_up(self, session: Session) -> None:
        """What a process that was killed, or a full disk, left undone in the CSV files. Nothing is waited for."""
        if not self._wrong_tables(session):
            return
        if not session.revision.lease:
            with self.hold(session.id, Holder.WRITING, 0.0):
                self.write_tables(self.load(session.id))
            return
        with self.writing(session):
            self.write_tables(session)

    def write_tables(self, session: Session) -> None:
        """Bring the CSV files up to the session; for whoever may write it."""
        for name, content in self._wrong_tables(session).items():
            replace_file(self.folder(session.id) / name, content)

    def _wrong_tables(self, session: Session) -> dict[str, bytes]:
        folder = self.folder(session.id)
        return {name: content for name, content in files_of(session).items() if content_of(folder / name) != content}

    def _content(self, session: Session) -> bytes:
        return versions.content_of(session, self._version, self._settings)

    def adopt(self, session_id: str) -> Key:
        """A key for a session of the time before keys, when its id alone opened it. Raises StorageError."""
        known, key = self.load(session_id).id == session_id, new_key(session_id)
        if not known or not write_first(self.folder(session_id) / KEY_FILE, key.digest.encode()):
            raise StorageError(UNKNOWN)
        return key

    # ------------------------------------------------------------ the end

    def delete(self, session_id: str) -> None:
        """The folder with all that is in it. It is gone at once for every reader, then removed. Raises StorageError."""
        self._last.pop(session_id, None)
        self._repeatable.pop(session_id, None)
        try:
            remove_folder(self.folder(session_id))
        except FileNotFoundError:
            return
        except OSError as error:
            raise StorageError(f"The interview cannot be deleted: {error.strerror}.") from error
