"""The only writer under outputs/: one folder a session with session.json, the CSV files and sound that is needed yet.

session.json is what counts, and is replaced first. The CSV files follow from it and are made anew where they differ, so
no kill and no full disk can double a row or tear one: the next write puts right what the last one left undone.
"""

from __future__ import annotations

import json
import os
import re
import secrets
import shutil
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from pydantic import BaseModel, TypeAdapter, ValidationError

from interview.errors import StorageError
from interview.sessions.files import (
    FOLDER,
    PARTIAL,
    append_file,
    flush_folder,
    make_folder,
    remove_file,
    remove_folder,
    replace_file,
    unwritable,
)
from interview.sessions.keys import UNKNOWN, Key, key_from, new_key
from interview.sessions.session import Session
from interview.sessions.session_tables import files_of
from interview.sessions.tables import COLUMNS

MOST_EARLIER = 50
_ID = re.compile(r"[0-9a-z][0-9a-z-]{5,60}")
_SOUND = re.compile(r"question-([0-9]{1,6})\.(?:pcm|wav)")
KEY_FILE, SESSION_FILE = ".key", "session.json"
NEW = ".new-"
"""Beginning of a folder that is being made; one that is left belongs to a process that was killed."""
SAMPLE = 2
"""Bytes of a sample of sound."""


class _Saved(BaseModel):
    """session.json: the whole session and what is needed to make it again."""

    version: str
    settings: dict[str, str]
    session: Session


class Storage:
    """Folders under `root`; with `single` the root itself is the one session's folder."""

    def __init__(
        self,
        root: Path,
        *,
        version: str = "",
        settings: Mapping[str, str] | None = None,
        single: bool = False,
    ) -> None:
        self.root, self._single = root, single
        self._version, self._settings = version, dict(settings or {})

    def folder(self, session_id: str) -> Path:
        """Where a session lies. Raises StorageError for an id that is no id (it may come from a browser)."""
        if self._single:
            return self.root
        if not _ID.fullmatch(session_id):
            raise StorageError(UNKNOWN)
        return self.root / session_id

    # ------------------------------------------------------------ writing

    def create(self, session: Session, key: Key | None = None) -> None:
        """A new session, whole from the moment it is there. Raises StorageError where one is already."""
        folder = self.folder(session.id)
        if (folder / SESSION_FILE).exists() or (folder.exists() and not self._single):
            raise StorageError(f"The folder {folder.name} already holds an interview. Choose another one.")
        making = folder if self._single else self.root / f"{NEW}{session.id}-{secrets.token_hex(4)}"
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
        for name in (KEY_FILE, *files_of(session), SESSION_FILE):
            with suppress(OSError):
                (making / name).unlink(missing_ok=True)

    def write(self, session: Session) -> None:
        """The session as it is now: session.json first, then every CSV file that is no longer the session's.

        Raises StorageError; where session.json could not be written, nothing has changed.
        """
        replace_file(self.folder(session.id) / SESSION_FILE, self._content(session))
        self.write_tables(session)

    def write_tables(self, session: Session) -> None:
        """Bring the CSV files up to the session; nothing is written where they are."""
        folder = self.folder(session.id)
        for name, content in files_of(session).items():
            if _content_of(folder / name) != content:
                replace_file(folder / name, content)

    def _content(self, session: Session) -> bytes:
        saved = _Saved(version=self._version, settings=self._settings, session=session)
        return saved.model_dump_json(indent=1).encode()

    # ------------------------------------------------------------ reading

    def load(self, session_id: str) -> Session:
        """Read a session back from its folder. Raises StorageError when it is not there or not whole."""
        path = self.folder(session_id) / SESSION_FILE
        try:
            return TypeAdapter(_Saved).validate_json(path.read_bytes()).session
        except FileNotFoundError as error:
            raise StorageError("This interview is no longer in the outputs folder.") from error
        except (OSError, ValidationError) as error:
            raise StorageError("This interview's session.json cannot be read.") from error

    def opened(self, key: object) -> str:
        """The id of the session that this key opens. Raises StorageError, the same for a wrong key and for none."""
        given = key_from(key)
        digest = _content_of(self.folder(given.session_id) / KEY_FILE)
        if digest is None or not given.fits(digest.decode("ascii", "replace")):
            raise StorageError(UNKNOWN)
        return given.session_id

    def adopt(self, session_id: str) -> Key:
        """A key for a session of the time before keys, when its id alone opened it. Raises StorageError."""
        session = self.load(session_id)
        path = self.folder(session.id) / KEY_FILE
        if session.id != session_id or path.exists():
            raise StorageError(UNKNOWN)
        key = new_key(session_id)
        replace_file(path, key.digest.encode())
        return key

    def questions_of(self, session_ids: Sequence[str]) -> tuple[str, ...]:
        """Every question of these sessions, each once; one that is gone or damaged has none."""
        asked: dict[str, None] = {}
        for session_id in session_ids[-MOST_EARLIER:]:
            try:
                saved = json.loads((self.folder(session_id) / SESSION_FILE).read_bytes())["session"]
                asked |= dict.fromkeys(str(exchange["question"]["text"]) for exchange in saved["exchanges"])
            except (OSError, ValueError, KeyError, TypeError, StorageError):
                continue
        return tuple(asked)

    def csv_files(self, session_id: str) -> list[Path]:
        return [path for name in COLUMNS if (path := self.folder(session_id) / f"{name}.csv").exists()]

    def secret_of_before(self) -> str:
        """What earlier versions encrypted a browser's copy of the id with; "" where there was none."""
        return (_content_of(self.root / ".secret") or b"").decode("ascii", "replace")

    # ------------------------------------------------------------ the end

    def delete(self, session_id: str) -> None:
        """The folder with all that is in it. It is gone at once for every reader, then removed. Raises StorageError."""
        try:
            remove_folder(self.folder(session_id))
        except FileNotFoundError:
            return
        except OSError as error:
            raise StorageError(f"The interview cannot be deleted: {error.strerror}.") from error

    # ------------------------------------------------------------ sound

    def recording_path(self, session: Session, number: int) -> Path:
        """Where the recording of an answer lies while it is transcribed, and after if it is kept."""
        return self.folder(session.id) / "recordings" / f"question-{number}.wav"

    def write_recording(self, session: Session, number: int, wav: bytes) -> Path:
        path = self.recording_path(session, number)
        self._make_recordings(path.parent)
        replace_file(path, wav)
        return path

    def drop_recording(self, session: Session, number: int) -> None:
        remove_file(self.recording_path(session, number), "The answer's recording")

    def append_sound(self, session: Session, number: int, pcm: bytes) -> None:
        """Add 16 kHz 16-bit sound of an answer that is being given; it is on disk before any model hears it."""
        path = self._sound_path(session, number)
        self._make_recordings(path.parent)
        append_file(path, pcm, unit=SAMPLE)

    def write_sound(self, session: Session, number: int, pcm: bytes) -> None:
        """Put the sound of an answer that goes on in the place of what there is of it."""
        path = self._sound_path(session, number)
        self._make_recordings(path.parent)
        replace_file(path, pcm)

    def sound_so_far(self, session: Session, number: int) -> bytes:
        """What an answer that broke off left behind, in whole samples; empty where there is nothing."""
        sound = _content_of(self._sound_path(session, number)) or b""
        return sound[: len(sound) // SAMPLE * SAMPLE]

    def drop_sound(self, session: Session, number: int) -> None:
        remove_file(self._sound_path(session, number), "The answer's sound")

    def sounds(self, session: Session) -> tuple[int, ...]:
        """Numbers of the questions whose answers have sound or a recording on disk."""
        found = (_SOUND.fullmatch(path.name) for path in (self.folder(session.id) / "recordings").glob("question-*"))
        return tuple(sorted({int(name[1]) for name in found if name}))

    def sound_bytes(self, session: Session) -> int:
        """How much room the sound of a session takes."""
        folder = self.folder(session.id) / "recordings"
        try:
            return sum(path.lstat().st_size for path in folder.iterdir())
        except OSError:  # none yet, or a file went meanwhile
            return 0

    def seconds_untouched(self, session_id: str) -> float:
        """Since the session or an answer's sound was last written; 0.0 where there is none."""
        folder = self.folder(session_id)
        times = []
        for path in (folder / SESSION_FILE, *(folder / "recordings").glob("question-*")):
            try:
                times.append(path.lstat().st_mtime)
            except OSError:
                continue
        return max(0.0, time.time() - max(times)) if times else 0.0

    def _sound_path(self, session: Session, number: int) -> Path:
        return self.recording_path(session, number).with_suffix(".pcm")

    def _make_recordings(self, folder: Path) -> None:
        """No parents: a session that was deleted does not come back."""
        try:
            folder.mkdir(mode=FOLDER, exist_ok=True)
        except OSError as error:
            raise unwritable("The answer's sound", error) from error


def _content_of(path: Path) -> bytes | None:
    """None where there is no such file, or it cannot be read."""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
    except OSError:
        return None
    with os.fdopen(descriptor, "rb") as file, suppress(OSError):
        return file.read()
    return None
