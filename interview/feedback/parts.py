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


def star_from(text: str, sentences: Sequence[ToldSentence], scale: Scale, words: Sequence[Word] = ()) -> Star:
    """A task that is not told counts as told where the situation is: people rarely part the two."""

    def quotes(label: str) -> tuple[Quote, ...]:
        return tuple(quote_of(text, one.span, words) for one in sentences if one.tells(label, scale))

    counted = [one for one in sentences if one.tells("result", scale) and is_measured(_said(text, one))]
    best = max(counted, key=lambda one: one.likely["result"], default=None)
    acting = " ".join(" ".join(one.words) for one in sentences if one.tells("action", scale))
    return Star(
        parts=tuple(StarPart(name, quotes(name)) for name in SHOWN),
        first_person=len(re.findall(r"\bi\b", acting)),
        plural=len(re.findall(r"\bwe\b", acting)),
        measurable=None if best is None else quote_of(text, best.span, words),
    )


def is_missing(label: str, sentences: Sequence[ToldSentence], scale: Scale) -> bool:
    """Whether the reader is sure enough that no sentence holds it to tell the person so."""
    return all(one.likely[label] < scale.missing[label] for one in sentences)


def _said(text: str, sentence: ToldSentence) -> str:
    return text[sentence.span.start : sentence.span.end]
