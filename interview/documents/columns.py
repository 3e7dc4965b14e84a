"""Two halves of a page beside a gutter: columns to read one after the other, or one table to read row by row.

Columns are set each with its own leading, so that lines stand beside each other without standing level. Where all
lines share one grid, what the halves say decides: dates, right-aligned places and labels belong to their rows; running
text, and sections with headings of their own, to columns.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from interview.documents.boxes import Row

COLUMN_ROWS = 4  # a column has at least so many rows
_HEADED_ROWS = 3  # or so many under a heading that stands beside another column's heading
_LEVEL = 0.3  # of the letters' height, between two base lines of one row
_BESIDE = 0.15  # of the height: rows that share more stand beside each other
_OWN_LEADING = 0.35  # of the rows beside others: so many not level are set with a leading of their own
_LEAST_WORDS = 6  # of a column without a heading; the words around a chart are fewer
_DENSITY = 0.4  # rows of a column for each row beside it
_BLOCK_GAP = 0.9  # of the height; a wider gap begins a block
_SAME_STARTS = 0.75  # of the blocks of one half begin level with a block of the other: rows of a table
_FEW_BLOCKS = 3
_SPARSE, _MARGIN_STARTS, _NEAR_START = 0.5, 0.8, 0.8  # a margin: rows for each beside it, blocks, heights
_MOST_STARTS = 0.6  # of the rows begin a block: in more, blocks begin beside each other by chance
_DATES = 0.4  # of the rows hold one: a column of dates
_DATE_WORDS = 6.0  # a row, at most: "Jan 2019 - Present  San Francisco, CA" has seven, other rows fewer
_WORDS = 3.5  # a row; fewer are dates, places, labels
_RUNNING = 0.25  # of the rows go on with a sentence
_FULL = 0.75  # of the half's width: a row that is broken because it is full
_DATE = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[./]\d{2,4}\b")
_BULLET = re.compile(r"^(?:[•●▪■◦‣*–-]|\(cid:\d+\)|[\ue000-\uf8ff])\s*")


@dataclass(frozen=True)
class Half:
    """The rows on one side of a gutter, from the top."""

    rows: list[Row]

    @cached_property
    def bottoms(self) -> list[float]:
        return sorted(row[0].bottom for row in self.rows)

    @cached_property
    def texts(self) -> list[str]:
        return [" ".join(box.text for box in row) for row in self.rows]

    @cached_property
    def starts(self) -> list[Row]:
        """The first row of each block."""
        later = (row for before, row in pairwise(self.rows) if _gap(before, row) > _BLOCK_GAP * row[0].height)
        return [*self.rows[:1], *later]

    @property
    def top(self) -> float:
        return self.rows[0][0].top

    @property
    def bottom(self) -> float:
        return self.rows[-1][0].bottom

    @property
    def words(self) -> float:
        return sum(text.count(" ") + 1 for text in self.texts) / len(self.rows)

    @property
    def dated(self) -> float:
        return sum(_DATE.search(text) is not None for text in self.texts) / len(self.rows)

    @property
    def is_right_aligned(self) -> bool:
        """Ends of rows stand below each other and beginnings do not."""
        lefts = Counter(round(row[0].x0 / 3) for row in self.rows)
        rights = [row[-1].x1 for row in self.rows]
        flush = sum(abs(right - max(rights)) < 2 for right in rights)
        return flush >= 0.8 * len(rights) and lefts.most_common(1)[0][1] <= 0.6 * len(rights)

    @property
    def headings(self) -> int:
        """Rows that look like one, where not nearly all do."""
        found = sum(_is_heading(row, text) for row, text in zip(self.rows, self.texts, strict=True))
        return found if found <= 0.6 * len(self.rows) else 0

    @cached_property
    def going_on(self) -> list[Row]:
        """Rows that go on with a sentence: small letters after a row that fills the half."""
        left, right = min(row[0].x0 for row in self.rows), max(row[-1].x1 for row in self.rows)
        full = left + _FULL * (right - left)
        after = zip(pairwise(self.rows), self.texts[1:], strict=True)
        return [row for (above, row), text in after if above[-1].x1 >= full and text[:1].islower()]


def are_columns(left: Half, right: Half) -> bool:
    """Whether each half is to be read by itself."""
    least = _HEADED_ROWS if _are_both_headed(left, right) else COLUMN_ROWS
    if min(len(left.rows), len(right.rows)) < least:
        return False
    if any(half.words * len(half.rows) < _LEAST_WORDS and not half.headings for half in (left, right)):
        return False
    pairs = ((left, right), (right, left))
    level, loose = (sum(counts) for counts in zip(*(_beside(*pair) for pair in pairs), strict=True))
    if not level + loose:
        return False
    own_leading = loose >= _OWN_LEADING * (level + loose)
    if not all(_is_dense(half, other, _DENSITY) for half, other in pairs):
        return False
    if own_leading:
        return not any(_is_of_dates(half) or _is_margin(half, other) for half, other in pairs)
    return not any(_belongs_to_rows(half, other) for half, other in pairs)


def _is_of_dates(half: Half) -> bool:
    """Dates, perhaps with places: in smaller letters they need not stand level with what they date."""
    return half.dated >= _DATES and half.words < _DATE_WORDS and not half.headings


def _is_margin(half: Half, other: Half) -> bool:
    """A margin with few rows, nearly all of whose blocks begin beside the beginning of a block: headings, dates."""
    starts = sorted(row[0].top for row in other.starts)
    if len(half.starts) < _FEW_BLOCKS or len(starts) > _MOST_STARTS * len(other.rows):
        return False
    beside = [row for row in other.rows if half.top <= row[0].bottom and row[0].top <= half.bottom]
    near = sum(any(abs(row[0].top - top) < _NEAR_START * row[0].height for top in starts) for row in half.starts)
    return len(half.rows) <= _SPARSE * len(beside) and near >= _MARGIN_STARTS * len(half.starts)


def _belongs_to_rows(half: Half, other: Half) -> bool:
    """Of two halves on one grid: whether this one says something about each row or block of the other."""
    shared = Half([row for row in half.rows if _is_level(row, other.bottoms) or _is_beside(row, other)])
    if not shared.rows or shared.dated >= _DATES or shared.is_right_aligned:
        return True
    if _are_both_headed(half, other):
        return False
    starts = [row[0].bottom for row in other.starts]
    own = [row for row in half.starts if _is_level(row, other.bottoms) or _is_beside(row, other)]
    level = sum(_is_level(row, starts) for row in own)
    if len(own) >= _FEW_BLOCKS and level >= _SAME_STARTS * len(own) and shared.words < 2 * _WORDS:
        return True
    if shared.headings >= 2 or len(half.going_on) >= _RUNNING * len(half.rows):
        return False
    going_on = [row[0].bottom for row in other.going_on]
    if sum(_is_level(row, going_on) for row in shared.rows) >= _RUNNING * len(shared.rows):
        return False  # level with any row by chance, not with the first of what it is the date or place of
    return shared.words < _WORDS


def _are_both_headed(left: Half, right: Half) -> bool:
    """Whether two headings stand beside each other at the top of the halves."""
    firsts = [(half.rows[0], half.texts[0]) for half in (left, right) if half.rows and half.headings]
    if len(firsts) < 2 or not all(_is_heading(row, text) for row, text in firsts):
        return False
    return abs(firsts[0][0][0].bottom - firsts[1][0][0].bottom) < 2 * firsts[0][0][0].height


def _beside(half: Half, other: Half) -> tuple[int, int]:
    """How many rows stand level with one of the other half, and how many beside one without standing level."""
    level = loose = 0
    for row in half.rows:
        if _is_level(row, other.bottoms):
            level += 1
        elif _is_beside(row, other):
            loose += 1
    return level, loose


def _is_level(row: Row, bottoms: Sequence[float]) -> bool:
    at = bisect_left(bottoms, row[0].bottom)
    most = _LEVEL * _letters_height(row)
    return any(abs(bottom - row[0].bottom) < most for bottom in bottoms[max(at - 1, 0) : at + 1])


def _letters_height(row: Row) -> float:
    """A recognised box leaves room around its letters."""
    return min(row[0].height, row[0].size or row[0].height)


def _is_beside(row: Row, other: Half) -> bool:
    top, bottom = row[0].top, row[0].bottom
    at = bisect_left(other.bottoms, top)
    near = (one for one in other.bottoms[at : at + 2])
    share = _BESIDE * row[0].height
    height = other.rows[0][0].height
    return any(min(one, bottom) - max(one - height, top) > share for one in near)


def _is_dense(half: Half, other: Half, least: float) -> bool:
    beside = [row for row in other.rows if half.top <= row[0].bottom and row[0].top <= half.bottom]
    return len(half.rows) >= least * len(beside)


def _is_heading(row: Row, text: str) -> bool:
    bare = _BULLET.sub("", text)
    if bare != text or any(letter.isdigit() for letter in bare) or len(bare.split()) > 4 or "@" in bare:
        return False
    return (bare.isupper() and len(bare) > 3) or all(box.bold for box in row)


def _gap(above: Row, row: Row) -> float:
    return row[0].top - above[0].bottom
