"""Our own questions: which one suits a slot, a signal or the candidate's turn, filled in; the same seed, the same one.

Reads prompts/bank.toml once. Knows no model.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from random import Random
from string import Template
from typing import Any

from interview.interviewer.questions.probing import shortened
from interview.language.text import words_of
from interview.records import Kind, Level, Probe, Slot

FILE = Path(__file__).resolve().parents[2] / "prompts" / "bank.toml"
ANY, UNCLAIMED, QUOTED = "any", "unclaimed", "quoted"
LONGEST_TOPIC, LONGEST_CLAIM = 10, 16
"""Words that a listener can keep in mind while the question follows."""
SAME = 0.75
"""Share of words in common, topics aside, that makes two questions the same to a listener."""
_LEVELS = list(Level)
_TITLES = frozenset("dr prof professor mr mrs ms miss sir dame rev".split())


@dataclass(frozen=True, slots=True)
class Entry:
    """A question to be filled in; `group` is a competency or the signal of a follow-up, `row` a level or a shape."""

    kind: Kind
    group: str
    row: str
    number: int
    template: str

    @property
    def id(self) -> str:
        return "/".join(part for part in ("bank", self.kind, self.group, self.row, str(self.number)) if part != ANY)

    @property
    def level(self) -> Level:
        return Level(self.row) if self.row in _LEVELS else Level.MEDIUM


def entries_from(table: Mapping[str, Any]) -> tuple[Entry, ...]:
    """The questions of a table: [kind.group] with a list for each row, or [kind] with a list for any."""
    return tuple(_entries_in(table))


def choose(slot: Slot, *, title: str, name: str = "", avoid: Sequence[str] = (), seed: int) -> tuple[str, str]:
    """A question for a slot, and its id: of the same competency and level, else of the nearest there is.

    `avoid` are questions asked before: none of them comes again, with another topic neither, while there are others.
    """
    claim = _claim_of(slot, title) if slot.kind is Kind.EXPERIENCE else ""
    group = UNCLAIMED if slot.kind is Kind.EXPERIENCE and not claim else slot.competency
    same = [entry for entry in bank() if entry.kind is slot.kind]
    entries = [entry for entry in same if (entry.group == UNCLAIMED) == (group == UNCLAIMED)]
    if not entries:
        raise ValueError(f"The bank has no question of the kind “{slot.kind}” for a slot.")
    values = {"topic": _quotable(slot.topic or title, LONGEST_TOPIC), "claim": claim, **_values(title, name)}
    draw = f"{seed}/{slot.kind}/{slot.competency}/{slot.topic}"
    return _fresh(entries, values, avoid, draw, lambda entry: _distance(entry, group, slot.level))


def choose_follow_up(probe: Probe, *, title: str, avoid: Sequence[str] = (), seed: int) -> tuple[str, str]:
    """A question for a signal of the answer, and its id; it opens with the quoted phrase where there is one."""
    phrase = _quotable(probe.phrase, LONGEST_CLAIM)
    following = [entry for entry in bank() if entry.kind is Kind.FOLLOW_UP]
    entries = [entry for entry in following if entry.group == probe.reason] or following
    quoting = [entry for entry in entries if entry.row == QUOTED and phrase]
    entries = quoting or [entry for entry in entries if entry.row != QUOTED]
    values = {"phrase": phrase, **_values(title, "")}
    return _fresh(entries, values, avoid, f"{seed}/{probe.reason}/{phrase}", lambda entry: 0)


def choose_invitation(seed: int) -> tuple[str, str]:
    """An invitation to the candidate's own questions, and its id."""
    entries = [entry for entry in bank() if entry.kind is Kind.INVITATION]
    return _fresh(entries, _values("", ""), (), str(seed), lambda entry: 0)


@lru_cache(maxsize=1)
def bank() -> tuple[Entry, ...]:
    return entries_from(tomllib.loads(FILE.read_text(encoding="utf-8")))


def _entries_in(table: Mapping[str, Any]) -> Iterator[Entry]:
    for kind, groups in table.items():
        for group, rows in groups.items():
            by_row = rows if isinstance(rows, dict) else {ANY: rows}
            for row, templates in by_row.items():
                for number, template in enumerate(templates, 1):
                    yield Entry(Kind(kind), group, row, number, template)


def _distance(entry: Entry, group: str, level: Level) -> int:
    """How far an entry is from what is wanted: first by competency, then by level."""
    apart = 0 if entry.group == group else 1 if entry.group == ANY else 2
    return apart * len(_LEVELS) + abs(_LEVELS.index(entry.level) - _LEVELS.index(level))


def _fresh(
    entries: Sequence[Entry],
    values: Mapping[str, str],
    avoid: Sequence[str],
    draw: str,
    distance: Callable[[Entry], int],
) -> tuple[str, str]:
    """The nearest entry, filled, that was not asked before; where all were, the nearest. Equals are drawn by lot."""
    shuffled = list(entries)
    Random(draw).shuffle(shuffled)  # noqa: S311  (variety, not secrecy)
    ranked = sorted(shuffled, key=distance)
    asked = [_bare(text) for text in avoid]
    filled = [(_begun(Template(entry.template).substitute(values)), entry.id) for entry in ranked]
    return next(((text, name) for text, name in filled if not _is_among(_bare(text), asked)), filled[0])


def _begun(text: str) -> str:
    """A question begins with a capital, inside a quotation too."""
    return f"“{text[1:2].upper()}{text[2:]}" if text.startswith("“") else text


def _bare(text: str) -> frozenset[str]:
    """The words of a question without what it quotes: the same question on another topic is the same question."""
    return frozenset(word.casefold() for word in words_of(re.sub(r"“[^”]*”", " ", text)))


def _is_among(words: frozenset[str], asked: Sequence[frozenset[str]]) -> bool:
    return any(len(words & other) >= SAME * len(words | other) for other in asked if words | other)


def _claim_of(slot: Slot, title: str) -> str:
    """The line of the resume to be read out; "" where the slot is about the job itself."""
    line = slot.topic if slot.topic.casefold() != title.casefold() else slot.facts
    return _quotable(line, LONGEST_CLAIM)


def _values(title: str, name: str) -> dict[str, str]:
    first = next((part for part in name.split() if part.strip(".").casefold() not in _TITLES), "")
    greeted = f" {first}" if len(first) > 1 and first.replace("-", "").replace("'", "").isalpha() else ""
    return {"title": _quotable(title, LONGEST_TOPIC) or "new", "name": greeted}


def _quotable(text: str, most: int) -> str:
    """Text that can stand between quotation marks: in one line, without marks that would end it or a sentence."""
    plain = " ".join(re.sub(r'[“”„"«»<>{}\[\]*_#|`$]+', " ", text).split())
    return shortened(plain, most) if len(plain.split()) > most else plain.strip(" .;,:!?…-–—•")
