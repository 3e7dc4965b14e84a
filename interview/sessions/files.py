"""Files that only the user may read, replaced in one step: a killed process leaves the old content or the new one."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from contextlib import suppress
from pathlib import Path

from interview.errors import StorageError

FOLDER, FILE = 0o700, 0o600
_WRITE = os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
PARTIAL = ".partial"
"""Ending of a file that is being written; one that is left belongs to a process that was killed."""
GONE = ".gone-"
"""Beginning of a folder that is being removed; one that is left belongs to a process that was killed."""
_SENTENCES = {
    errno.ENOSPC: "the disk is full. Free some space and try again",
    errno.EDQUOT: "your quota on this disk is used up. Free some space and try again",
    errno.EROFS: "the outputs folder is read-only. Choose another one with INTERVIEW_OUTPUTS_DIR",
    errno.EACCES: "this program may not write in the outputs folder. Choose another one with INTERVIEW_OUTPUTS_DIR",
    errno.EPERM: "this program may not write in the outputs folder. Choose another one with INTERVIEW_OUTPUTS_DIR",
    errno.ENOENT: "this interview is no longer in the outputs folder",
}


def make_folder(path: Path) -> None:
    """Private from the start; one that is there (a person may have named it) stays as it is. Raises StorageError."""
    try:
        path.parent.mkdir(mode=FOLDER, parents=True, exist_ok=True)
        path.mkdir(mode=FOLDER, exist_ok=True)
    except OSError as error:
        raise unwritable("The interview's folder", error) from error


def replace_file(path: Path, content: bytes) -> None:
    """Write beside the old file, flush, and take its place; never makes a folder. Raises StorageError."""
    partial = path.with_name(f".{path.name}.{secrets.token_hex(4)}{PARTIAL}")
    try:
        _write_new(partial, content)
        partial.replace(path)
        flush_folder(path.parent)
    except OSError as error:
        with suppress(OSError):  # a read-only disk refuses this, too, even for a file that is not there
            partial.unlink(missing_ok=True)
        raise unwritable(path.name, error) from error


def write_first(path: Path, content: bytes) -> bool:
    """Make a file that is not there yet. -> False where it is: of two who write at once, one is the first.

    Raises StorageError.
    """
    partial = path.with_name(f".{path.name}.{secrets.token_hex(4)}{PARTIAL}")
    try:
        _write_new(partial, content)
        os.link(partial, path)
        flush_folder(path.parent)
    except FileExistsError:
        return False
    except OSError as error:
        raise unwritable(path.name, error) from error
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
    return True


def append_file(path: Path, content: bytes, *, unit: int = 1) -> None:
    """Add to a file's end without waiting for the disk, all of it or, on an error, nothing. Raises StorageError.

    A file that a kill left in the middle of a `unit` of bytes is first cut to whole ones.
    """
    try:
        descriptor = os.open(path, _WRITE | os.O_CREAT | os.O_APPEND, FILE)
        try:
            size = os.fstat(descriptor).st_size // unit * unit
            os.ftruncate(descriptor, size)
            _write_all(descriptor, content, size)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise unwritable("The answer's sound", error) from error


def remove_file(path: Path, name: str) -> None:
    """One that is not there is no error. Raises StorageError."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        if path.exists():
            raise StorageError(f"{name} cannot be removed: {_why(error)}.") from error


def remove_folder(path: Path) -> None:
    """Gone at once for every reader, then removed: a kill leaves no half of it under its name. Raises OSError."""
    gone = path.with_name(f"{GONE}{path.name}-{secrets.token_hex(4)}")
    path.rename(gone)
    shutil.rmtree(gone)


def content_of(path: Path) -> bytes | None:
    """None where there is no such file, or it cannot be read."""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
    except OSError:
        return None
    with os.fdopen(descriptor, "rb") as file, suppress(OSError):
        return file.read()
    return None


def unwritable(name: str, error: OSError) -> StorageError:
    """A sentence without a path of this computer: it may be shown to a visitor."""
    return StorageError(f"{name} cannot be written: {_why(error)}.")


def flush_folder(folder: Path) -> None:
    """A new name is on the disk, too; Windows cannot do this, and needs it less."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _why(error: OSError) -> str:
    return _SENTENCES.get(error.errno or 0, error.strerror or type(error).__name__)


def _write_new(path: Path, content: bytes) -> None:
    descriptor = os.open(path, _WRITE | os.O_CREAT | os.O_EXCL, FILE)
    try:
        _write_all(descriptor, content, 0)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _write_all(descriptor: int, content: bytes, size: int) -> None:
    """On an error the file is cut back to its `size`."""
    rest = memoryview(content)
    try:
        while rest:
            rest = rest[os.write(descriptor, rest) :]
    except OSError:
        with suppress(OSError):
            os.ftruncate(descriptor, size)
        raise
