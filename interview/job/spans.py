"""Which words of a sentence name a skill or a piece of knowledge, as probabilities; learned from linguists' marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview.job.zones import SHARPER

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from interview.job.weights import JobWeights

    Numbers = NDArray[np.float32]

MARKS = ("knowledge", "skill", "begin")


def marks_of(words: Numbers, weights: JobWeights) -> Numbers:
    """Probabilities, (words, MARKS), from each word's vector and its neighbours'."""
    import numpy as np

    return (1 / (1 + np.exp(-weights.applied("spans", span_inputs(words))))).astype(np.float32)


def span_inputs(words: Numbers) -> Numbers:
    """(words, 3 WIDTH): the word, the one before it, the one after it; zeros past the ends."""
    import numpy as np

    none = np.zeros((1, words.shape[1]), dtype=np.float32)
    around = [words, np.vstack([none, words[:-1]]), np.vstack([words[1:], none])] if len(words) else [words] * 3
    return np.hstack(around).astype(np.float32) * SHARPER
