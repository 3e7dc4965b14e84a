"""The vectors of words in their lines, as the product's embedder gives them; every different line is read once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from interview.engines.backends.embedding_sentence_transformers import states_of_lines
from interview.resume.network import LAYERS
from training.answer_reader import Base

AT_ONCE = 4096


def states_by_line(base: Base, lines: Sequence[str], layers: Sequence[int] = LAYERS) -> dict[str, NDArray[np.float16]]:
    """(words, 384 for each layer) in half precision."""
    unique = list(dict.fromkeys(lines))
    found: dict[str, NDArray[np.float16]] = {}
    for start in range(0, len(unique), AT_ONCE):
        some = unique[start : start + AT_ONCE]
        read = states_of_lines(base.tokenizer, base.body, some, layers)
        found |= {line: states.astype(np.float16) for line, states in zip(some, read, strict=True)}
    return found
