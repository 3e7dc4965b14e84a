"""One interview as it stands, and the transitions from one state to the next.

Every function returns a new Session or raises StageError; nothing here does I/O.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from interview.errors import StageError, StaleError
from interview.records import (
    Answer,
    Delivery,
    Dispute,
    Evaluation,
    Exchange,
    Fit,
    Focus,
    Job,
    Kind,
    Question,
    Report,
    Resume,
    Setup,
    Slot,
)

STALE = "This interview was changed meanwhile. Look where it stands now, and try again."


@dataclass(frozen=True, slots=True)
class Revision:
    """Which writing of a session this is, and the lease that it was read under; "" where under none."""

    number: int = 0
    lease: str = ""


@dataclass(frozen=True, slots=True)
class Session:
    """Everything that happened, and what was planned; what can be derived is a property or in agenda.py.

    `revision` is no part of what happened: two sessions that differ in it alone are equal.
    """

    id: str
    created: str  # ISO 8601, UTC
    seed: int
    resume: Resume
    job: Job
    fit: Fit
    models: dict[str, str] = field(default_factory=dict)
    keep_recordings: bool = False
    setup: Setup = field(default_factory=Setup)
    plan: tuple[Slot, ...] = ()
    asked_before: tuple[str, ...] = ()  # questions of this person's earlier interviews
    exchanges: tuple[Exchange, ...] = ()
    report: Report | None = None
    revision: Revision = field(default=Revision(), compare=False)

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
    def replies(self) -> tuple[Exchange, ...]:
        """What was answered; what the candidate asked in turn is no answer."""
        return tuple(exchange for exchange in self.answered if exchange.question.kind is not Kind.INVITATION)

    @property
    def unevaluated(self) -> tuple[Exchange, ...]:
        """Answers not compared yet."""
        return tuple(exchange for exchange in self.replies if exchange.evaluation is None)

    @property
    def planned_asked(self) -> int:
        """How many slots of the plan were asked."""
        return sum(
            exchange.question.follow_up_to == 0 and exchange.question.kind is not Kind.INVITATION
            for exchange in self.exchanges
        )

    @property
    def finished(self) -> bool:
        return self.report is not None


def where_it_was(session: Session, before: Session) -> Session:
    """The session, where nothing was asked, answered, planned or corrected since `before`; what is made of answers
    behind the questions may have come. Raises StaleError."""
    if _place(session) != _place(before):
        raise StaleError(STALE)
    return session


def answer_to(session: Session, number: int) -> Answer | None:
    return next((one.answer for one in session.exchanges if one.question.number == number), None)


def with_question(session: Session, question: Question) -> Session:
    """Ask: the question gets its number. Raises StageError while another one is open."""
    if session.finished:
        raise StageError("This interview is finished. Start a new one in Prepare.")
    if session.open_question is not None:
        raise StageError("Answer the question on the screen first, or skip it.")
    numbered = replace(question, number=len(session.exchanges) + 1)
    return replace(session, exchanges=(*session.exchanges, Exchange(numbered)))


def with_answer(session: Session, answer: Answer, focus: Focus | None = None) -> Session:
    if session.finished or session.open_question is None:
        raise StageError("There is no open question to answer. Press Begin or Next question.")
    last = replace(session.exchanges[-1], answer=answer, focus=focus)
    return replace(session, exchanges=(*session.exchanges[:-1], last))


def with_last_answer_open(session: Session) -> Session:
    """Take back the open question, and the answer before it with what was made of it."""
    if session.open_question is None or len(session.exchanges) < 2:
        raise StageError("There is no answer to go on with.")
    last = Exchange(session.exchanges[-2].question)
    return replace(session, exchanges=(*session.exchanges[:-2], last))


def with_measured(session: Session, number: int, answer: Answer, delivery: Delivery | None) -> Session:
    """How an answer was spoken, and its words as they were read a second time; both come after the next question."""
    exchanges = (
        replace(exchange, answer=answer, delivery=delivery) if exchange.question.number == number else exchange
        for exchange in session.exchanges
    )
    return replace(session, exchanges=tuple(exchanges))


def with_evaluation(session: Session, number: int, evaluation: Evaluation) -> Session:
    """Evaluations may come later than the next question: each says which answer it is of."""
    if all(exchange.question.number != number for exchange in session.answered):
        raise StageError("There is no answer to evaluate yet.")
    exchanges = (
        replace(exchange, evaluation=evaluation) if exchange.question.number == number else exchange
        for exchange in session.exchanges
    )
    return replace(session, exchanges=tuple(exchanges))


def with_dispute(session: Session, number: int, dispute: Dispute) -> Session:
    """A later word on the same score takes the place of the earlier one."""
    scored = (
        x.question.number for x in session.exchanges if x.evaluation is not None and x.evaluation.score is not None
    )
    if number not in scored:
        raise StageError("This answer has no score.")
    exchanges = (
        replace(exchange, dispute=dispute) if exchange.question.number == number else exchange
        for exchange in session.exchanges
    )
    return replace(session, exchanges=tuple(exchanges))


def with_report(session: Session, report: Report) -> Session:
    if not session.answered:
        raise StageError("Answer at least one question before you end the interview.")
    return replace(session, report=report)


def _place(session: Session) -> tuple[object, ...]:
    asked = [(one.question, one.answer is None) for one in session.exchanges]
    return asked, session.plan, session.resume, session.finished
