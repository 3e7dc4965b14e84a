"""The interview in three sentences and its means; every quote is cut from the person's own words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from interview.audio.delivery import delivery_of
from interview.feedback.overview import (
    competencies_of,
    exercises_for,
    improvements_of,
    interval_of,
    lowered,
    strengths_of,
)
from interview.feedback.scoring.anchors import STORIES
from interview.feedback.scoring.clarity import SLOW
from interview.language.text import shorten, words_of
from interview.records import Band, Exchange, Kind, Report, Star, Told
from interview.sessions.session import Session

SHORT_ANSWER = 45
"""Words; at a conversational 150 words a minute (National Center for Voice and Speech) about 20 seconds."""
PACE = (110.0, 180.0)
"""Words a minute outside which listeners find speech slow or hurried (conversational is 140-160)."""
MANY_FILLERS = 10.0
"""A minute; five cost nothing, twelve do (Laske and DiGennaro Reed 2024; theirs were sounds and words)."""
ASKED_FOR = {
    Kind.SITUATIONAL: "a plan",
    Kind.TECHNICAL: "how something is done",
    Kind.OPENING: "who you are",
    Kind.FOLLOW_UP: "more of what you had told",
}
"""What a question asked for; all others ask for a story."""


@dataclass(frozen=True, slots=True)
class Signals:
    """What the answers show, counted in code."""

    answers: tuple[Exchange, ...]
    stories: tuple[Exchange, ...]
    with_outcome: tuple[Exchange, ...]
    without_outcome: tuple[Exchange, ...]  # surely
    short: tuple[Exchange, ...]
    we_led: tuple[Exchange, ...]
    slow: tuple[Exchange, ...]


def report_from(session: Session) -> Report:
    """Sum up the answers given; a measure nobody can take from them is None."""
    answered = tuple(x for x in session.replies if x.answer and x.answer.source != "skipped")
    evaluations = [x.evaluation for x in answered if x.evaluation]
    scored = [e for e in evaluations if e.score is not None]
    score, low, high = interval_of([e.score for e in scored if e.score is not None]) or (None, None, None)
    skipped = [x for x in session.replies if x.answer and x.answer.source == "skipped"]
    pace, filler_rate, confidence = _spoken(session, answered)
    signals = _signals_of(answered)
    return Report(
        keep=_keep(signals),
        change=_change(signals, pace, filler_rate),
        practise=_practise(session, answered),
        score=score,
        score_low=low,
        score_high=high,
        keyword_coverage=_mean(e.keyword_coverage for e in scored if e.ideal.text),
        words_per_minute=pace,
        fillers_per_minute=filler_rate,
        confidence=confidence,
        focus=_mean(x.focus.share for x in answered if x.focus and x.focus.share is not None),
        answered=len(answered),
        strengths=strengths_of(answered),
        to_improve=improvements_of(session, answered),
        exercises=exercises_for(answered, skipped),
        competencies=competencies_of(answered),
    )


def _spoken(session: Session, answered: tuple[Exchange, ...]) -> tuple[float | None, float | None, float | None]:
    """Words and fillers a minute over all that was said, and the mean confidence score; fluency is left out on wish."""
    heard = [d for x in answered if x.answer and (d := x.delivery or delivery_of(x.answer))]
    paced = [d for d in heard if d.words_per_minute is not None]
    minutes = sum(d.span for d in paced) / 60
    if session.setup.stutter_safe or not minutes:
        return None, None, None
    confidence = _mean(d.confidence.value for d in heard if d.confidence)
    return (
        round(sum(d.words for d in paced) / minutes, 1),
        round(sum(d.fillers for d in paced) / minutes, 1),
        confidence,
    )


def _signals_of(answered: tuple[Exchange, ...]) -> Signals:
    """Only what the answers' sentences were found to tell counts; stories alone are asked for a result."""
    stories = tuple(x for x in answered if _scored_story(x))
    return Signals(
        answers=answered,
        stories=stories,
        with_outcome=tuple(x for x in answered if _outcome(x)),
        without_outcome=tuple(x for x in stories if _lacks_outcome(x)),
        short=tuple(x for x in answered if x.answer and len(words_of(x.answer.text)) < SHORT_ANSWER),
        we_led=tuple(x for x in answered if (star := _star(x)) and star.plural > 2 * star.first_person + 1),
        slow=tuple(x for x in answered if _begins_slowly(x)),
    )


def _keep(signals: Signals) -> str:
    if not signals.answers:
        return "You came this far: the next step is one answer said aloud."
    if signals.with_outcome:
        best = max(signals.with_outcome, key=_value)
        number = best.question.number
        return f"You say what came of your work, as in question {number}: {_quote(_outcome(best))}."
    best = max(signals.answers, key=_value)
    if best.evaluation and best.evaluation.score and best.evaluation.score.band is not Band.WEAK:
        asked = ASKED_FOR.get(best.question.kind, "a story")
        went = f"Question {best.question.number}, on {best.question.topic}, went best"
        strong = best.evaluation.advice.strong
        if not strong:
            return f"{went}; it asked for {asked}."
        quote = f": {_quote(strong[0].quote.text)}" if strong[0].quote else ""
        return f"{went}. It asked for {asked}, and the answer {lowered(strong[0].text)}{quote}."
    return "You answered, and that is where it begins: take one question below and tell one real case."


def _change(signals: Signals, pace: float | None, fillers: float | None) -> str:
    count = len(signals.answers)
    if not count:
        return "No question was answered. Try one in writing if speaking feels too much at first."
    if len(signals.short) * 2 >= count:
        return f"Say more: {len(signals.short)} of {count} answers were under {SHORT_ANSWER} words."
    without = signals.without_outcome
    if without and len(without) * 2 >= len(signals.stories):
        first = without[0].question.number
        return (
            f"End with what changed: in {len(without)} of {len(signals.stories)} stories no result was heard. "
            f"Begin with question {first}."
        )
    if signals.we_led:
        first = signals.we_led[0].question.number
        return (
            f"Say what you did yourself: “we” carried {len(signals.we_led)} of {count} answers, as in question {first}."
        )
    if fillers is not None and fillers > MANY_FILLERS:
        return f"Pause instead of filling: about {fillers:.0f} fillers a minute were heard."
    if pace is not None and not PACE[0] <= pace <= PACE[1]:
        direction = "Slow down" if pace > PACE[1] else "Pick up the pace"
        return f"{direction}: you spoke {pace:.0f} words a minute; 140 to 160 is conversational."
    if signals.slow:
        first = signals.slow[0].question.number
        return f"Open faster: put the fact that answers the question first. Begin with question {first}."
    return "Nothing comes again and again: what would help each answer most stands beside it."


def _practise(session: Session, answered: tuple[Exchange, ...]) -> str:
    skipped = [x for x in session.replies if x.answer and x.answer.source == "skipped"]
    if skipped:
        return f"The question you skipped, on {skipped[0].question.topic}: say it aloud once, for two minutes."
    scored = [x for x in answered if x.evaluation and x.evaluation.score and x.evaluation.advice.missing]
    if scored:
        weakest = min(scored, key=_value)
        advice = weakest.evaluation.advice.missing[0] if weakest.evaluation else ""
        return f"Question {weakest.question.number}, on {weakest.question.topic}: {advice}"
    return "The same interview once more, with another example for each question."


def _scored_story(exchange: Exchange) -> bool:
    return exchange.question.kind in STORIES and _star(exchange) is not None


def _begins_slowly(exchange: Exchange) -> bool:
    ratings = exchange.evaluation.ratings if exchange.evaluation else ()
    return any(remark.text == SLOW for rating in ratings for remark in rating.weaknesses)


def _lacks_outcome(exchange: Exchange) -> bool:
    """Where something was done and surely nothing is said of what came of it."""
    star = _star(exchange)
    acts = star is not None and any(
        part.name == "action" and part.told in (Told.FOUND, Told.SHARED) for part in star.parts
    )
    return star is not None and acts and "result" in star.missing


def _star(exchange: Exchange) -> Star | None:
    return exchange.evaluation.star if exchange.evaluation else None


def _value(exchange: Exchange) -> float:
    score = exchange.evaluation.score if exchange.evaluation else None
    return score.value if score else 0.0


def _outcome(exchange: Exchange) -> str:
    """The sentence that names a result, with a number if there is one; "" when none does, or the answer is weak."""
    star, evaluation = _star(exchange), exchange.evaluation
    if star is None or evaluation is None or evaluation.score is None or evaluation.score.band is Band.WEAK:
        return ""
    if star.measurable:
        return star.measurable.text
    return next((quote.text for part in star.parts if part.name == "result" for quote in part.quotes), "")


def _quote(sentence: str) -> str:
    return f"“{shorten(sentence.rstrip('.!?'), 18)}”"


def _mean(values: Iterable[float]) -> float | None:
    numbers = list(values)
    return round(sum(numbers) / len(numbers), 3) if numbers else None
