"""Which piece of an entry's heading is what: the reading of all pieces together that is likeliest.

Knows how to weigh readings against each other, not what a title or a school looks like: scorers tell that.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

Slot = tuple[int, int, int]
"""Line of the heading (counted from the line of the dates), piece of the line, part of the piece."""
Prior = Mapping[tuple[str, Slot], float]
"""How much a role is expected at a slot, from the other entries of the section."""

_LEFT_OVER = -0.3  # a part without a role
_SURE = 2.0  # a score from which a part is taken to be what it seems
_LABELLED = 6.0
_MOST_PARTS = 6
_COMMA = re.compile(r"[,،、](?!\d{3})\s*")
_NO_SPLIT = re.compile(r",\s*(?=(?:Inc|LLC|L\.L\.C|Ltd|Limited|Corp|Co|GmbH|LLP|LP|PLC|S\.?A|SE|AG)\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a heading line between strong marks; `label` is the word before a colon, if it had one."""

    text: str
    line: int
    place: int
    label: str = ""
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Roles:
    """`scores` say how much a text looks like each role (0 is doubtful, 3 sure, below 0 unlikely)."""

    scores: Mapping[str, Callable[[str], float]]
    labels: Mapping[str, str] = field(default_factory=dict)  # casefolded label -> role


@dataclass(frozen=True, slots=True)
class Reading:
    """Role -> text as it stands, and the slots they were read from."""

    values: Mapping[str, str]
    slots: Mapping[str, Slot]
    score: float


def read_pieces(pieces: Sequence[Piece], roles: Roles, prior: Prior | None = None) -> Reading:
    """The best reading: each role at most once, each part in at most one role."""
    prior = prior or {}
    parts = [(piece, _parts_of(piece.text)) for piece in pieces]

    @cache
    def best(at: int, start: int, used: frozenset[str]) -> tuple[float, tuple[tuple[str, str, Slot], ...]]:
        if at == len(parts):
            return 0.0, ()
        piece, texts = parts[at]
        if start == len(texts):
            return best(at + 1, 0, used)
        found: tuple[float, tuple[tuple[str, str, Slot], ...]] = (-1e9, ())
        for end in range(start + 1, len(texts) + 1):
            text, slot = "".join(texts[start:end]).strip(" ,،、"), (piece.line, piece.place, start)
            choices = []
            for role in roles.scores:
                if role not in used:
                    rest, tail = best(at, end, used | {role})
                    value = _score(role, text, piece, roles) + prior.get((role, slot), 0.0)
                    choices.append((rest + value, ((role, text, slot), *tail)))
            rest, tail = best(at, end, used)
            choices.append((rest + _LEFT_OVER * (end - start), tail))
            found = max([found, *choices], key=lambda choice: choice[0])
        return found

    score, chosen = best(0, 0, frozenset())
    return Reading({role: text for role, text, _ in chosen}, {role: slot for role, _, slot in chosen}, score)


def prior_from(readings: Sequence[Reading], roles: Roles, weight: float = 1.5) -> dict[tuple[str, Slot], float]:
    """What the entries of a section have in common: sure parts count whole, doubtful ones little."""
    votes: dict[tuple[str, Slot], float] = defaultdict(float)
    for reading in readings:
        for role, slot in reading.slots.items():
            votes[role, slot] += 1.0 if roles.scores[role](reading.values[role]) >= _SURE else 0.6
    return {key: weight * count / len(readings) for key, count in votes.items()} if len(readings) > 1 else {}


def _score(role: str, text: str, piece: Piece, roles: Roles) -> float:
    if piece.label:
        meant = roles.labels.get(piece.label)
        if meant:
            return _LABELLED if meant == role else -_LABELLED
    return roles.scores[role](text)


def _parts_of(text: str) -> list[str]:
    """The parts between commas, each with its comma; a list of many is left whole, and so is what is in brackets."""
    joined = {found.start() for found in _NO_SPLIT.finditer(text)}
    bracketed = [found.span() for found in re.finditer(r"\([^()]*\)", text)]
    ends = [
        found.end()
        for found in _COMMA.finditer(text)
        if found.start() not in joined and not any(start < found.start() < end for start, end in bracketed)
    ]
    parts = [text[start:end] for start, end in zip([0, *ends], [*ends, len(text)], strict=True) if text[start:end]]
    return parts if 0 < len(parts) <= _MOST_PARTS else [text]
