"""What an interview will ask about: slots chosen from resume, job, fit and setup; words no question, knows no model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from interview.interviewer import claims
from interview.interviewer.packs.choosing import with_packs
from interview.interviewer.packs.matching import FoundPacks
from interview.interviewer.questions import competencies as known
from interview.interviewer.questions.competencies import competencies_of, is_trait
from interview.language.text import shorten
from interview.records import (
    Coverage,
    Evidence,
    Fit,
    Job,
    Kind,
    Level,
    Mix,
    Need,
    Resume,
    Setup,
    Slot,
    Stage,
    Topic,
    TopicKind,
)
from interview.sessions.session import Session

FEWEST, MOST = 3, 12
KINDS = {
    Stage.EXPERIENCE: Kind.EXPERIENCE,
    Stage.SKILLS: Kind.TECHNICAL,
    Stage.BEHAVIOURAL: Kind.BEHAVIOURAL,
    Stage.SITUATIONAL: Kind.SITUATIONAL,
}
_EVEN = (0.22, 0.28, 0.28, 0.22)
_MIXES = {Mix.BALANCED: None, Mix.TECHNICAL: Stage.SKILLS, Mix.BEHAVIOURAL: Stage.BEHAVIOURAL}
_MIXES[Mix.SITUATIONAL] = Stage.SITUATIONAL
_MOSTLY = 0.58
"""The share of the stage that a mix names: three of the five questions after an introduction."""
NEAR = 0.45
"""MiniLM cosine from which a resume line is worth telling the writer of a question; nearer than PARTLY (fit.py)."""
_NEEDS = (Need.MUST, Need.UNSAID, Need.NICE)
_GAPS = (Coverage.MISSING, Coverage.PARTLY, Coverage.COVERED)
_JUNIOR, _SENIOR = ("intern", "junior"), ("senior", "lead", "executive")
_LEADS = ("lead", "executive", "manager", "head", "director")

# Where a topic's own words name no competency: what interviewers ask of anybody, in turn.
_OF_ANYBODY = {
    Kind.EXPERIENCE: (known.INITIATIVE, known.PROBLEM_SOLVING, known.PLANNING),
    Kind.BEHAVIOURAL: (
        known.TEAMWORK,
        known.PROBLEM_SOLVING,
        known.ADAPTABILITY,
        known.LEARNING,
        known.INITIATIVE,
        known.COMMUNICATION,
        known.INTEGRITY,
    ),
    Kind.SITUATIONAL: (
        known.PROBLEM_SOLVING,
        known.PLANNING,
        known.COMMUNICATION,
        known.ADAPTABILITY,
        known.INTEGRITY,
        known.TEAMWORK,
    ),
}


def plan_for(
    resume: Resume, job: Job, fit: Fit, setup: Setup, seed: int, packs: FoundPacks | None = None
) -> tuple[Slot, ...]:
    """The planned questions in the order they are asked, from easy to hard within a stage; the same for the same input.

    Experience takes claims of the resume, skills what the resume shows, situations what it lacks; must-haves come
    first, and no topic comes twice while there are others. A topic that has a knowledge pack is asked from it; half
    of the rest, in skills and situations, is left to packs of the job's trade, where that is sure.
    """
    title = setup.role or job.title
    seniority = setup.seniority or job.seniority
    counts = counts_of(setup)
    taken: list[str] = []
    slots: dict[Stage, list[Slot]] = {}
    for stage in (Stage.SKILLS, Stage.SITUATIONAL, Stage.BEHAVIOURAL):
        about = _about_topics(stage, counts[stage], job, fit, title, seed, taken)
        slots[stage] = with_packs(about, packs or FoundPacks(), taken)
    slots[Stage.EXPERIENCE] = _about_claims(counts[Stage.EXPERIENCE], resume, fit, title, seed)
    opening = Slot(Stage.INTRODUCTION, Kind.OPENING, title, known.COMMUNICATION, Level.EASY)
    plan = [opening]
    for stage in KINDS:
        plan += _graded(slots[stage], seniority, fit)
    return _with_competencies(plan, seniority, seed)


def counts_of(setup: Setup) -> dict[Stage, int]:
    """How many questions each stage after the introduction gets (largest remainder); the first stages win ties."""
    left = min(max(setup.questions, FEWEST), MOST) - 1
    most = _MIXES[setup.mix]
    rest = (1 - _MOSTLY) / (len(KINDS) - 1)
    shares = _EVEN if most is None else tuple(_MOSTLY if stage is most else rest for stage in KINDS)
    exact = dict(zip(KINDS, (share * left for share in shares), strict=True))
    counts = {stage: int(share) for stage, share in exact.items()}
    by_remainder = sorted(KINDS, key=lambda stage: counts[stage] - exact[stage])
    for stage in by_remainder[: left - sum(counts.values())]:
        counts[stage] += 1
    return counts


def level_at(place: float, seniority: str) -> Level:
    """How hard a question is at a place between 0 (the stage's first) and 1; more is asked of the more senior."""
    easy, medium = (0.5, 0.9) if seniority in _JUNIOR else (0.1, 0.49) if seniority in _SENIOR else (0.34, 0.67)
    return Level.EASY if place <= easy else Level.MEDIUM if place <= medium else Level.HARD


def gaps_of(session: Session) -> tuple[Topic, ...]:
    """What the resume does not show, or shows in part: first what is missing, and what the job must have."""
    rows = {row.topic: row for row in session.fit.evidence}
    gaps = [t for t in session.job.topics if t.name in rows and rows[t.name].coverage is not Coverage.COVERED]
    return tuple(sorted(gaps, key=lambda topic: _situational_rank(topic, rows.get(topic.name))))


def resume_facts(session: Session, words: int = 90) -> str:
    """The lines of the resume that an ideal answer may use, within a budget of words."""
    resume = session.resume
    jobs = [", ".join(filter(None, (job.title, job.company, job.dates))) for job in resume.experience[:3]]
    bullets = [bullet for job in resume.experience[:2] for bullet in job.bullets[:3]]
    skills = "Skills: " + ", ".join(resume.skills[:12]) if resume.skills else ""
    projects = [f"{project.name}: {project.description}" for project in resume.projects[:2]]
    parts = [shorten(part, 25) for part in (*jobs, *bullets, skills, *projects) if part]
    return shorten("; ".join(parts) or resume.text, words)


# ---------------------------------------------------------------- topics and claims


def _about_topics(stage: Stage, count: int, job: Job, fit: Fit, title: str, seed: int, taken: list[str]) -> list[Slot]:
    """Slots on the job's topics, the best for the stage first; `taken` grows by what was used."""
    rows = {row.topic: row for row in fit.evidence}
    slots: list[Slot] = []
    for number in range(count):
        topic = _next_topic(stage, job.topics, rows, taken, [slot.topic for slot in slots], f"{seed}/{stage}/{number}")
        name = topic.name if topic else title
        taken.append(name)
        row = rows.get(name)
        facts = row.line if row and row.similarity >= NEAR else ""
        slots.append(Slot(stage, KINDS[stage], name, "", Level.MEDIUM, topic.source if topic else "", facts))
    return slots


def _next_topic(
    stage: Stage,
    topics: Sequence[Topic],
    rows: dict[str, Evidence],
    taken: Sequence[str],
    here: Sequence[str],
    draw: str,
) -> Topic | None:
    """The best topic that no slot has; then one that this stage has not; a degree makes no question of its own."""
    askable = [topic for topic in topics if topic.kind is not TopicKind.QUALIFICATION] or list(topics)
    free = [topic for topic in askable if topic.name not in taken]
    free = free or [topic for topic in askable if topic.name not in here]
    if not free:
        return None

    def rank(topic: Topic) -> tuple[int, ...]:
        row = rows.get(topic.name)
        return _situational_rank(topic, row) if stage is Stage.SITUATIONAL else _rank(stage, topic, row)

    best = sorted(free, key=rank)
    equal = [topic for topic in best if rank(topic) == rank(best[0])][:3]
    return Random(draw).choice(equal)  # noqa: S311  (variety, not secrecy)


def _rank(stage: Stage, topic: Topic, row: Evidence | None) -> tuple[int, ...]:
    """For skills, what the resume shows; for behaviour, what names a competency; then what the job must have."""
    need, skill = _NEEDS.index(topic.need), topic.kind is TopicKind.SKILL
    if stage is Stage.SKILLS:
        gap = row is not None and row.coverage is not Coverage.COVERED
        return is_trait(topic.name), not skill, gap, need
    return not is_trait(topic.name), not competencies_of(topic.name), skill, need


def _situational_rank(topic: Topic, row: Evidence | None) -> tuple[int, ...]:
    """A gap first, and among gaps what the job must have; a degree makes no situation, so it comes last."""
    gap = _GAPS.index(row.coverage) if row is not None else len(_GAPS)
    kinds = (TopicKind.RESPONSIBILITY, TopicKind.SKILL)
    kind = kinds.index(topic.kind) if topic.kind in kinds else len(kinds)
    return kind == len(kinds), gap, _NEEDS.index(topic.need), kind


def _about_claims(count: int, resume: Resume, fit: Fit, title: str, seed: int) -> list[Slot]:
    """Slots on claims of the resume; where it makes none, on the person's way to the job."""
    found = claims.claims_of(resume, fit)
    first, rest = found[:count], found[count : count + 2]
    if len(first) == 1 and rest:
        first = [Random(f"{seed}/claim").choice([*first, *rest])]  # noqa: S311
    blank = Slot(Stage.EXPERIENCE, Kind.EXPERIENCE, title, "", Level.MEDIUM)
    slots = [replace(blank, topic=claim.text, facts=claim.facts) for claim in first]
    return slots + [blank] * (count - len(slots))


# ---------------------------------------------------------------- levels and competencies


def _graded(slots: Sequence[Slot], seniority: str, fit: Fit) -> list[Slot]:
    """The slots of a stage from easy to hard; a technical question on what the resume lacks is an easy one."""
    gaps = {row.topic for row in fit.evidence if row.coverage is Coverage.MISSING}
    graded = [
        replace(slot, level=level_at((number + 0.5) / len(slots), seniority)) for number, slot in enumerate(slots)
    ]
    eased = [
        replace(slot, level=Level.EASY) if slot.kind is Kind.TECHNICAL and slot.topic in gaps else slot
        for slot in graded
    ]
    return sorted(eased, key=lambda slot: list(Level).index(slot.level))


def _with_competencies(plan: Sequence[Slot], seniority: str, seed: int) -> tuple[Slot, ...]:
    """Every slot with a competency: what its topic names, else the next that no slot has."""
    used: list[str] = []
    done: list[Slot] = []
    for slot in plan:
        competency = slot.competency or _competency(slot, used, seniority, seed)
        used.append(competency)
        done.append(replace(slot, competency=competency))
    return tuple(done)


def _competency(slot: Slot, used: Sequence[str], seniority: str, seed: int) -> str:
    named = competencies_of(slot.topic)
    if slot.kind is Kind.TECHNICAL:
        hard = slot.level is Level.HARD
        return known.PROBLEM_SOLVING if hard else known.TECHNICAL_KNOWLEDGE
    general = list(_OF_ANYBODY[slot.kind])
    turn = seed % len(general)
    general = general[turn:] + general[:turn]
    if slot.kind is Kind.BEHAVIOURAL and any(word in seniority for word in _LEADS):
        general.insert(0, known.LEADERSHIP)
    return next((one for one in (*named, *general) if one not in used), (*named, *general)[0])
