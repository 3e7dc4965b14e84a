"""An answer beside its question: whether there is enough to judge, its level as a score with an error bar, its parts.

No ideal answer enters: what counts is what was said. Knows no session and no page.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from interview.engines.protocols import AnswerReader
from interview.feedback.scale import POINTS, Scale, fitted_scale
from interview.feedback.scoring.content import band_of
from interview.feedback.scoring.gates import ELSEWHERE, FEWEST, gate_for
from interview.feedback.scoring.reading import read
from interview.feedback.sentences import ToldSentence, told_sentences
from interview.records import Answer, Band, Feature, Kind, Question, Score
from interview.records.read_answer import ReadAnswer

HELD = 20.0
"""Points at most of an answer that is none: an echo, a heap of words, one to something else."""
DOUBTFUL, SHORT = 0.7, 40
"""Mean probability of the heard words below which, and words of an answer below which, the error bar is wider."""
WIDER = 1.25


@dataclass(frozen=True, slots=True)
class Judged:
    """`score` is None where there is not enough to judge; `note` says why, or why it was held down."""

    score: Score | None
    note: str
    sentences: tuple[ToldSentence, ...] = ()
    relevance: float = 0.0


class Judge:
    def __init__(self, reader: AnswerReader, scale: Scale | None = None) -> None:
        self._reader, self.scale = reader, scale or fitted_scale()

    def judge(self, question: Question, answer: Answer, names: Sequence[str] = (), *, fewest: int = FEWEST) -> Judged:
        """`names` (person, employers, schools, places) are masked before anything is read. Raises BackendError."""
        gate = gate_for(
            answer.text,
            question.text,
            "",
            words=answer.words,
            source=answer.source,
            language=answer.language or "en",
            fewest=fewest,
        )
        if gate.held == "abstain":
            return Judged(None, gate.reason)
        reading = read(answer.text, names=names, keep=question.text)
        if not reading.words:
            return Judged(*self._nothing_left(gate.reason))
        asked = read(question.text, names=names, keep=question.text)
        found = self._reader.read_answer(asked.words, reading.words)
        sentences = told_sentences(answer.text, reading, found)
        score, note = self._score(found, answer, len(reading.words)), gate.reason
        if not note and question.kind is not Kind.OPENING and found.relevance < self.scale.held_below(question.kind):
            note = ELSEWHERE
        if note:
            score = held_down(score, note)
        return Judged(score, note, sentences, found.relevance)

    def _nothing_left(self, reason: str) -> tuple[Score | None, str]:
        if reason:
            return Score(0.0, 0.0, HELD, Band.WEAK, (), reason), reason
        return None, "Not enough to score: without polite phrases and fillers nothing of the answer is left."

    def _score(self, found: ReadAnswer, answer: Answer, words: int) -> Score:
        level = found.level
        value = sum(points * likely for points, likely in zip(POINTS, found.levels, strict=True))
        spread = math.sqrt(sum(likely * (n - level) ** 2 for n, likely in enumerate(found.levels, 1)))
        half = max(self.scale.error * spread * (POINTS[1] - POINTS[0]), self.scale.least_error)
        sure = [word.probability for word in answer.words]
        if words < SHORT or (sure and sum(sure) / len(sure) < DOUBTFUL):
            half *= WIDER
        features = tuple(
            Feature(f"level {number}", round(likely, 3), round(points * likely, 1))
            for number, (points, likely) in enumerate(zip(POINTS, found.levels, strict=True), 1)
        )
        return _score_at(value, half, features)


def _score_at(value: float, half: float, features: tuple[Feature, ...] = (), reason: str = "") -> Score:
    low, high = max(round(value - half), 0), min(round(value + half), 100)
    return Score(float(round(value)), float(low), float(high), band_of(value), features, reason)


def held_down(score: Score, reason: str) -> Score:
    """At most what an answer to something else gets."""
    half = (score.high - score.low) / 2
    return replace(_score_at(min(score.value, HELD), half), reason=reason)
