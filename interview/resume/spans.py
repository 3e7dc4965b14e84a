"""Labelled words -> the pieces that they make: a title, an employer, a skill, each with its place and probability."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from interview.resume.network import FIELDS, ROLES, SECTIONS
from interview.resume.rules.headings import Kind, heading_kind

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from interview.resume.signs import SignedLine

BEGINS = 0.5
"""Probability from which on a word begins a field of its own, though the word before is of the same field."""
SURE = 0.9
"""Probability from which on a line's section counts against the heading above it."""
_NAMED = (Kind.PROJECTS,)
_EDGES = " \t|,;:·•–—-/\u2022*○●▪◦"
_BULLET = re.compile(r"(?:[•·*▪◦‣o●○■□–—\u00ad\uf0b7-]|\d{1,2}[.)])\s+(?=\S)|[•▪●](?=\S)")


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of one line; `joins` says that it goes on with the same field at the end of the line before."""

    field: str
    text: str
    start: int
    end: int
    likely: float
    joins: bool = False


@dataclass(frozen=True, slots=True)
class ToldLine:
    """A line with what the reader made of it."""

    row: int
    text: str
    section: str
    role: str
    likely: float
    spans: tuple[Span, ...]

    def of(self, *fields: str) -> list[Span]:
        return [span for span in self.spans if span.field in fields]

    @property
    def plain(self) -> str:
        """Without its bullet, wide gaps closed."""
        found = _BULLET.match(self.text.strip())
        return " ".join(self.text.strip()[found.end() if found else 0 :].split())


def told_lines(
    lines: Sequence[SignedLine],
    sections: NDArray[np.float32],
    roles: NDArray[np.float32],
    fields: Sequence[tuple[NDArray[np.float32], NDArray[np.float32]]],
) -> list[ToldLine]:
    """What network.read_lines gives, in words."""
    told = []
    open_field = ""
    chosen = _sections_of(lines, sections, roles)
    for number, (line, (likely, begins)) in enumerate(zip(lines, fields, strict=True)):
        spans = tuple(_spans(line, likely, begins, open_field))
        last = int(likely[-1].argmax()) if len(likely) else 0
        open_field = FIELDS[last]
        section, role = chosen[number], int(roles[number].argmax())
        sure = float(min(sections[number, section], roles[number, role]))
        told.append(ToldLine(line.row, line.text, SECTIONS[section], ROLES[role], sure, spans))
    return told


def _sections_of(lines: Sequence[SignedLine], sections: NDArray[np.float32], roles: NDArray[np.float32]) -> list[int]:
    """As the network tells them; where the words of a heading are known, what it tells of its lines is called so.

    From a line on of which the network is sure that another section begins, without a heading, it is believed again.
    """
    chosen, told = [int(row.argmax()) for row in sections], -1
    heading, named = ROLES.index("heading"), None
    for at, line in enumerate(lines):
        if int(roles[at].argmax()) == heading:
            kind = heading_kind(line.text.strip())
            named = SECTIONS.index(str(kind)) if kind in _NAMED else None
            told = chosen[at + 1] if at + 1 < len(lines) else chosen[at]
        elif named is not None and chosen[at] not in (told, named) and sections[at, chosen[at]] >= SURE:
            named = None
        if named is not None:
            chosen[at] = named
    return chosen


def _spans(
    line: SignedLine, likely: NDArray[np.float32], begins: NDArray[np.float32], open_field: str
) -> Iterator[Span]:
    best = likely.argmax(1)
    at = 0
    while at < len(best):
        end = at + 1
        while end < len(best) and best[end] == best[at] and begins[end] < BEGINS:
            end += 1
        name = FIELDS[int(best[at])]
        if name != "none":
            start, stop = line.words[at][0], line.words[end - 1][1]
            text = line.text[start:stop]
            bare = _trimmed(text, ends=end == len(best))
            if bare:
                start += text.index(bare)
                if name == "skill" and at == 0 and line.text[start + len(bare) :].lstrip().startswith(":"):
                    name = "label"
                joins = at == 0 and name == open_field and bool(begins[0] < BEGINS)
                sure = float(likely[at:end].max(1).mean())
                yield Span(name, bare, start, start + len(bare), sure, joins)
        at = end


def _trimmed(text: str, *, ends: bool = False) -> str:
    """Without signs at its edges; a bracket goes only where it has no partner.

    What follows an open one goes too, unless the line `ends` there and the next may close it.
    """
    text = text.strip(_EDGES)
    if text.startswith("(") and text.endswith(")") and text.count("(") == 1:
        text = text[1:-1]
    opened = text.rfind("(")
    if not ends and opened > 0 and ")" not in text[opened:]:
        text = text[:opened]
    elif text.count("(") != text.count(")"):
        text = text.strip("()")
    return text.strip(_EDGES)
