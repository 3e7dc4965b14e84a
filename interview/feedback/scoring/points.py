"""The key points of an ideal answer beside the sentences of an answer; knows vectors, not who made them."""

from __future__ import annotations

from collections.abc import Sequence

from interview.feedback.scoring.alignment import align
from interview.feedback.scoring.content import Read, Weights, features_at, value_of
from interview.feedback.scoring.polarity import contradicted_share
from interview.feedback.scoring.quoting import quote_of, shortened
from interview.feedback.scoring.reading import Reading
from interview.language.text import STOP_WORDS
from interview.records import Covered, KeyPoint, Span, Word
from interview.records.vectors import WordVectors

COVERED, PARTLY = 60.0, 40.0
"""Points at which a sentence counts as holding a point: half, and a quarter, of such answers were judged right."""
OPPOSED = 0.6
"""Share of the common ground that has to be turned round before the person is told so."""
NEAR = 0.3
"""Share of a point that one sentence must hold to be shown as its evidence; without evidence no point is made."""
FEWEST_WORDS = 3
"""A piece of an ideal answer shorter than this makes no point."""


def key_points(
    question: Sequence[str],
    ideal: tuple[str, Reading, Read],
    answer: tuple[str, Reading, Read],
    weights: Weights,
    heard: Sequence[Word] = (),
) -> tuple[KeyPoint, ...]:
    """One for each sentence of the ideal answer that says something new; both come as text, reading and vectors."""
    (ideal_text, ideal_reading, ideal_read), (answer_text, reading, read) = ideal, answer
    alignment = align(ideal_read.vectors, read.vectors, question)
    points = []
    for number, span in enumerate(ideal_reading.spans):
        own = [at for at, owner in enumerate(ideal_reading.owners) if owner == number]
        if len(own) < FEWEST_WORDS and len(ideal_reading.spans) > 1:
            continue
        part = alignment.of(own)
        if not part.counts.any():
            continue
        against = contradicted_share(part, ideal_read.statement.of(own), read.statement)
        share = value_of(features_at(part, against), weights)
        state = _state(share, against, as_if_agreed=value_of(features_at(part, 0.0), weights))
        quote = None
        if state is not Covered.MISSING:
            held, nearness = _nearest_sentence(question, ideal_read, own, reading, read)
            if nearness >= NEAR:
                quote = quote_of(answer_text, shortened(answer_text, held), heard)
            else:
                state = Covered.MISSING
        points.append(KeyPoint(ideal_text[span.start : span.end], state, round(share / 100, 2), quote))
    return tuple(points)


def _state(share: float, against: float, as_if_agreed: float) -> Covered:
    """Only who speaks of the same thing can contradict it."""
    if against > OPPOSED and as_if_agreed >= COVERED:
        return Covered.CONTRADICTED
    return Covered.COVERED if share >= COVERED else Covered.PARTLY if share >= PARTLY else Covered.MISSING


def _nearest_sentence(
    question: Sequence[str], ideal: Read, own: Sequence[int], reading: Reading, read: Read
) -> tuple[Span, float]:
    """The sentence of the answer that holds most of a point by itself, and how much."""
    telling = [at for at in own if ideal.vectors.words[at] not in STOP_WORDS]
    point = _part(ideal.vectors, telling or own)
    best, most = reading.spans[reading.owners[0]], -1.0
    for number in dict.fromkeys(reading.owners):
        words = [at for at, owner in enumerate(reading.owners) if owner == number]
        alignment = align(point, _part(read.vectors, words), question)
        share = alignment.share(alignment.meaning)
        if share > most:
            best, most = reading.spans[number], share
    return best, most


def _part(vectors: WordVectors, rows: Sequence[int]) -> WordVectors:
    at = list(rows)
    return WordVectors(tuple(vectors.words[row] for row in at), vectors.vectors[at], vectors.rarity[at])
