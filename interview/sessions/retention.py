"""How long interviews are kept, and what killed processes left behind. Runs at the start of a server, then from time to
time."""

from __future__ import annotations

import logging
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event, Thread

from interview.sessions.files import FILE, FOLDER, GONE, PARTIAL, remove_folder
from interview.sessions.folders import SESSION_FILE
from interview.sessions.storage import NEW

log = logging.getLogger(__name__)
BEING_WRITTEN = 3600.0
"""Seconds; what another process has begun to write is older only if that process was killed."""
EVERY = 600.0
"""Seconds between two looks."""


def sweep(root: Path, keep_hours: float | None, now: float | None = None, *, tidy: bool = True) -> list[str]:
    """Remove left-overs, and interviews that were not touched for `keep_hours`. -> ids of the sessions removed

    `tidy`: also make private what earlier versions left readable.
    """
    now = time.time() if now is None else now
    removed = []
    for folder in _folders(root):
        try:
            if folder.name.startswith((NEW, GONE)):
                if folder.name.startswith(GONE) or now - _touched(folder) > BEING_WRITTEN:
                    shutil.rmtree(folder)
            elif keep_hours is not None and now - _touched(folder) > keep_hours * 3600:
                remove_folder(folder)
                removed.append(folder.name)
            else:
                _tidy(folder, now, privately=tidy)
        except OSError as error:  # another process was faster, or may do more here
            log.info("a folder could not be tidied: %s", error.strerror)
    return removed


def _folders(root: Path) -> Iterator[Path]:
    """Sessions, and those that are being made or deleted; whatever else lies there is not ours."""
    try:
        entries = sorted(root.iterdir())
    except OSError:
        return
    for path in entries:
        ours = path.name.startswith((NEW, GONE)) or (path / SESSION_FILE).exists()
        if ours and path.is_dir() and not path.is_symlink():
            yield path


def _touched(folder: Path) -> float:
    """When something in it was last written; sound that is just being heard counts too."""
    times = [folder.stat().st_mtime]
    for path in folder.rglob("*"):
        try:
            times.append(path.lstat().st_mtime)
        except OSError:  # gone meanwhile
            continue
    return max(times)


def _tidy(folder: Path, now: float, *, privately: bool) -> None:
    """Half-written files of killed processes go; what earlier versions left readable to others becomes private."""
    for path in (folder, *folder.rglob("*")):
        try:
            if path.is_symlink():
                continue
            if path.name.endswith(PARTIAL) and now - path.stat().st_mtime > BEING_WRITTEN:
                path.unlink(missing_ok=True)
            elif privately:
                path.chmod(FOLDER if path.is_dir() else FILE)
        except FileNotFoundError:  # gone meanwhile
            continue


class Retention:
    """Sweeps in a thread of its own until closed."""

    def __init__(
        self,
        root: Path,
        keep_hours: float | None,
        removed: Callable[[str], None] = lambda session_id: None,
        every: float = EVERY,
    ) -> None:
        """`removed` is told the id of each session that ended by itself: what is in memory of it goes too."""
        self._root, self._keep_hours, self._removed = root, keep_hours, removed
        self._every, self._closed = every, Event()
        Thread(target=self._work, name="retention", daemon=True).start()

    def close(self) -> None:
        self._closed.set()

    def _work(self) -> None:
        first = True
        while True:
            try:
                for session_id in sweep(self._root, self._keep_hours, tidy=first):
                    self._removed(session_id)
            except OSError as error:  # tried again at the next look
                log.warning("old interviews could not be removed: %s", error.strerror)
            first = False
            if self._closed.wait(self._every):
                return
