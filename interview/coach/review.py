"""After an answer, and after the interview: answers judged and put beside possible ones, the report, what is disputed.

Knows what was said and what it is worth; not what is asked next, and no page.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from time import monotonic

from interview.audio.measuring import Measuring
from interview.audio.sounds import AnswerSounds
from interview.coach.ahead import Ahead
from interview.coach.evaluating import evaluated, names_in
from interview.engines.protocols import Embedder
from interview.engines.queues import ModelQueue
from interview.errors import StageError
from interview.feedback.judging import Judge
from interview.feedback.report import report_from
from interview.language.untrusted import is_blank, plain_text
from interview.records import Answer, Dispute, Exchange
from interview.sessions import Store
from interview.sessions.session import Session, answer_to, with_dispute, with_evaluation, with_report

PATIENCE = 60.0
"""Seconds that a person whose interview is over waits for possible answers; the score needs none of them. Where nobody
waits there is no limit: the same seed then gives the same files on any machine."""
LONGEST_GIVEN, LONGEST_REASON = 6000, 1000
"""Characters of a reason that are looked at, and that are kept."""


class Review:
    """Shared by all sessions. `evaluate` is here, though it also goes on behind the questions: it asks for nothing that
    a conversation knows, and what is left of it is done by `finish`."""

    def __init__(
        self,
        ahead: Ahead,
        sounds: AnswerSounds,
        measuring: Measuring,
        store: Store,
        queue: ModelQueue,
        embedders: Mapping[str, Embedder],
        judge: Judge,
    ) -> None:
        self._ahead, self._sounds, self._measuring, self._store = ahead, sounds, measuring, store
        self._queue, self._embedders, self._judge = queue, embedders, judge

    def evaluate(self, session: Session, *, wait: bool = True, patience: float | None = PATIENCE) -> Session:
        """Put answers beside their ideal answers: all that are left; without `wait`, those of which all is known, up to
        the first of which it is not."""
        session = self._measuring.tell(session, wait=wait)
        until = None if patience is None else monotonic() + patience
        for exchange in session.unevaluated:
            if not wait and not self._is_known(session, exchange):
                break
            session = self._evaluate(session, exchange, None if until is None else max(until - monotonic(), 0.0))
        return session

    def finish(self, session: Session, *, patience: float | None = PATIENCE) -> Session:
        """End the interview, early or not, and sum it up; possible answers are waited for so many seconds in all."""
        if session.finished:
            return session
        session = self.evaluate(session, patience=patience)
        session = self._store.update(session, lambda known: with_report(known, report_from(known)))
        self._sounds.settle(session)
        self._measuring.forget(session.id)
        return session

    def dispute(self, session: Session, number: int, reason: str) -> Session:
        """Keep that the person takes a score for wrong; the score stays. Raises StageError where there is none."""
        reason = plain_text(reason, LONGEST_GIVEN, "The reason").strip()
        if is_blank(reason):
            raise StageError("Say in a few words what is wrong about the score.")
        at = datetime.now(UTC).isoformat(timespec="seconds")
        dispute = Dispute(reason[:LONGEST_REASON], at)
        return self._store.update(session, lambda known: with_dispute(known, number, dispute))

    # ------------------------------------------------------------ steps within steps

    def _is_known(self, session: Session, exchange: Exchange) -> bool:
        """Whether the answer was read again, and its ideal answer is written."""
        question = exchange.question
        is_read = not self._measuring.is_pending(session, question.number)
        return is_read and self._ahead.has_ideal_answer(session, question)

    def _evaluate(self, session: Session, exchange: Exchange, patience: float | None) -> Session:
        question, answer = exchange.question, exchange.answer or Answer("", "skipped")
        ideal = self._ahead.ideal_answer(session, question, patience)
        names = names_in(session.resume)
        evaluation = self._queue.run(lambda: evaluated(question, answer, ideal, names, self._embedders, self._judge))

        def judged(known: Session) -> Session:
            """An answer that was taken back meanwhile is not the one that was judged."""
            same = answer_to(known, question.number) == exchange.answer
            return with_evaluation(known, question.number, evaluation) if same else known

        return self._store.update(session, judged)
