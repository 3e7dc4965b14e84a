"""The parts of a story from its labelled sentences, as the record that the page and the tables show."""

from __future__ import annotations

import re
from collections.abc import Sequence

from interview.core.questions.signs import is_measured
from interview.core.records import Quote, Star, StarPart, Word
from interview.core.scoring.quoting import quote_of
from interview.feedback.scale import Scale
from interview.feedback.sentences import ToldSentence

SHOWN = ("situation", "task", "action", "result")
CERTAIN = 0.9


def star_from(text: str, sentences: Sequence[ToldSentence], scale: Scale, words: Sequence[Word] = ()) -> Star:
    """A task that is not told counts as told where the situation is: people rarely part the two."""

    def quotes(label: str) -> tuple[Quote, ...]:
        return tuple(quote_of(text, one.span, words) for one in sentences if label in _shown_as(one, scale))

    counted = [one for one in sentences if one.tells("result", scale) and is_measured(_said(text, one))]
    best = max(counted, key=lambda one: one.likely["result"], default=None)
    acting = " ".join(" ".join(one.words) for one in sentences if one.tells("action", scale))
    return Star(
        parts=tuple(StarPart(name, quotes(name)) for name in SHOWN),
        first_person=len(re.findall(r"\bi\b", acting)),
        plural=len(re.findall(r"\bwe\b", acting)),
        measurable=None if best is None else quote_of(text, best.span, words),
    )


def _shown_as(sentence: ToldSentence, scale: Scale) -> list[str]:
    """What it tells most, and what else it tells nearly for certain: a sentence under two headings is rarely both."""
    told = [label for label in SHOWN if sentence.tells(label, scale)]
    most = max(told, key=lambda label: sentence.likely[label], default="")
    return [label for label in told if label == most or sentence.likely[label] >= CERTAIN]


def is_missing(label: str, sentences: Sequence[ToldSentence], scale: Scale) -> bool:
    """Whether the reader is sure enough that no sentence holds it to tell the person so."""
    return all(one.likely[label] < scale.missing[label] for one in sentences)


def _said(text: str, sentence: ToldSentence) -> str:
    return text[sentence.span.start : sentence.span.end]
