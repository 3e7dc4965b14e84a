"""One interview as it stands, and the transitions from one state to the next.

Every function returns a new Session or raises StageError; nothing here does I/O.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from interview.core.records import (
    Answer,
    Evaluation,
    Exchange,
    Fit,
    Focus,
    Job,
    Question,
    Report,
    Resume,
    Stage,
)
from interview.errors import StageError

STAGES = tuple(Stage)


@dataclass(frozen=True, slots=True)
class Session:
    """Everything that happened; what can be derived (stage, progress) is a property."""

    id: str
    created: str  # ISO 8601, UTC
    seed: int
    resume: Resume
    job: Job
    fit: Fit
    models: dict[str, str] = field(default_factory=dict)
    keep_recordings: bool = False
    exchanges: tuple[Exchange, ...] = ()
    report: Report | None = None

    @property
    def stage(self) -> Stage | None:
        """The stage of the open question, else of the next one; None when all six are answered."""
        if self.open_question is not None:
            return self.open_question.stage
        return STAGES[len(self.exchanges)] if len(self.exchanges) < len(STAGES) else None

    @property
    def open_question(self) -> Question | None:
        """The question that waits for an answer, if any."""
        if self.exchanges and self.exchanges[-1].answer is None:
            return self.exchanges[-1].question
        return None

    @property
    def answered(self) -> tuple[Exchange, ...]:
        return tuple(exchange for exchange in self.exchanges if exchange.answer is not None)

    @property
    def unevaluated(self) -> tuple[Exchange, ...]:
        return tuple(exchange for exchange in self.answered if exchange.evaluation is None)

    @property
    def finished(self) -> bool:
        return self.report is not None


def next_stage(session: Session) -> Stage:
    """The stage that the next question belongs to. Raises StageError when there is none to ask."""
    if session.finished:
        raise StageError("This interview is finished. Start a new one in Prepare.")
    if session.open_question is not None:
        raise StageError("Answer the question on the screen first, or skip it.")
    if session.stage is None:
        raise StageError("All six questions are answered. Open Results to see how it went.")
    return session.stage


def with_question(session: Session, question: Question) -> Session:
    next_stage(session)
    return replace(session, exchanges=(*session.exchanges, Exchange(question)))


def with_answer(session: Session, answer: Answer, focus: Focus | None = None) -> Session:
    if session.finished or session.open_question is None:
        raise StageError("There is no open question to answer. Press Begin or Next question.")
    last = replace(session.exchanges[-1], answer=answer, focus=focus)
    return replace(session, exchanges=(*session.exchanges[:-1], last))


def with_evaluation(session: Session, number: int, evaluation: Evaluation) -> Session:
    """Evaluations may come later than the next question: each says which answer it is of."""
    if all(exchange.question.number != number for exchange in session.answered):
        raise StageError("There is no answer to evaluate yet.")
    exchanges = (
        replace(exchange, evaluation=evaluation) if exchange.question.number == number else exchange
        for exchange in session.exchanges
    )
    return replace(session, exchanges=tuple(exchanges))


def with_report(session: Session, report: Report) -> Session:
    if not session.answered:
        raise StageError("Answer at least one question before you end the interview.")
    return replace(session, report=report)
