"""Alignment -> features -> a score of 0-100 with its error bar and band; knows numbers, not where they come from.

A logistic regression over six features that can be read (Burrows et al. 2015, doi 10.1007/s40593-014-0026-8, list
such features), fitted by scripts/fit_score.py on answers that teachers judged right or not.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from interview.feedback.scoring.alignment import Alignment, align
from interview.feedback.scoring.polarity import Statement, common_ground, statement_of
from interview.language.text import STOP_WORDS
from interview.records import Band, Feature, Score
from interview.records.vectors import WordVectors

if TYPE_CHECKING:
    from collections.abc import Iterable

FEATURES = ("meaning", "words", "weakest", "contradiction", "ideal answers", "length of the ideal")
IDEALS_READ = 3
"""Of several ideal answers, the nearest so many count: one way to say it may be near by chance."""
BESIDE = 0.16
"""Share of an ideal answer's content that answers to other questions do not reach; 2 in 100 right ones do not either,
and those have low scores anyway."""
NEAR = 0.5
"""Cosine of two words in context from which on a sentence speaks of what the ideal answer speaks of."""
SHORT_IDEAL = 2
"""Sentences of an ideal answer that must all be covered."""
SCALE = ((0.0, 0.0), (0.25, 40.0), (0.5, 60.0), (0.75, 80.0), (1.0, 100.0))
"""Share of such answers that teachers judged right -> points. The inner ones are where a band begins."""
TURNED, WHOLLY_TURNED = 0.6, 0.9
"""Share of the common ground that is contradicted: from the first on points are lost beyond the regression, at the
second the answer counts as the opposite. Of real right answers 6 in 100 are above the first."""


@dataclass(frozen=True, slots=True)
class Weights:
    """A fitted regression: z = intercept + sum of coefficient * (feature - mean) / deviation."""

    mean: tuple[float, ...]
    deviation: tuple[float, ...]
    coefficient: tuple[float, ...]
    intercept: float
    error: tuple[float, ...]  # half the width of the error bar in each band, in points


Features = tuple[float, ...]
"""One value for each of FEATURES."""


@dataclass(frozen=True, slots=True)
class Read:
    """A text ready to be scored: its words as vectors, the sentence of each, and what is turned round."""

    vectors: WordVectors
    owners: tuple[int, ...]
    statement: Statement


def features_of(question: Sequence[str], ideals: Iterable[Read], answer: Read) -> Features | None:
    """None where the answer or every ideal answer is empty."""
    if not answer.owners:
        return None
    found = [_features_of(question, ideal, answer) for ideal in ideals if ideal.owners]
    if not found:
        return None
    nearest = sorted(found, key=lambda one: -one[0])[:IDEALS_READ]
    meaning, words, weakest, _, _, length = (sum(column) / len(nearest) for column in zip(*nearest, strict=True))
    return meaning, words, weakest, nearest[0][3], math.log(len(found)), length


def _features_of(question: Sequence[str], ideal: Read, answer: Read) -> Features:
    alignment = align(ideal.vectors, answer.vectors, question)
    kept = best_covered(alignment, ideal.owners)
    opposed = agreed = 0.0
    for sentence in dict.fromkeys(ideal.owners[at] for at in kept):
        own = [at for at in kept if ideal.owners[at] == sentence]
        against, along = common_ground(alignment.of(own), ideal.statement.of(own), answer.statement)
        opposed, agreed = opposed + against, agreed + along
    return features_at(alignment.of(kept), opposed / (opposed + agreed) if opposed else 0.0)


def joined(parts: Sequence[Read]) -> Read:
    """Sentences that were read one by one, as one text; there is at least one."""
    import numpy as np

    words = tuple(word for part in parts for word in part.vectors.words)
    owners = tuple(owner for part in parts for owner in part.owners)
    vectors = np.concatenate([part.vectors.vectors for part in parts])
    rarity = np.concatenate([part.vectors.rarity for part in parts])
    return Read(WordVectors(words, vectors, rarity), owners, statement_of(words, owners))


def speaks_of(ideal: Read, sentence: Read) -> bool:
    """Whether it holds a word of the ideal answer's content, or one that comes near it."""
    if not ideal.owners or not sentence.owners:
        return False
    alignment = align(ideal.vectors, sentence.vectors)
    return any(
        word not in STOP_WORDS and (found or meaning >= NEAR)
        for word, found, meaning in zip(ideal.vectors.words, alignment.found, alignment.meaning, strict=True)
    )


def nearness(ideal: Read, sentence: Read) -> float:
    """Share of the ideal answer that one sentence comes near, in [0, 1]."""
    if not ideal.owners or not sentence.owners:
        return 0.0
    alignment = align(ideal.vectors, sentence.vectors)
    return alignment.share(alignment.meaning)


def is_beside_the_point(question: Sequence[str], ideals: Iterable[Read], answer: Read) -> bool:
    """Whether it shares nearly nothing with any ideal answer, the words of the question counted as well."""
    import numpy as np

    for ideal in ideals:
        alignment = align(ideal.vectors, answer.vectors, question)
        telling = np.array([word not in STOP_WORDS for word in ideal.vectors.words], dtype=bool)
        if not telling.any() or alignment.share(alignment.meaning, telling) >= BESIDE:
            return False
    return True


def features_at(alignment: Alignment, against: float) -> Features:
    """Of one ideal answer, or a part of one; `against` is the share that is contradicted."""
    import numpy as np

    of_new = np.sort(alignment.meaning[alignment.counts])
    return (
        alignment.share(alignment.meaning),
        alignment.share(alignment.found.astype(np.float32)),
        float(of_new[: max(1, len(of_new) // 3)].mean()) if len(of_new) else 0.0,
        against,
        0.0,
        math.log1p(len(of_new)),
    )


def best_covered(alignment: Alignment, owners: Sequence[int]) -> list[int]:
    """The words of the sentences that are covered best: all of two, one more than half of a longer ideal answer.

    An ideal answer of many sentences holds more than a good answer has to; one or two are the point itself.
    """
    of_sentence: dict[int, list[int]] = {}
    for at, owner in enumerate(owners):
        of_sentence.setdefault(owner, []).append(at)
    if len(of_sentence) <= SHORT_IDEAL:
        return list(range(len(owners)))

    def covered(sentence: int) -> float:
        part = alignment.of(of_sentence[sentence])
        return part.share(part.meaning)

    best = sorted(of_sentence, key=lambda sentence: (-covered(sentence), sentence))[: 1 + len(of_sentence) // 2]
    return [at for at, owner in enumerate(owners) if owner in best]


def score_from(features: Features, weights: Weights) -> Score:
    """The points of a feature are what the score would lose if it were as in the average answer."""
    value = value_of(features, weights)
    parts = tuple(
        Feature(name, round(own, 3), round(value - value_of(_with(features, at, weights.mean[at]), weights), 1))
        for at, (name, own) in enumerate(zip(FEATURES, features, strict=True))
    )
    return score_at(value, weights.error, parts)


def score_at(value: float, error: Sequence[float], parts: tuple[Feature, ...] = (), reason: str = "") -> Score:
    band = band_of(value)
    half = error[list(Band).index(band)]
    low, high = max(round(value - half), 0), min(round(value + half), 100)
    return Score(float(round(value)), float(low), float(high), band, parts, reason)


def held_to_weak(score: Score, reason: str, error: Sequence[float], most: float = 20.0) -> Score:
    """The score where a gate says that the answer shows nothing: at most what unrelated answers get."""
    return score_at(min(score.value, most), error, score.features, reason)


def value_of(features: Features, weights: Weights) -> float:
    """In [0, 100]."""
    scaled = (
        coefficient * (own - mean) / deviation
        for own, mean, deviation, coefficient in zip(
            features, weights.mean, weights.deviation, weights.coefficient, strict=True
        )
    )
    likely = 1 / (1 + math.exp(-(weights.intercept + sum(scaled))))
    contradiction = features[FEATURES.index("contradiction")]
    kept = 1 - min(max((contradiction - TURNED) / (WHOLLY_TURNED - TURNED), 0.0), 1.0)
    points = points_from(likely)
    return min(points, SCALE[1][1] / 2) + kept * max(points - SCALE[1][1] / 2, 0.0)


def points_from(likely: float) -> float:
    """SCALE, straight between its places."""
    for (left, low), (right, high) in pairwise(SCALE):
        if likely <= right:
            return low + (high - low) * (likely - left) / (right - left)
    return SCALE[-1][1]


def band_of(value: float) -> Band:
    starts = [points for _, points in SCALE[1:-1]]
    return list(Band)[sum(round(value) >= start for start in starts)]


def _with(features: Features, at: int, value: float) -> Features:
    return (*features[:at], value, *features[at + 1 :])


def weights_from(table: Mapping[str, Sequence[float] | float], error: Sequence[float]) -> Weights:
    def numbers(name: str) -> tuple[float, ...]:
        value = table[name]
        return tuple(value) if isinstance(value, Sequence) else (value,)

    return Weights(numbers("mean"), numbers("deviation"), numbers("coefficient"), numbers("intercept")[0], tuple(error))
