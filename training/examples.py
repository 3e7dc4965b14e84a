"""Graded answers as examples to learn from: the words that are read, with a label each; and variants of them.

A variant is an answer changed so that it is known what must follow: without its result it is worth less, with an empty
sentence more it is worth the same, in other words as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from random import Random

import numpy as np
from numpy.typing import NDArray

from interview.feedback.scoring.reading import read
from interview.records.read_answer import LABELS, PARTS
from training.corpus import GradedAnswer, Sentence

FILLING = "like so well basically right actually okay really just anyway".split()
"""Put between words now and then, as people do; those that only make a noise are taken out before anything is read."""
SLIPS = 0.03


class Variant(StrEnum):
    PLAIN = "plain"
    LESS = "less"  # something that counts is left out
    PADDED = "padded"
    REWORDED = "reworded"
    PASSAGE = "passage"  # only its sentences are known


@dataclass(frozen=True, slots=True)
class Example:
    id: str
    set: str
    variant: Variant
    level: int
    again: int  # the level that a second reader gave
    question: tuple[str, ...]
    words: tuple[str, ...]
    labels: NDArray[np.float32] | None  # (sentences, LABELS without "end"); None where they are not known
    sentences: tuple[int, ...] = ()  # of each word


@cache
def words_of(text: str) -> tuple[str, ...]:
    return read(text).words


def labels_of(sentence: Sentence, *, again: bool = False) -> list[float]:
    """As the first reader says; with `again` the mean of both, so that where they part nothing is learned by heart."""
    first = _labels(sentence.parts, sentence.own)
    if sentence.again is None or not again:
        return first
    return [(one + other) / 2 for one, other in zip(first, _labels(*sentence.again), strict=True)]


def _labels(parts: Sequence[str], own: bool) -> list[float]:
    return [float(part in parts) for part in PARTS] + [float(own), float(own and "action" in parts)]


def level_again(answer: GradedAnswer) -> int:
    return answer.second.level if answer.second else answer.level


def example_of(
    answer: GradedAnswer, variant: Variant = Variant.PLAIN, sentences: Sequence[Sentence] | None = None,
    rng: Random | None = None, again: bool = False,
) -> Example:  # fmt: skip
    """With `rng`, a word left out or put in here and there; with `again`, the labels of both readers."""
    words: list[str] = []
    owners: list[int] = []
    rows: list[list[float]] = []
    for sentence in answer.sentences if sentences is None else sentences:
        own = list(words_of(sentence.text))
        if rng is not None:
            own = [word for word in own if rng.random() > SLIPS] or own
            own = [one for word in own for one in ((rng.choice(FILLING), word) if rng.random() < SLIPS else (word,))]
        if own:
            words += own
            owners += [len(rows)] * len(own)
            rows.append(labels_of(sentence, again=again))
    labels = np.array(rows, dtype=np.float32).reshape(len(rows), len(LABELS) - 1)
    asked = words_of(answer.question)
    return Example(
        answer.id, answer.set, variant, answer.level, level_again(answer), asked, tuple(words), labels, tuple(owners)
    )


def variants_of(
    answer: GradedAnswer, others: Sequence[GradedAnswer], rewordings: Sequence[str], rng: Random
) -> Iterator[Example]:
    """The answer, and in most rounds one variant of it."""
    rough = rng if rng.random() < 0.5 else None
    if not answer.level:
        yield example_of(answer, Variant.PASSAGE, rng=rough)
        return
    yield example_of(answer, rng=rough, again=True)
    chance, said = rng.random(), list(answer.sentences)
    if rewordings and chance < 0.5:
        words, asked = words_of(rng.choice(list(rewordings))), words_of(answer.question)
        yield Example(answer.id, answer.set, Variant.REWORDED, answer.level, level_again(answer), asked, words, None)
    elif answer.level >= 3 and chance < 0.6:
        part = rng.choice(("result", "own", "example", "reason", "action", "check"))
        left = [one for one in said if not (one.own if part == "own" else part in one.parts)]
        if 0 < len(left) < len(said):
            yield example_of(answer, Variant.LESS, left, again=True)
    elif chance < 0.8:
        empty = [one for one in rng.choice(others).sentences if one.parts in (("filler",), ("opinion",))]
        if empty:
            said.insert(rng.choice((0, len(said))), rng.choice(empty))
            yield example_of(answer, Variant.PADDED, said, again=True)
