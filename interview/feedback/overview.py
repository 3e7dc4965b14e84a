"""What stood out over a whole interview, against what the job asks for: strengths, what to improve, what to practise.

Every strength carries its quote; nothing is praised that no evaluation found. Knows evaluations, not how they came.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from interview.feedback.scoring.anchors import STORIES
from interview.feedback.scoring.content import band_of
from interview.language.text import content_words, shorten, stems_of
from interview.records import Band, Coverage, Covered, Exchange, Need, RatedCompetency, Remark, Score
from interview.sessions.session import Session

MOST = 3
_PART_EXERCISES = {
    "situation": "Tell one story again and begin with where and when, in one sentence.",
    "action": "Tell one story again and begin three sentences with “I” and what you did.",
    "result": "Tell one story again and end it with what changed, in a number if there is one.",
}


def interval_of(scores: Sequence[Score]) -> tuple[float, float, float] | None:
    """Mean, low and high: as wide as one answer's, since the errors of one model and one voice are not independent."""
    if not scores:
        return None
    mean = sum(score.value for score in scores) / len(scores)
    halves = [(score.high - score.low) / 2 for score in scores]
    half = sum(halves) / len(halves)
    return round(mean, 1), round(max(mean - half, 0), 1), round(min(mean + half, 100), 1)


def competencies_of(answered: Sequence[Exchange]) -> tuple[RatedCompetency, ...]:
    """Each that was asked for, by the scores of the answers to those questions and their follow-ups.

    As structured interviews rate them (Campion et al. 1997, doi 10.1111/j.1744-6570.1997.tb00709.x): a question is
    written for a competency, and the answer's rating is the competency's.
    """
    asked: dict[str, list[tuple[int, Score]]] = defaultdict(list)
    for exchange in answered:
        if exchange.question.competency and exchange.evaluation and exchange.evaluation.score:
            asked[exchange.question.competency].append((exchange.question.number, exchange.evaluation.score))
    rated = []
    for name, scores in asked.items():
        mean, low, high = interval_of([score for _, score in scores]) or (0.0, 0.0, 0.0)
        rated.append(RatedCompetency(name, mean, low, high, tuple(number for number, _ in scores)))
    return tuple(sorted(rated, key=lambda one: -one.score))


def strengths_of(answered: Sequence[Exchange]) -> tuple[Remark, ...]:
    """The best answers' strong points, one an answer, the highest score first."""
    found = [(x, x.evaluation) for x in answered if x.evaluation and x.evaluation.score and x.evaluation.advice.strong]
    found.sort(key=lambda one: -(one[1].score.value if one[1].score else 0.0))
    return tuple(
        Remark(f"Question {x.question.number}, on {x.question.topic}: {lowered(evaluation.advice.strong[0].text)}",
               evaluation.advice.strong[0].quote)
        for x, evaluation in found[:MOST]
    )  # fmt: skip


def improvements_of(session: Session, answered: Sequence[Exchange]) -> tuple[Remark, ...]:
    """Gaps that come again, statements that seem turned round, and what the job asks for that no answer showed."""
    found: list[Remark] = []
    for x in answered:
        for point in x.evaluation.points if x.evaluation else ():
            if point.state is Covered.CONTRADICTED and point.quote:
                text = (
                    f"Question {x.question.number}: check whether you meant the opposite of “{shorten(point.text, 16)}”"
                )
                found.append(Remark(text, point.quote))
    missing = Counter(part for x in answered for part in _missing_parts(x))
    stories = sum(x.question.kind in STORIES and bool(x.evaluation and x.evaluation.star) for x in answered)
    for part, count in missing.most_common(2):
        found.append(Remark(f"The {part} was not found in {count} of {stories} stories."))
    return (*found[:MOST], *_unshown(session, answered))[: MOST + 1]


def exercises_for(answered: Sequence[Exchange], skipped: Sequence[Exchange]) -> tuple[str, ...]:
    """At most three, the one that helps most first."""
    told = [f"Question {x.question.number}, which you skipped: “{shorten(x.question.text, 24)}” Say two minutes to it."
            for x in skipped[:1]]  # fmt: skip
    scored = [x for x in answered if x.evaluation and x.evaluation.score]
    for x in sorted(scored, key=lambda x: x.evaluation.score.value if x.evaluation and x.evaluation.score else 0.0)[:2]:
        advice = x.evaluation.advice.missing if x.evaluation else ()
        then = f" {advice[0]}" if advice and not any(advice[0] in one for one in told) else ""
        told.append(f"Question {x.question.number} once more, aloud: “{shorten(x.question.text, 18)}”{then}")
    gaps = Counter(part for x in answered for part in _missing_parts(x))
    told += [_PART_EXERCISES[part] for part, _ in gaps.most_common(1)]
    told.append("The same interview once more, with another example for each question.")
    return tuple(dict.fromkeys(told))[:MOST]


def _unshown(session: Session, answered: Sequence[Exchange]) -> list[Remark]:
    """Topics the job requires, asked about, where the answer stayed weak; and required ones that the resume lacks."""
    best: dict[str, float] = {}
    for x in answered:
        if x.evaluation and x.evaluation.score:
            best[x.question.topic] = max(best.get(x.question.topic, 0.0), x.evaluation.score.value)
    weak = {topic for topic, value in best.items() if band_of(value) is Band.WEAK}
    required = [topic.name for topic in session.job.topics if topic.need is Need.MUST]
    told = [Remark(f"The job requires {name}, and your answer on it was weak.") for name in required if name in weak]
    lacking = {item.topic for item in session.fit.evidence if item.coverage is Coverage.MISSING}
    said = stems_of(content_words(" ".join(x.answer.text for x in answered if x.answer)))
    told += [
        Remark(f"The job requires {name}: neither the resume nor an answer spoke of it. Have one example ready.")
        for name in required
        if name in lacking and name not in best and not stems_of(content_words(name)) & said
    ]
    return told[:2]


def _missing_parts(exchange: Exchange) -> tuple[str, ...]:
    """Surely missing, of a story; a task is told with its situation more often than not, so alone it is not missed."""
    star = exchange.evaluation.star if exchange.evaluation and exchange.question.kind in STORIES else None
    return tuple(part for part in star.missing if part != "task") if star else ()


def lowered(text: str) -> str:
    """As it stands inside a sentence."""
    return text[:1].lower() + text[1:].rstrip(".")
