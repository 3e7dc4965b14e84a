"""Which competencies an answer gives evidence of: what the person tells they did, not what they say they are.

A trained line for each over the answer reader's states; training/competencies.py fits them, its card has the figures.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from interview.engines.loading import library
from interview.errors import BackendError
from interview.feedback.criteria import LEAST
from interview.feedback.parts import is_deed
from interview.feedback.scale import Scale
from interview.feedback.scoring.quoting import quote_of
from interview.feedback.sentences import ToldSentence
from interview.interviewer.questions.competencies import COMPETENCIES
from interview.records import Quote, Word

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FILE = Path(__file__).with_name("competencies.toml")
LINES = Path(__file__).with_name("competencies.safetensors")


def competencies_shown(
    text: str, sentences: Sequence[ToldSentence], scale: Scale, heard: Sequence[Word] = ()
) -> tuple[tuple[str, Quote], ...]:
    """In the order of our list, each with the sentence of an own deed that shows it best; a few words show none."""
    limits = fitted_limits()
    own = [one for one in sentences if one.tells("own action", scale) and is_deed(one, scale)]
    own = [one for one in own if len(one.words) >= LEAST]
    shown = []
    for name in COMPETENCIES:
        best = max(own, key=lambda one: one.shows.get(name, 0.0), default=None)
        if best is not None and best.shows.get(name, 0.0) >= limits[name]:
            shown.append((name, quote_of(text, best.span, heard)))
    return tuple(shown)


def fitted_limits() -> Mapping[str, float]:
    """From which probability on each is shown."""
    limits: Mapping[str, float] = _table()["shown"]
    return limits


@lru_cache(maxsize=1)
def fitted_lines() -> NDArray[np.float32]:
    """(competencies, 385), the intercept last. Raises BackendError where they are not those that were published."""
    kept = LINES.read_bytes()
    if sha256(kept).hexdigest() != _table()["lines"]:
        raise BackendError("Competencies cannot be told: their weights are not those they were published with.")
    lines: NDArray[np.float32] = library("safetensors.numpy").load(kept)["lines"].astype("float32")
    return lines


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))
