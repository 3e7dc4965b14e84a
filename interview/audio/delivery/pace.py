"""How fast somebody speaks, from the times of their words and pauses; knows no text but what is a filler."""

from __future__ import annotations

import re
from collections.abc import Sequence

from interview.engines.recognising import Span
from interview.language.wording import is_filler
from interview.records import PacePoint, Word

FEWEST_WORDS = 3
"""Of fewer, nobody would say how fast they come."""
WINDOW, STEP = 10.0, 2.5
"""Seconds: a window holds some 25 words, so that one word more or less is 4 %."""
SHORTEST_FOR_PACE = 15.0
NEAR = 0.6
"""Seconds by which a recogniser's word times and the sound may differ at the ends."""


def spoken_words(words: Sequence[Word]) -> int:
    """Words without um and uh; figures count as they are said ("30%" is two words), all else as it is written."""
    return sum(_said(word.text) for word in words if not is_filler(word.text))


def _said(text: str) -> int:
    """How many words are said for one that is written."""
    figures = [int(digits) for digits in re.findall(r"\d{1,15}", text.replace(",", ""))]
    if not figures or any(letter.isalpha() for letter in text):
        return 1
    signs = len(re.findall(r"[%$€£]|(?<=\d)\.(?=\d)", text))
    return sum(map(_words_of, figures)) + signs


def _words_of(number: int) -> int:
    """Words of a number in English, years in pairs: "nineteen ninety-nine" is three."""
    if number <= 20:
        return 1
    if number < 100:
        return 1 + (number % 10 > 0)
    if number < 1000 or 1100 <= number < 2000 or 2010 <= number < 2100:
        hundreds = _words_of(number // 100) + (number < 1000 or number % 100 == 0)
        return hundreds + (_words_of(number % 100) if number % 100 else 0)
    power = 1000 ** ((len(str(number)) - 1) // 3)
    return _words_of(number // power) + 1 + (_words_of(number % power) if number % power else 0)


def ends_of(words: Sequence[Word], spans: Sequence[Span]) -> Span:
    """When the first word begins and the last one ends; where speech begins or ends near there, the sound decides."""
    start = _nearest(words[0].start, [(begin, begin, stop) for begin, stop in spans])
    end = _nearest(words[-1].end, [(stop, begin, stop) for begin, stop in spans])
    return start, max(start, end)


def _nearest(at: float, edges: Sequence[tuple[float, float, float]]) -> float:
    """The edge of the stretch that `at` lies in, else the nearest edge; `at` itself where that is not near."""
    around = [edge for edge, begin, stop in edges if begin <= at <= stop] or [edge for edge, _, _ in edges]
    best = min(around, key=lambda edge: abs(edge - at), default=at)
    return best if abs(best - at) <= NEAR else at


def words_per_minute(count: int, seconds: float) -> float | None:
    """None for too few words, or no time."""
    return round(60 * count / seconds, 1) if count >= FEWEST_WORDS and seconds > 0 else None


def pace_over_time(words: Sequence[Word], ends: Span) -> tuple[PacePoint, ...]:
    """Words a minute in windows of WINDOW seconds, of all these words; none for an answer too short for two of them."""
    if ends[1] - ends[0] < SHORTEST_FOR_PACE:
        return ()
    said = [((word.start + word.end) / 2, _said(word.text)) for word in words]
    count = int((ends[1] - ends[0] - WINDOW) / STEP) + 1
    starts = [ends[0] + n * STEP for n in range(count)]
    return tuple(
        PacePoint(round(start + WINDOW / 2, 2), round(60 / WINDOW * _within(said, start, start + WINDOW), 1))
        for start in starts
    )


def _within(said: Sequence[tuple[float, int]], start: float, end: float) -> int:
    return sum(count for at, count in said if start <= at < end)
