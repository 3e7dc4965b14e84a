"""The text of a resume -> its fields, by rules; whatever is not found stays empty, nothing is guessed.

Every string stands in the document as it is given here, but for line ends within it. Knows no file format.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from interview.core.profile.contact import email_in, name_in, phone_in
from interview.core.profile.entries import Entry, entries_from, is_heading_like, opens_entry, paragraphs_from, parts_of
from interview.core.profile.sections import Kind, Line, Section, raw_lines, sections_from
from interview.core.profile.skills import skills_from
from interview.core.profile.vocabulary import (
    is_degree,
    is_institution,
    is_organisation,
    is_place,
    is_title,
    without_place,
)
from interview.core.records import Document, Education, Position, Project, Resume, SkillGroup

_LIKELY_PLACE = re.compile(r"[A-Z][^\W\d_]+(?: [A-Z][^\W\d_]+)?, [A-Z][^\W\d_]+(?: [A-Z][^\W\d_]+)?")
_ABOUT_WORDS = 8  # a line at the top with fewer words is a contact line or a headline


def resume_from(document: Document) -> Resume:
    """Read the fields; a field that is not found is "" or ()."""
    sections = sections_from(document.text)
    lines = raw_lines(document.text)
    email = email_in(document.text)
    return Resume(
        name=name_in(lines, email),
        email=email,
        phones=tuple(filter(None, (phone_in(lines),))),
        about=_about_from(sections),
        skill_groups=(SkillGroup("", skills_from(_lines_of(sections, Kind.SKILLS))),),
        experience=tuple(position for lines in _experience_blocks(sections) for position in _positions_from(lines)),
        education=tuple(
            education for lines in _blocks(sections, Kind.EDUCATION) for education in _education_from(lines)
        ),
        projects=tuple(project for lines in _blocks(sections, Kind.PROJECTS) for project in _projects_from(lines)),
        text=document.text,
    )


def _blocks(sections: Sequence[Section], kind: Kind) -> list[tuple[Line, ...]]:
    return [section.lines for section in sections if section.kind is kind and section.lines]


def _experience_blocks(sections: Sequence[Section]) -> Iterator[tuple[Line, ...]]:
    """Two columns that run into one another leave positions under the heading of the skills: take them along."""
    for section, following in pairwise([*sections, Section(Kind.OTHER, "", ())]):
        if section.kind is Kind.EXPERIENCE:
            strays = following.kind is Kind.SKILLS and any(map(opens_entry, following.lines))
            yield (*section.lines, *following.lines) if strays else section.lines


def _lines_of(sections: Sequence[Section], kind: Kind) -> list[Line]:
    return [line for lines in _blocks(sections, kind) for line in lines]


def _about_from(sections: Sequence[Section]) -> str:
    """The summary section, else the sentences above the first heading."""
    for lines in _blocks(sections, Kind.ABOUT):
        return " ".join(line.text for line in lines)
    top = [line.text for line in sections[0].lines if "@" not in line.text]
    return " ".join(line for line in top if len(line.split()) >= _ABOUT_WORDS and not re.search(r"\d{4}|\|", line))


# ---------------------------------------------------------------- experience


def _positions_from(lines: Sequence[Line]) -> list[Position]:
    positions = [_position_from(entry) for entry in entries_from(lines, _names_a_job)]
    return [position for position in positions if position.title or position.company]


def _names_a_job(parts: Sequence[str]) -> bool:
    split = _without_places(_split_at_comma(parts, is_title))
    return len(split) >= 2 and any(map(is_title, split))


def _position_from(entry: Entry) -> Position:
    parts = _without_places(_split_at_comma(entry.parts, is_title))
    titles = [part for part in parts if is_title(part) and not (is_organisation(part) and not _is_job_first(part))]
    if titles:
        title = titles[0]
        company = next((part for part in parts if part not in titles), "")
    elif len(parts) >= 2:
        organisation = next((part for part in parts if is_organisation(part)), parts[1])
        title, company = next(part for part in parts if part != organisation), organisation
    else:
        title, company = "", parts[0] if parts else ""
    return Position(title, without_place(company), entry.dates, entry.body)


def _is_job_first(part: str) -> bool:
    """ "Head of Systems" is a title, "Head Technologies Ltd" is not."""
    return bool(re.search(r"(?:\bof\b|\bfor\b|engineer|developer|manager|analyst|assistant|director)", part, re.I))


def _without_places(parts: Sequence[str]) -> list[str]:
    """Leave out what is a place, and, where enough is left, what has the form of one."""
    named = list(dict.fromkeys(without_place(part) for part in parts if not is_place(part)))
    likely = [part for part in named if not _LIKELY_PLACE.fullmatch(part) or is_institution(part) or is_title(part)]
    return likely if len(likely) >= 2 else named


def _split_at_comma(parts: Sequence[str], names: Callable[[str], bool]) -> list[str]:
    """ "Engineer, Area 52" -> both, when one side of the comma is of the kind and the other is not."""
    split: list[str] = []
    for part in parts:
        before, comma, after = part.partition(", ")
        if comma and names(before) != names(after) and not is_place(part):
            split.extend((before, after))
        else:
            split.append(part)
    return split


# ---------------------------------------------------------------- education


def _education_from(lines: Sequence[Line]) -> list[Education]:
    dated = entries_from(lines, _names_a_course)
    if not dated:
        return _undated_education(lines)
    found: list[Education] = []
    for entry in dated:
        found.append(_course_from(entry.parts, entry.dates))
        found.extend(_undated_education([Line(text) for text in entry.body], strict=True))
    return [course for course in found if course.degree or course.institution]


def _names_a_course(parts: Sequence[str]) -> bool:
    split = _split_at_comma(parts, is_institution)
    return any(map(is_degree, split)) and any(is_institution(part) and not is_degree(part) for part in split)


def _course_from(parts: Sequence[str], dates: str) -> Education:
    pieces = _without_places(_split_at_comma(parts, is_institution))
    institution = next((part for part in pieces if is_institution(part) and not is_degree(part)), "")
    degree = next((part for part in pieces if is_degree(part) and part != institution), "")
    others = [part for part in pieces if part not in (institution, degree)]
    if not degree and others and (institution or len(others) >= 2):
        degree = others.pop(0)
    if not institution and others:
        after = pieces[pieces.index(degree) + 1 :] if degree else others
        institution = after[0] if after else others[-1]
    return Education(degree, without_place(institution), dates)


def _undated_education(lines: Sequence[Line], *, strict: bool = False) -> list[Education]:
    """Schools without dates: a line that names one, with the degree in it or beside it."""
    found: list[Education] = []
    for index, line in enumerate(lines):
        if not is_institution(line.text) or not is_heading_like(line):
            continue
        beside = [lines[near] for near in (index + 1, index - 1) if 0 <= near < len(lines)]
        degree = next((near.text for near in beside if is_degree(near.text) and is_heading_like(near)), "")
        if degree or is_degree(line.text) or not strict:
            found.append(_course_from([*parts_of(line.text), *([degree] if degree else [])], ""))
    return found


# ---------------------------------------------------------------- projects


def _projects_from(lines: Sequence[Line]) -> list[Project]:
    """A short line opens a project and what follows describes it; a list of bullets is a list of projects."""
    if not any(_opens_project(line) for line in lines):
        return [_project_from_bullet(text) for text in paragraphs_from(lines)]
    found: list[tuple[str, list[Line]]] = []
    for index, line in enumerate(lines):
        before = lines[index - 1] if index else None
        if _opens_project(line) and (
            before is None or before.bullet or before.wraps or line.gap or not is_heading_like(before)
        ):
            found.append((_project_name(line.text), []))
        elif found:
            found[-1][1].append(line)
    return [Project(name, " ".join(paragraphs_from(body))) for name, body in found if name]


def _opens_project(line: Line) -> bool:
    return is_heading_like(line) and not line.text[0].islower()


def _project_name(text: str) -> str:
    parts = _split_at_comma(parts_of(text), is_title)
    return next((part for part in parts if not is_title(part)), parts[0] if parts else "")


def _project_from_bullet(text: str) -> Project:
    name = re.split(r"\s*[(:|]|\s+[-–—]\s+|\s{2,}", text, maxsplit=1)[0].strip(" .")
    if len(name.split()) > 8:
        return Project("", text)
    return Project(name, text)
