"""The text of a resume -> its fields, by rules; whatever is not found stays empty, nothing is guessed.

Every string stands in the document as it is given here, but for line ends within it. Knows no file format.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import islice, pairwise
from typing import TypeVar

from interview.language.vocabulary import is_title_by_head
from interview.records import Document, Position, Resume
from interview.resume.rules.anomalies import anomalies_in
from interview.resume.rules.contact import email_in, links_in, location_in, name_in, phones_in
from interview.resume.rules.dates import is_range
from interview.resume.rules.education import certifications_from, education_from
from interview.resume.rules.entries import opens_entry
from interview.resume.rules.evidence import sources_of
from interview.resume.rules.experience import positions_from
from interview.resume.rules.headings import Kind
from interview.resume.rules.projects import projects_from
from interview.resume.rules.sections import Line, Section, rows_of, sections_from
from interview.resume.rules.skills import languages_from, skill_groups_from

MOST_ENTRIES, _MOST_SECTIONS = 100, 40  # of a kind; no resume has more
Entry = TypeVar("Entry")
_NO_JOBS = (Kind.EDUCATION, Kind.CERTIFICATIONS, Kind.LANGUAGES, Kind.PROJECTS)
_ASIDE = re.compile(
    r"\b(?:publication|grant|talk|presentation|award|honou?r|reference|referee|membership|affiliation|course|teaching|"
    r"conference|patent|service|interest|hobb)",
    re.IGNORECASE,
)
_ABOUT_WORDS = 8  # a line at the top with fewer words is a contact line or a headline


def resume_from(document: Document, today: date | None = None) -> Resume:
    """Read the fields, their sources and what is worth a second look; a field that is not found is "" or ()."""
    rows = rows_of(document)
    sections = sections_from(rows)
    lines = [row.text for row in rows]
    email = email_in(document.text)
    experience = _first(
        position for block in islice(_experience_blocks(sections), _MOST_SECTIONS) for position in positions_from(block)
    )
    resume = Resume(
        name=name_in(rows, email),
        email=email,
        phones=phones_in(lines),
        links=links_in(document.text, document.links),
        location=location_in(_contact_lines(sections)),
        about=_about_from(sections),
        skill_groups=skill_groups_from(_lines_of(sections, Kind.SKILLS)),
        experience=experience or _first(_stray_positions(sections)),
        education=_first(school for block in _blocks(sections, Kind.EDUCATION) for school in education_from(block)),
        projects=_first(project for block in _blocks(sections, Kind.PROJECTS) for project in projects_from(block)),
        certifications=certifications_from(_lines_of(sections, Kind.CERTIFICATIONS))[:MOST_ENTRIES],
        languages=_languages_from(sections),
        text=document.text,
        language=document.language,
        warnings=document.warnings,
    )
    anomalies = anomalies_in(resume, document, today or datetime.now(UTC).date())
    return replace(resume, sources=sources_of(resume, rows), anomalies=anomalies)


def _contact_lines(sections: Sequence[Section]) -> list[str]:
    """The top of the page, and a section of contacts."""
    found = [line.text for line in sections[0].lines]
    for section in sections[1:]:
        if section.kind is Kind.OTHER and re.search(
            r"contact|personal|details|info|kontakt|coord", section.heading, re.I
        ):
            found += [line.text for line in section.lines]
    return found


def _languages_from(sections: Sequence[Section]) -> tuple[str, ...]:
    """The section of languages, else a line "Languages: ..." anywhere."""
    named = languages_from(_lines_of(sections, Kind.LANGUAGES))
    return named or languages_from([line for section in sections for line in section.lines], labelled_only=True)


def _first(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(islice(entries, MOST_ENTRIES))


def _stray_positions(sections: Sequence[Section]) -> Iterator[Position]:
    """A resume without headings keeps its jobs: dated ranges beside a sure title and an employer."""
    for section in sections:
        if section.kind not in _NO_JOBS and not _ASIDE.search(section.heading):
            dated = [one for one in positions_from(section.lines) if one.company and is_range(one.dates)]
            sure = sum(is_title_by_head(position.title) for position in dated)
            yield from dated if dated and 2 * sure >= len(dated) else ()


def _blocks(sections: Sequence[Section], kind: Kind) -> list[tuple[Line, ...]]:
    return [section.lines for section in sections if section.kind is kind and section.lines][:_MOST_SECTIONS]


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
