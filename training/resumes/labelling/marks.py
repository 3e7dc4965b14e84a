"""One document while the values of its person are being found in its lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from training.resumes.letters import Letters, Piece
from training.resumes.records import Person

_LONG = 12  # letters of a value that is told apart from its surroundings even within a word


@dataclass(frozen=True, slots=True)
class Claim:
    """A value that was found. `kind` is a role, "head" for all of an entry's head."""

    pieces: tuple[Piece, ...]
    value: str
    kind: str
    section: str
    field: str = ""
    entry: int = -1


@dataclass(slots=True)
class Marking:
    """One document while its values are being found."""

    letters: Letters
    person: Person
    printed: dict[str, str]
    claims: list[Claim] = field(default_factory=list)
    headings: list[tuple[Piece, str, str]] = field(default_factory=list)  # where, section, as printed

    @property
    def whole(self) -> Piece:
        return 0, len(self.letters.run)

    def claim(self, value: str, within: Piece, kind: str, section: str, name: str = "", entry: int = -1) -> bool:
        pieces = self.letters.find(value, within)
        if not pieces and len(value) >= _LONG:  # a page may set two values without a gap, or a sign as another
            pieces = self.letters.find(value, within, whole=False, parted=False)
            pieces = pieces or (self.letters.find_alike(value, within) if kind in ("bullet", "head") else [])
        if pieces:
            self.add(pieces, value, kind, section, name, entry)
        return bool(pieces)

    def add(
        self, pieces: Sequence[Piece], value: str, kind: str, section: str, name: str = "", entry: int = -1
    ) -> None:
        self.letters.take(pieces)
        self.claims.append(Claim(tuple(pieces), value, kind, section, name, entry))

    def regions(self, section: str) -> list[Piece]:
        """What stands under the headings of a section, to the next heading."""
        ends = [*(where[0] for where, *_ in self.headings), len(self.letters.run)][1:]
        return [(where[1], end) for (where, name, _), end in zip(self.headings, ends, strict=True) if name == section]

    def around(self, row: int, before: int, after: int) -> Piece:
        """The lines about this one, no further than the headings above and below it."""
        letters = self.letters
        low, high = letters.span(max(0, row - before), min(len(letters.lines), row + after))
        at = letters.starts[row]
        above = [where[0] for where, section, _ in self.headings if where[0] < at and section != "top"]
        below = [where[0] for where, *_ in self.headings if where[0] > at]
        if self.headings and self.headings[0][0][0] == at and self.headings[0][1] != "top":
            below = [at]
        return max([low, *above[-1:]]), min([high, *below[:1]])

    def shown(self, key: str, value: str) -> str:
        return self.printed.get(key, value)
