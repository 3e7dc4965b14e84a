"""Where somebody speaks and where they pause, from the likelihood of speech in each moment; knows no words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from interview.core.hearing import Span

SHORTEST_PAUSE = 0.25
"""Seconds. Shorter silences are consonants being formed (Goldman-Eisler 1968; de Jong and Bosker 2013 find 0.25 s best)."""
SHORTEST_SPEECH = 0.1
SPEECH, STILL_SPEECH = 0.3, 0.1
"""Likelihoods at which speech begins and goes on. Lower than for telling turns: a soft end of a phrase is no pause
(`bench speech`, the marked pauses of the AMI clips: F1 0.83, against 0.4 with Silero's own 0.5 and 0.35)."""


def speech_spans(
    likelihoods: Sequence[float], step: float, begins: float = SPEECH, goes_on: float = STILL_SPEECH
) -> list[Span]:
    """Stretches of speech in seconds; `step` seconds a likelihood. Silences under SHORTEST_PAUSE do not part them."""
    spans: list[Span] = []
    start = last = None
    for at, likely in enumerate([*likelihoods, 0.0]):
        if likely >= (begins if start is None else goes_on):
            start, last = at if start is None else start, at + 1
        elif start is not None and last is not None and ((at - last) * step >= SHORTEST_PAUSE or at == len(likelihoods)):
            spans.append((round(start * step, 3), round(last * step, 3)))
            start = last = None
    return [(begin, end) for begin, end in spans if end - begin >= SHORTEST_SPEECH]


def pauses_in(spans: Sequence[Span], start: float, end: float) -> list[Span]:
    """The silences between stretches of speech, within the seconds from `start` to `end`."""
    inside = [span for span in spans if span[1] > start and span[0] < end]
    gaps = ((earlier[1], later[0]) for earlier, later in pairwise(inside))
    return [gap for gap in gaps if gap[1] - gap[0] >= SHORTEST_PAUSE]


def padded(spans: Sequence[Span], seconds: float, total: float) -> list[Span]:
    """Each stretch with a little sound around it, for a recogniser: at most up to the middle of the silence beside it."""
    edges = [0.0, *((earlier[1] + later[0]) / 2 for earlier, later in pairwise(spans)), total]
    return [
        (max(start - seconds, before), min(end + seconds, after))
        for (start, end), (before, after) in zip(spans, pairwise(edges), strict=True)
    ]
