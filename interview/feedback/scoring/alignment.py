"""Which word of an answer comes nearest to each word of the ideal answer; knows vectors, not who made them.

The recall half of BERTScore (Zhang et al. 2020, arXiv:1904.09675), on whole words weighed by rarity. Words of the
question do not count: repeating them proves nothing (Sultan et al. 2016, doi 10.18653/v1/N16-1123).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from interview.language.text import STOP_WORDS, stem
from interview.records.vectors import WordVectors

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MISSPELT, LETTERS = 0.84, 5
"""Likeness of two words of at least so many letters from which on one is the other, misspelt or misheard."""
SAME_WORD = 0.8
"""What a word counts for, at least, that stands in the answer in another form or spelling."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """One row a word of the ideal answer, all of shape (n,)."""

    meaning: NDArray[np.float32]  # cosine with the nearest word of the answer, at least SAME_WORD where it stands there
    nearest: NDArray[np.int64]  # the number of that word
    found: NDArray[np.bool_]  # whether the answer holds the word itself, in any form or spelling
    counts: NDArray[np.bool_]  # whether the word is new: not in the question
    rarity: NDArray[np.float32]

    def share(self, values: NDArray[np.float32], of: NDArray[np.bool_] | None = None) -> float:
        """The mean of values over the words that count, weighed by rarity; in [0, 1] where the values are."""
        weights = self.rarity * (self.counts if of is None else of)
        total = float(weights.sum())
        return float((values * weights).sum()) / total if total else 0.0

    def of(self, rows: Sequence[int]) -> Alignment:
        """The same for some of the ideal answer's words."""
        at = list(rows)
        return Alignment(self.meaning[at], self.nearest[at], self.found[at], self.counts[at], self.rarity[at])


def align(ideal: WordVectors, answer: WordVectors, question: Sequence[str] = ()) -> Alignment:
    """Lay the answer's words beside the ideal answer's; both hold at least one word.

    Where the ideal answer holds nothing but words of the question, all its words count.
    """
    import numpy as np

    cosines = ideal.vectors @ answer.vectors.T
    same = _same_words(ideal.words, answer.words)
    cosines = np.where(same, np.maximum(cosines, SAME_WORD), cosines)
    asked = {stem(word) for word in question}
    counts = np.array([stem(word) not in asked for word in ideal.words], dtype=bool)
    # a contest of equals is won by the first, so a word's own double further on changes nothing
    return Alignment(
        meaning=np.clip(cosines.max(axis=1), 0.0, 1.0).astype(np.float32),
        nearest=cosines.argmax(axis=1),
        found=np.asarray(same.any(axis=1), dtype=bool),
        counts=counts if counts.any() else np.ones_like(counts),
        rarity=ideal.rarity,
    )


def _same_words(ideal: Sequence[str], answer: Sequence[str]) -> NDArray[np.bool_]:
    """Shape (len(ideal), len(answer)): the same stem, or so alike that one is a slip of the other."""
    import numpy as np

    stems, said = [stem(word) for word in ideal], [stem(word) for word in answer]
    known: dict[tuple[str, str], bool] = {}
    same = np.zeros((len(ideal), len(answer)), dtype=bool)
    for row, (word, root) in enumerate(zip(ideal, stems, strict=True)):
        for column, (other, other_root) in enumerate(zip(answer, said, strict=True)):
            if root == other_root:
                same[row, column] = True
            elif word[:2] == other[:2] and min(len(word), len(other)) >= LETTERS:
                if (word, other) not in known:
                    known[word, other] = _is_slip(word, other)
                same[row, column] = known[word, other]
    return same


def _is_slip(word: str, other: str) -> bool:
    if word in STOP_WORDS or other in STOP_WORDS:
        return False
    return SequenceMatcher(None, word, other, autojunk=False).ratio() >= MISSPELT
