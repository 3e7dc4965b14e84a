"""Lines as the reader told them -> entries: what stands in their heads, and the text under each; knows no section."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from interview.resume.rules.dates import DATES, period_of
from interview.resume.spans import Span, ToldLine

HEADS = ("first", "again", "head")


@dataclass(slots=True)
class Entry:
    """One job, school or project as it is put together line by line; a field's first span counts."""

    shares: bool = False  # it stands under an employer or school named once for several
    heads: list[ToldLine] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    values: dict[str, Span] = field(default_factory=dict)

    def value(self, name: str) -> str:
        found = self.values.get(name)
        return found.text if found else ""

    @property
    def dates(self) -> str:
        """As they stand there: the words told as dates if they can be read as such, else the head's first dates."""
        told = self.value("dates")
        if told and any(period_of(told)):
            return told
        for line in self.heads:
            if found := DATES.search(line.text):
                return found[0].strip()
        return told


def entries_from(lines: Iterable[ToldLine], main: Sequence[str]) -> list[Entry]:
    """`main` are the fields an entry has one of: a second one of the first of them opens a further entry."""
    entries: list[Entry] = []
    for line in lines:
        if line.role in ("heading", "running", "contact"):
            continue
        opens = line.role in ("first", "again")
        if line.role in HEADS and entries and not opens:
            opens = _is_full(entries[-1], line, main)
        if line.role in HEADS and (opens or not entries):
            entries.append(Entry(shares=line.role == "again"))
        if line.role in HEADS:
            _take_head(entries[-1], line, main)
        elif entries:
            _take_text(entries[-1], line)
    return entries


def _is_full(entry: Entry, line: ToldLine, main: Sequence[str]) -> bool:
    """A head after an entry's text, or one that names again what the entry has."""
    names = [span.field for span in line.of(*main) if not span.joins]
    if entry.texts and names:
        return True
    return bool(names) and all(name in entry.values for name in names) and main[0] in names


def _take_head(entry: Entry, line: ToldLine, main: Sequence[str]) -> None:
    last = entry.heads[-1] if entry.heads else None
    entry.heads.append(line)
    for span in line.spans:
        before = entry.values.get(span.field)
        if before is None:
            entry.values[span.field] = span
        elif span.joins and last is not None and last.spans and last.spans[-1] is before and span.field in main:
            joined = f"{before.text}{'' if before.text.endswith('-') else ' '}{span.text}"
            entry.values[span.field] = Span(span.field, joined, before.start, before.end, before.likely)


def _take_text(entry: Entry, line: ToldLine) -> None:
    if line.role == "more" and entry.texts:
        entry.texts[-1] += f" {line.plain}"
    elif line.plain:
        entry.texts.append(line.plain)
