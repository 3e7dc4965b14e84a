"""The sound of answers in a session's folder: of one that is being given, and recordings. Knows no other file of it."""

from __future__ import annotations

import os
import re
from abc import ABC, abstractmethod
from contextlib import AbstractContextManager
from pathlib import Path

from interview.sessions.files import FOLDER, append_file, content_of, remove_file, replace_file, unwritable
from interview.sessions.session import Session

RECORDINGS = "recordings"
SAMPLE = 2
"""Bytes of a sample of sound."""
_SOUND = re.compile(r"question-([0-9]{1,6})\.(?:pcm|wav)")


class SoundFiles(ABC):
    @abstractmethod
    def folder(self, session_id: str) -> Path: ...

    @abstractmethod
    def writing(self, session: Session) -> AbstractContextManager[None]:
        """Entered by whoever may write in the session's folder. Raises HeldError for all others."""

    def recording_path(self, session: Session, number: int) -> Path:
        """Where the recording of an answer lies while it is transcribed, and after if it is kept."""
        return self.folder(session.id) / RECORDINGS / f"question-{number}.wav"

    def write_recording(self, session: Session, number: int, wav: bytes) -> Path:
        path = self.recording_path(session, number)
        self._replace(session, path, wav)
        return path

    def drop_recording(self, session: Session, number: int) -> None:
        self._remove(session, self.recording_path(session, number), "The answer's recording")

    def append_sound(self, session: Session, number: int, pcm: bytes) -> None:
        """Add 16 kHz 16-bit sound of an answer that is being given; it is on disk before any model hears it."""
        path = self._sound_path(session, number)
        with self.writing(session):
            _make_recordings(path.parent)
            append_file(path, pcm, unit=SAMPLE)

    def write_sound(self, session: Session, number: int, pcm: bytes) -> None:
        """Put the sound of an answer that goes on in the place of what there is of it."""
        self._replace(session, self._sound_path(session, number), pcm)

    def sound_so_far(self, session: Session, number: int) -> bytes:
        """What an answer that broke off left behind, in whole samples; empty where there is nothing."""
        sound = content_of(self._sound_path(session, number)) or b""
        return sound[: len(sound) // SAMPLE * SAMPLE]

    def drop_sound(self, session: Session, number: int) -> None:
        self._remove(session, self._sound_path(session, number), "The answer's sound")

    def sounds(self, session: Session) -> tuple[int, ...]:
        """Numbers of the questions whose answers have sound or a recording on disk."""
        found = (_SOUND.fullmatch(path.name) for path in (self.folder(session.id) / RECORDINGS).glob("question-*"))
        return tuple(sorted({int(name[1]) for name in found if name}))

    def sound_bytes(self, session: Session) -> int:
        """How much room the sound of a session takes."""
        folder = self.folder(session.id) / RECORDINGS
        try:
            return sum(path.lstat().st_size for path in folder.iterdir())
        except OSError:  # none yet, or a file went meanwhile
            return 0

    def _sound_path(self, session: Session, number: int) -> Path:
        return self.recording_path(session, number).with_suffix(".pcm")

    def _replace(self, session: Session, path: Path, content: bytes) -> None:
        with self.writing(session):
            _make_recordings(path.parent)
            replace_file(path, content)

    def _remove(self, session: Session, path: Path, name: str) -> None:
        if os.path.lexists(path):  # most answers have none: nothing is to be waited for
            with self.writing(session):
                remove_file(path, name)


def _make_recordings(folder: Path) -> None:
    """No parents: a session that was deleted does not come back."""
    try:
        folder.mkdir(mode=FOLDER, exist_ok=True)
    except OSError as error:
        raise unwritable("The answer's sound", error) from error
