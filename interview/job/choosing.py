"""Ranked candidates -> the topics: one a family, so that each says something new."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from interview.job.rules.grounding import same_topic, stems_in

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from interview.job.rules.candidates import Candidate

    Numbers = NDArray[np.float32]

ONE_FAMILY = 0.85
"""Cosine of two names in their sentences from which on they are one topic."""


def chosen_from(
    candidates: Sequence[Candidate], scores: Numbers, vectors: Numbers | None, limit: int
) -> list[Candidate]:
    """The best of each family, the best first."""
    import numpy as np

    chosen = list[int]()
    for one in np.argsort(-scores, kind="stable").tolist():
        if len(chosen) == limit:
            break
        alike = vectors is not None and bool((vectors[chosen] @ vectors[one] >= ONE_FAMILY).any())
        if not alike and not any(says_the_same(candidates[one], candidates[other]) for other in chosen):
            chosen.append(one)
    return [candidates[one] for one in chosen]


def says_the_same(one: Candidate, other: Candidate) -> bool:
    """Nearly equal names, or in one sentence a name within the other."""
    if same_topic(one.name, other.name):
        return True
    a, b = stems_in(one.name), stems_in(other.name)
    return one.source is other.source and (a <= b or b <= a)
