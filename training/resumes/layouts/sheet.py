"""What a typeset resume prints, before a layout sets it: one habit of dates and headings, one order of sections.

A sheet is plain enough for JSON, so that a Typst template can read it; the LaTeX layouts read the same one.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, dataclass, field
from random import Random
from typing import Any

from training.resumes.layouts.printing import DateStyle, date_style, dates, headings
from training.resumes.records import Job, Person

_ORDERS = (
    ("about", "experience", "education", "skills", "projects", "certifications", "languages"),
    ("about", "experience", "projects", "education", "certifications", "skills", "languages"),
    ("about", "skills", "experience", "projects", "education", "certifications", "languages"),
    ("about", "education", "experience", "projects", "skills", "languages", "certifications"),
    ("education", "experience", "projects", "skills", "certifications", "languages", "about"),
    ("about", "skills", "certifications", "experience", "education", "languages", "projects"),
    ("experience", "education", "certifications", "languages", "skills", "projects", "about"),
)


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a layout asks of its sheet."""

    dated: float = 1.0  # chance that jobs show their dates
    grouped: bool = False  # neighbouring jobs may stand as roles at one employer
    beside: tuple[str, ...] = ()  # sections for a sidebar, where the layout has one
    contact: bool = False  # contacts stand under a heading of their own
    bare_about: float = 0.0  # chance that the summary stands under the name without a heading
    capitals: float = 0.25  # chance of headings in capitals
    shown: float = 1.0  # chance that a job shows what was done there


@dataclass(frozen=True, slots=True)
class Section:
    kind: str  # one of SECTIONS but "top", or "contact"
    heading: str  # as printed; "" where there is none
    beside: bool
    lines: tuple[str, ...] = ()  # of "other"


@dataclass(frozen=True, slots=True)
class Entry:
    """A job, school or project as it is printed; parts that are left out are empty."""

    title: str
    employer: str = ""
    place: str = ""
    dates: str = ""
    bullets: tuple[str, ...] = ()
    link: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    name: str
    headline: str
    contacts: tuple[tuple[str, str], ...]  # kind (place, phone, email, link) and text
    about: str
    jobs: tuple[Entry, ...]
    schools: tuple[Entry, ...]  # title is the degree, employer the institution
    projects: tuple[Entry, ...]
    skills: tuple[tuple[str, tuple[str, ...]], ...]
    certifications: tuple[str, ...]
    languages: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    headings: tuple[tuple[str, str], ...] = field(default=())  # as Drawn has them
    printed: tuple[tuple[str, str], ...] = field(default=())

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def sheet_from(person: Person, random: Random, wishes: Wishes) -> Sheet:
    style = date_style(random)
    printed: dict[str, str] = {}
    name = person.name.upper() if random.random() < 0.2 else person.name
    if name != person.name:
        printed["name"] = name
    jobs = tuple(_job(job, i, person, style, printed) for i, job in enumerate(person.jobs))
    if wishes.grouped:
        jobs = _grouped(jobs, printed, random)
    if random.random() >= wishes.dated:
        jobs = tuple(Entry(job.title, job.employer, job.place, "", job.bullets) for job in jobs)
        printed.update({f"job.{i}.dates": "" for i in range(len(jobs))})
    if random.random() >= wishes.shown:
        jobs = tuple(Entry(job.title, job.employer, job.place, job.dates) for job in jobs)
    sections = _sections(person, random, wishes)
    return Sheet(
        name=name,
        headline=person.headline,
        contacts=_contacts(person, random),
        about=person.about,
        jobs=jobs,
        schools=_schools(person, style, printed, random),
        projects=_projects(person, style, printed),
        skills=person.skills,
        certifications=person.certifications,
        languages=person.languages,
        sections=sections,
        headings=tuple((_labelled(section.kind), section.heading) for section in sections if section.heading),
        printed=tuple(printed.items()),
    )


def _labelled(kind: str) -> str:
    return "top" if kind == "contact" else kind


def _job(job: Job, i: int, person: Person, style: DateStyle, printed: dict[str, str]) -> Entry:
    when = dates(job.start, job.end, style, person.language)
    printed[f"job.{i}.dates"] = when
    return Entry(job.title, job.employer, job.place, when, job.bullets)


def _grouped(jobs: tuple[Entry, ...], printed: dict[str, str], random: Random) -> tuple[Entry, ...]:
    """Roles at one employer: a neighbour of the same employer, and some others, lose their employer and place."""
    kept: list[Entry] = []
    for i, job in enumerate(jobs):
        if kept and (job.employer == jobs[i - 1].employer or random.random() < 0.4):
            printed[f"job.{i}.employer"] = printed[f"job.{i}.place"] = ""
            job = Entry(job.title, "", "", job.dates, job.bullets)
        kept.append(job)
    return tuple(kept)


def _schools(person: Person, style: DateStyle, printed: dict[str, str], random: Random) -> tuple[Entry, ...]:
    years = random.random() < 0.4  # many print years alone for schools, or the last one
    last = years and random.random() < 0.5
    style = DateStyle("year", style.between, style.today, style.upper) if years else style
    schools = []
    for i, school in enumerate(person.schools):
        start = "" if last and school.end else school.start
        printed[f"school.{i}.dates"] = when = dates(start, school.end, style, person.language)
        schools.append(Entry(school.degree, school.institution, school.place, when, school.notes))
    return tuple(schools)


def _projects(person: Person, style: DateStyle, printed: dict[str, str]) -> tuple[Entry, ...]:
    projects = []
    for i, work in enumerate(person.projects):
        when = dates(work.start, work.end, style, person.language) if work.start or work.end else ""
        printed[f"project.{i}.dates"] = when
        projects.append(Entry(work.name, dates=when, bullets=work.bullets, link=work.link))
    return tuple(projects)


def _contacts(person: Person, random: Random) -> tuple[tuple[str, str], ...]:
    contacts = [("place", person.place), ("phone", person.phone), ("email", person.email)]
    if random.random() < 0.5:
        random.shuffle(contacts)
    return tuple((kind, text) for kind, text in [*contacts, *(("link", link) for link in person.links)] if text)


def _sections(person: Person, random: Random, wishes: Wishes) -> tuple[Section, ...]:
    order = list(random.choice(_ORDERS))
    if random.random() < 0.2:
        i = random.randrange(1, len(order) - 1)
        order[i], order[i + 1] = order[i + 1], order[i]
    capitals, colon = random.random() < wishes.capitals, random.random() < 0.05
    bare = random.random() < wishes.bare_about
    sections = [
        Section(kind, _cased(headings(kind, person.language, random), capitals, colon), kind in wishes.beside)
        for kind in order
        if _has(person, kind)
    ]
    if bare and person.about:
        sections = [Section("about", "", False), *(section for section in sections if section.kind != "about")]
    sections += [
        Section("other", _cased(h, capitals, colon), _short(lines, wishes), lines) for h, lines in person.others
    ]
    if wishes.contact:
        heading = _cased(headings("contact", person.language, random), capitals, colon)
        sections.insert(0, Section("contact", heading, "contact" in wishes.beside))
    return tuple(sections)


def _has(person: Person, kind: str) -> Collection[object]:
    parts: dict[str, Collection[object]] = {
        "about": person.about, "experience": person.jobs, "education": person.schools, "skills": person.skills,
        "projects": person.projects, "certifications": person.certifications, "languages": person.languages,
    }  # fmt: skip
    return parts[kind]


def _short(lines: tuple[str, ...], wishes: Wishes) -> bool:
    """Whether lines of another section fit into a sidebar, where there is one."""
    return bool(wishes.beside) and max(map(len, lines), default=0) < 45


def _cased(heading: str, capitals: bool, colon: bool) -> str:
    return (heading.upper() if capitals else heading) + (":" if colon else "")
