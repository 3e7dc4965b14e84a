"""An interview in memory for these tests: questions of given kinds with the answers that were given to them."""

from __future__ import annotations

from dataclasses import replace

from interview.records import (
    Answer,
    Coverage,
    Evidence,
    Fit,
    Job,
    Kind,
    Level,
    Manner,
    Position,
    Question,
    Resume,
    Setup,
    Slot,
    Stage,
)
from interview.sessions.session import Session, with_answer, with_question

STAGES = {
    Kind.OPENING: Stage.INTRODUCTION,
    Kind.EXPERIENCE: Stage.EXPERIENCE,
    Kind.TECHNICAL: Stage.SKILLS,
    Kind.BEHAVIOURAL: Stage.BEHAVIOURAL,
    Kind.SITUATIONAL: Stage.SITUATIONAL,
    Kind.INVITATION: Stage.QUESTIONS,
}
JOB = """Ward Sister
We are looking for a ward sister at Northgate Hospital. You will lead a team of twelve nurses on a surgical ward.
You will keep patient records complete. We offer 28 days of annual leave and paid training. Shifts are 12 hours.
"""
STORY = (
    "Last winter a colleague fell ill an hour before the night shift. I rang everybody on the list, then I split the "
    "ward into two groups and took over the medication round. In the end no patient had to wait for their medicine."
)


def question(
    kind: Kind, *, number: int = 1, topic: str = "patient records", text: str = "How do you do it?"
) -> Question:
    return Question(number, STAGES[kind], topic, text, "bank", "bank/x", kind)


def follow_up(last: Question, reason: str, text: str = "What else belongs to it?") -> Question:
    return replace(last, number=0, kind=Kind.FOLLOW_UP, reason=reason, text=text, follow_up_to=last.number)


def session(manner: Manner = Manner.WARM, *, name: str = "Ada Example", planned: int = 2, seed: int = 7) -> Session:
    """Prepared, nothing asked yet."""
    slot = Slot(Stage.SKILLS, Kind.TECHNICAL, "patient records", "technical knowledge", Level.EASY)
    rows = (Evidence("patient records", "• Kept the records of 24 beds complete for 3 years", 0.7, Coverage.COVERED),)
    return Session(
        id="20260101-000000-aaaa",
        created="2026-01-01T00:00:00+00:00",
        seed=seed,
        resume=Resume(name=name, experience=(Position("Staff Nurse", "St Mary's", "2019 - 2024", ()),)),
        job=Job("Ward Sister", (), JOB),
        fit=Fit(0.5, 0.4, rows),
        setup=Setup(manner=manner),
        plan=(slot,) * planned,
    )


def asked(held: Session, one: Question, answer: str | None = STORY, lead: str = "") -> Session:
    """The interview after a question and its answer; None skips it."""
    held = with_question(held, replace(one, lead=lead))
    return with_answer(held, Answer("", "skipped") if answer is None else Answer(answer, "typed"))
