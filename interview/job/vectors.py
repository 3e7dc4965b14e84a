"""A job description as MiniLM sees it: vectors of its title, its headings, its sentences and their words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from interview.engines.capabilities import embeds_words
from interview.engines.protocols import Embedder, WordEmbedder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from interview.job.rules.sentences import JobSentence

    Numbers = NDArray[np.float32]

WIDTH = 384
PROBE = "An advertisement asks for a skill."
LIKE = 0.99
"""Cosine from which on the embedder is the one that the weights fit; another precision of the same one has 0.9999."""


@dataclass(frozen=True, slots=True, eq=False)
class JobVectors:
    """Rows of unit length; a row of `headings` is all zero where no heading stands above the sentence."""

    title: Numbers  # (WIDTH,)
    sentences: Numbers  # (sentences, WIDTH)
    headings: Numbers  # (sentences, WIDTH)
    words: tuple[Numbers, ...]  # of each sentence, (its words, WIDTH)
    rarity: tuple[Numbers, ...]  # of each sentence, (its words,)


def fits(embedder: Embedder | None, probe: Numbers) -> bool:
    """Whether it gives words in context, and of PROBE the vector that the weights were trained with."""
    if not embeds_words(embedder):
        return False
    (read,) = embedder.embed_words([PROBE])
    return read.vectors.shape[1] == WIDTH and float(mean_of(read.vectors) @ probe) >= LIKE


def vectors_of(title: str, sentences: Sequence[JobSentence], embedder: WordEmbedder) -> JobVectors:
    """Each text is read once, however often it stands there. Raises BackendError."""
    import numpy as np

    texts = list(dict.fromkeys([title, *(one.heading for one in sentences), *(one.text for one in sentences)]))
    read = dict(zip(texts, embedder.embed_words(texts), strict=True))
    means = {text: mean_of(found.vectors) for text, found in read.items()}
    return JobVectors(
        title=means[title],
        sentences=np.array([means[one.text] for one in sentences]),
        headings=np.array([means[one.heading] for one in sentences]),
        words=tuple(read[one.text].vectors for one in sentences),
        rarity=tuple(read[one.text].rarity for one in sentences),
    )


def mean_of(vectors: Numbers) -> Numbers:
    """Of unit length; all zero for no words."""
    import numpy as np

    if not len(vectors):
        return np.zeros(WIDTH, dtype=np.float32)
    mean: Numbers = vectors.mean(axis=0, dtype=np.float32)
    return mean / max(float(np.linalg.norm(mean)), 1e-9)
