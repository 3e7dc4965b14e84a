"""MiniLM's word vectors of many texts, as the program's embedder gives them one by one; kept in training/made."""

from __future__ import annotations

import pickle
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from interview.engines.capabilities import Capability
from interview.records import WordVectors

if TYPE_CHECKING:
    from interview.engines.backends.embedding_sentence_transformers import SentenceTransformersEmbedder

MADE = Path(__file__).parent / "made" / "job_vectors"
LONGEST = 120  # words of a text that are read


@cache
def open_embedder() -> SentenceTransformersEmbedder:
    """From the catalogue, as the program opens it."""
    from interview.engines.backends.embedding_sentence_transformers import CATALOGUED, SentenceTransformersEmbedder
    from interview.engines.options import Options
    from interview.machine import prepare_process
    from interview.settings import load_settings
    from interview.wiring import open_catalogue

    prepare_process(hub=False)
    return SentenceTransformersEmbedder(Options(CATALOGUED), locate=open_catalogue(load_settings()).fetch)


class Kept:
    """An embedder of words that remembers: texts that were read in one run are not read again in the next."""

    capabilities = frozenset({Capability.WORD_VECTORS})

    def __init__(self, name: str) -> None:
        self._file, self._read = MADE / f"{name}.pickle", dict[str, WordVectors]()
        if self._file.exists():
            self._read = pickle.loads(self._file.read_bytes())  # noqa: S301  (this program's own file)

    def read(self, texts: Sequence[str]) -> Mapping[str, WordVectors]:
        """By text; vectors in half precision."""
        new = sorted({" ".join(text.split()[:LONGEST]) for text in texts} - set(self._read), key=len)
        for text, found in zip(new, open_embedder().embed_words(new), strict=True):
            self._read[text] = WordVectors(found.words, found.vectors.astype(np.float16), found.rarity)
        if new:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._file.write_bytes(pickle.dumps(self._read))
        return {text: self._read[" ".join(text.split()[:LONGEST])] for text in texts}

    def embed_words(self, texts: Sequence[str]) -> list[WordVectors]:
        found = self.read(texts)
        return [
            WordVectors(one.words, one.vectors.astype(np.float32), one.rarity) for one in map(found.__getitem__, texts)
        ]


def means_of(read: Sequence[WordVectors]) -> NDArray[np.float32]:
    """(texts, 384), rows of unit length or all zero."""
    from interview.job.vectors import mean_of

    return np.array([mean_of(one.vectors.astype(np.float32)) for one in read], dtype=np.float32)
