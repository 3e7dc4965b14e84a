"""The numbers of judging: what a level is worth, how wide the error bar is, from which probability a part counts.

Read from answer_reader.toml, which `make train` writes from answers that the reader had not seen.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from interview.feedback.relevance import elsewhere
from interview.records import Kind

FILE = Path(__file__).with_name("answer_reader.toml")
KNOWLEDGE = (Kind.TECHNICAL, Kind.SITUATIONAL)
"""Kinds whose answers stay near their question: for something else they have a limit of their own."""
POINTS = (10.0, 30.0, 50.0, 70.0, 90.0)
"""Of 100, for each of the five levels: the middles of five equal parts."""


def fitted_weights_hash() -> str:
    """The SHA-256 of the weights that the scale was fitted with."""
    return str(_table()["weights"])


@dataclass(frozen=True, slots=True)
class Scale:
    there: Mapping[str, float]
    """From this probability on a sentence is said to be such a part: the highest F1, or nearly, on answers left out; of
    a result the F1 of answers that are said to have one."""
    missing: Mapping[str, float]
    """Below this one in every sentence the part is told as missing: 4 in 100 answers left out had it all the same."""
    missing_together: Mapping[str, float]
    """And below this one as the probability that any sentence holds it: 9 in 10 answers without the part are."""
    praised: Mapping[str, float]
    """From this one on a sentence is praised for it: in 5 of 100 answers left out the first reader did not see it."""
    elsewhere: float
    """Probability of being about the question, below which an answer is held for one to something else."""
    elsewhere_of_knowledge: float
    """The same for what is known or would be done: such an answer stays nearer to its question than a story does."""
    error: float
    """Half the error bar in standard deviations of the level: wide enough for four readers' levels of five."""
    least_error: float
    """Points; a reader that is sure is no surer than two people are of each other."""

    def held_below(self, kind: Kind) -> float:
        return self.elsewhere_of_knowledge if kind in KNOWLEDGE else self.elsewhere


@lru_cache(maxsize=1)
def fitted_scale() -> Scale:
    table = _table()
    there, missing, together, praised = (table[name] for name in ("there", "missing", "missing_together", "praised"))
    return Scale(there, missing, together, praised, *elsewhere(), table["error"], table["least_error"])


def _table() -> dict[str, Any]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))
