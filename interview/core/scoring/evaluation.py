"""Similarities -> one evaluation; knows how to combine and when to abstain, not how vectors are made."""

from __future__ import annotations

from interview.core.records import Answer, Evaluation, IdealAnswer, Question
from interview.core.scoring.keywords import keywords_from, split_by_use
from interview.core.text import words_of

WORDS_TO_SCORE = 15
"""An answer shorter than this says too little for any comparison of texts."""
LEAST_CONFIDENCE = 0.4
"""Below this mean word probability the transcript itself is doubtful."""
WEIGHTS = {"embedding": 0.6, "tfidf": 0.15, "keywords": 0.25}


def evaluation_from(
    question: Question, answer: Answer, ideal: IdealAnswer, *, tfidf: float, embedding: float
) -> Evaluation:
    """Put the two cosines (answer against ideal answer, in [-1, 1]) and the keyword coverage together.

    The score is a weighted mean on 0-100: a likeness to one ideal answer, not a grade. A short,
    skipped or doubtful answer gets no score and a note that says why.
    """
    used, missed = split_by_use(keywords_from(question.topic, ideal.text, question.text), answer.text)
    coverage = len(used) / len(used + missed) if used or missed else 0.0
    note = _reason_not_to_score(answer, ideal)
    parts = {"embedding": max(embedding, 0.0), "tfidf": max(tfidf, 0.0), "keywords": coverage}
    score = round(100 * sum(WEIGHTS[name] * value for name, value in parts.items()), 1)
    return Evaluation(
        ideal=ideal,
        tfidf=round(tfidf, 4),
        embedding=round(embedding, 4),
        keyword_coverage=round(coverage, 4),
        keywords_used=used,
        keywords_missed=missed,
        score=None if note else score,
        note=note,
    )


def _reason_not_to_score(answer: Answer, ideal: IdealAnswer) -> str:
    count = len(words_of(answer.text))
    if not ideal.text:
        return "Not scored: the language model wrote no ideal answer to compare with."
    if answer.source == "skipped":
        return "Skipped, so there is nothing to score."
    if count < WORDS_TO_SCORE:
        return f"Not enough to score: {count} words; from {WORDS_TO_SCORE} on there is something to compare."
    sure = [word.probability for word in answer.words]
    if sure and sum(sure) / len(sure) < LEAST_CONFIDENCE:
        return "Not scored: the transcription is too unsure of the words. Try closer to the microphone."
    return ""
