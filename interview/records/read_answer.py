"""An answer as the trained reader sees it: which part of a story each word belongs to, and the level of the whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

PARTS = ("situation", "task", "action", "result", "reason", "check", "example", "opinion", "filler", "off")
LABELS = (*PARTS, "own", "own action", "end")
"""What is told of each word: the parts it belongs to, whether it tells what the speaker did, the end of a sentence."""


@dataclass(frozen=True, slots=True, eq=False)
class ReadAnswer:
    """`labels` has shape (words, len(LABELS)): logits, whose means over a sentence say what the sentence is."""

    levels: tuple[float, ...]  # the probability of each of the five
    relevance: float  # the probability that it is about the question at all
    labels: NDArray[np.float32]
    shows: NDArray[np.float32] | None = None
    """(words, competencies): logits, whose means over a sentence say which competencies a deed in it shows."""

    @property
    def level(self) -> float:
        """What is to be expected, between 1 and 5."""
        return sum(number * likely for number, likely in enumerate(self.levels, 1))
