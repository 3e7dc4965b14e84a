"""Manuscripts as labelled documents: each set as a text, a Word document or a page of Typst and read back.

Those that were labelled by hand, real and written, are set several times with other looks; untidy ones once.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path
from random import Random
from typing import Any

from interview.errors import DocumentError
from training.resumes import real_texts
from training.resumes.aligning import AlignmentError, rows_from
from training.resumes.manuscripts import Manuscript, trimmed, written_in
from training.resumes.reading import rows_of
from training.resumes.records import LabelledResume
from training.resumes.setting import SETTINGS
from training.resumes.untidy import manuscript_from

WRITTEN = Path(__file__).with_name("written")
TIMES = {"text": 1, "word": 2, "typst": 2}
"""How often each document that was labelled by hand is set in which way."""
_UNTIDY = ("text", "word", "word", "typst", "typst")


def left_out(name: str) -> bool:
    """The same fifth of the documents in every corpus."""
    return int(sha256(name.encode()).hexdigest(), 16) % 5 == 0


def manuscripts_in(data: Path) -> tuple[list[Manuscript], list[str]]:
    """All that were labelled by hand, and what is wrong with them."""
    read = [written_in(path) for path in sorted(WRITTEN.glob("*.txt"))]
    read += [real_texts.labelled_in(path, data) for path in sorted(real_texts.LABELS.glob("*.lab"))]
    return [one for found, _ in read for one in found], [fault for _, faults in read for fault in faults]


def make_written(data: Path, seed: int, processes: int = 1) -> tuple[list[dict[str, Any]], list[str]]:
    """The documents as JSON, and what was wrong: faults of labels, files that were not read as they were written."""
    manuscripts, faults = manuscripts_in(data)
    return _parted(_each(partial(_settings_of, seed=seed), manuscripts, processes), faults)


def make_untidy(n: int, data: Path, seed: int, processes: int = 1) -> tuple[list[dict[str, Any]], list[str]]:
    return _parted(_each(partial(_untidy, seed=seed, data=data), range(n), processes), [])


def _each(work: Any, given: Sequence[Any], processes: int) -> Iterator[dict[str, Any]]:
    if processes < 2:
        for one in given:
            yield from work(one)
        return
    with get_context("spawn").Pool(processes) as pool:
        for made in pool.imap(work, given, chunksize=4):
            yield from made


def _parted(made: Iterator[dict[str, Any]], faults: list[str]) -> tuple[list[dict[str, Any]], list[str]]:
    documents = []
    for one in made:
        if "failed" in one:
            faults.append(f"{one['id']}: {one['failed']}")
        else:
            documents.append(one)
    return documents, faults


def _settings_of(manuscript: Manuscript, *, seed: int) -> list[dict[str, Any]]:
    wanted = [(setting, time) for setting, times in TIMES.items() for time in range(times)]
    return [_document(manuscript, setting, time, seed) for setting, time in wanted]


def _untidy(number: int, *, seed: int, data: Path) -> list[dict[str, Any]]:
    name = f"untidy-{seed}-{number:05}"
    random = Random(name)  # noqa: S311  (a corpus, not a secret)
    manuscript = manuscript_from(name, random, data)
    return [_document(manuscript, random.choice(_UNTIDY), 0, seed)]


def _document(manuscript: Manuscript, setting: str, time: int, seed: int) -> dict[str, Any]:
    """As JSON, {"failed": reason} where the file could not be read as it was written."""
    name = f"{manuscript.id}-{setting}{time}"
    random = Random(f"{seed} {name}")  # noqa: S311  (a corpus, not a secret)
    told = {"id": name, "layout": setting, "held_out": left_out(manuscript.id)}
    try:
        return set_and_read(manuscript, setting, random).as_json() | told
    except (AlignmentError, DocumentError, RuntimeError) as error:
        return told | {"failed": f"{type(error).__name__}: {str(error)[:120]}"}


def set_and_read(manuscript: Manuscript, setting: str, random: Random) -> LabelledResume:
    """Raises AlignmentError or DocumentError."""
    manuscript = replace(manuscript, lines=trimmed(manuscript.lines))
    with tempfile.TemporaryDirectory() as folder:
        read = rows_of(SETTINGS[setting](manuscript, random, Path(folder)))
    return LabelledResume(
        id=manuscript.id, layout=setting, family=f"{manuscript.source}-{setting}", trade=manuscript.trade,
        country=manuscript.country, language=manuscript.language, rows=tuple(rows_from(manuscript.lines, read)),
    )  # fmt: skip
