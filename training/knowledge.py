"""Answers to the questions of knowledge packs, given without seeing the packs' points, and which points each holds.

training/packs/answers.txt and held.txt; who read them did not write them. `bench packs` sums them up.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from interview.interviewer.packs.reading import PackQuestion, pack_question

FOLDER = Path(__file__).parent / "packs"
_HELD = re.compile(r"(\S+) \| held:([a-f ]*)\| partly:([a-f ]*)\| errors:([x-z ]*)\| unread:([a-fx-z ]*)")


@dataclass(frozen=True, slots=True)
class Given:
    """An answer to a pack's question, and how good it was to be: strong, middling, weak or wrong."""

    question: PackQuestion
    quality: str
    text: str


@dataclass(frozen=True, slots=True)
class Held:
    """Which of its question's points an answer holds, wholly or partly, and which errors it states, by their letters.

    `unread`: what was mended or added after the reading, so that nobody said it of this answer.
    """

    points: frozenset[str]
    partly: frozenset[str]
    errors: frozenset[str]
    unread: frozenset[str]


def read_given(path: Path = FOLDER / "answers.txt") -> list[Given]:
    """In the order of the file; an answer whose question is gone is left out."""
    given = []
    for block in re.split(r"^## ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        name, quality, text = block.strip().split("\n", 2)
        question = pack_question(f"pack/{name.strip()}")
        if question is not None:
            given.append(Given(question, quality, " ".join(text.split())))
    return given


def read_held(path: Path = FOLDER / "held.txt") -> Mapping[str, Held]:
    """By the question's id. Raises ValueError for a line that has not the form."""
    held = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        found = _HELD.fullmatch(line)
        if found is None:
            raise ValueError(f"this says of no answer what it holds: {line[:60]}")
        held[f"pack/{found[1]}"] = Held(*(frozenset(letters.split()) for letters in found.groups()[1:]))
    return held
