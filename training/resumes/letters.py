"""Finds printed words in the lines of a document, whatever the page did to case, accents, line breaks and gaps.

All lines become one run of plain small letters and digits; each remembers the line and the column it came from.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from difflib import SequenceMatcher

from interview.records import TextLine

Piece = tuple[int, int]
"""Start and end (exclusive) in the run of letters."""
_CELLS_AHEAD = 16  # cells that may stand between two parts of a value that is wrapped in a column
_MOST_PIECES = 14
_LEAST_PART = 2  # letters
_ALIKE = 0.88  # share of letters in common
_OPENING = ("(", "[", "“", "«")


def plain(text: str) -> str:
    """Small letters and digits alone: "Müller & Söhne" -> "mullersohne"."""
    return "".join(_plain(letter) for letter in text)


def _plain(letter: str) -> str:
    if letter.isascii():
        return letter.lower() if letter.isalnum() else ""
    return "".join(part for part in unicodedata.normalize("NFKD", letter.casefold()) if part.isalnum())


class Letters:
    """Of one document. A cell is what stands between two wide gaps of a line."""

    def __init__(self, lines: Sequence[TextLine]) -> None:
        self.lines = lines
        rows: list[int] = []
        columns: list[int] = []
        run: list[str] = []
        self.cells: list[Piece] = []
        self.starts: list[int] = []  # of each line in the run
        for row, line in enumerate(lines):
            self.starts.append(len(run))
            for cell in re.finditer(r"(?:(?!  ).)+", line.text):
                start = len(run)
                for column in range(*cell.span()):
                    for letter in _plain(line.text[column]):
                        run.append(letter)
                        rows.append(row)
                        columns.append(column)
                if len(run) > start:
                    self.cells.append((start, len(run)))
        self.starts.append(len(run))
        self.run, self.rows, self.columns = "".join(run), rows, columns
        self.taken = bytearray(len(run))
        self._cell_starts = [start for start, _ in self.cells]

    def span(self, first: int, last: int) -> Piece:
        """The run of the lines from `first` to before `last`."""
        return self.starts[first], self.starts[last]

    def find(self, value: str, within: Piece, *, whole: bool = True, parted: bool = True) -> list[Piece]:
        """Where `value` stands first and is not taken, in one piece or several (wrapped in a column); [] if nowhere.

        `whole` asks for words that begin and end with it.
        """
        wanted = plain(value)
        if not wanted:
            return []
        for start in self.all_of(value, within, whole=whole):
            return [(start, start + len(wanted))]
        return self._parted(wanted, within) if parted and len(wanted) > 2 * _LEAST_PART else []

    def find_alike(self, value: str, within: Piece) -> list[Piece]:
        """The cell that is nearly `value`: a sign that the typeface lacks, or a letter that was recognised wrongly."""
        wanted, (low, high) = plain(value), within
        for start, end in self.cells[bisect_left(self._cell_starts, low) : bisect_left(self._cell_starts, high)]:
            near = abs(end - start - len(wanted)) <= 0.2 * len(wanted) and self._free(start, end)
            if near and SequenceMatcher(None, self.run[start:end], wanted).ratio() >= _ALIKE:
                return [(start, end)]
        return []

    def all_of(self, value: str, within: Piece, *, whole: bool = True) -> list[int]:
        """The starts of all places where it stands in one piece and is not taken."""
        wanted, found = plain(value), []
        low, high = within
        start = self.run.find(wanted, low, high) if wanted else -1
        while start >= 0:
            end = start + len(wanted)
            if not any(self.taken[start:end]) and (not whole or self._is_whole(value, start, end)):
                found.append(start)
            start = self.run.find(wanted, start + 1, high)
        return found

    def _parted(self, wanted: str, within: Piece) -> list[Piece]:
        """A beginning at the end of a cell, going on with the beginnings of cells soon after it."""
        low, high = within
        first, last = bisect_left(self._cell_starts, low), bisect_left(self._cell_starts, high)
        for number in range(first, last):
            start, end = self.cells[number]
            for cut in self._word_starts(start, end):
                size = end - cut
                if _LEAST_PART <= size < len(wanted) and wanted.startswith(self.run[cut:end]) and self._free(cut, end):
                    rest = self._rest(wanted[size:], number + 1, last, 1)
                    if rest is not None:
                        return [(cut, end), *rest]
        return []

    def _rest(self, wanted: str, first: int, last: int, pieces: int) -> list[Piece] | None:
        if pieces > _MOST_PIECES:
            return None
        for number in range(first, min(last, first + _CELLS_AHEAD)):
            start, end = self.cells[number]
            cell = self.run[start:end]
            if cell.startswith(wanted) and self._free(start, start + len(wanted)):
                if self._ends_word(start + len(wanted)):
                    return [(start, start + len(wanted))]
            elif wanted.startswith(cell) and self._free(start, end):
                rest = self._rest(wanted[end - start :], number + 1, last, pieces + 1)
                if rest is not None:
                    return [(start, end), *rest]
        return None

    def _free(self, start: int, end: int) -> bool:
        return not any(self.taken[start:end])

    def _word_starts(self, start: int, end: int) -> list[int]:
        return [at for at in range(start, end) if self._begins_word(at)]

    def _begins_word(self, at: int) -> bool:
        column = self.columns[at]
        return not column or not self.lines[self.rows[at]].text[column - 1].isalnum()

    def _ends_word(self, end: int) -> bool:
        text, column = self.lines[self.rows[end - 1]].text, self.columns[end - 1]
        return column + 1 >= len(text) or not text[column + 1].isalnum()

    def _is_whole(self, value: str, start: int, end: int) -> bool:
        if not (self._begins_word(start) and self._ends_word(end)):
            return False
        text, column = self.lines[self.rows[end - 1]].text, self.columns[end - 1]
        after = text[column + 1 : column + 2]
        return not (after in ("+", "#") and after and value.rstrip()[-1:] not in ("+", "#"))

    def take(self, pieces: Sequence[Piece]) -> None:
        for start, end in pieces:
            self.taken[start:end] = b"\1" * (end - start)

    def row_of(self, at: int) -> int:
        return self.rows[at]

    def text_of(self, piece: Piece) -> str:
        """As it stands in its line."""
        start, end = piece
        return self.lines[self.rows[start]].text[self.columns[start] : self.columns[end - 1] + 1]

    def cell_of(self, at: int) -> Piece:
        return self.cells[bisect_right(self._cell_starts, at) - 1]

    def in_lines(self, pieces: Sequence[Piece], value: str) -> list[tuple[int, int, int]]:
        """Line, start and end in its text, a part for each line, with the value's own brackets and signs."""
        parts: list[tuple[int, int, int]] = []
        for start, end in pieces:
            at = start
            while at < end:
                row = self.rows[at]
                last = min(end, self.starts[row + 1])
                first = self.columns[at]
                if parts and self.lines[row].text[first - 1 : first] in _OPENING:
                    first -= 1
                parts.append((row, first, self.columns[last - 1] + 1))
                at = last
        return self._with_signs(parts, value.strip())

    def _with_signs(self, parts: list[tuple[int, int, int]], value: str) -> list[tuple[int, int, int]]:
        before = re.match(r"[^\w\s]*", value)
        after = re.search(r"[^\w\s]*$", value)
        row, start, end = parts[0]
        for sign in reversed(before[0] if before else ""):
            if self.lines[row].text[start - 1 : start] == sign:
                start -= 1
        parts[0] = (row, start, end)
        row, start, end = parts[-1]
        for sign in after[0] if after else "":
            if self.lines[row].text[end : end + 1] == sign:
                end += 1
        parts[-1] = (row, start, end)
        return parts
