"""What an answer shows, as records: quotes, key points, parts, ratings, a score with its error bar.

They know no rule and no model; every text in a Quote is cut from the answer itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Band(StrEnum):
    WEAK = "weak"
    FAIR = "fair"
    GOOD = "good"
    STRONG = "strong"


class Covered(StrEnum):
    COVERED = "covered"
    PARTLY = "partly"
    MISSING = "missing"
    CONTRADICTED = "contradicted"


@dataclass(frozen=True, slots=True)
class Span:
    """Characters [start, end) of a text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Quote:
    """The person's own words: `text` stands at `start` in the answer; `second` of the recording, when spoken."""

    text: str
    start: int
    second: float | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing seen in an answer, and the words it was seen in, where it is not about what is missing."""

    text: str
    quote: Quote | None = None


@dataclass(frozen=True, slots=True)
class KeyPoint:
    """A point of the ideal answer beside the sentence that comes nearest; `share` is its score over 100."""

    text: str
    state: Covered
    share: float
    quote: Quote | None = None


@dataclass(frozen=True, slots=True)
class Feature:
    """What entered the score: its value, and the points of 100 that it added or took."""

    name: str
    value: float
    points: float


@dataclass(frozen=True, slots=True)
class Score:
    """0-100; human grades of answers with one score differ by as much as from `low` to `high`, four times of five."""

    value: float
    low: float
    high: float
    band: Band
    features: tuple[Feature, ...] = ()
    reason: str = ""  # why it was held down, when it was


@dataclass(frozen=True, slots=True)
class Rating:
    """One aspect (relevance, own action, clarity and so on), 0-100; None where there is nothing to rate it by."""

    aspect: str
    value: float | None
    strengths: tuple[Remark, ...] = ()
    weaknesses: tuple[Remark, ...] = ()


class Told(StrEnum):
    """How sure it is that an answer tells a part; what is unsure is neither shown nor counted."""

    FOUND = "found"
    SHARED = "shared"  # told of "we" alone
    UNSURE = "unsure"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class StarPart:
    """Situation, task, action or result, the sentences that hold it, and whether it is told."""

    name: str
    quotes: tuple[Quote, ...] = ()
    told: Told = Told.UNSURE


@dataclass(frozen=True, slots=True)
class Star:
    parts: tuple[StarPart, ...]
    first_person: int  # how often the answer says "I"
    plural: int  # how often it says "we"
    measurable: Quote | None = None  # the result that can be counted

    @property
    def missing(self) -> tuple[str, ...]:
        """Only what is surely not told."""
        return tuple(part.name for part in self.parts if part.told is Told.MISSING)


@dataclass(frozen=True, slots=True)
class Advice:
    """What was strong, what is missing, and the person's own answer made stronger with blanks to fill."""

    strong: tuple[Remark, ...] = ()
    missing: tuple[str, ...] = ()
    stronger: str = ""
