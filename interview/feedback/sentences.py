"""The sentences of an answer with what each tells; where nobody wrote full stops, where the reader hears them."""

from __future__ import annotations

import math
import re
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import pairwise

from interview.feedback.scale import Scale
from interview.feedback.scoring.quoting import LEAST, sentence_spans
from interview.feedback.scoring.reading import Reading
from interview.interviewer.questions.competencies import COMPETENCIES
from interview.records import Span
from interview.records.read_answer import LABELS, ReadAnswer

RUN_ON = 22
"""Words of a piece of text from which on it may be more than one sentence; a written one has 15 in the mean."""
ENDS = 0.0
"""Logit of a sentence's end from which on a run-on piece is cut."""
UNMARKED = 40
"""Words to a mark, beyond which a piece of text is taken for one whose marks nobody wrote."""
_MARK = re.compile(r"[,;:.!?…](?!\w)|[–—]|(?<=\s)-(?=\s)")
_INNER = (",", ";", ":", "–", "—", " -")


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
    for span, places in _pieces(text, reading, read):
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


def goes_on(text: str, sentence: ToldSentence) -> bool:
    """Whether the piece behind it belongs to the same written sentence."""
    return _is_at_mark(text, sentence.span.start, sentence.span.end)


def _shares(names: Sequence[str], logits: Iterable[float]) -> dict[str, float]:
    return {name: 1 / (1 + math.exp(-float(logit))) for name, logit in zip(names, logits, strict=False)}


def _pieces(text: str, reading: Reading, read: ReadAnswer) -> Iterable[tuple[Span, list[int]]]:
    """A written sentence is whole or cut at its own marks; what was read of other text is cut where it was read so."""
    own: dict[int, list[int]] = {}
    for place, owner in enumerate(reading.owners):
        own.setdefault(owner, []).append(place)
    left = deque(own)
    for sentence in sentence_spans(text, longest=len(text)):
        numbers = []
        while left and reading.spans[left[0]].start < sentence.end:
            numbers.append(left.popleft())
        if numbers and _is_written(text[sentence.start : sentence.end]):
            span = Span(reading.spans[numbers[0]].start, reading.spans[numbers[-1]].end)
            yield from _cut(text, span, reading, [place for n in numbers for place in own[n]], read, at_marks=True)
            continue
        for n in numbers:
            yield from _cut(text, reading.spans[n], reading, own[n], read, at_marks=False)


def _is_written(sentence: str) -> bool:
    return len(sentence.split()) <= UNMARKED * len(_MARK.findall(sentence))


def _is_at_mark(text: str, start: int, end: int) -> bool:
    """Whether a piece that ends here was cut at a mark inside its sentence."""
    return text[start:end].rstrip(" \n\t\"”’')]").endswith(_INNER)


def _cut(
    text: str, span: Span, reading: Reading, at: Sequence[int], read: ReadAnswer, *, at_marks: bool
) -> list[tuple[Span, list[int]]]:
    """A long piece, cut where the reader takes a sentence to end; with `at_marks` only where a mark stands, too."""
    if len(at) < RUN_ON:
        return [(span, list(at))]
    starts = _starts(text, span, [reading.words[word] for word in at])
    ends = [place for place, word in enumerate(at[:-1], 1) if read.labels[word][-1] >= ENDS]
    kept: list[int] = [0]
    for end in ends:
        is_apart = not at_marks or _is_at_mark(text, span.start, starts[end])
        if is_apart and end - kept[-1] >= LEAST and len(at) - end >= LEAST:
            kept.append(end)
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
