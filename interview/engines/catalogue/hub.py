"""The model hub, asked until it once is silent; it does not judge the files that come, its caller does."""

from __future__ import annotations

import json
import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from interview.engines.catalogue import hub_child
from interview.engines.catalogue.children import Child, bytes_under, start_child
from interview.engines.catalogue.records import ModelEntry, ModelFile

GLANCE = 0.05  # seconds between two looks at the running download
STALL = 30.0  # seconds without a new byte until a hub that had answered is given up
START = 30.0  # seconds that Python may take to import the hub's library on a busy machine

SILENT = threading.Event()
"""Set once the hub did not answer or broke off; it is then not asked again in this process."""

TOKENLESS = {"HF_HUB_DISABLE_IMPLICIT_TOKEN": "1"}  # the table's models are public: the person's token stays here
ENVIRONMENT = {
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    "HF_HUB_DISABLE_XET": "1",  # plain HTTP resumes a cut download
}
PROGRAM = (sys.executable, "-P", str(Path(hub_child.__file__)))


def describe_on_hub(hub: str, folder: Path, timeout: float) -> dict[str, Any] | None:
    """What the hub says of a model: {"revision": ..., "files": [{"name", "size", "sha256", "blob"}]}.

    None where it gives no answer within `timeout` seconds, or does not give this model to this person.
    """
    if SILENT.is_set():
        return None
    child = start_child((*PROGRAM, hub), folder, ENVIRONMENT)
    try:
        answered = _answers(child, timeout)
        if not answered and child.process.poll() != hub_child.REFUSED:
            SILENT.set()
        said = [line for line in child.said.splitlines() if line.startswith(hub_child.FILES)]
    finally:
        child.discard()
    told: dict[str, Any] | None = json.loads(said[0].removeprefix(hub_child.FILES)) if answered and said else None
    return told


def fetch_from_hub(
    entry: ModelEntry,
    files: Sequence[ModelFile],
    folder: Path,
    timeout: float,
    advance_to: Callable[[int], None],
) -> dict[str, Path]:
    """Download `files` under `folder`; returns file name -> unchecked file, without those that did not come.

    A hub that gives no answer within `timeout` seconds is not asked again; no error is raised, for there is
    another way to the files.
    """
    if SILENT.is_set():
        return {}
    names = {file.name: "/".join(filter(None, (entry.hub_folder, file.name))) for file in files}
    environment = ENVIRONMENT if entry.named else ENVIRONMENT | TOKENLESS
    child = start_child((*PROGRAM, entry.hub, entry.revision, str(folder), *names.values()), folder, environment)
    try:
        if _answers(child, timeout):
            _wait(child, advance_to)
        if child.process.poll() not in (0, hub_child.REFUSED):  # no answer, an answer that broke off, or a stall
            SILENT.set()
    finally:
        child.end()
    came = {name: folder / path for name, path in names.items()}
    return {name: path for name, path in came.items() if path.is_file()}


def _answers(child: Child, timeout: float) -> bool:
    """Whether the hub answers within `timeout` seconds of being asked; importing its library does not count."""
    asked: float | None = None
    began = time.monotonic()
    while True:
        said = child.said
        now = time.monotonic()
        if hub_child.ANSWERED in said:
            return True
        if asked is None and hub_child.ASKING in said:
            asked = now
        if child.process.poll() is not None or now > (began + START if asked is None else asked + timeout):
            return False
        time.sleep(GLANCE)


def _wait(child: Child, advance_to: Callable[[int], None]) -> None:
    """Watch the download until it ends, or until nothing has come for STALL seconds."""
    seen, grew = 0, time.monotonic()
    while child.process.poll() is None and time.monotonic() < grew + STALL:
        time.sleep(GLANCE)
        size = bytes_under(child.folder)
        if size > seen:  # a retry that starts over is no headway
            seen, grew = size, time.monotonic()
            advance_to(size)
