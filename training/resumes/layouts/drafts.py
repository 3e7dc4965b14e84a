"""A person's resume before any format: sections of entries and lines, with a note of what is printed how.

A layout draws a Manner (one resume's habits) and makes a Draft of it; then it only decides where the words go.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from training.resumes.layouts.entry_heads import Facts, HeadLine, Piece, at_of, head_from, labels_of
from training.resumes.layouts.manners import Manner
from training.resumes.layouts.printing import dates, headings
from training.resumes.records import Drawn, Job, Person

SIDE = ("skills", "languages", "certifications")
"""Sections that a sidebar holds."""


_TRIES = 10
_ALL = ("about", "experience", "education", "skills", "projects", "certifications", "languages")
_CONTACTS = {
    "en": ("Email", "Phone", "Address"), "de": ("E-Mail", "Telefon", "Anschrift"), "fr": ("E-mail", "Tél.", "Adresse"),
    "es": ("Correo", "Teléfono", "Dirección"), "it": ("E-mail", "Telefono", "Indirizzo"),
    "pt": ("E-mail", "Telefone", "Endereço"), "nl": ("E-mail", "Telefoon", "Adres"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """`dates` only where the layout prints them beside the head."""

    head: tuple[HeadLine, ...]
    bullets: tuple[str, ...]
    dates: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Holds one of: a text, entries, lines. `listed` says that the lines carry bullets where the layout has any."""

    name: str
    heading: str
    text: str = ""
    entries: tuple[Entry, ...] = ()
    lines: tuple[tuple[str, str], ...] = ()  # label ("Tools: "), perhaps "", and the rest
    listed: bool = False

    @property
    def shown(self) -> bool:
        return bool(self.text or self.entries or self.lines)


@dataclass(slots=True)
class Draft:
    """What is to be printed, and the record of how; headings count once they are taken."""

    person: Person
    random: Random
    manner: Manner
    sections: tuple[Section, ...] = ()
    headings: dict[str, str] = field(default_factory=dict)  # heading as printed, section
    printed: dict[str, str] = field(default_factory=dict)

    def heading(self, section: str, text: str = "") -> str:
        """The heading as this resume prints it, none twice; `text` where the person has worded it."""
        drawn = text or headings(section, self.person.language, self.random)
        for _ in range(_TRIES):
            if text or self._cased(drawn) not in self.headings:
                break
            drawn = headings(section, self.person.language, self.random)
        return self.note(section, drawn)

    def note(self, section: str, text: str) -> str:
        cased = self._cased(text)
        self.headings[cased] = "top" if section == "contact" else section
        return cased

    def _cased(self, text: str) -> str:
        if self.manner.case == "upper":
            return text.upper()
        return f"{text}:" if self.manner.case == "colon" else text

    def drawn(self, path: Path) -> Drawn:
        pairs = tuple((section, heading) for heading, section in self.headings.items())
        return Drawn(path, pairs, tuple(self.printed.items()))

    @property
    def name(self) -> str:
        """Sometimes in capitals."""
        if self.random.random() < 0.25:
            self.printed["name"] = self.person.name.upper()
        return self.printed.get("name", self.person.name)

    @property
    def headline(self) -> str:
        if not self.manner.headline:
            self.printed["headline"] = ""
        return self.printed.get("headline", self.person.headline)

    @property
    def contacts(self) -> tuple[str, ...]:
        """Place, telephone, e-mail and links in an order that varies, perhaps labelled."""
        email, phone, address = _CONTACTS.get(self.person.language, _CONTACTS["en"])
        person, labelled = self.person, self.manner.labelled
        pairs = [(email, person.email), (phone, person.phone), (address, person.place)]
        pairs = [(label, text) for label, text in pairs if text]
        self.random.shuffle(pairs)
        texts = [f"{label}: {text}" if labelled else text for label, text in pairs]
        return (*texts, *person.links)

    def side(self) -> tuple[Section, ...]:
        return tuple(section for section in self.sections if section.name in SIDE)

    def main(self) -> tuple[Section, ...]:
        return tuple(section for section in self.sections if section.name not in SIDE)


def draft_from(person: Person, random: Random, manner: Manner) -> Draft:
    """Sections in the manner's order, those without content left out."""
    draft = Draft(person, random, manner)
    order = (*manner.early, *(name for name in _ALL if name not in manner.early))
    made = (section for name in order for section in [_section(draft, name)] if section.shown)
    others = (
        Section("other", draft.heading("other", title), lines=_plain(lines), listed=True)
        for title, lines in person.others
    )
    draft.sections = (*made, *others)
    return draft


def _plain(lines: Iterable[str]) -> tuple[tuple[str, str], ...]:
    return tuple(("", line) for line in lines if line)


def _section(draft: Draft, name: str) -> Section:
    person, manner = draft.person, draft.manner
    match name:
        case "about":
            heading = manner.about_heading or name != manner.early[0]
            return _headed(draft, Section(name, "", text=person.about), heading=heading)
        case "experience":
            return _headed(draft, Section(name, "", entries=tuple(_jobs(draft))))
        case "education":
            return _headed(draft, Section(name, "", entries=tuple(_schools(draft))))
        case "projects":
            return _headed(draft, Section(name, "", entries=tuple(_projects(draft))))
        case "skills":
            return _headed(draft, Section(name, "", lines=tuple(_skills(draft))))
        case "certifications":
            return _headed(draft, Section(name, "", lines=_plain(person.certifications), listed=True))
    known = [manner.languages.format(*pair) if pair[1] else pair[0] for pair in person.languages]
    return _headed(draft, Section(name, "", lines=_plain([", ".join(known)] if manner.in_line else known)))


def _headed(draft: Draft, section: Section, *, heading: bool = True) -> Section:
    if not section.shown:
        return section
    text = draft.heading(section.name) if heading else ""
    return Section(section.name, text, section.text, section.entries, section.lines, section.listed)


def _jobs(draft: Draft) -> Iterator[Entry]:
    manner, jobs = draft.manner, draft.person.jobs
    second, _ = labels_of(draft.person.language, len(draft.person.name))
    for number, group in groups_of(jobs, promoted=manner.promoted):
        if len(group) > 1:
            yield _employer_alone(draft, number, group)
        for at, job in enumerate(group, number):
            key = f"job.{at}"
            when = _dates(draft, key, job.start, job.end)
            place = "" if len(group) > 1 else _kept(draft, f"{key}.place", job.place, keep=manner.places)
            employer = "" if len(group) > 1 else _kept(draft, f"{key}.employer", job.employer, keep=manner.employers)
            if at > number:
                draft.printed |= {f"{key}.employer": "", f"{key}.place": ""}
            yield _entry(draft, (job.title, employer, place), when, job.bullets, second)


def _employer_alone(draft: Draft, number: int, group: tuple[Job, ...]) -> Entry:
    """The employer above its jobs, sometimes with the dates of all of them."""
    place = _kept(draft, f"job.{number}.place", group[0].place, keep=draft.manner.places)
    bold = draft.manner.bold in ("second", "both")
    text = f", {place}" if place else ""
    return Entry((HeadLine((Piece(group[0].employer, bold=bold), Piece(text))),), ())


def groups_of(jobs: tuple[Job, ...], *, promoted: bool, forced: bool = True) -> Iterator[tuple[int, tuple[Job, ...]]]:
    """Jobs in a row at one employer, with the number of the first; without any, `forced` makes the first two such."""
    groups: list[list[Job]] = []
    for job in jobs:
        if promoted and groups and groups[-1][0].employer == job.employer:
            groups[-1].append(job)
        else:
            groups.append([job])
    if promoted and forced and len(groups) == len(jobs) > 1:
        groups[:2] = [groups[0] + groups[1]]
    number = 0
    for group in groups:
        yield number, tuple(group)
        number += len(group)


def _schools(draft: Draft) -> Iterator[Entry]:
    _, labels = labels_of(draft.person.language, len(draft.person.name))
    for number, school in enumerate(draft.person.schools):
        key = f"school.{number}"
        when = _dates(draft, key, school.start, school.end)
        place = _kept(draft, f"{key}.place", school.place, keep=draft.manner.places)
        yield _entry(draft, (school.degree, school.institution, place), when, school.notes, labels)


def _projects(draft: Draft) -> Iterator[Entry]:
    _, labels = labels_of(draft.person.language, len(draft.person.name))
    for number, project in enumerate(draft.person.projects):
        when = _dates(draft, f"project.{number}", project.start, project.end)
        entry = _entry(draft, (project.name, "", ""), when, project.bullets, ("", *_project_labels(draft, labels)))
        link = (HeadLine((Piece(project.link),)),) if project.link else ()
        yield Entry((*entry.head, *link), entry.bullets, entry.dates)


def _project_labels(draft: Draft, labels: tuple[str, ...]) -> tuple[str, str, str]:
    name = {"de": "Projekt", "fr": "Projet", "es": "Proyecto", "it": "Progetto", "pt": "Projeto"}
    return name.get(draft.person.language, "Project"), labels[2], labels[3]


def _entry(
    draft: Draft, words: tuple[str, str, str], when: str, bullets: tuple[str, ...], labels: tuple[str, ...]
) -> Entry:
    manner = draft.manner
    main, second, place = words
    facts = Facts(
        Piece(main, manner.bold in ("main", "both"), manner.italic == "main"),
        Piece(second, manner.bold in ("second", "both"), manner.italic == "second"),
        Piece(place),
        "" if manner.beside else when,
        at_of(draft.person.language),
        (labels[0], labels[1], labels[2], labels[3]),
    )
    return Entry(head_from(manner.form, facts), bullets, when if manner.beside else "")


def _dates(draft: Draft, key: str, start: str, end: str) -> str:
    manner = draft.manner
    text = dates(start, end, manner.dates, draft.person.language) if manner.dated else ""
    draft.printed[f"{key}.dates"] = text
    return text


def _kept(draft: Draft, key: str, value: str, *, keep: bool) -> str:
    if value and not keep:
        draft.printed[key] = ""
    return value if keep else ""


def _skills(draft: Draft) -> Iterator[tuple[str, str]]:
    for label, skills in draft.person.skills:
        if draft.manner.skills == "lines":
            if label:
                yield f"{label}:", ""
            yield from (("", skill) for skill in skills)
        else:
            yield f"{label}: " if label else "", ", ".join(skills)
