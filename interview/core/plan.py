"""What each stage asks about: topics, claims and gaps chosen from resume, job and fit; writes no question."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from interview.core.records import Coverage, Evidence, Stage, Topic, TopicKind
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


def _topic(stage: Stage, session: Session) -> tuple[Topic | None, Evidence | None]:
    topics, evidence = session.job.topics, {row.topic: row for row in session.fit.evidence}
    taken = {exchange.question.topic for exchange in session.exchanges}
    free = [topic for topic in topics if topic.name not in taken] or list(topics)
    if not free:
        return None, None
    wanted = {Stage.SKILLS: Coverage.COVERED, Stage.SITUATIONAL: Coverage.MISSING}.get(stage)
    preferred = _PREFERRED.get(stage, ())

    def rank(topic: Topic) -> tuple[int, bool]:
        kind = preferred.index(topic.kind) if topic.kind in preferred else len(preferred)
        return kind, wanted is not None and topic.name in evidence and evidence[topic.name].coverage is not wanted

    best = sorted(free, key=rank)
    equal = [topic for topic in best if rank(topic) == rank(best[0])][:3]
    chosen = Random(f"{session.seed}/{stage}").choice(equal)  # noqa: S311  (variety, not secrecy)
    return chosen, evidence.get(chosen.name)


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
