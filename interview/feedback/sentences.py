"""The sentences of an answer with what each tells; where nobody wrote full stops, where the reader hears them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import pairwise

from interview.core.questions.competencies import COMPETENCIES
from interview.core.records import Span
from interview.core.records.read_answer import LABELS, ReadAnswer
from interview.core.scoring.quoting import LEAST
from interview.core.scoring.reading import Reading
from interview.feedback.scale import Scale

RUN_ON = 22
"""Words of a piece of text from which on it may be more than one sentence; a written one has 15 in the mean."""
ENDS = 0.0
"""Logit of a sentence's end from which on a run-on piece is cut."""


@dataclass(frozen=True, slots=True)
class ToldSentence:
    """Characters `span` of the answer, its words as they were read, the probability of each label but the end, and of
    each competency."""

    span: Span
    words: tuple[str, ...]
    likely: Mapping[str, float] = field(default_factory=dict)
    shows: Mapping[str, float] = field(default_factory=dict)

    def tells(self, label: str, scale: Scale) -> bool:
        return self.likely.get(label, 0.0) >= scale.there[label]


def told_sentences(text: str, reading: Reading, read: ReadAnswer) -> tuple[ToldSentence, ...]:
    """In order; sentences of which nothing was read are left out."""
    told = []
    for number in reading.numbers:
        at = [place for place, owner in enumerate(reading.owners) if owner == number]
        for span, places in _cut(text, reading, number, at, read):
            mean = read.labels[places].mean(axis=0)
            words = tuple(reading.words[place] for place in places)
            likely = _shares(LABELS[:-1], mean)
            if is_shared(words):
                likely |= {"own": 0.0, "own action": 0.0}
            shows = {} if read.shows is None else _shares(COMPETENCIES, read.shows[places].mean(axis=0))
            told.append(ToldSentence(span, words, likely, shows))
    return tuple(told)


def is_shared(words: Sequence[str]) -> bool:
    """Whether a sentence speaks of "we" and never of "I": whose deed it was, it does not say."""
    heads = {word.partition("'")[0] for word in words}
    return bool(heads & {"we", "us", "our", "ours"}) and not heads & {"i", "me", "my", "mine", "myself"}


def _shares(names: Sequence[str], logits: Iterable[float]) -> dict[str, float]:
    return {name: 1 / (1 + math.exp(-float(logit))) for name, logit in zip(names, logits, strict=False)}


def _cut(text: str, reading: Reading, number: int, at: Sequence[int], read: ReadAnswer) -> list[tuple[Span, list[int]]]:
    """A piece without full stops, cut where the reader takes a sentence to end."""
    span = reading.spans[number]
    if len(at) < RUN_ON:
        return [(span, list(at))]
    ends = [place for place, word in enumerate(at[:-1], 1) if read.labels[word][-1] >= ENDS]
    kept: list[int] = [0]
    for end in ends:
        if end - kept[-1] >= LEAST and len(at) - end >= LEAST:
            kept.append(end)
    starts = _starts(text, span, [reading.words[word] for word in at])
    places = [*(starts[first] for first in kept), span.end]
    cut = []
    for (first, last), (start, end) in zip(pairwise([*kept, len(at)]), pairwise(places), strict=True):
        cut.append((Span(start, start + len(text[start:end].rstrip())), list(at[first:last])))
    return cut if all(one.end > one.start for one, _ in cut) else [(span, list(at))]


def _starts(text: str, span: Span, words: Sequence[str]) -> list[int]:
    """Where each word that was read begins in the text; one that replaced another begins where that one did."""
    tokens, place = [], span.start
    for token in text[span.start : span.end].split():
        place = text.index(token, place)
        tokens.append((token, place))
        place += len(token)
    bare = ["".join(letter for letter in token.casefold() if letter.isalnum() or letter == "'") for token, _ in tokens]
    starts, last = [span.start] * len(words), 0
    matcher = SequenceMatcher(None, list(words), bare)
    for _, i1, i2, j1, j2 in matcher.get_opcodes():
        for step in range(i2 - i1):
            last = max(last, min(j1 + step, max(j2 - 1, j1), len(tokens) - 1))
            starts[i1 + step] = tokens[last][1]
    return starts
