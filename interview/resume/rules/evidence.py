"""Where each value of a resume stands: the proof that it was read and not invented; reads nothing itself."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate

from interview.records import Resume, Source, TextLine

_WINDOW = 6  # lines that one value may run over


def sources_of(resume: Resume, rows: Sequence[TextLine]) -> tuple[Source, ...]:
    """One source for every value that stands in the rows, in the order of the fields."""
    index = _Index(rows)
    found: list[Source] = []

    def add(field: str, value: str, near: int | None = None) -> int | None:
        at = index.find(value, near)
        if at is not None:
            row = rows[at]
            found.append(Source(field, row.text, row.page, row.area))
        return at

    for field, value in _single_values(resume):
        add(field, value)
    for group, skills in enumerate(resume.skill_groups, 1):
        near = index.holding_most(skills.skills)
        add(f"skills.{group}.label", skills.label, near)
        for number, skill in enumerate(skills.skills, 1):
            add(f"skills.{group}.{number}", skill, near)
    for name, entries in _dated_entries(resume):
        last = 0
        for number, parts in enumerate(entries, 1):
            at = index.find(parts["dates"], last) if parts["dates"] else None
            last = at if at is not None else last
            for part, value in parts.items():
                add(f"{name}.{number}.{part}", value, last)
    for number, project in enumerate(resume.projects, 1):
        at = add(f"projects.{number}.name", project.name)
        add(f"projects.{number}.description", project.description, at)
    return tuple(found)


def stands_in(value: str, rows: Sequence[TextLine]) -> bool:
    """Whether the letters of a value stand in the document in this order; the test that refuses inventions."""
    return _letters(value) in _letters(" ".join(row.text for row in rows)) if _letters(value) else False


def _single_values(resume: Resume) -> Iterator[tuple[str, str]]:
    for name in ("name", "email", "location", "about"):
        yield name, getattr(resume, name)
    for name in ("phones", "links", "certifications", "languages"):
        for number, value in enumerate(getattr(resume, name), 1):
            yield f"{name}.{number}", value


def _dated_entries(resume: Resume) -> Iterator[tuple[str, list[dict[str, str]]]]:
    yield (
        "experience",
        [
            {"title": job.title, "company": job.company, "place": job.place, "dates": job.dates}
            | {f"bullets.{number}": bullet for number, bullet in enumerate(job.bullets, 1)}
            for job in resume.experience
        ],
    )
    schools = resume.education
    yield "education", [{"degree": s.degree, "institution": s.institution, "dates": s.dates} for s in schools]


class _Index:
    """The rows as letters only, to find a value on one row or across the next few."""

    def __init__(self, rows: Sequence[TextLine]) -> None:
        self._rows = [_letters(row.text) for row in rows]
        self._lined, self._whole = "\n".join(self._rows), "".join(self._rows)
        self._starts = [0, *accumulate(map(len, self._rows))]  # of each row in the whole
        self._lines = [start + at for at, start in enumerate(self._starts)]  # the same with line ends between
        self._known: dict[str, list[int]] = {}

    def find(self, value: str, near: int | None = None) -> int | None:
        """The row where the value stands or begins; with `near`, the closest one."""
        wanted = _letters(value)
        if not wanted:
            return None
        if wanted not in self._known:
            self._known[wanted] = self._rows_with(wanted) or self._rows_where_begins(wanted)
        holding = self._known[wanted]
        if near is None or not holding:
            return holding[0] if holding else None
        after = bisect_left(holding, near)
        return min(holding[max(after - 1, 0) : after + 1], key=lambda at: abs(at - near))

    def holding_most(self, values: Sequence[str]) -> int | None:
        """The row that names the most of the values: where a list stands, not where one of them is used."""
        counts = Counter(at for value in values if (wanted := _letters(value)) for at in self._rows_with(wanted))
        return min(counts, key=lambda at: (-counts[at], at), default=None)

    def _rows_with(self, wanted: str) -> list[int]:
        found, at = list[int](), self._lined.find(wanted)
        while at >= 0:
            row = bisect_right(self._lines, at) - 1
            found.append(row)
            at = self._lined.find(wanted, self._lines[row + 1])
        return found

    def _rows_where_begins(self, wanted: str) -> list[int]:
        """The rows from which the value runs over the next few."""
        most = _WINDOW + len(wanted) // 40
        found, at = list[int](), self._whole.find(wanted)
        while at >= 0:
            row = bisect_right(self._starts, at) - 1
            if at + len(wanted) <= self._starts[min(row + most, len(self._rows))]:
                found.append(row)
            at = self._whole.find(wanted, self._starts[row + 1])
        return found


def _letters(text: str) -> str:
    return re.sub(r"[^\w+#]+", "", text.casefold())
