"""The sessions' folders, to be read: nothing here writes."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from pathlib import Path

from interview.errors import StorageError
from interview.sessions import versions
from interview.sessions.files import content_of, unwritable
from interview.sessions.keys import UNKNOWN, key_from
from interview.sessions.leases import Lease
from interview.sessions.session import Session
from interview.sessions.sound_files import RECORDINGS
from interview.sessions.tables import COLUMNS

KEY_FILE, SESSION_FILE = ".key", "session.json"
MOST_EARLIER = 50
GONE = "This interview is no longer in the outputs folder."
_ID = re.compile(r"[0-9a-z][0-9a-z-]{5,60}")


class Folders:
    def __init__(self, root: Path, *, single: bool = False) -> None:
        self.root, self._single = root, single

    def folder(self, session_id: str) -> Path:
        """Where a session lies. Raises StorageError for an id that is no id (it may come from a browser)."""
        if self._single:
            return self.root
        if not _ID.fullmatch(session_id):
            raise StorageError(UNKNOWN)
        return self.root / session_id

    def opened(self, key: object) -> str:
        """The id of the session that this key opens. Raises StorageError, the same for a wrong key and for none."""
        given = key_from(key)
        digest = content_of(self.folder(given.session_id) / KEY_FILE)
        if digest is None or not given.fits(digest.decode("ascii", "replace")):
            raise StorageError(UNKNOWN)
        return given.session_id

    def session_of(self, key: object) -> Session:
        """The session that a browser's key opens, as it is now. Raises StorageError."""
        return self.load(self.opened(key))

    def load(self, session_id: str, lease: Lease | None = None) -> Session:
        """A session as it is now. Raises StorageError when it is not there or not whole."""
        return self.read(session_id, lease.name if lease else "")

    def read(self, session_id: str, lease: str) -> Session:
        """The same, for whoever has the lease of this name."""
        try:
            content = (self.folder(session_id) / SESSION_FILE).read_bytes()
        except FileNotFoundError as error:
            raise StorageError(GONE) from error
        except OSError as error:
            raise StorageError(versions.UNREADABLE) from error
        return versions.session_from(content, lease)

    def revision_of(self, session_id: str) -> int:
        """The number of what was written last. Raises StorageError."""
        try:
            with (self.folder(session_id) / SESSION_FILE).open("rb") as file:
                return versions.revision_in(file.read(versions.HEAD))
        except OSError as error:
            raise unwritable(SESSION_FILE, error) from error

    def questions_of(self, session_ids: Sequence[str]) -> tuple[str, ...]:
        """Every question of these sessions, each once; one that is gone or damaged has none."""
        asked: dict[str, None] = {}
        for session_id in session_ids[-MOST_EARLIER:]:
            try:
                content = (self.folder(session_id) / SESSION_FILE).read_bytes()
                asked |= dict.fromkeys(versions.questions_in(content))
            except (OSError, ValueError, KeyError, TypeError, StorageError):
                continue
        return tuple(asked)

    def csv_files(self, session_id: str) -> list[Path]:
        return [path for name in COLUMNS if (path := self.folder(session_id) / f"{name}.csv").exists()]

    def secret_of_before(self) -> str:
        """What earlier versions encrypted a browser's copy of the id with; "" where there was none."""
        return (content_of(self.root / ".secret") or b"").decode("ascii", "replace")

    def seconds_untouched(self, session_id: str) -> float:
        """Since the session or an answer's sound was last written; 0.0 where there is none."""
        folder = self.folder(session_id)
        times = []
        for path in (folder / SESSION_FILE, *(folder / RECORDINGS).glob("question-*")):
            try:
                times.append(path.lstat().st_mtime)
            except OSError:
                continue
        return max(0.0, time.time() - max(times)) if times else 0.0
