"""Answers beside their ideal answers, as rows on disk. Knows no page and no question's wording."""

from __future__ import annotations

from collections.abc import Mapping

from interview.ahead import Ahead
from interview.comparing import likeness_of
from interview.core.protocols import Embedder
from interview.core.records import Answer, Exchange
from interview.core.scoring.evaluation import evaluation_from
from interview.core.session import Session, with_evaluation
from interview.queues import ModelQueue
from interview.storage import Storage


class Evaluating:
    def __init__(self, ahead: Ahead, storage: Storage, queue: ModelQueue, embedders: Mapping[str, Embedder]) -> None:
        self._ahead, self._storage, self._queue, self._embedders = ahead, storage, queue, embedders

    def evaluate(self, session: Session, *, wait: bool) -> Session:
        """All answers that are left; without `wait`, only those whose ideal answer is written."""
        for exchange in session.unevaluated:
            if not wait and not self._ahead.has_ideal_answer(session, exchange.question):
                break
            session = self._evaluate(session, exchange)
        return session

    def _evaluate(self, session: Session, exchange: Exchange) -> Session:
        question, answer = exchange.question, exchange.answer or Answer("", "skipped")
        ideal = self._ahead.ideal_answer(session, question)
        embedding, tfidf = self._queue.run(lambda: likeness_of(answer.text, ideal.text, **self._embedders))
        evaluation = evaluation_from(question, answer, ideal, tfidf=tfidf, embedding=embedding)
        session = with_evaluation(session, question.number, evaluation)
        self._storage.write_evaluation(session, question.number, evaluation)
        return session
