"""The lines of a resume worth asking about, as the person claims them; knows no question."""

from __future__ import annotations

import re
from dataclasses import dataclass

from interview.interviewer.questions.probing import shortened
from interview.language.text import content_words, shorten, words_of
from interview.records import Coverage, Fit, Position, Resume

LONGEST = 16
"""Words of a claim that a listener can keep in mind."""
RECENT = 3  # positions
_NUMBER = re.compile(r"\d")
_VERB = re.compile(
    r"^(?:(?:success|effective|consistent|personal|independent|current)ly )?(?:[A-Za-z]{2,}ed|built|rebuilt|led|wrote"
    r"|made|ran|cut|found|set|taught|took|kept|sold|won|grew|oversaw|drove|began|brought|gave|held|met|did|saw|spoke|chose)\b",
    re.IGNORECASE,
)
_ADJECTIVES = re.compile(
    r"^(?:experienced|skilled|motivated|dedicated|detailed|advanced|related|automated|unlimited|based)\b", re.IGNORECASE
)
_DUTY = re.compile(r"^(?:responsible for|duties|tasks?|assist(?:ed|ing)? with|participat|familiar|knowledge of)", re.I)
_NO_CLAIM = re.compile(
    r"@|\||https?:|www\.|^\W*\d{4}\b|\b(?:19|20)\d\d\s*[-–—]\s*|\btechnolog(?:y|ies)\s*:"
    r"|\b(?:references|curriculum|date of birth|nationality|gpa|lorem|ipsum|married|religion|children)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Claim:
    """`text` is short enough to be said; `facts` is the whole line with where it was."""

    text: str
    facts: str


def claims_of(resume: Resume, fit: Fit) -> list[Claim]:
    """The claims, best first: those that bear on the job, say what came of it, and are recent; jobs where none is."""
    shown = {row.line for row in fit.evidence if row.line and row.coverage is not Coverage.MISSING}
    found: dict[str, tuple[float, Claim]] = {}
    for age, position in enumerate(resume.experience[:RECENT]):
        for bullet in position.bullets[:6]:
            if _is_claim(bullet):
                found.setdefault(bullet, (_worth(bullet, shown) - 0.5 * age, _claim(bullet, _where(position))))
    for project in resume.projects[:3]:
        line = f"{project.name}: {project.description}".strip(": ")
        if _is_claim(line):
            found.setdefault(line, (_worth(line, shown) - 0.5, _claim(line, "Project")))
    ranked = [claim for _, claim in sorted(found.values(), key=lambda pair: -pair[0])]
    jobs = [position for position in resume.experience[:RECENT] if position.title and position.company]
    return ranked or [Claim(f"{job.title} at {job.company}", _where(job)) for job in jobs]


def told_back(claim: str) -> str:
    """A claim as an interviewer says it back: "You cut the load to one hour."; in quotes where it begins otherwise."""
    if not _VERB.match(claim) or _ADJECTIVES.match(claim):
        return f"Your resume says “{claim}”."
    first = claim if claim.split()[0].isupper() else claim[0].lower() + claim[1:]
    return "You " + re.sub(r"\bmy\b", "your", first) + "."


def spoken_part(line: str) -> str:
    """As much of a line as a listener can keep in mind: up to a pause, or up to LONGEST words."""
    for mark in re.finditer(
        r"[;:,(–—]|\s-\s|\b(?:using|which|by|through|resulting|including|such as|processing)\b", line
    ):
        part = line[: mark.start()].strip()
        if len(part.split()) >= 6 and (len(line.split()) > LONGEST or mark[0] in ";("):
            return shortened(part, LONGEST)
    return shortened(line, LONGEST)


def _claim(line: str, where: str) -> Claim:
    line = " ".join(line.split()).strip(" •-–—*·.;,")
    return Claim(spoken_part(line), f"{where}: {shorten(line, 30)}" if where else shorten(line, 30))


def _where(position: Position) -> str:
    return " at ".join(filter(None, (position.title, position.company)))


def _is_claim(line: str) -> bool:
    return 4 <= len(line.split()) <= 60 and len(content_words(line)) >= 3 and not _NO_CLAIM.search(line)


def _worth(line: str, shown: set[str]) -> float:
    told = (
        1.5 * bool(_VERB.match(line))
        + 1.0 * bool(_NUMBER.search(line))
        + min(len(words_of(line)), 12) / 12
        - 1.0 * bool(_DUTY.search(line))
    )
    return told + 1.5 * any(line in other or other in line for other in shown)
