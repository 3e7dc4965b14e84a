"""The limits of interview/feedback/scale.py, chosen on answers that the reader had not seen, as the program uses them.

What is praised or told as missing is what its own rules would pick; it is right where the first reader saw it, too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from interview.feedback.criteria import LEAST, PRAISED_FROM, is_plain_deed
from interview.feedback.parts import parts_shown
from interview.feedback.scale import Scale
from interview.feedback.scoring.anchors import STORIES
from interview.feedback.sentences import ToldSentence, is_shared
from interview.records import Kind, Span
from interview.records.read_answer import LABELS
from training.answer_reader import Predicted, sentences_of
from training.corpus import GradedAnswer
from training.examples import example_of

NAMES = LABELS[:-1]
WRONGLY_MISSING, WRONGLY_PRAISED = 0.03, 0.05
"""For praise no limit gets lower: what one reader takes for a deed is in one case of eight none to the other."""
SURE = 0.92
"""No limit for praise lies lower: chosen without one hand, lower ones did not hold on it."""
TOLD_MISSING = 0.9
WEAK = 40.0
"""Points under which an answer is weak: it is praised for nothing."""
FEWEST = 30
"""Answers that a limit for praise must be seen on; a part that reaches it less often is not praised at all."""
NEVER = 1.0
FLOOR = 0.01
"""Of a limit: nothing is told as missing where the reader never gives less."""
Limits = dict[str, dict[str, float]]
Shares = NDArray[np.float64]
Marks = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """An answer's sentences as the program knows them, and what the first reader saw in each (sentences, NAMES)."""

    kind: Kind
    level: float
    sentences: tuple[ToldSentence, ...]
    seen: Marks

    def likely(self, label: str) -> Shares:
        return np.array([one.likely[label] for one in self.sentences])

    def has(self, *labels: str) -> Marks:
        """Of each sentence."""
        return np.asarray(self.seen[:, [NAMES.index(label) for label in labels]].any(1))


def told_by(answers: Sequence[GradedAnswer], found: Predicted) -> list[Told]:
    told = []
    for answer, labels, level in zip(answers, found.labels, found.level, strict=True):
        example = example_of(answer)
        likely, seen = sentences_of(example, labels)
        sentences = []
        for number, row in enumerate(likely):
            words = tuple(word for word, at in zip(example.words, example.sentences, strict=True) if at == number)
            shares = dict(zip(NAMES, row.tolist(), strict=True))
            if is_shared(words):
                shares |= {"own": 0.0, "own action": 0.0}
            sentences.append(ToldSentence(Span(0, 0), words, shares))
        told.append(Told(Kind(answer.kind), float(level), tuple(sentences), seen))
    return told


def limits_from(told: Sequence[Told]) -> Limits:
    there, missing, together = {}, {}, {}
    for label in NAMES:
        likely, has = (
            np.concatenate([one.likely(label) for one in told]),
            np.concatenate([one.has(label) for one in told]),
        )
        there[label] = best_threshold(likely, has)
        most = np.array([one.likely(label).max(initial=0) for one in told])
        any_of = np.array([1 - np.prod(1 - one.likely(label)) for one in told])
        holds = np.array([bool(one.has(label).any()) for one in told])
        missing[label] = max(min(missing_threshold(most, holds), there[label]), FLOOR)
        under = most < missing[label]
        together[label] = together_threshold(any_of[under], holds[under])
    limits = {"there": there, "missing": missing, "missing_together": together, "praised": dict.fromkeys(NAMES, NEVER)}
    for _ in range(2):  # what is shown as an outcome hangs on what is praised
        limits["praised"] = praise_limits(told, limits)
    limits["there"]["result"] = named_threshold(told, limits)
    return limits


def scale_of(limits: Mapping[str, Mapping[str, float]]) -> Scale:
    """Only to pick sentences with: it has no error bar and holds nothing."""
    there, missing, together, praised = (limits[name] for name in ("there", "missing", "missing_together", "praised"))
    return Scale(there, missing, together, praised, 0.0, 0.0, 1.0, 1.0)


def praise_limits(told: Sequence[Told], limits: Limits) -> dict[str, float]:
    scale, chosen = scale_of(limits), {}
    for label in NAMES:
        picked = [(one.likely(label)[at], bool(one.has(*_right_for(label))[at]))
                  for one in told for at in praise_picked(label, one, scale)]  # fmt: skip
        likely, is_right = np.array([share for share, _ in picked]), np.array([right for _, right in picked])
        chosen[label] = max(praise_threshold(likely, is_right), limits["there"][label])
    return chosen


def _right_for(label: str) -> tuple[str, ...]:
    """A check is a result to who is told what came of it."""
    return ("result", "check") if label in ("result", "check") else (label,)


def praise_picked(label: str, told: Told, scale: Scale) -> Iterator[int]:
    """The sentence that feedback/criteria.py would praise for it, if any; else the likeliest one."""
    sentences, likely = told.sentences, told.likely(label)
    if 20 * told.level - 10 < PRAISED_FROM.get("outcome" if label in ("result", "check") else label, WEAK):
        return
    places = list(range(len(sentences)))
    if label == "own action":
        places = [at for at in places if is_plain_deed(told.kind, sentences[at], scale)]
    elif label == "result" and told.kind in STORIES:
        places = [at for at, shown in enumerate(parts_shown(sentences, scale)) if "result" in shown]
    elif label in ("result", "check"):
        likely = np.maximum(told.likely("result"), told.likely("check"))
    best = max(places, key=lambda at: likely[at], default=None)
    if best is not None and len(sentences[best].words) >= LEAST:
        yield best


def best_threshold(likely: Shares, truth: Marks) -> float:
    """The one nearest to a half whose F1 is less than a hundredth below the highest: the top is flat."""
    steps = np.arange(0.1, 0.9, 0.02)
    scores = [2 * (truth & (likely >= step)).sum() / max((likely >= step).sum() + truth.sum(), 1) for step in steps]
    top = steps[np.array(scores) >= max(scores) - 0.01]
    return round(float(top[np.abs(top - 0.5).argmin()]), 2)


def named_threshold(told: Sequence[Told], limits: Limits) -> float:
    """Of a result, by what is said of answers: the middle of those whose F1 is less than a hundredth below the best."""
    steps = np.arange(0.5, 0.9, 0.02)
    has = np.array([bool(one.has("result").any()) for one in told])
    scores = []
    for step in steps:
        scale = scale_of({**limits, "there": {**limits["there"], "result": float(step)}})
        said = np.array([any("result" in shown for shown in parts_shown(one.sentences, scale)) for one in told])
        scores.append(2 * (said & has).sum() / max(said.sum() + has.sum(), 1))
    return round(float(np.median(steps[np.array(scores) >= max(scores) - 0.01])), 2)


def missing_threshold(most: Shares, has: Marks) -> float:
    """The highest one under which no more than 3 answers in 100 have what is told as missing."""
    for step in np.arange(0.7, 0.0, -0.01):
        under = most < step
        if under.any() and has[under].mean() <= WRONGLY_MISSING:
            return round(float(step), 2)
    return 0.0


def together_threshold(any_of: Shares, has: Marks) -> float:
    """Of answers without the part, with the probability that any of their sentences holds it: 9 in 10 are told so."""
    without = any_of[~has]
    return round(float(np.quantile(without, TOLD_MISSING)), 2) if len(without) else 0.0


def praise_threshold(likely: Shares, is_right: Marks) -> float:
    """The lowest one, near certainty, from which on 5 answers in 100 at most are praised for what is not in them."""
    for step in np.arange(SURE, 0.99, 0.01):
        over = likely >= step
        if over.sum() < FEWEST:
            break
        if 1 - is_right[over].mean() <= WRONGLY_PRAISED:
            return round(float(step), 2)
    return NEVER
