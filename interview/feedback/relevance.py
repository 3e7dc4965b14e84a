"""How likely an answer is about its question at all, from the cosine of the two and the answer's length.

MiniLM without adapters, and a logistic regression with two features. The trained reader itself cannot tell: a good
answer beside another question has the same level for it. training/relevance.py fits it; its card has the figures.
"""

from __future__ import annotations

import math
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

FILE = Path(__file__).with_name("relevance.toml")


@dataclass(frozen=True, slots=True)
class Relevance:
    cosine: float
    words: float  # of the logarithm of their number: longer answers come nearer to anything
    intercept: float
    elsewhere: float
    """Probability below which an answer is held for one to something else: 2 in 100 that are not are below it, too."""

    def likely(self, cosine: float, words: int) -> float:
        return 1 / (1 + math.exp(-(self.cosine * cosine + self.words * math.log(max(words, 1)) + self.intercept)))


@lru_cache(maxsize=1)
def fitted_relevance() -> Relevance:
    return Relevance(**tomllib.loads(FILE.read_text(encoding="utf-8")))
