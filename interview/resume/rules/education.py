"""Sections of education -> degrees and schools; knows no layout."""

from __future__ import annotations

import re
from collections.abc import Sequence

from interview.language.vocabulary import is_degree, is_field_of_study, is_institution
from interview.records import Education
from interview.resume.rules.dates import DATES, period_of
from interview.resume.rules.entries import entries_from, is_heading_like, pieces_of
from interview.resume.rules.experience import place_score
from interview.resume.rules.places import is_place, is_state_code, without_place
from interview.resume.rules.roles import Piece, Reading, Roles, read_pieces
from interview.resume.rules.sections import Line

_HEADING_WORDS = 14
_MOST_UNDATED = 20
_SURE = 1.2
_EDGES = " |,;:•·-–—()"
_GRADE = re.compile(
    r"\b(?:GPA|EQF|CGPA|grade|percent(?:age)?|score|rank)\b|%|^\d+(?:\.\d+)?(?:\s*/\s*\d+)?$", re.IGNORECASE
)


def education_from(lines: Sequence[Line]) -> list[Education]:
    """Dated entries, and within and without them the schools that have no dates."""
    dated = entries_from(lines, ROLES)
    if not dated:
        return _undated(lines)
    found: list[Education] = []
    for entry in dated:
        found.append(_education_from(entry.reading, entry.dates))
        found.extend(_undated([Line(text) for text in entry.body], strict=True))
    return [course for course in found if _is_sure(course)]


def _is_sure(course: Education) -> bool:
    """A degree or a school by its words; anything else with a date in it is none."""
    return degree_score(course.degree or "-") >= _SURE or institution_score(course.institution or "-") >= _SURE


def certifications_from(lines: Sequence[Line]) -> tuple[str, ...]:
    """One a line, without its dates; prose is none."""
    found = []
    for line in lines:
        text = _without_outer_dates(line.text)
        if 0 < len(text.split()) <= _HEADING_WORDS and any(letter.isalpha() for letter in text):
            found.append(text)
    return tuple(dict.fromkeys(found))


def _without_outer_dates(text: str) -> str:
    """Without the dates at its beginning or end; what stands between stays as it is."""
    for found in DATES.finditer(text):
        before, after = text[: found.start()].strip(_EDGES), text[found.end() :].strip(_EDGES)
        if not before or not after:
            return before or after
    return text.strip(_EDGES)


def _education_from(reading: Reading, dates: str) -> Education:
    period = period_of(dates)
    institution = without_place(reading.values.get("institution", ""))
    return Education(reading.values.get("degree", ""), institution, dates, period.start, period.end)


def _undated(lines: Sequence[Line], *, strict: bool = False) -> list[Education]:
    """A line that names a school or a degree, with the other in it or beside it."""
    found: list[Education] = []
    taken: set[int] = set()
    for index, line in enumerate(lines):
        if len(found) == _MOST_UNDATED:
            break
        if index in taken or not is_institution(line.text) or not is_heading_like(line):
            continue
        whole = read_pieces([Piece(text, 0, at) for at, text in enumerate(pieces_of(line.text))], ROLES)
        degree = None
        if degree_score(whole.values.get("degree", "-")) < _SURE:
            beside = [near for near in (index - 1, index + 1) if 0 <= near < len(lines) and near not in taken]
            degree = next((at for at in beside if is_degree(lines[at].text) and is_heading_like(lines[at])), None)
            if strict and degree is None:
                continue
        rows = [line] if degree is None else [line, lines[degree]]
        taken |= {index} if degree is None else {index, degree}
        pieces = [
            Piece(text, at, place) for at, row in enumerate(rows) for place, text in enumerate(pieces_of(row.text))
        ]
        found.append(_education_from(read_pieces(pieces, ROLES), ""))
    return found


def degree_score(text: str) -> float:
    """How much a text looks like a degree or a course."""
    if is_place(text) or is_state_code(text) or _GRADE.search(text) or not any(letter.isalpha() for letter in text):
        return -3.0
    score = 0.3 + 3.0 * is_degree(text)
    if is_field_of_study(text):
        score += 1.0
    if is_institution(text):
        score -= 1.5 if is_degree(text) else 2.5
    return score - 0.1 * text.count(",") - 1.0 * (len(text.split()) > 12)


def institution_score(text: str) -> float:
    if _GRADE.search(text) or not any(letter.isalpha() for letter in text):
        return -3.0
    if is_place(text) and not is_institution(text):
        return -1.5
    score = 0.6 + 2.6 * is_institution(text)
    if is_degree(text):
        score -= 2.0
    if is_field_of_study(text) and not is_institution(text):
        score -= 1.0
    return score - 0.4 * text.count(",") - 1.0 * (len(text.split()) > 9)


ROLES = Roles(
    {"degree": degree_score, "institution": institution_score, "place": place_score},
    {
        label: role
        for role, labels in {
            "degree": ("degree", "qualification", "course", "program", "programme", "major"),
            "institution": ("institution", "school", "university", "college", "institute"),
            "place": ("location", "place", "city"),
        }.items()
        for label in labels
    },
)
