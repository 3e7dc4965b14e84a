"""Six things an assessor looks for, each from 0 to 100 with the words it was seen in; the score is not made of them.

They say why a level was given. What each counts stands in docs/scores.md.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from interview.core.records import Kind, Quote, Rating, Remark, Word
from interview.core.scoring.anchors import STORIES
from interview.core.scoring.quoting import quote_of
from interview.feedback.parts import is_missing
from interview.feedback.scale import Scale
from interview.feedback.sentences import ToldSentence

# No praise for reasons: the reader finds them too rarely right (two people agree on them 6 times in 10).
SEEN = {
    "own action": "Says what you did yourself.",
    "outcome": "Names what came of it.",
}
EMPTY = ("opinion", "filler", "off")
LEAST = 5
"""Words of a sentence that is praised; fewer say too little of what was done."""


def criteria_of(
    kind: Kind, text: str, sentences: Sequence[ToldSentence], relevance: float, scale: Scale, heard: Sequence[Word] = ()
) -> tuple[Rating, ...]:
    """Relevance, specificity, own action, outcome, reasoning, structure."""

    def best(*labels: str) -> tuple[float, Quote | None]:
        """The highest probability of any of the labels, and its sentence where that is sure enough to be praised."""
        if not sentences:
            return 0.0, None
        at = max(sentences, key=lambda one: max(one.likely[label] for label in labels))
        likely = max(at.likely[label] for label in labels)
        is_sure = len(at.words) >= LEAST and any(at.likely[label] >= scale.praised[label] for label in labels)
        return likely, quote_of(text, at.span, heard) if is_sure else None

    def rated(aspect: str, value: float, quote: Quote | None) -> Rating:
        praise = (Remark(SEEN[aspect], quote),) if quote is not None and aspect in SEEN else ()
        return Rating(aspect, round(100 * value, 1), praise)

    outcome, told = best("result") if kind in STORIES else best("result", "check")
    return (
        rated("relevance", _relevant(relevance, scale.held_below(kind)), None),
        rated("specificity", _specific(sentences), None),
        rated("own action", *best("own action")),
        rated("outcome", outcome, told),
        rated("reasoning", *best("reason")),
        rated("structure", _structure(kind, sentences, scale), None),
    )


def _relevant(likely: float, held_below: float) -> float:
    """0 where the answer is held for one to something else, 1 from even odds on; straight in log-odds between."""

    def log_odds(share: float) -> float:
        kept = min(max(share, 1e-6), 1 - 1e-6)
        return math.log(kept / (1 - kept))

    held = log_odds(held_below)
    return min(max((log_odds(likely) - held) / -held, 0.0), 1.0)


def _specific(sentences: Sequence[ToldSentence]) -> float:
    """The share of words in sentences that tell something rather than claim it in general."""
    words = sum(len(one.words) for one in sentences)
    empty = sum(len(one.words) * max(one.likely[label] for label in EMPTY) for one in sentences)
    return 1 - empty / words if words else 0.0


def _structure(kind: Kind, sentences: Sequence[ToldSentence], scale: Scale) -> float:
    """Whether what a listener needs is there and comes in an order: a setting, then what was done, then what came."""
    wanted = ("situation", "action", "result") if kind in STORIES else ("action", "reason", "check")
    first = [
        next((at for at, one in enumerate(sentences) if one.tells(label, scale)), None)
        for label in wanted
        if not is_missing(label, sentences, scale)
    ]
    found = [at for at in first if at is not None]
    in_order = sum(left <= right for left, right in pairwise(found)) / max(len(found) - 1, 1)
    return len(found) / len(wanted) * (0.5 + 0.5 * (in_order if len(found) > 1 else 1.0))
