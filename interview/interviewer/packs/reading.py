"""The packs as records, read once from the folders beside this file: one for each trade, in it a TOML file a topic."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from interview.records import Kind, Level

FOLDER = Path(__file__).parent
LEVELS = dict(enumerate(Level, 1))
"""1: somebody new to the job can answer; 2: somebody who does it well; 3: somebody senior."""


@dataclass(frozen=True, slots=True)
class PackQuestion:
    """`points` are what a good answer may hold, any of them counts; `errors` are wrong, as candidates say them."""

    id: str  # "pack/nursing/wound_care/3"
    kind: Kind
    level: Level
    text: str
    points: tuple[str, ...]
    errors: tuple[str, ...]
    thin: str  # the follow-up for a thin answer
    strong: str  # and for a strong one
    source: str = ""  # of what can change: a law, a version, a limit


@dataclass(frozen=True, slots=True)
class Pack:
    """`names` are ways to write the topic, `not_names` look like it and are something else."""

    id: str  # "nursing/wound_care"
    topic: str
    trade: str
    names: tuple[str, ...]
    not_names: tuple[str, ...]
    links: tuple[str, ...]  # names of ESCO and O*NET
    questions: tuple[PackQuestion, ...]  # from easy to hard


@lru_cache(maxsize=1)
def packs() -> Mapping[str, Pack]:
    """All there are, by their ids, in the order of those."""
    found = (pack_from(path) for path in sorted(FOLDER.glob("*/*.toml")))
    return {pack.id: pack for pack in found}


@lru_cache(maxsize=1)
def _questions() -> Mapping[str, PackQuestion]:
    return {question.id: question for pack in packs().values() for question in pack.questions}


def pack_question(name: str) -> PackQuestion | None:
    """The question that a record names; None for one of another source, or of a pack that is gone."""
    return _questions().get(name)


def pack_from(path: Path) -> Pack:
    """Raises KeyError, ValueError or TypeError for a file that is none."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    name = f"{path.parent.name}/{path.stem}"
    return Pack(
        id=name,
        topic=str(table["topic"]),
        trade=str(table["trade"]),
        names=tuple(table["names"]),
        not_names=tuple(table["not_names"]),
        links=tuple(table["links"]),
        questions=tuple(_question_from(f"pack/{name}/{at}", row) for at, row in enumerate(table["questions"], 1)),
    )


def _question_from(name: str, row: Mapping[str, Any]) -> PackQuestion:
    return PackQuestion(
        id=name,
        kind=Kind(row["kind"]),
        level=LEVELS[row["level"]],
        text=str(row["text"]),
        points=tuple(row["points"]),
        errors=tuple(row["errors"]),
        thin=str(row["thin"]),
        strong=str(row["strong"]),
        source=str(row["source"]),
    )
