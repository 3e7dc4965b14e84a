"""The nouns of the invented resumes: who is in one, what a layout makes of them, the labelled lines it is read as."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from random import Random
from typing import Any

SECTIONS = (
    "top", "about", "experience", "education", "skills", "projects", "certifications", "languages", "other",
)  # fmt: skip
"""Where a line stands; "top" is everything above the first heading and contacts in a sidebar, "other" awards,
publications, interests, references, volunteering's kin, and page headers and footers."""
ROLES = ("blank", "heading", "first", "again", "head", "bullet", "more", "list", "contact", "running", "plain")
"""What a line is: "first" opens an entry and "head" goes on with its head (dates, employer, place). "again" opens a
further entry under an employer (or school) that is printed once above several of its entries: where it stands on a line
of its own above them, that line is "first", and the first line of each of its entries is "again". At the top the name
is "first" and the headline "head". "bullet" begins a
bullet or a paragraph under an entry and "more" goes on with it, "list" holds skills or other things listed, "contact"
holds address, e-mail, telephone or links, "running" is a header or footer of the page, "plain" any other text."""
FIELDS = (
    "name", "headline", "title", "employer", "place", "dates", "degree", "institution", "project", "skill", "label",
    "certification", "language",
)  # fmt: skip
"""What words are. Places are those of entries and of the person; "label" names a group of skills ("Tools:")."""


@dataclass(frozen=True, slots=True)
class Job:
    title: str
    employer: str
    place: str
    start: str  # "2021-03", "2021" or "" where the person gives none
    end: str  # "" for today where there is a start
    bullets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class School:
    degree: str  # "BSc Nursing", "Abitur", with its subject
    institution: str
    place: str
    start: str
    end: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Work:
    """A project."""

    name: str
    bullets: tuple[str, ...]
    start: str = ""
    end: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Invented: everything that a resume of theirs may print."""

    trade: str
    country: str  # ISO 3166
    language: str  # of the resume, ISO 639-1
    name: str
    headline: str
    email: str
    phone: str
    place: str
    links: tuple[str, ...]
    about: str
    jobs: tuple[Job, ...]
    schools: tuple[School, ...]
    skills: tuple[tuple[str, tuple[str, ...]], ...]  # label, perhaps "", and its skills
    projects: tuple[Work, ...] = ()
    certifications: tuple[str, ...] = ()
    languages: tuple[tuple[str, str], ...] = ()  # language, level
    others: tuple[tuple[str, tuple[str, ...]], ...] = ()  # heading, lines


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a layout made: the file, and how it printed what it did not print as the person has it."""

    path: Path
    headings: tuple[tuple[str, str], ...]  # section of SECTIONS, heading as printed
    printed: tuple[tuple[str, str], ...] = ()  # e.g. ("job.0.dates", "Mar 2021 – Present"); "" says: left out


@dataclass(frozen=True, slots=True)
class Layout:
    """`family` is the unit of the split: layouts that look alike share it."""

    name: str
    family: str
    draw: Callable[[Person, Random, Path], Drawn]  # writes into the folder


@dataclass(frozen=True, slots=True)
class Row:
    """A line as the product reads it (interview.records.TextLine), with its labels."""

    text: str
    page: int
    area: tuple[float, float, float, float] | None  # x0, top, x1, bottom in points
    size: float
    bold: bool
    heading: bool
    section: str
    role: str
    fields: tuple[tuple[int, int, str], ...] = ()  # start, end (of `text`), field
    joins: tuple[int, ...] = ()  # the starts of those fields that go on from a line before


@dataclass(frozen=True, slots=True)
class LabelledResume:
    id: str
    layout: str
    family: str
    trade: str
    country: str
    language: str
    rows: tuple[Row, ...]
    unsure: float = field(default=0.0)  # share of the words that no label could be given to

    def as_json(self) -> dict[str, Any]:
        return asdict(self)
