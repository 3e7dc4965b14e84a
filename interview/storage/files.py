"""Files that only the user may read, replaced in one step: a killed process leaves the old content or the new one."""

from __future__ import annotations

import errno
import os
import secrets
from pathlib import Path

from interview.errors import StorageError

FOLDER, FILE = 0o700, 0o600
PARTIAL = ".partial"
"""Ending of a file that is being written; one that is left belongs to a process that was killed."""
_SENTENCES = {
    errno.ENOSPC: "the disk is full. Free some space and try again",
    errno.EDQUOT: "your quota on this disk is used up. Free some space and try again",
    errno.EROFS: "the outputs folder is read-only. Choose another one with INTERVIEW_OUTPUTS_DIR",
    errno.EACCES: "this program may not write in the outputs folder. Choose another one with INTERVIEW_OUTPUTS_DIR",
    errno.EPERM: "this program may not write in the outputs folder. Choose another one with INTERVIEW_OUTPUTS_DIR",
    errno.ENOENT: "this interview is no longer in the outputs folder",
}


def make_folder(path: Path) -> None:
    """Private from the start; one that is there is made private. Raises StorageError."""
    try:
        path.parent.mkdir(mode=FOLDER, parents=True, exist_ok=True)
        path.mkdir(mode=FOLDER, exist_ok=True)
        path.chmod(FOLDER)
    except OSError as error:
        raise unwritable("The interview's folder", error) from error


def replace_file(path: Path, content: bytes) -> None:
    """Write beside the old file, flush, and take its place; never makes a folder. Raises StorageError."""
    partial = path.with_name(f".{path.name}.{secrets.token_hex(4)}{PARTIAL}")
    try:
        _write(partial, content, os.O_CREAT | os.O_EXCL)
        partial.replace(path)
        _flush_folder(path.parent)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise unwritable(path.name, error) from error


def append_file(path: Path, content: bytes) -> None:
    """Add to a file's end, without waiting for the disk. Raises StorageError."""
    try:
        _write(path, content, os.O_CREAT | os.O_APPEND, flush=False)
    except OSError as error:
        raise unwritable("The answer's sound", error) from error


def unwritable(name: str, error: OSError) -> StorageError:
    """A sentence without a path of this computer: it may be shown to a visitor."""
    why = _SENTENCES.get(error.errno or 0, error.strerror or type(error).__name__)
    return StorageError(f"{name} cannot be written: {why}.")


def _write(path: Path, content: bytes, flags: int, *, flush: bool = True) -> None:
    descriptor = os.open(path, os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0) | flags, FILE)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        if flush:
            os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    """The new name is on the disk, too; Windows cannot do this, and needs it less."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
