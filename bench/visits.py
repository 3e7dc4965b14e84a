"""What one visitor did, waited for and was shown; and what is wrong about it. Pure bookkeeping."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from interview.sessions.tables import unescape_cell

SYLLABLES = ("Bar", "Dov", "Fen", "Gul", "Hin", "Jor", "Kes", "Lum", "Mir", "Nox", "Pel", "Rud", "Sav", "Tob", "Vex")
SHORTEST_WAIT = 60.0
"""Seconds: the page tells whole minutes, so what is left of one is told as one."""


@dataclass(slots=True)
class Visit:
    number: int
    mark: str
    """A word that stands in everything that this visitor gives, and in nobody else's."""
    speaks: bool
    waits: list[float] = field(default_factory=list)
    """Seconds from handing in to the next question."""
    errors: list[str] = field(default_factory=list)
    places: list[tuple[float, int, float]] = field(default_factory=list)
    """When a place in line was told, which, and how many seconds it would be."""
    came: float = 0.0
    let_in: float = 0.0
    typed: dict[int, str] = field(default_factory=dict)
    spoken: dict[int, float] = field(default_factory=dict)
    """Seconds of speech by question."""
    shown: list[str] = field(default_factory=list)
    """Every text that arrived."""
    pictures: int = 0
    summed_up: float | None = None
    """Seconds from the last answer to the end, the goodbye included."""

    @property
    def typical_wait(self) -> float | None:
        return median(self.waits) if self.waits else None

    @property
    def place_rose(self) -> bool:
        told = [place for _, place, _ in self.places]
        return any(later > earlier for earlier, later in pairwise(told))

    @property
    def estimate_off(self) -> float | None:
        """By which factor the first estimate in line was wrong, at least 1."""
        if not self.places or not self.let_in:
            return None
        at, _, told = self.places[0]
        real, told = max(self.let_in - at, SHORTEST_WAIT), max(told, SHORTEST_WAIT)
        return max(real / told, told / real)


def mark_of(number: int, round_: int) -> str:
    """A name-like word; no two are alike, and none holds another."""
    size = len(SYLLABLES)
    return SYLLABLES[number % size] + (SYLLABLES[number // size % size] + SYLLABLES[round_ % size]).lower()


def faults_in_rows(visit: Visit, session_id: str, table: str) -> list[str]:
    """How answers.csv differs from what the visitor said."""
    rows = list(csv.DictReader(io.StringIO(table)))
    faults = [f"a row of the session {row['session_id']}" for row in rows if row["session_id"] != session_id]
    numbers = [int(row["number"]) for row in rows]
    said = {*visit.typed, *visit.spoken}
    faults += [f"no row for answer {number}" for number in sorted(said - set(numbers))]
    faults += [f"a row for answer {number}, which was not given" for number in sorted(set(numbers) - said)]
    faults += [
        f"{numbers.count(number)} rows for answer {number}"
        for number in sorted(set(numbers))
        if numbers.count(number) > 1
    ]
    for row in rows:
        faults += _faults_of(visit, int(row["number"]), row)
    return faults


def _faults_of(visit: Visit, number: int, row: dict[str, str]) -> list[str]:
    if number in visit.typed:
        same = unescape_cell(row["answer"]) == visit.typed[number] and row["source"] == "typed"
        return [] if same else [f"answer {number} is not what was typed: {row['answer'][:80]!r}"]
    if number in visit.spoken:
        whole = row["source"] == "spoken" and float(row["seconds"] or 0) >= 0.8 * visit.spoken[number]
        return [] if whole and row["answer"].strip() else [f"answer {number} is not what was spoken: {dict(row)}"]
    return []


def foreign_marks(visits: Sequence[Visit]) -> Iterable[tuple[Visit, str]]:
    """Whoever was shown a text with another one's mark, and which."""
    marks = [visit.mark.casefold() for visit in visits]
    for visit in visits:
        shown = "\n".join(visit.shown).casefold()
        for mark in marks:
            if mark != visit.mark.casefold() and mark in shown:
                yield visit, mark


def waiting_figures(visits: Sequence[Visit], prefix: str = "") -> dict[str, float | int | None]:
    """Of all waits, and of what each visitor typically waits."""
    waits = [wait for visit in visits for wait in visit.waits]
    typical = [wait for visit in visits if (wait := visit.typical_wait) is not None]
    ends = [visit.summed_up for visit in visits if visit.summed_up is not None]
    off = [factor for visit in visits if (factor := visit.estimate_off) is not None]
    middle = median(waits) if waits else None
    return {
        f"{prefix}waits": len(waits),
        f"{prefix}wait_p50_s": round(middle, 3) if middle is not None else None,
        f"{prefix}wait_max_s": round(max(waits), 3) if waits else None,
        f"{prefix}slowest_to_median": round(max(typical) / median(typical), 2) if typical else None,
        f"{prefix}slowest_wait_to_median": round(max(waits) / middle, 2) if middle else None,
        f"{prefix}end_p50_s": round(median(ends), 1) if ends else None,
        f"{prefix}end_max_s": round(max(ends), 1) if ends else None,
        f"{prefix}waited_in_line": sum(bool(visit.places) for visit in visits),
        f"{prefix}places_that_rose": sum(visit.place_rose for visit in visits),
        f"{prefix}estimate_off_p50": round(median(off), 2) if off else None,
        f"{prefix}estimates_within_3": round(sum(factor <= 3 for factor in off) / len(off), 2) if off else None,
    }
