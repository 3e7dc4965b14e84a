"""Everything seen in one answer, put together as its evaluation; knows what counts when, not how it was measured."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from interview.core.records import Answer, Band, Evaluation, IdealAnswer, KeyPoint, Kind, Question, Score
from interview.core.scoring.advice import advice_for
from interview.core.scoring.content import held_to_weak
from interview.core.scoring.gates import ELSEWHERE
from interview.core.scoring.keywords import keywords_from, split_by_use
from interview.core.scoring.ratings import ratings_of
from interview.core.scoring.reading import Reading
from interview.core.scoring.rubric import OFF_TOPIC, STORIES, blended, told
from interview.core.scoring.shown import competencies_shown
from interview.core.scoring.star import locate_star


@dataclass(frozen=True, slots=True)
class Compared:
    """An answer beside its ideal answer, as measured: `content` is None where there is not enough to score."""

    content: Score | None
    note: str
    points: tuple[KeyPoint, ...]
    reading: Reading
    closeness: float  # cosine with the question or the ideal answer, whichever is higher
    tfidf: float
    embedding: float


def evaluation_from(
    question: Question, answer: Answer, ideal: IdealAnswer, compared: Compared, *, error: Sequence[float]
) -> Evaluation:
    """`error` is half the error bar of each band. A short, skipped or doubtful answer gets no score and a reason."""
    used, missed = split_by_use(keywords_from(question.topic, ideal.text, question.text), answer.text)
    told_story = question.kind in STORIES
    star = locate_star(answer.text, answer.words) if told_story and compared.content else None
    score, note = compared.content, compared.note
    evaluation = Evaluation(
        ideal=ideal,
        tfidf=round(compared.tfidf, 4),
        embedding=round(compared.embedding, 4),
        keyword_coverage=round(len(used) / len(used + missed), 4) if used or missed else 0.0,
        keywords_used=used,
        keywords_missed=missed,
        score=None,
        note=note,
    )
    if score is None:
        return evaluation
    by_rubric = told(question.kind, compared.reading, answer.text, star, compared.closeness)
    if not score.reason:
        score = blended(question.kind, score, by_rubric, error)
        if compared.closeness < OFF_TOPIC and question.kind is not Kind.OPENING:
            score, note = held_to_weak(score, ELSEWHERE, error), ELSEWHERE
    competencies = competencies_shown(answer.text, answer.words)
    ratings = ratings_of(
        question.kind,
        answer.text,
        by_rubric,
        points=compared.points,
        star=star,
        competencies=competencies,
        keywords=(used, missed),
        heard=answer.words,
    )
    if score.band is Band.WEAK:  # form is not praised where nothing was said
        ratings = tuple(replace(rating, strengths=()) for rating in ratings)
    advice = advice_for(question.kind, answer.text, score, points=compared.points, star=star, ratings=ratings)
    return replace(
        evaluation,
        score=score,
        note=note,
        points=compared.points,
        ratings=ratings,
        star=star,
        competencies=competencies,
        advice=advice,
    )
