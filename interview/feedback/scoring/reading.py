"""A text as the scorer reads it: sentence by sentence, without what must not matter, in one plain form.

Knows no vector. What is equal here gets an equal score, whatever was said around it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from interview.feedback.scoring.addressed import without_addresses
from interview.feedback.scoring.fillers import plain, without_padding
from interview.feedback.scoring.masking import mask
from interview.feedback.scoring.quoting import sentence_spans
from interview.records import Span


@dataclass(frozen=True, slots=True)
class Reading:
    """The words that are scored, in order, and for each the sentence of the text that it stands in."""

    spans: tuple[Span, ...]
    words: tuple[str, ...]
    owners: tuple[int, ...]

    @property
    def text(self) -> str:
        return " ".join(self.words)

    @property
    def numbers(self) -> tuple[int, ...]:
        """The sentences that hold words, in order."""
        return tuple(dict.fromkeys(self.owners))

    @property
    def sentences(self) -> tuple[Reading, ...]:
        """One reading a sentence that holds words; all know the same spans."""
        return tuple(self.of((number,)) for number in self.numbers)

    def of(self, numbers: Sequence[int]) -> Reading:
        """The words of some of the sentences."""
        kept = [(word, owner) for word, owner in zip(self.words, self.owners, strict=True) if owner in numbers]
        return Reading(self.spans, tuple(word for word, _ in kept), tuple(owner for _, owner in kept))


def read(text: str, *, names: Sequence[str] = (), keep: str = "") -> Reading:
    """Addresses to the grader and padding go, names are masked, case and marks are evened out.

    `names` are masked wherever they stand, other names where they can be told; terms of `keep` stay.
    """
    spans = sentence_spans(text)
    words: list[str] = []
    owners: list[int] = []
    for number, span in enumerate(spans):
        said = plain(mask(without_padding(without_addresses(text[span.start : span.end])[0]), names=names, keep=keep))
        for word in said.split():
            if words[-1:] != [word]:
                words.append(word)
                owners.append(number)
    return Reading(spans, tuple(words), tuple(owners))


def told_in(text: str, reading: Reading, *, names: Sequence[str] = (), keep: str = "") -> str:
    """The sentences that hold words, as they were said, without addresses to the grader and with names masked."""
    spans = (reading.spans[number] for number in reading.numbers)
    said = (without_addresses(text[span.start : span.end])[0] for span in spans)
    return " ".join(mask(sentence, names=names, keep=keep) for sentence in said)
