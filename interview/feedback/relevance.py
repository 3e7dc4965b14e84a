"""How likely an answer is about its question at all, from the two's vectors and the answer's length.

MiniLM without adapters; two small matrices turn question and answer towards each other, so that their product says more
than the cosine alone (a bilinear form of low rank). The trained reader itself cannot tell: a good answer beside another
question has the same level for it. training/relevance.py fits both; its card has the figures.
"""

from __future__ import annotations

import math
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from interview.engines.loading import library
from interview.errors import BackendError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FILE = Path(__file__).with_name("relevance.toml")
MATRICES = Path(__file__).with_name("relevance.safetensors")


@dataclass(frozen=True, slots=True, eq=False)
class Relevance:
    question: NDArray[np.float32]  # (384, rank)
    answer: NDArray[np.float32]
    product: float
    words: float  # of the logarithm of their number: longer answers come nearer to anything
    intercept: float

    def likely(self, question: NDArray[np.float32], answer: NDArray[np.float32], words: int) -> float:
        """Both vectors of unit length, 384 numbers."""
        near = product_of(self.question, self.answer, question, answer)
        return 1 / (1 + math.exp(-(self.product * near + self.words * math.log(max(words, 1)) + self.intercept)))


def product_of(
    left: NDArray[np.float32], right: NDArray[np.float32], question: NDArray[np.float32], answer: NDArray[np.float32]
) -> float:
    """The cosine, and what the two matrices add to it."""
    return float(question @ answer + (question @ left) @ (answer @ right))


def elsewhere() -> tuple[float, float]:
    """Probabilities below which an answer is held for one to something else: of a story, and of knowledge or a plan.

    1 in 100 that are not is below it, too.
    """
    table = _table()
    return float(table["elsewhere"]), float(table["elsewhere_of_knowledge"])


@lru_cache(maxsize=1)
def fitted_relevance() -> Relevance:
    """Raises BackendError where the matrices are not those that were published with the numbers."""
    table, kept = _table(), MATRICES.read_bytes()
    if sha256(kept).hexdigest() != table["matrices"]:
        raise BackendError("The relevance of answers cannot be told: its weights are not those it was published with.")
    found = library("safetensors.numpy").load(kept)
    question, answer = (found[name].astype("float32") for name in ("question", "answer"))
    return Relevance(question, answer, table["product"], table["words"], table["intercept"])


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))
