"""Graded answers as examples to learn from: the words that are read, with a label each; and variants of them.

A variant is an answer changed so that it is known what must follow: without its result it is worth less, with an empty
sentence more it is worth the same, in other words as well, and so it is spoken.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache
from random import Random

import numpy as np
from numpy.typing import NDArray

from interview.feedback.scoring.reading import read
from interview.records.read_answer import LABELS, PARTS
from training.corpus import GradedAnswer, Sentence
from training.spoken import Slips, misheard, owners_in, run_on, slips_between, words_heard

FILLING = "like so well basically right actually okay really just anyway".split()
"""Put between words now and then, as people do; those that only make a noise are taken out before anything is read."""
SLIPS = 0.03


class Variant(StrEnum):
    PLAIN = "plain"
    LESS = "less"  # something that counts is left out
    PADDED = "padded"
    REWORDED = "reworded"
    SPOKEN = "spoken"  # as a recogniser wrote it
    RUN_ON = "run on"  # as one would have, or nearly
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


@dataclass(frozen=True, slots=True)
class OtherForms:
    """By an answer's id the same in other words, and as a recogniser heard it; and the slips that it makes."""

    reworded: Mapping[str, Sequence[str]] = field(default_factory=dict)
    heard: Mapping[str, str] = field(default_factory=dict)
    slips: Slips = field(default_factory=dict)


def variants_of(
    answer: GradedAnswer, others: Sequence[GradedAnswer], forms: OtherForms, rng: Random
) -> Iterator[Example]:
    """The answer, and in most rounds one variant of it, or two where it is known in other words."""
    rough = rng if rng.random() < 0.5 else None
    if not answer.level:
        one = spoken_example(answer, forms, rng) if rng.random() < 0.2 else example_of(answer, rng=rough)
        yield replace(one, variant=Variant.PASSAGE)
        return
    yield example_of(answer, rng=rough, again=True)
    reworded, chance, said = forms.reworded.get(answer.id, ()), rng.random(), list(answer.sentences)
    if reworded and rng.random() < 0.5:
        words, asked = words_of(rng.choice(list(reworded))), words_of(answer.question)
        yield Example(answer.id, answer.set, Variant.REWORDED, answer.level, level_again(answer), asked, words, None)
    if chance < 0.35:
        yield spoken_example(answer, forms, rng)
    elif answer.level >= 3 and chance < 0.55:
        part = rng.choice(("result", "own", "example", "reason", "action", "check"))
        left = [one for one in said if not (one.own if part == "own" else part in one.parts)]
        if 0 < len(left) < len(said):
            yield example_of(answer, Variant.LESS, left, again=True)
    elif chance < 0.75:
        empty = [one for one in rng.choice(others).sentences if one.parts in (("filler",), ("opinion",))]
        if empty:
            said.insert(rng.choice((0, len(said))), rng.choice(empty))
            yield example_of(answer, Variant.PADDED, said, again=True)


def spoken_example(answer: GradedAnswer, forms: OtherForms, rng: Random) -> Example:
    """As it was heard, if it was; now and then, and for the others, a form made like that."""
    plain = example_of(answer, again=True)
    if answer.id in forms.heard and rng.random() < 0.7:
        variant, words = Variant.SPOKEN, words_of(forms.heard[answer.id])
    else:
        said = words_heard(run_on(answer.sentences, rng))
        variant, words = Variant.RUN_ON, misheard(said, forms.slips, rng) or said
    if plain.labels is None or not words:
        return plain
    owners = owners_in(plain.words, plain.sentences, words)
    there = sorted(set(owners))
    kept = tuple(there.index(owner) for owner in owners)
    return replace(plain, variant=variant, words=words, labels=plain.labels[there], sentences=kept)


def forms_of(
    answers: Sequence[GradedAnswer], reworded: Mapping[str, Sequence[str]], heard: Mapping[str, str]
) -> OtherForms:
    pairs = [(example_of(one).words, words_of(heard[one.id])) for one in answers if one.id in heard]
    return OtherForms(reworded, heard, slips_between(pairs))
