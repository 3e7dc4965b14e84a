"""Models of the hub that a person names: what the hub says of one at first is written down, and holds from then on."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from interview.engines.catalogue.files import put_in_place
from interview.engines.catalogue.records import ModelEntry, ModelFile
from interview.errors import CatalogueError

RECORD = ".record.json"
HUB_ID = re.compile(r"[A-Za-z0-9][\w.-]*/[\w.-]+")
WANTED = ("*.json", "*.safetensors", "*.jinja", "*.model", "*.txt")
WEIGHTS = ("*.bin", "*.safetensors")
OTHER_FORMATS = ("onnx/*", "openvino/*", "original/*", "coreml/*")
"""The same weights once more, for libraries that the program does not use."""


def is_hub_id(name: str) -> bool:
    return HUB_ID.fullmatch(name) is not None and ".." not in name


def folder_name(hub: str) -> str:
    return hub.replace("/", "--")


def entry_from(hub: str, told: Mapping[str, Any]) -> ModelEntry:
    """The model as the hub tells it, without the files that no backend reads. Raises CatalogueError."""
    try:
        files = tuple(ModelFile(row["name"], row["size"], row["sha256"], (), row["blob"]) for row in told["files"])
        revision = str(told["revision"])
    except (KeyError, TypeError) as error:
        raise CatalogueError(f"What is known of the files of {hub} cannot be used ({error}). {_anew(hub)}") from error
    names = wanted([file.name for file in files])
    files = tuple(file for file in files if file.name in names and (file.sha256 or file.blob))
    if not files:
        raise CatalogueError(f"The model {hub} has no files in a format that the program reads. Choose another one.")
    return ModelEntry(folder_name(hub), "", "", "", hub, revision, "", True, (), files, named=True)


def wanted(names: Sequence[str]) -> set[str]:
    """Of the files of a model those that a library reads: one form of the weights, and no code."""
    safe = [name for name in names if not _fits(name, OTHER_FORMATS) and ".." not in name and not name.startswith("/")]
    weights = next((form for form in reversed(WEIGHTS) if any(fnmatch(name, form) for name in safe)), "")
    return {name for name in safe if _fits(name, (*WANTED, weights))}


def write_record(entry: ModelEntry, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    partial = folder / (RECORD + ".partial")
    told = {"revision": entry.revision, "files": [asdict(file) for file in entry.files]}
    partial.write_text(json.dumps(told, indent=1), encoding="utf-8")
    put_in_place(partial, folder / RECORD)


def read_record(hub: str, folder: Path) -> ModelEntry | None:
    """What was written down of the model; nothing if it was never asked for. Raises CatalogueError."""
    try:
        told = json.loads((folder / RECORD).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except ValueError as error:
        raise CatalogueError(f"What is known of the files of {hub} cannot be read ({error}). {_anew(hub)}") from error
    return entry_from(hub, told)


def _fits(name: str, patterns: Sequence[str]) -> bool:
    return any(fnmatch(name, pattern) for pattern in patterns)


def _anew(hub: str) -> str:
    return f"Delete the folder {folder_name(hub)} in the models' folder to have it fetched again."
