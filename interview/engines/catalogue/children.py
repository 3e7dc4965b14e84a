"""Child processes that download into a folder of their own; it does not know what they download."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Child:
    """A running download, and the folder that holds all it writes: files, temporary files and its words."""

    process: subprocess.Popen[bytes]
    folder: Path

    @property
    def said(self) -> str:
        return _log(self.folder).read_text(encoding="utf-8", errors="replace")

    def end(self) -> None:
        self.process.kill()
        self.process.wait()

    def discard(self) -> None:
        """End it and remove all it wrote."""
        self.end()
        shutil.rmtree(self.folder, ignore_errors=True)


def start_child(command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None) -> Child:
    temporary = folder / ".tmp"
    temporary.mkdir(parents=True, exist_ok=True)
    places = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(temporary))
    with _log(folder).open("wb") as words:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=words,
            stderr=subprocess.STDOUT,
            env={**os.environ, **places, "PYTHONIOENCODING": "utf-8", **(environment or {})},
        )
    return Child(process, folder)


def bytes_under(folder: Path) -> int:
    """Bytes of all files under a folder in which another process is moving files about."""
    total = 0
    for root, _, names in os.walk(folder):
        for name in names:
            try:
                total += (Path(root) / name).stat().st_size
            except FileNotFoundError:
                continue  # moved or removed since it was listed
    return total


def _log(folder: Path) -> Path:
    return folder / ".log"
