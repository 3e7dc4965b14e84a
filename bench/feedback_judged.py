"""An answer through the product's own code, with no ideal answer: judged, then evaluated as the page would show it."""

from __future__ import annotations

import time
from dataclasses import dataclass

from bench.feedback_rows import Row
from interview.feedback.evaluation import Likeness, evaluation_from
from interview.feedback.judging import Judge, Judged
from interview.records import Answer, Evaluation, IdealAnswer, Question

NO_IDEAL = IdealAnswer("", "bench")


@dataclass(frozen=True, slots=True)
class Seen:
    """A row, and what the product makes of it."""

    row: Row
    judged: Judged
    evaluation: Evaluation
    milliseconds: float = 0.0

    @property
    def value(self) -> float:
        """An answer without a score counts as 0."""
        return self.evaluation.score.value if self.evaluation.score else 0.0

    @property
    def is_advised(self) -> bool:
        """Whether the answer was read to its parts: there is a score, and it was not held down."""
        return self.evaluation.score is not None and not self.evaluation.score.reason


def seen_by(judge: Judge, row: Row) -> Seen:
    began = time.perf_counter()
    answer = Answer(row.answer, "typed")
    judged = judge.judge(row.asked, answer)
    evaluation = evaluation_from(row.asked, answer, NO_IDEAL, judged, Likeness(), judge.scale)
    return Seen(row, judged, evaluation, (time.perf_counter() - began) * 1000)


def score_by(judge: Judge, question: Question, text: str) -> float:
    """0 where there is no score."""
    score = judge.judge(question, Answer(text, "typed")).score
    return score.value if score else 0.0
