"""A folder for what visitors upload, of this process alone, which the next start removes if this process is killed."""

from __future__ import annotations

import atexit
import os
import secrets
import shutil
import tempfile
from pathlib import Path

from filelock import FileLock, Timeout

PREFIX = "rehearse-page-"
_held: dict[Path, FileLock] = {}


def open_private_folder(base: Path | None = None) -> Path:
    """A new folder (0700), removed at the end. The system gives its lock up however the process ends."""
    base = base or Path(tempfile.gettempdir())
    sweep_left_overs(base)
    folder = base / f"{PREFIX}{secrets.token_hex(8)}"
    lock = FileLock(_lock_path(folder), mode=0o600)
    lock.acquire(timeout=0)  # before the folder is there: another start would take it for a left-over
    folder.mkdir(mode=0o700)
    _held[folder] = lock
    atexit.register(close_private_folder, folder)
    return folder


def close_private_folder(folder: Path) -> None:
    lock = _held.pop(folder, None)
    if lock is None:
        return
    shutil.rmtree(folder, ignore_errors=True)
    lock.release()
    _lock_path(folder).unlink(missing_ok=True)


def sweep_left_overs(base: Path) -> list[Path]:
    """Remove the folders of this user's servers that are no more; never a running one's."""
    swept = []
    for folder in base.glob(f"{PREFIX}*"):
        lock_path = _lock_path(folder)
        if folder in _held or not (_is_ours(folder) and _is_ours(lock_path)) or not folder.is_dir():
            continue
        lock = FileLock(lock_path, mode=0o600)
        try:
            lock.acquire(timeout=0)
        except (Timeout, OSError):  # its server runs
            continue
        shutil.rmtree(folder, ignore_errors=True)
        lock.release()
        lock_path.unlink(missing_ok=True)
        swept.append(folder)
    return swept


def _lock_path(folder: Path) -> Path:
    return folder.with_name(folder.name + ".lock")


def _is_ours(path: Path) -> bool:
    """Nobody else's, and no link that somebody else laid there."""
    try:
        return not path.is_symlink() and (not hasattr(os, "getuid") or path.lstat().st_uid == os.getuid())
    except OSError:
        return False
