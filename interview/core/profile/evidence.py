"""Where each value of a resume stands: the proof that it was read and not invented; reads nothing itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from interview.core.records import Resume, Source, TextLine

_WINDOW = 6  # lines that one value may run over
_NEAR = 8  # lines around an entry's dates in which its parts stand


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

    def find(self, value: str, near: int | None = None) -> int | None:
        """The row where the value stands or begins; with `near`, the closest one."""
        wanted = _letters(value)
        if not wanted:
            return None
        holding = [at for at, row in enumerate(self._rows) if wanted in row] or [
            at for at in range(len(self._rows)) if self._begins_at(wanted, at)
        ]
        if near is None or not holding:
            return holding[0] if holding else None
        return min(holding, key=lambda at: (abs(at - near) > _NEAR, abs(at - near)))

    def holding_most(self, values: Sequence[str]) -> int | None:
        """The row that names the most of the values: where a list stands, not where one of them is used."""
        wanted = [_letters(value) for value in values if _letters(value)]
        counts = [sum(value in row for value in wanted) for row in self._rows]
        most = max(counts, default=0)
        return counts.index(most) if most else None

    def _begins_at(self, wanted: str, at: int) -> bool:
        row = self._rows[at]
        if not row or (row not in wanted and not any(wanted.startswith(row[cut:]) for cut in range(len(row)))):
            return False
        return wanted in "".join(self._rows[at : at + _WINDOW + len(wanted) // 40]) and wanted not in "".join(
            self._rows[at + 1 : at + _WINDOW + len(wanted) // 40]
        )


def _letters(text: str) -> str:
    return re.sub(r"[^\w+#]+", "", text.casefold())
