"""The interview in three sentences and its means; every quote is cut from the person's own words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from interview.core.delivery import delivery_of
from interview.core.overview import exercises_for, improvements_of, interval_of, strengths_of
from interview.core.records import Exchange, Report
from interview.core.session import Session
from interview.core.text import sentences_of, shorten, words_of

SHORT_ANSWER = 45
"""Words; at a conversational 150 words a minute (National Center for Voice and Speech) about 20 seconds."""
PACE = (110.0, 180.0)
"""Words a minute outside which listeners find speech slow or hurried (conversational is 140-160)."""
MANY_FILLERS = 10.0
"""A minute; five cost nothing, twelve do (Laske and DiGennaro Reed 2024; theirs were sounds and words)."""
_NUMBER = re.compile(
    r"\d|\b(?:half|twice|percent|dozen|hundred|thousand|million|two|three|four|five|six|seven|eight|nine|ten)\b",
    re.IGNORECASE,
)
_OUTCOME = re.compile(
    r"\b(?:result\w*|so that|ended up|as a consequence|in the end|reduc\w+|increas\w+|improv\w+|sav(?:ed|ing)"
    r"|dropp\w+|fell|rose|grew|shipped|launched|deliver\w+|won|learn(?:ed|t)|after that|since then|no longer"
    r"|went (?:up|down|from)|from [\w ]{1,20} to \w+)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Signals:
    """What the answers show, counted in code."""

    answers: tuple[Exchange, ...]
    with_outcome: tuple[Exchange, ...]
    short: tuple[Exchange, ...]
    we_led: tuple[Exchange, ...]


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
        keyword_coverage=_mean(e.keyword_coverage for e in scored),
        words_per_minute=pace,
        fillers_per_minute=filler_rate,
        confidence=confidence,
        focus=_mean(x.focus.share for x in answered if x.focus and x.focus.share is not None),
        answered=len(answered),
        strengths=strengths_of(answered),
        to_improve=improvements_of(session, answered),
        exercises=exercises_for(answered, skipped),
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
    def text(exchange: Exchange) -> str:
        return exchange.answer.text if exchange.answer else ""

    return Signals(
        answers=answered,
        with_outcome=tuple(x for x in answered if _outcome(text(x))),
        short=tuple(x for x in answered if len(words_of(text(x))) < SHORT_ANSWER),
        we_led=tuple(x for x in answered if _count(r"\bwe\b", text(x)) > 2 * _count(r"\bI\b", text(x)) + 1),
    )


def _keep(signals: Signals) -> str:
    if not signals.answers:
        return "You came this far: the next step is one answer said aloud."
    if signals.with_outcome:
        outcomes = [_outcome(x.answer.text) for x in signals.with_outcome if x.answer]
        quote = _quote(next((text for text in outcomes if _NUMBER.search(text)), outcomes[0]))
        many = f"{len(signals.with_outcome)} of {len(signals.answers)} answers"
        return f"You say what came of your work: {many} held a result, such as {quote}."
    best = max(signals.answers, key=lambda x: len(words_of(x.answer.text)) if x.answer else 0)
    return f"You gave question {best.question.number} the most room. Keep that depth and add what came of it."


def _change(signals: Signals, pace: float | None, fillers: float | None) -> str:
    count = len(signals.answers)
    if not count:
        return "No question was answered. Try one in writing if speaking feels too much at first."
    if len(signals.short) * 2 >= count:
        numbers = _numbers(signals.short)
        return f"Say more: {len(signals.short)} of {count} answers were under {SHORT_ANSWER} words ({numbers})."
    if len(signals.with_outcome) * 2 < count:
        missing = _numbers(x for x in signals.answers if x not in signals.with_outcome)
        return f"End with what changed: no result was named in {missing}."
    if signals.we_led:
        return f"Say what you did yourself: “we” carried {_numbers(signals.we_led)}."
    if fillers is not None and fillers > MANY_FILLERS:
        return f"Pause instead of filling: about {fillers:.0f} fillers a minute were heard."
    if pace is not None and not PACE[0] <= pace <= PACE[1]:
        direction = "Slow down" if pace > PACE[1] else "Pick up the pace"
        return f"{direction}: you spoke {pace:.0f} words a minute; 140 to 160 is conversational."
    return "Open faster: put the fact that answers the question in your first sentence."


def _practise(session: Session, answered: tuple[Exchange, ...]) -> str:
    skipped = [x for x in session.replies if x.answer and x.answer.source == "skipped"]
    if skipped:
        return f"The question you skipped, on {skipped[0].question.topic}: say it aloud once, for two minutes."
    rated = [x for x in answered if x.evaluation and x.evaluation.keywords_missed]
    if rated:
        weakest = min(rated, key=lambda x: x.evaluation.keyword_coverage if x.evaluation else 1.0)
        missed = weakest.evaluation.keywords_missed[:3] if weakest.evaluation else ()
        words = ", ".join(f"“{word}”" for word in missed)
        return f"Question {weakest.question.number}, on {weakest.question.topic}: nothing yet about {words}."
    return "The same interview once more, with another example for each question."


def _outcome(text: str) -> str:
    """The sentence that names a result, with a number if there is one; "" when none does."""
    found = [sentence for sentence in sentences_of(text) if _OUTCOME.search(sentence)]
    return next((s for s in found if _NUMBER.search(s)), found[0] if found else "")


def _quote(sentence: str) -> str:
    return f"“{shorten(sentence.rstrip('.!?'), 18)}”"


def _numbers(exchanges: Iterable[Exchange]) -> str:
    numbers = [str(exchange.question.number) for exchange in exchanges]
    if len(numbers) == 1:
        return f"question {numbers[0]}"
    return f"questions {', '.join(numbers[:-1])} and {numbers[-1]}"


def _count(pattern: str, text: str) -> int:
    return len(re.findall(pattern, text))


def _mean(values: Iterable[float]) -> float | None:
    numbers = list(values)
    return round(sum(numbers) / len(numbers), 3) if numbers else None
