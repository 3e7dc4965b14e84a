"""Six things an assessor looks for, each from 0 to 100 with the words it was seen in; the score is not made of them.

They say why a level was given. What each counts stands in docs/scores.md.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from interview.feedback.parts import is_deed, is_missing, parts_shown
from interview.feedback.scale import KNOWLEDGE, Scale
from interview.feedback.scoring.anchors import STORIES
from interview.feedback.scoring.quoting import quote_of
from interview.feedback.sentences import ToldSentence
from interview.records import Kind, Quote, Rating, Remark, Word
from interview.records.read_answer import PARTS

# No praise for reasons: the reader finds them too rarely right (two people agree on them 6 times in 10).
SEEN = {
    "own action": "Says what you did yourself.",
    "outcome": "Names what came of it.",
}
SEEN_IN = {
    Kind.SITUATIONAL: {"own action": "Says what you would do.", "outcome": "Says how you would see that it worked."},
    Kind.TECHNICAL: {"own action": "Says how you do it.", "outcome": "Says how you see that it is right."},
}
"""Where nothing was done yet, and where it is done again and again, no deed is praised."""
ASPECT_OF = {text: aspect for said in (SEEN, *SEEN_IN.values()) for aspect, text in said.items()}
"""Which of the six a line of praise is about."""
EMPTY = ("opinion", "filler", "off")
PRAISED_FROM = {"own action": 50.0, "outcome": 65.0}
"""Points of an answer from which on each is praised: in poorer ones readers part over what is a deed or an outcome."""
SOMETHING_ELSE = 0.5
"""Probability of another part from which on a sentence of a story is not praised as a deed."""
LEAST = 5
"""Words of a sentence that is praised; fewer say too little of what was done."""


def criteria_of(
    kind: Kind, text: str, sentences: Sequence[ToldSentence], relevance: float, scale: Scale, heard: Sequence[Word] = ()
) -> tuple[Rating, ...]:
    """Relevance, specificity, own action, outcome, reasoning, structure; of a plan or a method the page calls the third
    and fourth what they are there (steps, a check)."""

    def best(told: Sequence[ToldSentence], *labels: str) -> tuple[float, Quote | None]:
        """The highest probability of any of the labels, and its sentence where that is sure enough to be praised."""
        if not told:
            return 0.0, None
        at = max(told, key=lambda one: max(one.likely[label] for label in labels))
        likely = max(at.likely[label] for label in labels)
        is_sure = len(at.words) >= LEAST and any(at.likely[label] >= scale.praised[label] for label in labels)
        return likely, quote_of(text, at.span, heard) if is_sure else None

    def rated(aspect: str, value: float, quote: Quote | None) -> Rating:
        said = SEEN_IN.get(kind, SEEN).get(aspect, "")
        praise = (Remark(said, quote),) if quote is not None and said else ()
        return Rating(aspect, round(100 * value, 1), praise)

    deed = max((one.likely["own action"] * (1 - one.likely["opinion"]) for one in sentences), default=0.0)
    done = best([one for one in sentences if is_plain_deed(kind, one, scale)], "own action")[1]
    outcome, told = best(sentences, "result") if kind in STORIES else best(sentences, "result", "check")
    if kind in STORIES:  # what is no outcome to the page is not praised as one
        shown = zip(sentences, parts_shown(sentences, scale), strict=True)
        told = best([one for one, labels in shown if "result" in labels], "result")[1]
    return (
        rated("relevance", _relevant(relevance, scale.held_below(kind)), None),
        rated("specificity", _specific(kind, sentences), None),
        rated("own action", deed, done),
        rated("outcome", outcome, told),
        rated("reasoning", *best(sentences, "reason")),
        rated("structure", _structure(kind, sentences, scale), None),
    )


def is_plain_deed(kind: Kind, sentence: ToldSentence, scale: Scale) -> bool:
    """A deed that is not as likely a setting, a check or an example; of a plan or a method those are steps, too."""
    rivals = (sentence.likely[part] for part in PARTS if part not in ("action", "result"))
    return is_deed(sentence, scale) and (kind in KNOWLEDGE or max(rivals) < SOMETHING_ELSE)


def empty_share(kind: Kind, sentence: ToldSentence) -> float:
    """How surely a sentence tells nothing; where people introduce themselves nothing is beside the question."""
    return max(sentence.likely[label] for label in EMPTY if label != "off" or kind is not Kind.OPENING)


def _relevant(likely: float, held_below: float) -> float:
    """0 where the answer is held for one to something else, 1 from even odds on; straight in log-odds between."""

    def log_odds(share: float) -> float:
        kept = min(max(share, 1e-6), 1 - 1e-6)
        return math.log(kept / (1 - kept))

    held = log_odds(held_below)
    return min(max((log_odds(likely) - held) / -held, 0.0), 1.0)


def _specific(kind: Kind, sentences: Sequence[ToldSentence]) -> float:
    """The share of words in sentences that tell something rather than claim it in general."""
    words = sum(len(one.words) for one in sentences)
    empty = sum(len(one.words) * empty_share(kind, one) for one in sentences)
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
