"""Everything seen in one answer, put together as its evaluation.

The score is of what was said. The likeness to the model's answer (TF-IDF, cosine, keywords) stands beside it and is no
part of it: that answer is one of many.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from interview.feedback.advice import advice_for
from interview.feedback.competencies import competencies_shown
from interview.feedback.criteria import PRAISED_FROM, criteria_of
from interview.feedback.judging import Judged
from interview.feedback.parts import SHOWN, star_from
from interview.feedback.scale import KNOWLEDGE, Scale
from interview.feedback.scoring.clarity import TO_THE_POINT, clarity_of
from interview.feedback.scoring.keywords import keywords_from, split_by_use
from interview.feedback.sentences import ToldSentence
from interview.feedback.supposed import without_suppositions
from interview.records import Answer, Band, Evaluation, IdealAnswer, Question, Rating, Word


@dataclass(frozen=True, slots=True)
class Likeness:
    """To the model's answer, as cosines."""

    tfidf: float = 0.0
    embedding: float = 0.0


def evaluation_from(
    question: Question, answer: Answer, ideal: IdealAnswer, judged: Judged, likeness: Likeness, scale: Scale
) -> Evaluation:
    """A short, skipped or doubtful answer gets no score and a reason."""
    used, missed = split_by_use(keywords_from(question.topic, ideal.text, question.text), answer.text)
    evaluation = Evaluation(
        ideal=ideal,
        tfidf=round(likeness.tfidf, 4),
        embedding=round(likeness.embedding, 4),
        keyword_coverage=round(len(used) / len(used + missed), 4) if used or missed else 0.0,
        keywords_used=used,
        keywords_missed=missed,
        score=judged.score,
        note=judged.note,
    )
    if judged.score is None:
        return evaluation
    text, heard = answer.text, answer.words
    told = without_suppositions(question.kind, text, judged.sentences)
    if judged.score.reason:  # nothing is said of how well something was told that is no answer
        return replace(evaluation, advice=advice_for(question.kind, text, judged.score, told, (), scale, heard))
    criteria = tuple(
        rating if judged.score.value >= PRAISED_FROM.get(rating.aspect, 0.0) else replace(rating, strengths=())
        for rating in criteria_of(question.kind, text, told, judged.relevance, scale, heard)
    )
    is_weak = judged.score.band is Band.WEAK
    ratings = (*criteria, _clarity(text, heard, told, is_weak=is_weak))
    if is_weak:  # form is not praised where little was said
        ratings = tuple(replace(rating, strengths=()) for rating in ratings)
    does = question.kind not in KNOWLEDGE and not is_weak  # a plan and a method are no deeds
    return replace(
        evaluation,
        ratings=ratings,
        star=star_from(text, told, scale, heard, is_weak=is_weak),
        competencies=competencies_shown(text, told, scale, heard) if does else (),
        advice=advice_for(question.kind, text, judged.score, told, criteria, scale, heard),
    )


def _clarity(text: str, heard: Sequence[Word], told: Sequence[ToldSentence], *, is_weak: bool) -> Rating:
    """Where the reader takes the first sentence for talk around the matter, it is not praised for being about it."""
    rating = clarity_of(text, heard, [one.span for one in told], is_weak=is_weak)
    first = told[0].likely if told else {}
    around = max((first.get(label, 0.0) for label in ("filler", "opinion", "off")), default=0.0)
    if around < max((first.get(label, 0.0) for label in SHOWN), default=1.0):
        return rating
    return replace(rating, strengths=tuple(one for one in rating.strengths if one.text != TO_THE_POINT))
