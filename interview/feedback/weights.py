"""The fitted weights of the content score, read from weights.toml. Knows the file, not what it weighs."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

from interview.feedback.scoring.content import Weights, weights_from

FILE = Path(__file__).with_suffix(".toml")


def fitted_weights() -> Weights:
    """Those of the product, fitted on all questions."""
    return weights_from(_file()["all"], _file()["error"])


def weights_without(question: str) -> Weights:
    """Those fitted without the fold that a question falls into: what a bench may use where it knows the answers."""
    folds = _file()["fold"]
    return weights_from(folds[fold_of(question, len(folds))], _file()["error"])


def fold_of(question: str, folds: int) -> int:
    """Which fold a question belongs to, by its words alone."""
    import zlib

    return zlib.crc32(" ".join(question.casefold().split()).encode()) % folds


@lru_cache(maxsize=1)
def _file() -> dict[str, Any]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))
