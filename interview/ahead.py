"""What the language model writes before it is asked for: the next question, and ideal answers to those asked.

Knows which of them can be begun when; not what is on disk or on the page.
"""

from __future__ import annotations

from interview.core.records import IdealAnswer, Question, Stage
from interview.core.session import STAGES, Session
from interview.errors import ReplyError
from interview.queues import Drafts, ModelQueue
from interview.writing import Writer

_PLANNED = {Stage.SKILLS, Stage.EXPERIENCE, Stage.BEHAVIOURAL, Stage.SITUATIONAL}
"""Stages whose question needs no answer of the person."""


class Ahead:
    """Drafts of all sessions, by session, kind and stage or number."""

    def __init__(self, writer: Writer, queue: ModelQueue) -> None:
        self._writer, self._queue, self._drafts = writer, queue, Drafts()

    def begin(self, session: Session) -> None:
        """Begin what will be asked next, then the ideal answers, which are needed later."""
        following = STAGES[len(session.exchanges) :][:1]
        if following and following[0] in _PLANNED:
            self.begin_question(session, following[0])
        self.begin_ideal_answers(session)

    def begin_question(self, session: Session, stage: Stage) -> None:
        key = (session.id, "question", stage)
        self._drafts.begin(key, self._queue, lambda: self._writer.write_question(stage, session))

    def begin_ideal_answers(self, session: Session) -> None:
        for exchange in session.exchanges:
            if exchange.evaluation is None:
                self._begin_ideal_answer(session, exchange.question)

    def question(self, session: Session, stage: Stage) -> Question:
        key = (session.id, "question", stage)
        return self._drafts.take(key, self._queue, lambda: self._writer.write_question(stage, session))

    def ideal_answer(self, session: Session, question: Question) -> IdealAnswer:
        """Empty where the model wrote nothing usable."""
        key = (session.id, "ideal", question.number)
        return self._drafts.take(key, self._queue, lambda: self._ideal_answer(session, question))

    def has_ideal_answer(self, session: Session, question: Question) -> bool:
        return self._drafts.ready((session.id, "ideal", question.number))

    def forget(self, session: Session) -> None:
        """Throw away what was written for a session as it was."""
        self._drafts.drop(lambda key: key[0] == session.id)

    def _begin_ideal_answer(self, session: Session, question: Question) -> None:
        key = (session.id, "ideal", question.number)
        self._drafts.begin(key, self._queue, lambda: self._ideal_answer(session, question))

    def _ideal_answer(self, session: Session, question: Question) -> IdealAnswer:
        try:
            return self._writer.write_ideal_answer(session, question)
        except ReplyError:
            return IdealAnswer("", "")
