"""What each sentence of a job description is for: duties, needs, the company, the pay ... as probabilities."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from interview.job.vectors import JobVectors
    from interview.job.weights import JobWeights

    Numbers = NDArray[np.float32]

ZONES = ("duties", "must have", "nice to have", "role", "company", "benefits", "pay", "apply", "legal", "conditions")
ASKING = 4
"""The first so many of ZONES ask something of the applicant."""
SHARPER = 8.0
"""Vectors of unit length have numbers of about 0.05; the networks learn more easily from larger ones."""


def zones_of(vectors: JobVectors, weights: JobWeights) -> Numbers:
    """Probabilities, (sentences, ZONES), from each sentence and the heading above it."""
    import numpy as np

    logits = weights.applied("zones", zone_inputs(vectors.sentences, vectors.headings))
    likely = np.exp(logits - logits.max(axis=1, keepdims=True))
    found: Numbers = likely / likely.sum(axis=1, keepdims=True)
    return found


def zone_inputs(sentences: Numbers, headings: Numbers) -> Numbers:
    """(sentences, 2 WIDTH + 1)."""
    import numpy as np

    known = np.abs(headings).sum(axis=1, keepdims=True) > 0
    return np.hstack([sentences * SHARPER, headings * SHARPER, known]).astype(np.float32)
