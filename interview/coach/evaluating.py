"""Answers judged, and beside the model's answers, as rows on disk. Knows no page and no question's wording."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from time import monotonic

from interview.coach.ahead import Ahead
from interview.engines.protocols import Embedder
from interview.engines.queues import ModelQueue
from interview.feedback.comparing import likeness_of
from interview.feedback.evaluation import Likeness, evaluation_from
from interview.feedback.judging import Judge
from interview.records import Answer, Evaluation, Exchange, IdealAnswer, Question, Resume
from interview.sessions import Store
from interview.sessions.session import Session, answer_to, with_evaluation

PATIENCE = 60.0
"""Seconds that a person whose interview is over waits for possible answers; the score needs none of them. Where nobody
waits there is no limit: the same seed then gives the same files on any machine."""


class Evaluating:
    def __init__(
        self,
        ahead: Ahead,
        store: Store,
        queue: ModelQueue,
        embedders: Mapping[str, Embedder],
        judge: Judge,
    ) -> None:
        self._ahead, self._store, self._queue, self._embedders = ahead, store, queue, embedders
        self._judge = judge

    def evaluate(
        self, session: Session, *, wait: bool, is_read: Callable[[int], bool], patience: float | None = PATIENCE
    ) -> Session:
        """All answers that are left; without `wait`, only those that are read and whose ideal answer is written."""
        until = None if patience is None else monotonic() + patience
        for exchange in session.unevaluated:
            ready = is_read(exchange.question.number) and self._ahead.has_ideal_answer(session, exchange.question)
            if not wait and not ready:
                break
            session = self._evaluate(session, exchange, None if until is None else max(until - monotonic(), 0.0))
        return session

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


def evaluated(
    question: Question,
    answer: Answer,
    ideal: IdealAnswer,
    names: tuple[str, ...],
    embedders: Mapping[str, Embedder],
    judge: Judge,
) -> Evaluation:
    """`names` are those of the resume: they are masked before anything is judged. Raises BackendError."""
    judged = judge.judge(question, answer, names)
    by_meaning, by_words = likeness_of(answer.text, ideal.text, **embedders)
    return evaluation_from(question, answer, ideal, judged, Likeness(by_words, by_meaning), judge.scale)


def names_in(resume: Resume) -> tuple[str, ...]:
    """What of the resume tells who somebody is: the person, employers, schools and places."""
    found = [resume.name, resume.location]
    found += [text for job in resume.experience for text in (job.company, job.place)]
    found += [course.institution for course in resume.education]
    return tuple(dict.fromkeys(text for text in found if text and text.casefold() not in _NOWHERE))


_NOWHERE = frozenset("remote hybrid freelance self-employed various home".split())
"""What resumes write where a place or an employer would stand."""
