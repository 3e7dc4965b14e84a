"""The person's file -> a resume; the last ones are remembered. Knows files; not what an interview makes of them."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from threading import Lock

from interview.documents import read_document
from interview.records import Document, Resume

REMEMBERED = 8


class Intake:
    """Shared by all visitors: what one of them gave is found again only by who has the same file."""

    def __init__(self, read: Callable[[Document], Resume]) -> None:
        self._read = read
        self._resumes: OrderedDict[str, Resume] = OrderedDict()
        self._lock = Lock()

    def read_resume(
        self, path: Path, name: str | None = None, complete: Callable[[Resume], Resume] = lambda resume: resume
    ) -> Resume:
        """Read it once, and complete it: the page shows it first and prepares with it later."""
        key = _hash_of(path, name or path.name)
        with self._lock:
            if key in self._resumes:
                self._resumes.move_to_end(key)
                return self._resumes[key]
        resume = complete(self._read(read_document(path, name)))
        with self._lock:
            self._resumes[key] = resume
            while len(self._resumes) > REMEMBERED:
                self._resumes.popitem(last=False)
        return resume


def _hash_of(path: Path, name: str) -> str:
    """Of the content and of the name's ending, which says how plain text is read; of a missing file, of its path."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() + Path(name).suffix.casefold()
    except OSError:
        return f"missing {path}"
