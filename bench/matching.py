"""When two strings or dates are the same field: the rule of the intake and job benches; knows no document."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from interview.resume.rules.dates import period_of

T = TypeVar("T")
SAME = 85.0
"""rapidfuzz's token-set ratio from which two strings count as the same."""


@dataclass(slots=True)
class Tally:
    """Matches counted over many documents; precision leaves out documents whose truth is known to be partial."""

    matched: int = 0
    wanted: int = 0
    given: int = 0
    matched_of_given: int = 0

    def add(
        self, given: Sequence[T], wanted: Sequence[T], same: Callable[[T, T], float], *, partial: bool = False
    ) -> None:
        found = matches(given, wanted, same)
        self.matched += found
        self.wanted += len(wanted)
        if not partial:
            self.given += len(given)
            self.matched_of_given += found

    @property
    def recall(self) -> float:
        return self.matched / self.wanted if self.wanted else 1.0

    @property
    def precision(self) -> float:
        return self.matched_of_given / self.given if self.given else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def normal(text: str) -> str:
    """Casefolded, with punctuation and runs of space as one space; "C++" and "C#" stay apart from "C"."""
    text = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(re.sub(r"[^\w+#]+", " ", text).split())


def likeness(left: str, right: str) -> float:
    """0 to 100; only an exact match counts for an empty string."""
    from rapidfuzz.fuzz import token_set_ratio

    a, b = normal(left), normal(right)
    if not a or not b:
        return 100.0 if a == b else 0.0
    return float(token_set_ratio(a, b)) + (0.5 if a == b else 0.0)  # the exact partner wins a tie


def likeness_of_dates(left: str, right: str) -> float:
    """100 when both ends agree: to the month where both give one, else to the year."""
    a, b = period_of(left), period_of(right)
    starts = not a.start or not b.start or _agree(a.start, b.start)
    known = any((a.start and b.start, a.end and b.end))
    ends = a.current == b.current and (a.current or not a.end or not b.end or _agree(a.end, b.end))
    return 100.0 if starts and ends and bool(a.start) == bool(b.start) and (known or a == b) else 0.0


def matches(given: Sequence[T], wanted: Sequence[T], same: Callable[[T, T], float]) -> int:
    """The most pairs that can be formed one to one, best pairs first."""
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    if not given or not wanted:
        return 0
    scores = np.array([[same(one, other) for other in wanted] for one in given])
    gains = np.where(scores >= SAME, 1000 + scores, 0.0)
    rows, columns = linear_sum_assignment(gains, maximize=True)
    return int(sum(gains[row, column] > 0 for row, column in zip(rows, columns, strict=True)))


def _agree(one: str, other: str) -> bool:
    length = min(len(one), len(other))
    return one[:length] == other[:length]
