"""Reads resumes with the trained network and the sentence model's vectors of words; loads its weights once."""

from __future__ import annotations

import logging
import tomllib
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from interview.engines.capabilities import embeds_lines
from interview.engines.loading import library
from interview.engines.protocols import Embedder, LineEmbedder
from interview.errors import BackendError, InterviewError
from interview.records import Document, Resume
from interview.resume.network import LAYERS, read_lines
from interview.resume.reading import resume_from_lines
from interview.resume.rules import resume_from
from interview.resume.rules.sections import rows_of
from interview.resume.signs import signed_lines
from interview.resume.spans import ToldLine, told_lines

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

log = logging.getLogger(__name__)
WEIGHTS = Path(__file__).with_name("resume_reader.safetensors")
TABLE = Path(__file__).with_name("resume_reader.toml")
PROBE = "Head Chef, The Salt Pig, Leeds"
LIKE = 0.99
"""Cosine from which on the vectors are those that the weights fit; another precision of the same model has 0.9999."""
MOST_LINES = 1_500
"""Of a document, read by the network; no resume has more."""


def read_resume(document: Document, embedder: Embedder | None) -> Resume:
    """By the trained reader where the embedder is the one it was trained with, else, and where it fails, by rules."""
    by_rules = resume_from(document)
    try:
        if embeds_lines(embedder) and fits(embedder):
            return resume_from_lines(document, tell_lines(document, embedder), rules=by_rules)
    except InterviewError as error:  # the sentence model is not to be had: a resume is read all the same
        log.warning("a resume was read by rules alone: %s", error)
    return by_rules


def fits(embedder: LineEmbedder) -> bool:
    """Whether it gives for PROBE the vectors that the weights were trained with."""
    import numpy as np

    (read,) = embedder.embed_lines([PROBE], LAYERS)
    probe = fitted_weights()["probe"]
    if read.shape[1:] != probe.shape[1:]:
        return False
    lengths = np.linalg.norm(read, axis=1) * np.linalg.norm(probe, axis=1)
    return bool(((read * probe).sum(1) / lengths).min() >= LIKE)


def tell_lines(document: Document, embedder: LineEmbedder) -> list[ToldLine]:
    """What each filled line of rows_of(document) is, and its words. Raises BackendError."""
    import numpy as np

    lines = signed_lines(rows_of(document))[:MOST_LINES]
    if not lines:
        return []
    states = embedder.embed_lines([line.text for line in lines], LAYERS)
    signs = np.stack([line.line_signs for line in lines])
    return told_lines(lines, *read_lines(fitted_weights(), signs, [line.word_signs for line in lines], states))


@lru_cache(maxsize=1)
def fitted_weights() -> dict[str, NDArray[np.float32]]:
    """Raises BackendError where they are not those that were published."""
    kept = WEIGHTS.read_bytes()
    if sha256(kept).hexdigest() != _table()["weights"]:
        raise BackendError("Resumes cannot be read: the reader's weights are not those it was published with.")
    loaded = library("safetensors.numpy").load(kept)
    return {name: value.astype("float32") for name, value in loaded.items()}


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    return tomllib.loads(TABLE.read_text(encoding="utf-8"))
