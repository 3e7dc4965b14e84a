"""Everything seen in one answer, put together as its evaluation; knows what counts when, not how it was measured."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from interview.core.records import Answer, Band, Covered, Evaluation, IdealAnswer, KeyPoint, Kind, Question, Score
from interview.core.scoring.advice import advice_for
from interview.core.scoring.content import held_to_weak
from interview.core.scoring.gates import ELSEWHERE
from interview.core.scoring.keywords import keywords_from, split_by_use
from interview.core.scoring.ratings import ratings_of
from interview.core.scoring.rubric import OFF_TOPIC, STORIES, Told, blended, told
from interview.core.scoring.shown import competencies_shown
from interview.core.scoring.star import locate_star

DISTANT = 0.35
"""Cosine below which an answer that shares nearly nothing with the ideal answer is about something else."""


@dataclass(frozen=True, slots=True)
class Compared:
    """An answer beside its ideal answer, as measured: `content` is None where there is not enough to score."""

    content: Score | None
    note: str
    points: tuple[KeyPoint, ...]
    told: str  # the answer without names and addresses to the grader
    beside: bool  # whether it shares nearly nothing with the ideal answer
    closeness: float  # cosine with the question or the ideal answer, whichever is higher
    tfidf: float
    embedding: float


def evaluation_from(
    question: Question, answer: Answer, ideal: IdealAnswer, compared: Compared, *, error: Sequence[float]
) -> Evaluation:
    """`error` is half the error bar of each band. A short, skipped or doubtful answer gets no score and a reason."""
    used, missed = split_by_use(keywords_from(question.topic, ideal.text, question.text), answer.text)
    evaluation = Evaluation(
        ideal=ideal,
        tfidf=round(compared.tfidf, 4),
        embedding=round(compared.embedding, 4),
        keyword_coverage=round(len(used) / len(used + missed), 4) if used or missed else 0.0,
        keywords_used=used,
        keywords_missed=missed,
        score=None,
        note=compared.note,
    )
    if compared.content is None:
        return evaluation
    by_rubric = told(question.kind, compared.told, locate_star(compared.told), compared.closeness)
    score = _score(question.kind, compared.content, compared, by_rubric, error)
    if score.reason:  # nothing is said of how well something was told that is no answer
        advice = advice_for(question.kind, answer.text, score, points=(), star=None, ratings=())
        return replace(evaluation, score=score, note=score.reason, points=compared.points, advice=advice)
    star = locate_star(answer.text, answer.words) if question.kind in STORIES else None
    points = _told_points(compared.points) if question.kind in STORIES else compared.points
    competencies = competencies_shown(answer.text, answer.words)
    ratings = ratings_of(
        question.kind,
        answer.text,
        by_rubric,
        points=points,
        star=star,
        competencies=competencies,
        keywords=(used, missed),
        heard=answer.words,
    )
    if score.band is Band.WEAK:  # form is not praised where nothing was said
        ratings = tuple(replace(rating, strengths=()) for rating in ratings)
    advice = advice_for(question.kind, answer.text, score, points=points, star=star, ratings=ratings)
    return replace(
        evaluation,
        score=score,
        points=points,
        ratings=ratings,
        star=star,
        competencies=competencies,
        advice=advice,
    )


def _score(kind: Kind, content: Score, compared: Compared, by_rubric: Told, error: Sequence[float]) -> Score:
    if content.reason:
        return replace(content, features=())
    score = blended(kind, content, by_rubric, error)
    far = compared.closeness < OFF_TOPIC and kind is not Kind.OPENING
    if far or (compared.beside and compared.closeness < DISTANT):
        return replace(held_to_weak(score, ELSEWHERE, error), features=())
    return score


def _told_points(points: Sequence[KeyPoint]) -> tuple[KeyPoint, ...]:
    """An ideal story is one of many: another story does not contradict it."""
    return tuple(
        replace(point, state=Covered.MISSING, quote=None) if point.state is Covered.CONTRADICTED else point
        for point in points
    )
