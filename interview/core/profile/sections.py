"""The text of a resume -> its sections, by the words that headings are made of; knows no field."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise


class Kind(StrEnum):
    TOP = "top"  # before the first heading
    ABOUT = "about"
    SKILLS = "skills"
    EXPERIENCE = "experience"
    EDUCATION = "education"
    PROJECTS = "projects"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its bullet; `wraps` says that it goes on where the line before broke off."""

    text: str
    bullet: bool = False
    gap: bool = False  # an empty line stands before it
    wraps: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    kind: Kind
    heading: str
    lines: tuple[Line, ...]


_KIND_WORDS = {
    Kind.ABOUT: """summary profile objective objectives about me bio statement overview info introduction
        zusammenfassung résumé perfil profil תקציר""",
    Kind.SKILLS: """skill skills expertise proficiency proficiencies competencies competences technologies tools
        qualifications strengths specialization specializations specialisation programming stack toolbox
        habilidades competencias compétences kenntnisse fähigkeiten כישורים מיומנויות""",
    Kind.EXPERIENCE: """experience experiences employment history involvement internship internships volunteering
        positions resume resumé research jobs experiencia expérience expériences erfahrung berufserfahrung ניסיון""",
    Kind.EDUCATION: """education academic academics degrees degree studies schooling
        educación formación formation ausbildung bildung השכלה לימודים""",
    Kind.PROJECTS: "project projects portfolio proyectos projets projekte פרויקטים",
    Kind.OTHER: """languages language interests hobbies awards award honors honours certifications certification
        certificates certificate licenses publications publication references referees links link coursework
        courses contact contacts facts talks grants governance memberships affiliations patents philosophy proud
        day life information achievements accomplishments activities training details declaration presentations
        recognition speaking social sprachen idiomas langues hobbys intereses שפות""",
}
"""Singular and plural as they stand in headings; the more telling kinds come first where two meet."""

_QUALIFIERS = frozenset(
    """a and at for in it of on or the my with & + professional work working relevant selected technical tech key
    core other additional personal academic short career carrier summary campus volunteer volunteering teaching
    industry leadership community side open source recent past current areas area most main major hard soft computer
    business it general background field extracurricular extra highlights job military clinical practical
    educational qualification qualifications employment de des et und y professionnelle profesional laboral""".split()
)

_INLINE = re.compile(
    r"(?P<heading>(?:technical |key |core )?skills|education|(?:work |professional )?experience|"
    r"(?:professional |career )?(?:summary|objective)|projects)"
    r"(?:\s*:\s*|\s+(?=\d{4}\b))(?P<rest>\S.*)",
    re.IGNORECASE,
)

_BULLET = re.compile(r"(?:[•·*▪◦‣o]|[-–—](?!\s+(?:19|20)\d\d\s*(?:$|[-–—])))\s+(?=\S)|[•▪](?=\S)")
_FULL = 0.75  # share of the longest line's length from which a line may have been broken


def sections_from(text: str) -> list[Section]:
    """Split at headings; the first section is what stands above them, perhaps without lines."""
    sections: list[tuple[Kind, str, list[str]]] = [(Kind.TOP, "", [])]
    for line in raw_lines(text):
        kind = heading_kind(line)
        if kind is Kind.PROJECTS and sections[-1][1].isupper() and not line.isupper():
            kind = None  # quieter than the heading above it: a label inside that section
        inline = _INLINE.fullmatch(line) if kind is None else None
        if kind is not None:
            sections.append((kind, line, []))
        elif inline and (kind := heading_kind(inline["heading"])):
            sections.append((kind, inline["heading"], [inline["rest"]]))
        else:
            sections[-1][2].append(line)
    return [Section(kind, heading, lines_from(lines)) for kind, heading, lines in sections]


def heading_kind(line: str) -> Kind | None:
    """Tell what a heading announces; None where the line is no heading, or one of unknown words."""
    words = re.findall(r"[^\W\d_]+|&", line.casefold())
    if len(words) > 5 and all(len(word) == 1 for word in words):  # l e t t e r s
        words = ["".join(words)]
    if not words or len(words) > 5 or re.search(r"[\d@.,;()|•]", line) or line[0] in "-*":
        return None
    spaced = "".join(words)
    found: list[Kind] = []
    for word in words:
        kind = word_kind(word)
        if kind is None and word not in _QUALIFIERS:
            return word_kind(spaced) or _kind_by_last_word(line, words)
        if kind is not None:
            found.append(kind)
    return next((kind for kind in _RANK if kind in found), None)


def _kind_by_last_word(line: str, words: list[str]) -> Kind | None:
    """ "COACHING EXPERIENCE", "Laboratory Skills": the kind that the last word names, whatever is before it."""
    titled = all(word[0].isupper() for word in re.findall(r"[^\W\d_]+", line) if word not in _QUALIFIERS)
    if not titled or len(words) > 3 or {"user", "customer"} & set(words):
        return None
    telling = ("experience", "skills", "projects", *(("education", "history", "summary") if line.isupper() else ()))
    return word_kind(words[-1]) if words[-1] in telling else None


def word_kind(word: str) -> Kind | None:
    """The kind of section whose headings hold this word."""
    return next((kind for kind, known in _KINDS.items() if word.casefold() in known), None)


def lines_from(raw: list[str]) -> tuple[Line, ...]:
    """Take bullets off and mark what follows a gap or goes on from the line before."""
    width = max(map(len, raw), default=0)
    lines: list[Line] = []
    for before, text in pairwise(["", *raw]):
        if not text:
            continue
        bullet = _BULLET.match(text)
        rest = text[bullet.end() :] if bullet else text
        wraps = bool(before and lines and not bullet) and _goes_on(before, text, width)
        lines.append(Line(rest, bool(bullet), bool(lines) and not before, wraps))
    return tuple(lines)


def _goes_on(before: str, text: str, width: int) -> bool:
    """A line was broken when it is about as long as the longest, which is not short, and ends no sentence."""
    if width <= 40 or len(before) < _FULL * width or "  " in before + text:
        return False
    if re.match(r"[A-Z][\w &/+-]{1,30}:\s", text):  # a label of its own
        return False
    return text[0].islower() or (len(before.split()) > 6 and not before.endswith("."))


def raw_lines(text: str) -> list[str]:
    """The lines; a text that lost its line ends, as web forms give it, is cut at its wide gaps."""
    if max(map(len, text.splitlines()), default=0) > 600 and text.count("  ") >= 10:
        text = re.sub(r"\s{2,}", "\n", text)
    return [line.strip() for line in text.split("\n")]


_KINDS = {kind: frozenset(words.split()) for kind, words in _KIND_WORDS.items()}
_RANK = (
    Kind.EXPERIENCE,
    Kind.EDUCATION,
    Kind.PROJECTS,
    Kind.SKILLS,
    Kind.ABOUT,
    Kind.OTHER,
)
