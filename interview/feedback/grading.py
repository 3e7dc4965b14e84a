"""An answer beside reference answers that are right: points held, contradictions, a score. Knows no session.

For questions of knowledge with reviewed references, of which there are none yet; `bench scoring` measures it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from interview.engines.protocols import WordEmbedder
from interview.feedback.scoring.content import (
    Read,
    Weights,
    features_of,
    held_to_weak,
    is_beside_the_point,
    joined,
    nearness,
    score_at,
    score_from,
    speaks_of,
)
from interview.feedback.scoring.gates import ELSEWHERE, FEWEST, gate_for
from interview.feedback.scoring.points import key_points
from interview.feedback.scoring.polarity import statement_of
from interview.feedback.scoring.reading import Reading, read, told_in
from interview.feedback.weights import fitted_weights
from interview.records import Band, KeyPoint, Score, Word


@dataclass(frozen=True, slots=True)
class Graded:
    """`score` is None where there is not enough to score; `note` says why, or why it was held down."""

    score: Score | None
    note: str
    points: tuple[KeyPoint, ...]
    reading: Reading  # what was scored
    told: str = ""  # the whole answer without names and addresses to the grader
    beside: bool = False  # whether it shares nearly nothing with any ideal answer


class Grader:
    def __init__(self, words: WordEmbedder, weights: Weights | None = None) -> None:
        self._words, self._weights = words, weights or fitted_weights()

    @property
    def error(self) -> tuple[float, ...]:
        """Half the width of the error bar, in points, for each band."""
        return self._weights.error

    def grade(
        self,
        question: str,
        ideals: Sequence[str],
        answer: str,
        *,
        names: Sequence[str] = (),
        heard: Sequence[Word] = (),
        source: str = "typed",
        language: str = "en",
        fewest: int = FEWEST,
    ) -> Graded:
        """`names` are masked (person, employers, schools, places); key points are those of the first ideal answer.

        Raises BackendError.
        """
        keep = " ".join((question, *ideals))
        reading = read(answer, names=names, keep=keep)
        gate = gate_for(
            answer, question, ideals[0] if ideals else "", words=heard, source=source, language=language, fewest=fewest
        )
        if gate.held == "abstain":
            return Graded(None, gate.reason, (), reading)
        asked = read(question, names=names, keep=keep)
        wanted = [read(ideal, names=names, keep=keep) for ideal in ideals]
        told = told_in(answer, reading, names=names, keep=keep)
        of_ideals = self.read_in(wanted)
        reading, said = self.read_answer(reading, of_ideals)
        features = features_of(asked.words, of_ideals, said)
        error = self._weights.error
        if features is None:
            if gate.held:
                return Graded(score_at(0.0, error, reason=gate.reason), gate.reason, (), reading)
            return Graded(None, _nothing_left(ideals, wanted), (), reading)
        score = score_from(features, self._weights)
        note = gate.reason
        if gate.held:
            score = held_to_weak(score, note, error)
        beside = is_beside_the_point(asked.words, of_ideals, said)
        if beside and not gate.held and score.band is not Band.WEAK:
            note = ELSEWHERE
            score = held_to_weak(score, note, error)
        of_ideal, of_answer = (ideals[0], wanted[0], of_ideals[0]), (answer, reading, said)
        points = key_points(asked.words, of_ideal, of_answer, self._weights, heard)
        return Graded(score, note, points, reading, told, beside)

    def read_answer(self, reading: Reading, ideals: Sequence[Read]) -> tuple[Reading, Read]:
        """The answer without the sentences that share nothing with any ideal answer; where none does, the nearest one.

        Each sentence is read by itself. So one that is beside the point, an order to the grader or a name, cannot
        move the score, whatever its words are.
        """
        sentences = reading.sentences
        if not sentences:
            return reading, self.read_in([reading])[0]
        parts = self.read_in(sentences)
        speaking = [part for part in parts if any(speaks_of(ideal, part) for ideal in ideals)]
        if not speaking:
            speaking = [max(parts, key=lambda part: max((nearness(ideal, part) for ideal in ideals), default=0.0))]
        return reading.of([part.owners[0] for part in speaking]), joined(speaking)

    def read_in(self, readings: Sequence[Reading]) -> list[Read]:
        vectors = self._words.embed_words([reading.text for reading in readings])
        return [
            Read(words, reading.owners, statement_of(reading.words, reading.owners))
            for words, reading in zip(vectors, readings, strict=True)
        ]


def _nothing_left(ideals: Sequence[str], wanted: Sequence[Reading]) -> str:
    if not ideals or not any(ideal.words for ideal in wanted):
        return "Not scored: the language model wrote no ideal answer to compare with."
    return "Not enough to score: without polite phrases and fillers nothing of the answer is left."
