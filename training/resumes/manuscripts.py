"""Resumes as somebody wrote them, line by line with labels, before any format: `{t|Cook}, {e|The Fox}` marks fields.

They are written by hand, real texts that were labelled by hand, or drawn by training.resumes.untidy.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from training.resumes.records import ROLES, SECTIONS

CODES = {
    "n": "name", "hl": "headline", "t": "title", "e": "employer", "p": "place", "d": "dates", "g": "degree",
    "i": "institution", "j": "project", "s": "skill", "l": "label", "c": "certification", "x": "language",
}  # fmt: skip
ROLE_CODES = {
    "H": "heading", "1": "first", "h": "head", "a": "again", "*": "bullet", "m": "more", "l": "list", "c": "contact",
    "r": "running", "p": "plain",
}  # fmt: skip
GOES_ON = {"first": "head", "again": "head", "bullet": "more"}
"""The role of a wrapped line by that of the line it goes on with; any other keeps its own."""
_MARK = re.compile(r"\{(\w+)\|([^{}]*)\}")
_MOST_UNKNOWN = 0.2
"""Of a document's lines may lack labels; one with more is left out."""


@dataclass(frozen=True, slots=True)
class Line:
    """`section` and `role` are "" on a blank line, and where the label could not be read."""

    section: str
    role: str
    text: str
    fields: tuple[tuple[int, int, str], ...] = ()  # start, end (of `text`), field
    joins: tuple[int, ...] = ()  # the starts of those that go on from the line before


@dataclass(frozen=True, slots=True)
class Manuscript:
    id: str
    source: str  # "real", "written" or "untidy"
    language: str
    lines: tuple[Line, ...]
    trade: str = ""
    country: str = ""


@dataclass(slots=True)
class _Draft:
    """A written document while its lines are read."""

    id: str
    about: list[str]
    section: str = "top"
    open: str = ""  # the field of a mark that goes on in the next row
    lines: list[Line] = field(default_factory=list)
    unknown: int = 0


def line_from(section: str, role: str, marked: str) -> Line:
    """Raises ValueError for a name that is none of SECTIONS, ROLES, CODES, and for brackets that mark nothing."""
    if section not in SECTIONS or role not in ROLES:
        raise ValueError(f"no label: {section} {role}")
    text, fields, at = "", [], 0
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        if mark[1] not in CODES:
            raise ValueError(f"no field: {mark[1]}")
        if mark[2].strip():
            fields.append((len(text), len(text) + len(mark[2]), CODES[mark[1]]))
        text, at = text + mark[2], mark.end()
    text += marked[at:]
    if "{" in text or "}" in text:
        raise ValueError(f"a bracket marks nothing: {marked}")
    return Line(section, role, text.rstrip(), tuple(fields))


def written_in(path: Path) -> tuple[list[Manuscript], list[str]]:
    """The resumes of one file of training/resumes/written, and what is wrong in it; README.md there has the form."""
    drafts, faults = [], []
    for number, row in enumerate(path.read_text("utf-8").splitlines(), 1):
        if row.startswith("#R "):
            name, *about = [part.strip() for part in row[3:].split("|")]
            drafts.append(_Draft(name, about))
        elif drafts:
            fault = _take(drafts[-1], row)
            faults += [f"{path.name}:{number}: {fault}"] if fault else []
    return [one for draft in drafts for one in _finished(draft, path.stem, faults)], faults


def _take(draft: _Draft, row: str) -> str:
    if row.startswith("@") and row[1:].strip() in SECTIONS:
        draft.section = row[1:].strip()
        return ""
    if not row.strip():
        draft.lines.append(Line("", "", ""))
        return ""
    row = _closed(draft, row)
    role = ROLE_CODES.get(row[:1], "") if row[1:2] == " " else ""
    try:
        draft.lines.append(line_from(draft.section, role, row[2:]))
    except ValueError as error:
        draft.lines.append(Line("", "", re.sub(_MARK, r"\2", row[2:])))
        draft.unknown += 1
        return str(error)
    return ""


def _closed(draft: _Draft, row: str) -> str:
    """A mark that goes over the line's end is closed there and opened again on the next."""
    if draft.open:
        row, draft.open = f"{row[:2]}{{{draft.open}|{row[2:]}", ""
    if row.rfind("{") > row.rfind("}") and (found := re.search(r"\{(\w+)\|[^{}]*$", row)):
        row, draft.open = f"{row}}}", found[1]
    return row


def _finished(draft: _Draft, file: str, faults: list[str]) -> Iterator[Manuscript]:
    filled = sum(bool(line.text) for line in draft.lines)
    if draft.unknown > _MOST_UNKNOWN * filled or not filled:
        faults.append(f"{file}: {draft.id} is left out, {draft.unknown} of {filled} lines have no labels")
        return
    trade, country, language = [*draft.about, "", "", ""][:3]
    lines = with_joins(draft.lines)
    yield Manuscript(f"{file}-{draft.id}", "written", language[:2].lower() or "en", lines, trade, country)


def with_joins(lines: Iterable[Line]) -> tuple[Line, ...]:
    """A field at the end of a line goes on where the next line opens with the same one: heads and texts alone."""
    made: list[Line] = []
    for line in lines:
        before = made[-1] if made and made[-1].fields else None
        if before and line.fields and line.role in ("head", "more", "plain") and not line.joins:
            (_, end, name), (start, _, same) = before.fields[-1], line.fields[0]
            if name == same and not re.search(r"\w|[,;.]", before.text[end:]) and not line.text[:start].strip():
                line = replace(line, joins=(start,))
        made.append(line)
    return tuple(made)


def trimmed(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Without blank lines at both ends, none twice in a row."""
    kept: list[Line] = []
    for line in lines:
        if line.text.strip() or (kept and kept[-1].text.strip()):
            kept.append(line)
    return tuple(kept[:-1] if kept and not kept[-1].text.strip() else kept)
