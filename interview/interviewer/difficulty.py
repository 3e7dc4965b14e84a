"""How hard the next planned question is: as planned, and raised or lowered by the answers so far.

A staircase as adaptive tests have it (Levitt 1971: up after two that go well, down after one that does not); one step
from the plan at most, for a hard job stays a hard job.
"""

from __future__ import annotations

from interview.interviewer.questions.signals import CLAIM, MORE, UNKNOWN, probe_in
from interview.language.text import words_of
from interview.records import Band, Exchange, Level
from interview.sessions.session import Session

LONG = 60
"""Words of an answer not judged yet that lacks nothing it was asked for: 25 seconds of conversational speech."""
_LEVELS = list(Level)
_GOOD = (Band.GOOD, Band.STRONG)


def level_after(session: Session, planned: Level) -> Level:
    """The level of the next planned question: easier after an answer that knew nothing, harder after two good ones."""
    answered = [x for x in session.exchanges if not x.question.follow_up_to and x.answer is not None]
    if answered and _went_badly(answered[-1]):
        return _at(_LEVELS.index(planned) - 1)
    if len(answered) >= 2 and all(_went_well(exchange) for exchange in answered[-2:]):
        return _at(_LEVELS.index(planned) + 1)
    return planned


def _at(number: int) -> Level:
    return _LEVELS[min(max(number, 0), len(_LEVELS) - 1)]


def _went_badly(exchange: Exchange) -> bool:
    """It was skipped or not known; an answer that was judged already tells it by its band."""
    answer, score = exchange.answer, exchange.evaluation.score if exchange.evaluation else None
    if answer is None or answer.source == "skipped":
        return True
    if score is not None:
        return score.band is Band.WEAK
    probe = probe_in(exchange.question, answer.text)
    return probe is not None and probe.reason == UNKNOWN


def _went_well(exchange: Exchange) -> bool:
    answer, score = exchange.answer, exchange.evaluation.score if exchange.evaluation else None
    if answer is None or answer.source == "skipped":
        return False
    if score is not None:
        return score.band in _GOOD
    probe = probe_in(exchange.question, answer.text)
    return len(words_of(answer.text)) >= LONG and (probe is None or probe.reason in (CLAIM, MORE))
