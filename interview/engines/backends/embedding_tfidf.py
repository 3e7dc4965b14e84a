"""Word counts weighed by rarity (TF-IDF) with scikit-learn; it knows no meaning: two synonyms share nothing.

Rarity comes from a background of general sentences, background.tsv: over the two texts that are compared it would
mean nothing. scripts/count_background.py counts them.
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from interview.engines.capabilities import Capability
from interview.engines.loading import library
from interview.language.text import STOP_WORDS, stem, words_of
from interview.records import WordVectors

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from interview.engines.options import Options
    from interview.engines.protocols import Locate

WIDTH = 4096
"""Places that stems are hashed to: two of a hundred words share one by chance once in two texts."""
BACKGROUND = Path(__file__).with_name("background.tsv")


class TfidfEmbedder:
    """One column for each stem and pair of stems of the call's texts, so only rows of one call can be compared."""

    capabilities = frozenset({Capability.WORD_VECTORS})

    def __init__(self, options: Options | str = "words", *, locate: Locate | None = None) -> None: ...

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """English stop words are left out; a count enters by its logarithm."""
        import numpy as np

        if not texts:
            return np.zeros((0, 0), dtype=np.float32)
        text, preprocessing = library("sklearn.feature_extraction.text"), library("sklearn.preprocessing")
        counter = text.CountVectorizer(analyzer=_terms_and_pairs)
        try:
            counts = counter.fit_transform(texts).astype(np.float32)
        except ValueError:  # scikit-learn's way to say that no text holds a word
            return np.zeros((len(texts), 1), dtype=np.float32)
        counts.data = 1 + np.log(counts.data)
        rarity = np.array([rarity_of(term) for term in counter.get_feature_names_out()], dtype=np.float32)
        return np.asarray(preprocessing.normalize(counts.multiply(rarity)).toarray(), dtype=np.float32)

    def embed_words(self, texts: Sequence[str]) -> list[WordVectors]:
        """Words as they stand: two have one stem or share nothing; the same places in every call."""
        import numpy as np

        read = []
        for text in texts:
            words = text.split()
            vectors = np.zeros((len(words), WIDTH), dtype=np.float32)
            for row, word in enumerate(words):
                vectors[row, zlib.crc32(stem(word).encode()) % WIDTH] = 1.0
            rarity = np.array(
                [1.0 if word.casefold() in STOP_WORDS else rarity_of(stem(word)) for word in words], dtype=np.float32
            )
            read.append(WordVectors(tuple(words), vectors, rarity))
        return read


def terms_of(text: str) -> list[str]:
    return [stem(word) for word in words_of(text) if word.casefold() not in STOP_WORDS]


def _terms_and_pairs(text: str) -> list[str]:
    terms = terms_of(text)
    return [*terms, *(f"{left} {right}" for left, right in pairwise(terms))]


def rarity_of(term: str) -> float:
    """Inverse document frequency in the background, smoothed so that an unseen word has one too; a pair's mean."""
    documents, counts = _background()
    found = [math.log((1 + documents) / (1 + counts.get(part, 0))) + 1 for part in term.split(" ")]
    return sum(found) / len(found)


@cache
def _background() -> tuple[int, dict[str, int]]:
    head, *lines = BACKGROUND.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines)
    return int(head), {term: int(count) for term, count in rows}
