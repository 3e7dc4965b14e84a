"""Relevance, clarity and the job's skill, each with what speaks for it and against it; knows no model.

The three aspects stand beside the score: clarity never enters it, and none is a verdict on the person.
"""

from __future__ import annotations

from collections.abc import Sequence

from interview.core.questions.signs import is_vague
from interview.core.records import Covered, KeyPoint, Kind, Quote, Rating, Remark, Star, Word
from interview.core.scoring.clarity import clarity_of
from interview.core.scoring.rubric import Told
from interview.core.text import shorten

LOW, HIGH = 40.0, 60.0


def ratings_of(
    kind: Kind,
    answer: str,
    told: Told,
    *,
    points: Sequence[KeyPoint],
    star: Star | None,
    competencies: Sequence[tuple[str, Quote]],
    keywords: tuple[Sequence[str], Sequence[str]],
    heard: Sequence[Word] = (),
) -> tuple[Rating, ...]:
    """`keywords` are those used and those missed. Praise of what was said carries its quote."""
    return (
        _relevance(told, points),
        clarity_of(answer, heard),
        _skill(kind, answer, told, star, competencies, keywords),
    )


def _relevance(told: Told, points: Sequence[KeyPoint]) -> Rating:
    covered = [point for point in points if point.state is Covered.COVERED and point.quote]
    best = max(covered, key=lambda point: point.share, default=None)
    share = sum(point.state in (Covered.COVERED, Covered.PARTLY) for point in points) / len(points) if points else 0.0
    value = round(100 * max(told.relevance, share), 1)
    strengths = (Remark("Speaks to what was asked.", best.quote),) if best and value >= HIGH else ()
    weaknesses = (Remark("Stays far from what was asked: say in the first sentence how it answers."),)
    return Rating("relevance", value, strengths, weaknesses if value < LOW else ())


def _skill(
    kind: Kind,
    answer: str,
    told: Told,
    star: Star | None,
    competencies: Sequence[tuple[str, Quote]],
    keywords: tuple[Sequence[str], Sequence[str]],
) -> Rating:
    used, missed = keywords
    named = len(used) / (len(used) + len(missed)) if used or missed else 0.0
    value = 100 * (0.5 * told.specifics + 0.3 * bool(competencies) + 0.2 * named)
    strengths = tuple(Remark(f"Shows {name}.", quote) for name, quote in competencies[:2])
    if star and star.measurable:
        strengths = (*strengths, Remark("Names a result that can be counted.", star.measurable))
    weaknesses = []
    if is_vague(answer):
        weaknesses.append(Remark("Nothing in it can be pictured: name one case, one tool, one number."))
    elif not competencies and kind is not Kind.SITUATIONAL:
        weaknesses.append(Remark("No deed of your own was found that shows the skill."))
    if missed and named < 0.3:
        weaknesses.append(Remark(f"Not mentioned: {shorten(', '.join(missed[:4]), 12)}."))
    return Rating("skill", round(min(value, 100.0), 1), strengths, tuple(weaknesses))
