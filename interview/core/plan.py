"""What each stage asks about: topics, claims and gaps chosen from resume, job and fit; writes no question."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

from interview.core.records import Coverage, Evidence, Exchange, Need, Question, Stage, Topic, TopicKind
from interview.core.session import Session
from interview.core.text import shorten

KINDS = {
    Stage.SKILLS: "technical",
    Stage.EXPERIENCE: "experience",
    Stage.BEHAVIOURAL: "behavioural",
    Stage.SITUATIONAL: "situational",
}
_PREFERRED = {
    Stage.SKILLS: (TopicKind.SKILL,),
    Stage.BEHAVIOURAL: (TopicKind.RESPONSIBILITY, TopicKind.SKILL),
    Stage.SITUATIONAL: (TopicKind.RESPONSIBILITY, TopicKind.SKILL),
}
_NEEDS = (Need.MUST, Need.UNSAID, Need.NICE)
_GAPS = (Coverage.MISSING, Coverage.PARTLY, Coverage.COVERED)


@dataclass(frozen=True, slots=True)
class Brief:
    """What the writer of one question is told."""

    stage: Stage
    topic: str
    source: str  # the job's sentence
    facts: str  # resume lines that bear on it


def brief_for(stage: Stage, session: Session) -> Brief:
    """Choose the subject of a stage: the same session and seed always give the same one.

    Skills asks about what the resume shows, situational about what it lacks, experience about a claim.
    """
    if stage is Stage.EXPERIENCE:
        claim = _claim(session)
        return Brief(stage, claim or session.job.title, "", claim or resume_facts(session))
    topic, evidence = _topic(stage, session)
    facts = evidence.line if evidence and evidence.line else ""
    return Brief(stage, topic.name if topic else session.job.title, topic.source if topic else "", facts)


def resume_facts(session: Session, words: int = 90) -> str:
    """The lines of the resume that an ideal answer may use, within a budget of words."""
    resume = session.resume
    jobs = [", ".join(filter(None, (job.title, job.company, job.dates))) for job in resume.experience[:3]]
    bullets = [bullet for job in resume.experience[:2] for bullet in job.bullets[:3]]
    skills = "Skills: " + ", ".join(resume.skills[:12]) if resume.skills else ""
    projects = [f"{project.name}: {project.description}" for project in resume.projects[:2]]
    parts = [shorten(part, 25) for part in (*jobs, *bullets, skills, *projects) if part]
    return shorten("; ".join(parts) or resume.text, words)


def plan_of(session: Session) -> dict[Stage, Brief]:
    """The subject of every planned stage as things stand: what was asked already, then what will be."""
    plan: dict[Stage, Brief] = {}
    exchanges = session.exchanges
    for stage in KINDS:
        asked = next((exchange.question for exchange in exchanges if exchange.question.stage is stage), None)
        if asked is None:
            plan[stage] = brief_for(stage, replace(session, exchanges=exchanges))
            question = Question(0, stage, plan[stage].topic, "", "", "")
            exchanges = (*exchanges, Exchange(question))
        else:
            plan[stage] = Brief(stage, asked.topic, "", "")
    return plan


def gaps_of(session: Session) -> tuple[Topic, ...]:
    """What the resume does not show, or shows in part: first what is missing, and what the job must have."""
    evidence = {row.topic: row for row in session.fit.evidence}
    gaps = [t for t in session.job.topics if t.name in evidence and evidence[t.name].coverage is not Coverage.COVERED]
    return tuple(sorted(gaps, key=lambda topic: _situational_rank(topic, evidence.get(topic.name))))


def _topic(stage: Stage, session: Session) -> tuple[Topic | None, Evidence | None]:
    topics, evidence = session.job.topics, {row.topic: row for row in session.fit.evidence}
    taken = {exchange.question.topic for exchange in session.exchanges}
    free = [topic for topic in topics if topic.name not in taken] or list(topics)
    if not free:
        return None, None

    def rank(topic: Topic) -> tuple[int, int, int, int]:
        row = evidence.get(topic.name)
        return _situational_rank(topic, row) if stage is Stage.SITUATIONAL else _rank(stage, topic, row)

    best = sorted(free, key=rank)
    equal = [topic for topic in best if rank(topic) == rank(best[0])][:3]
    chosen = Random(f"{session.seed}/{stage}").choice(equal)  # noqa: S311  (variety, not secrecy)
    return chosen, evidence.get(chosen.name)


def _rank(stage: Stage, topic: Topic, evidence: Evidence | None) -> tuple[int, int, int, int]:
    """The kind that suits the stage first; for skills what the resume shows; then what the job must have."""
    preferred = _PREFERRED.get(stage, ())
    kind = preferred.index(topic.kind) if topic.kind in preferred else len(preferred)
    unshown = stage is Stage.SKILLS and evidence is not None and evidence.coverage is not Coverage.COVERED
    return kind, unshown, _NEEDS.index(topic.need), 0


def _situational_rank(topic: Topic, evidence: Evidence | None) -> tuple[int, int, int, int]:
    """A gap first, and among gaps what the job must have; a degree makes no situation, so it comes last."""
    preferred = _PREFERRED[Stage.SITUATIONAL]
    kind = preferred.index(topic.kind) if topic.kind in preferred else len(preferred)
    gap = _GAPS.index(evidence.coverage) if evidence is not None else len(_GAPS)
    return kind == len(preferred), gap, _NEEDS.index(topic.need), kind


def _claim(session: Session) -> str:
    """A line of the resume worth asking about: a bullet of a recent job, else a project, else a job."""
    resume = session.resume
    bullets = [bullet for job in resume.experience[:2] for bullet in job.bullets[:3] if len(bullet.split()) >= 4]
    projects = [f"{project.name}: {project.description}".strip(": ") for project in resume.projects[:2]]
    jobs = [f"{job.title} at {job.company}" for job in resume.experience[:1] if job.title and job.company]
    choices = bullets or projects or jobs
    if not choices:
        return ""
    chosen = Random(f"{session.seed}/claim").choice(choices)  # noqa: S311
    return shorten(chosen.rstrip(" .;,"), 16)
