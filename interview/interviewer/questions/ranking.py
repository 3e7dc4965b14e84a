"""Which of several questions that passed the checks is the best one to ask; knows texts and vectors, no model."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from interview.language.text import content_words, overlap, stems_of, words_of
from interview.records import Kind, Slot

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NEAR = 0.82
"""MiniLM cosine from which two questions are the same one in other words; two on one claim reach 0.7."""
FAR = 0.15
"""MiniLM cosine of a question and the nearest part of its answer, below which the answer is about something else: all
ten of those that were looked at (up to 0.15), none of the answers to the point (from 0.18)."""
SHORT, LONG = 12, 24
_GENERIC = re.compile(
    r"\b(?:ensure|various|effectively|efficiently|successfully|challenges?|overcome|approach|handle|best practices"
    r"|strategies|key factors|in this (?:role|position|field)|the role of|importance of|aspects?|utili[sz]e|leverag\w+"
    r"|experience with)\b",
    re.IGNORECASE,
)
_CLEAR = {
    Kind.TECHNICAL: re.compile(r"^(?:how|which|what|why|when|where)\b", re.I),
    Kind.EXPERIENCE: re.compile(r"\bdid you\b|\byou \w+ed\b|\bmade you\b|\bwould you do differently\b", re.I),
    Kind.BEHAVIOURAL: re.compile(r"\b(?:did you|was your|did it|did they)\b[^?]*\?$", re.I),
    Kind.SITUATIONAL: re.compile(r"\bwould you\b[^?]*\?$", re.I),
}


def worth_of(text: str, slot: Slot, title: str, asked: Sequence[str] = ()) -> float:
    """How good a question is: about its topic and more than its topic, of its kind, short, and begun in a new way."""
    words = words_of(text)
    said, topic = stems_of(content_words(text)), stems_of(content_words(slot.topic))
    near = stems_of(content_words(f"{slot.source} {slot.facts}")) - topic
    worth = (
        2.0 * len(said & topic) / max(len(topic), 1) + min(len(said - topic), 6) / 6 + 0.25 * min(len(said & near), 2)
    )
    worth += bool(_CLEAR[slot.kind].search(text)) if slot.kind in _CLEAR else 0
    worth -= 0.12 * max(SHORT - len(words), len(words) - LONG, 0)
    worth -= 0.6 * len(_GENERIC.findall(text)) + 0.5 * overlap(text, slot.source)
    worth -= 0.8 * (title.casefold() in text.casefold()) + 0.5 * len(_doubled(words))
    return worth - 0.7 * sum(_opening(text) == _opening(other) for other in asked)


def nearest(texts: NDArray[np.float32], asked: NDArray[np.float32]) -> list[float]:
    """For each text the cosine of the earlier question nearest to it; 0 where nothing was asked."""
    return [float(row.max()) for row in texts @ asked.T] if len(asked) else [0.0] * len(texts)


def _opening(text: str) -> str:
    return " ".join(words_of(text)[:3]).casefold()


def _doubled(words: Sequence[str]) -> list[str]:
    """Words of meaning that come twice: a small model likes to say its topic again."""
    long = [word.casefold() for word in words if len(word) > 5]
    return [word for word in set(long) if long.count(word) > 1]
