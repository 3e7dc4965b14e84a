"""Real resumes of the licensed collection (CC0), labelled by hand: texts stay there, `real/*.lab` has the labels."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from training.resumes.manuscripts import CODES, Line, Manuscript, with_joins
from training.resumes.records import ROLES, SECTIONS

LABELS = Path(__file__).with_name("real")
MOST_LINES = 200
"""Of a text were labelled, from its beginning."""
_BYTES = re.compile(r"(?:\\x[0-9a-f]{2})+")
_ROW = re.compile(r"(\d+)(?:-(\d+))? (\w+) (\w+)((?: \| .*)?)$")
_MOST_UNKNOWN = 0.2


def lines_of(text: str) -> list[str]:
    """As they are numbered in the labels; two blanks or more stand for a line's end in a text without any."""
    text = _BYTES.sub(lambda found: bytes.fromhex(found[0].replace("\\x", "")).decode("utf-8", "replace"), text)
    if "\n" in text:
        lines = [line.rstrip() for line in re.sub(r"\n{3,}", "\n\n", text).split("\n")]
    else:
        lines = [line for line in re.split(r" {2,}", text) if line]
    return lines[:MOST_LINES]


@lru_cache
def texts(data: Path) -> dict[str, list[str]]:
    with gzip.open(data / "resume-lines" / "dotin_remaining.jsonl.gz", "rt", encoding="utf-8") as file:
        return {kept["id"]: lines_of(kept["text"]) for kept in map(json.loads, file)}


def labelled_in(path: Path, data: Path) -> tuple[list[Manuscript], list[str]]:
    """The real resumes that a file of labels is about, and what is wrong in it; README.md beside it has the form."""
    documents: dict[str, list[tuple[int, str]]] = {}
    for number, row in enumerate(path.read_text("utf-8").splitlines(), 1):
        if row.startswith("#R "):
            rows = documents.setdefault(row[3:].strip(), [])
        elif row.strip():
            rows.append((number, row.strip()))
    faults: list[str] = []
    found = [one for name, rows in documents.items() for one in _manuscript(name, rows, path.name, data, faults)]
    return found, faults


def _manuscript(
    name: str, rows: list[tuple[int, str]], file: str, data: Path, faults: list[str]
) -> Iterator[Manuscript]:
    lines = texts(data).get(name)
    if lines is None or any(row == "#SKIP" for _, row in rows):
        faults.append(f"{file}: {name} is left out")
        return
    told = [Line("", "", text) for text in lines]
    for number, row in rows:
        try:
            _label(told, row)
        except ValueError as error:
            faults.append(f"{file}:{number}: {error}")
    unknown = sum(bool(line.text.strip()) and not line.role for line in told)
    if unknown > _MOST_UNKNOWN * len(told):
        faults.append(f"{file}: {name} is left out, {unknown} lines have no labels")
    else:
        yield Manuscript(name.replace("/", "-").removesuffix(".xml"), "real", "en", with_joins(told))


def _label(lines: list[Line], row: str) -> None:
    """Raises ValueError where the row names no line, label or words of the line."""
    found = _ROW.match(row)
    if not found or found[3] not in SECTIONS or found[4] not in ROLES:
        raise ValueError(f"not understood: {row}")
    first, last = int(found[1]), int(found[2] or found[1])
    if not 0 < first <= last <= len(lines):
        raise ValueError(f"there is no such line: {row}")
    for at in range(first - 1, last):
        text = lines[at].text
        if text.strip():
            lines[at] = Line(found[3], found[4], text, _fields(text, found[5], row))


def _fields(text: str, marks: str, row: str) -> tuple[tuple[int, int, str], ...]:
    """Each where it stands first after the ones before it that are the same, longer ones first."""
    pairs = [part.partition("=") for part in marks.split(" | ")[1:]]
    taken = [False] * len(text)
    fields = []
    for code, _, words in sorted(pairs, key=lambda pair: -len(pair[2])):
        start = next((at for at in _places(text, words) if not any(taken[at : at + len(words)])), -1)
        if code not in CODES or start < 0:
            raise ValueError(f"these words do not stand there: {code}={words} in {row}")
        taken[start : start + len(words)] = [True] * len(words)
        fields.append((start, start + len(words), CODES[code]))
    return tuple(sorted(fields))


def _places(text: str, words: str) -> list[int]:
    """Where the words stand, as whole words first."""
    found = [at for at in range(len(text)) if words and text.startswith(words, at)]

    def torn(at: int) -> bool:
        before, after = text[at - 1 : at], text[at + len(words) : at + len(words) + 1]
        return (before.isalnum() and words[0].isalnum()) or (after.isalnum() and words[-1].isalnum())

    return sorted(found, key=lambda at: (torn(at), at))
