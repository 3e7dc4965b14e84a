"""The fields of a resume, and the lines they come from; an empty value means 'not found', never a guess."""

from __future__ import annotations

from dataclasses import dataclass

from interview.records.document import Area


@dataclass(frozen=True, slots=True)
class Position:
    """`dates` as they stand there; start and end normalised: "2021-03", "2021" or ""."""

    title: str
    company: str
    dates: str
    bullets: tuple[str, ...] = ()
    place: str = ""
    start: str = ""
    end: str = ""  # "" too where the position is current
    current: bool = False


@dataclass(frozen=True, slots=True)
class Education:
    degree: str
    institution: str
    dates: str
    start: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True)
class Project:
    name: str
    description: str


@dataclass(frozen=True, slots=True)
class SkillGroup:
    """Skills as the resume groups them; `label` is "" where it gives the group no name."""

    label: str
    skills: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a value stands: `field` is "name", "phones.1", "experience.2.company", counted from 1."""

    field: str
    line: str
    page: int = 0
    area: Area | None = None
    likely: float = 1.0  # how sure the reader is of it


@dataclass(frozen=True, slots=True)
class Anomaly:
    """Something worth a look, said gently; `line` is the text it is about, kept as data."""

    kind: str  # "gap", "overlap", "order", "future", "hidden", "instruction", "language"
    message: str
    line: str = ""


@dataclass(frozen=True, slots=True)
class Resume:
    """What was read, or what the person made of it; every value that was read has a source in the document."""

    name: str = ""
    email: str = ""
    phones: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    location: str = ""
    about: str = ""
    skill_groups: tuple[SkillGroup, ...] = ()
    experience: tuple[Position, ...] = ()
    education: tuple[Education, ...] = ()
    projects: tuple[Project, ...] = ()
    certifications: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    text: str = ""
    language: str = ""  # of the document, ISO 639-1
    warnings: tuple[str, ...] = ()  # of the reading: pages left out, text recognised from pictures
    sources: tuple[Source, ...] = ()
    anomalies: tuple[Anomaly, ...] = ()
    corrected: tuple[str, ...] = ()  # fields that the person changed, named as in Source

    @property
    def phone(self) -> str:
        return self.phones[0] if self.phones else ""

    @property
    def skills(self) -> tuple[str, ...]:
        """Every skill once, in order."""
        every = (skill for group in self.skill_groups for skill in group.skills)
        return tuple({skill.casefold(): skill for skill in reversed(list(every))}.values())[::-1]
