"""Whether a possible answer that the model wrote is worth showing: it is read and graded as a person's answer is.

A poor example does more harm than none: people copy it.
"""

from __future__ import annotations

from collections.abc import Sequence

from interview.errors import BackendError
from interview.feedback.criteria import criteria_of
from interview.feedback.judging import Judge
from interview.language.text import words_of
from interview.records import Answer, Question

LEAST = 50.0
"""Points: the middle of the scale, adequate with gaps."""
LEAST_TOLD = 0.5
"""Share of its words that must tell something: an essay of general claims is none."""
LONGEST = 225
"""Words: a minute and a half at 150 words a minute."""


def is_worth_showing(judge: Judge, question: Question, text: str, names: Sequence[str] = ()) -> bool:
    """False as well where it cannot be judged, or the reader fails."""
    if len(words_of(text)) > LONGEST:
        return False
    try:
        judged = judge.judge(question, Answer(text, "typed"), names)
    except BackendError:
        return False
    if judged.score is None or judged.score.reason or judged.score.value < LEAST:
        return False
    ratings = criteria_of(question.kind, text, judged.sentences, judged.relevance, judge.scale)
    told = {rating.aspect: rating.value or 0.0 for rating in ratings}
    return told["specificity"] >= 100 * LEAST_TOLD
