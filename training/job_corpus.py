"""Advertisements with the topics that two readers named, and lines and sentences that others labelled."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from interview.job.rules import LONGEST_JOB
from interview.language.untrusted import plain_text

FOLDER = Path(__file__).parent / "jobs"
BOARDS = FOLDER / "boards"
HANDS = ("care", "offices", "pages", "agencies", "mixed")
"""Who wrote the advertisements of boards and agencies: each left out whole, like a publisher."""
DATA = Path(os.environ.get("JOB_SKILLS", Path(__file__).parents[1] / ".." / "shared" / "data" / "train" / "job-skills"))
"""The licensed collection, beside the checkout where JOB_SKILLS does not say otherwise."""
MOST_WORDS = 850
"""So much of each advertisement the two readers had before them."""
ZONE_OF = {
    "duties": "duties",
    "requirements": "must have",
    "preferred": "nice to have",
    "role": "role",
    **{name: name for name in ("company", "benefits", "pay", "apply", "legal", "conditions")},
}
"""The collection's label -> ours; what is not here counts as unlabelled."""
JUNK = frozenset(("company", "benefits", "pay", "apply", "legal", "conditions"))


@dataclass(frozen=True, slots=True)
class Line:
    text: str
    heading: str
    zone: str  # "" where it is not known
    publisher: str


@dataclass(frozen=True, slots=True)
class Named:
    """What one reader named: topics, the most important first, and what only looks like one."""

    topics: tuple[str, ...]
    decoys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Advertisement:
    id: str
    publisher: str
    title: str
    text: str
    lines: tuple[Line, ...]
    readings: tuple[Named, ...]  # one or two

    def zone_of(self, sentence: str) -> str:
        """By the line that holds it; "" where that has no label."""
        flat = " ".join(sentence.split())
        return next((line.zone for line in self.lines if flat in line.text), "")


def read_advertisements() -> list[Advertisement]:
    """Those that were read twice."""
    documents = {document["id"]: document for document in rows_of("jd_sections.jsonl.gz")}
    first, second = (_named(FOLDER / reader / "topics.txt") for reader in ("first", "second"))
    return [_advertisement(documents[name], (first[name], second[name])) for name in first]


def read_boards() -> list[Advertisement]:
    """Invented advertisements as job boards print them, each read by its writer and by another hand."""
    return [advertisement for hand in HANDS for advertisement in _boards_of(hand)]


def _boards_of(hand: str) -> Iterator[Advertisement]:
    first, again = _named(BOARDS / f"{hand}.txt"), BOARDS / f"{hand}.second.txt"
    second = _named(again) if again.exists() else {}
    for block in (BOARDS / f"{hand}.txt").read_text(encoding="utf-8").split("#J ")[1:]:
        head, _, rest = block.partition("\n")
        name = head.partition(" | ")[0].strip()
        lines = rest.partition("\n#T\n")[0].splitlines()
        title = next((line.removeprefix("= ") for line in lines if line.startswith("= ")), "")
        text = plain_text("\n".join(line for line in lines if not line.startswith("= ")), LONGEST_JOB)
        yield Advertisement(name, hand, title, text, (), (first[name], *([second[name]] if name in second else [])))


def read_lines() -> list[Line]:
    """Every labelled line of the collection, each wording once a publisher."""
    found = dict[tuple[str, str], Line]()
    for document in rows_of("jd_sections.jsonl.gz"):
        for line in _lines(document):
            if line.zone and len(line.text.split()) > 1:
                found.setdefault((line.publisher, line.text), line)
    return list(found.values())


def rows_of(name: str) -> Iterator[dict[str, Any]]:
    with gzip.open(DATA / name, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def _advertisement(document: Mapping[str, Any], readings: tuple[Named, ...]) -> Advertisement:
    kept, words = [document["title"]] if document["title"] else [], 0
    for _, _, text in document["lines"]:
        if words >= MOST_WORDS:
            break
        kept.append(text)
        words += len(text.split())
    publisher = _publisher(document)
    return Advertisement(
        document["id"],
        publisher,
        document["title"],
        plain_text("\n".join(kept), LONGEST_JOB),
        tuple(_lines(document)),
        readings,
    )


def _lines(document: Mapping[str, Any]) -> Iterator[Line]:
    heading = ""
    for kind, label, text in document["lines"]:
        flat = " ".join(text.split())
        if kind == "heading":
            heading = flat
        else:
            flat = plain_text(flat, LONGEST_JOB)
            yield Line(flat, heading, ZONE_OF.get(label, ""), _publisher(document))


def _publisher(document: Mapping[str, Any]) -> str:
    return str(document["source"]).removesuffix("-page")


def _named(path: Path) -> dict[str, Named]:
    """`#J id`, then `1 topic | quote` and `x phrase | quote`; a text between the two ends with `#T`."""
    found = dict[str, Named]()
    for block in path.read_text(encoding="utf-8").split("#J ")[1:]:
        head, _, rest = block.partition("\n")
        name, lines = head.partition(" | ")[0], [line for line in rest.split("#T\n")[-1].splitlines() if line.strip()]
        told: Sequence[tuple[str, str]] = [
            (line.partition(" ")[0], line.partition(" ")[2].partition(" | ")[0].strip()) for line in lines
        ]
        topics = tuple(text for key, text in told if key != "x")
        found[name.strip()] = Named(topics, tuple(text for key, text in told if key == "x"))
    return found
