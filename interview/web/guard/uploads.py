"""What visitors upload: each file in a folder of its own that nobody can guess, within limits, gone after an hour.

<folder>/<visitor>/<128 random bits>/<name>
"""

from __future__ import annotations

import re
import secrets
import shutil
import stat
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from interview.settings import Settings
from interview.web.guard.refusals import Refusal
from interview.web.guard.routes import MB
from interview.web.guard.visitors import NOBODY, folder_of

DOCUMENTS = frozenset({".pdf", ".docx", ".txt", ".md", ".png", ".jpg", ".jpeg", ".webp"})
_LONGEST_NAME = 100
_NOT_YOURS = "This file is not on this server any more. Choose it again."
_FULL = "There is no room for more files at this moment. Please try again in a few minutes."


@dataclass(slots=True)
class Held:
    visitor: str
    size: int
    used: float
    whole: bool = False


class Incoming:
    """A file that is arriving; `write` raises Refusal once it is larger than it may be."""

    def __init__(self, uploads: Uploads, path: Path, held: Held, file: BinaryIO, largest: int) -> None:
        self.path, self._uploads, self._held, self._file, self._largest = path, uploads, held, file, largest

    def write(self, part: bytes) -> None:
        if self._held.size + len(part) > self._largest:
            raise Refusal(413, too_large(self._largest))
        self._uploads.make_room(self._held, len(part))
        self._file.write(part)


class Uploads:
    def __init__(self, folder: Path, settings: Settings, clock: Callable[[], float] = time.monotonic) -> None:
        self.folder, self._settings, self._clock = folder / "uploads", settings, clock
        self._held: dict[Path, Held] = {}
        self._samples: dict[Path, Callable[[], object]] = {}
        self._lock = threading.Lock()

    @contextmanager
    def receive(self, visitor: str, name: str) -> Iterator[Incoming]:
        """Take one file in; what breaks off leaves nothing."""
        name = safe_name(name)
        document = Path(name).suffix.casefold() in DOCUMENTS
        largest = self._settings.largest_document_mb if document else self._settings.largest_recording_mb
        path = self.folder / folder_of(visitor) / secrets.token_hex(16) / name
        held = Held(visitor, 0, self._clock())
        with self._lock:
            own = [path for path, each in self._held.items() if each.visitor == visitor]
            own = [path for path in own if not self._is_gone(path)]
            if visitor and len(own) >= self._settings.uploads_per_visitor:
                self._drop_oldest(visitor)
            if len(self._held) >= self._settings.uploads:
                raise Refusal(503, _FULL, retry_after=120)
            self._held[path] = held
        try:
            path.parent.mkdir(parents=True, mode=0o700)
            with path.open("xb") as file:
                yield Incoming(self, path, held, file, largest * MB)
            held.whole = True
        finally:
            if not held.whole:
                self._remove(path)

    def make_room(self, held: Held, size: int) -> None:
        """Count bytes that are about to be written. Raises Refusal where a visitor, or the server, has too many."""
        with self._lock:
            own = sum(each.size for each in self._held.values() if each.visitor == held.visitor)
            most = self._settings.uploads_mb_per_visitor
            if held.visitor and own + size > most * MB:
                raise Refusal(413, f"Your files together are larger than {most} MB. Reload the page and choose fewer.")
            if sum(each.size for each in self._held.values()) + size > self._settings.uploads_mb * MB:
                raise Refusal(503, _FULL, retry_after=120)
            held.size += size

    def find(self, visitor: str, named: str, largest: int) -> Path:
        """The upload of this visitor that a browser names. Raises Refusal; nothing is opened, followed or copied."""
        path = Path(named) if "\0" not in named else Path()
        if path in self._samples:
            if not is_plain_file(path):
                self._samples[path]()
            return path
        with self._lock:
            held = self._held.get(path)
            if held is None or not held.whole or held.visitor not in (visitor, NOBODY) or not is_plain_file(path):
                raise Refusal(403, _NOT_YOURS)
            held.used = self._clock()
        if path.lstat().st_size > largest:
            raise Refusal(413, too_large(largest))
        return path

    def lend(self, sample: Path, restore: Callable[[], object]) -> None:
        """Let a file of the program's own stand where an upload may; `restore` puts it back after it was swept."""
        self._samples[sample] = restore

    def forget(self, path: Path | str) -> None:
        """Delete one upload, if it is one; a path that is none is left alone."""
        if Path(path) in self._held:
            self._remove(Path(path))

    def drop_visitor(self, visitor: str) -> None:
        """Delete all that a visitor uploaded."""
        for path in [path for path, held in list(self._held.items()) if held.visitor == visitor and visitor]:
            self._remove(path)

    def sweep(self) -> int:
        """Delete what nobody used for as long as the settings say; how many that were."""
        with self._lock:
            for path in list(self._held):
                self._is_gone(path)
        until = self._clock() - self._settings.upload_idle_minutes * 60
        old = [path for path, held in list(self._held.items()) if held.whole and held.used <= until]
        for path in old:
            self._remove(path)
        return len(old)

    def _is_gone(self, path: Path) -> bool:
        """Whether a handler deleted it when it was done; then it counts no more. The lock is held."""
        gone = self._held[path].whole and not is_plain_file(path)
        if gone:
            self._remove_folder(path)
            del self._held[path]
        return gone

    def _drop_oldest(self, visitor: str) -> None:
        """Make room for a visitor's next file; the lock is held."""
        own = [(held.used, path) for path, held in self._held.items() if held.visitor == visitor and held.whole]
        if not own:
            raise Refusal(429, "Your files are still on their way. Wait until they have arrived.", retry_after=10)
        self._remove_folder(min(own)[1])
        del self._held[min(own)[1]]

    def _remove(self, path: Path) -> None:
        self._remove_folder(path)
        with self._lock:
            self._held.pop(path, None)

    def _remove_folder(self, path: Path) -> None:
        shutil.rmtree(path.parent, ignore_errors=True)
        with suppress(OSError):  # others of this visitor lie there
            path.parent.parent.rmdir()


def is_plain_file(path: Path) -> bool:
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except (OSError, ValueError):
        return False


def safe_name(name: str) -> str:
    """What a file may be called here: its last part, letters, digits and a few signs, its ending kept."""
    last = re.sub(r"[^\w. \-]", "_", re.split(r"[/\\]", name)[-1]).strip(". ")
    stem, dot, ending = last.rpartition(".")
    ending = dot + ending[:10] if stem else ""
    stem = stem or last
    while len((stem + ending).encode()) > _LONGEST_NAME and stem:
        stem = stem[:-1]
    return (stem + ending) or "file"


def too_large(largest: int) -> str:
    return f"This file is larger than {largest // MB} MB, the most that can be read here. Choose a smaller one."
