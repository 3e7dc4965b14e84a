"""Words with positions -> lines in reading order, columns one after the other; knows no file format.

A row that is split by a wide gap keeps two spaces there, so that later steps still see the gap.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from interview.core.records import Area, TextLine
from interview.documents.boxes import Box, Row, closed_up, joined

WIDE_GAP = "  "

_COLUMN_ROWS = 4  # a column has at least so many rows
_HEADER_ROWS = 4  # so many rows may stand above one column before they belong to it
_COLUMN_WORDS = 3.5  # fewer words a row, level with the other side: dates or places, not a column
_COLUMN_DENSITY = 0.4  # rows of a column for each row beside it
_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"


def lines_from(words: Sequence[Box]) -> list[TextLine]:
    """Give the page's lines, sizes in points; an empty one stands where the page leaves more than a line's space."""
    lines: list[TextLine] = []
    for block in _blocks_from(_rows_from(words)):
        if lines:
            lines.append(TextLine(""))
        lines.extend(_lines_of(block))
    return lines


def _lines_of(rows: list[Row]) -> Iterator[TextLine]:
    previous: Row | None = None
    for row in rows:
        if previous and row[0].top - previous[0].bottom > 0.9 * row[0].height:
            yield TextLine("")
        yield _line_from(row)
        previous = row


def _line_from(row: Row) -> TextLine:
    text = _in_logical_order(WIDE_GAP.join(box.text for box in row))
    area = Area(row[0].x0, min(box.top for box in row), row[-1].x1, max(box.bottom for box in row))
    letters = sum(len(box.text) for box in row)
    size = sum(box.size * len(box.text) for box in row) / max(letters, 1)
    worded = [box.bold for box in row if any(letter.isalnum() for letter in box.text)]
    return TextLine(text, 0, area, size, bool(worded) and all(worded))


def _rows_from(words: Sequence[Box]) -> list[Row]:
    """Group the words whose middles lie within half a word's height, then join near neighbours."""
    rows: list[list[Box]] = []
    for word in sorted(words, key=lambda box: (box.top + box.bottom) / 2):
        middle = (word.top + word.bottom) / 2
        anchor = rows[-1][0] if rows else None
        if anchor and abs((anchor.top + anchor.bottom) / 2 - middle) < 0.5 * min(anchor.height, word.height):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [joined(closed_up(sorted(row, key=lambda box: box.x0))) for row in rows]


def _blocks_from(rows: list[Row]) -> Iterator[list[Row]]:
    """Split at the best gutter into above, left, right and below, and each of these again."""
    found = _best_gutter(rows)
    if found is None:
        if rows:
            yield rows
        return
    x, first, last = found
    inside = rows[first:last]
    yield from _blocks_from(rows[:first])
    for left in (True, False):  # rows anew: a neighbour column may have pulled a row's words apart
        yield from _blocks_from(_rows_from([box for row in _side(inside, x, left=left) for box in row]))
    yield from _blocks_from(rows[last:])


def _best_gutter(rows: list[Row]) -> tuple[float, int, int] | None:
    """Find the x that no row crosses over the longest run of rows with a column on either side."""
    best, most = None, (0.0, 0)
    for x in sorted({round(box.x0) - 3 for row in rows for box in row}):
        for first, last in _runs_without_crossing(rows, x):
            start = _below_header(rows, x, first, last)
            inside = rows[start:last]
            left, right = _side(inside, x, left=True), _side(inside, x, left=False)
            if _is_column(left, right) and _is_column(right, left):
                length = min(left[-1][0].bottom, right[-1][0].bottom) - max(left[0][0].top, right[0][0].top)
                rank = (round(length, -1), min(_words_in(left), _words_in(right)))
                if rank > most:
                    best, most = (x, start, last), rank
    return best


def _runs_without_crossing(rows: list[Row], x: float) -> Iterator[tuple[int, int]]:
    first = 0
    for index, row in enumerate(rows):
        if any(box.x0 < x < box.x1 for box in row):
            if index - first >= _COLUMN_ROWS:
                yield first, index
            first = index + 1
    if len(rows) - first >= _COLUMN_ROWS:
        yield first, len(rows)


def _below_header(rows: list[Row], x: float, first: int, last: int) -> int:
    """Skip the few rows that stand on one side only before the other side begins: a header."""
    sides = [(row[0].x0 < x, row[-1].x0 >= x) for row in rows[first:last]]
    starts = [next((i for i, side in enumerate(sides) if side[k]), 0) for k in (0, 1)]
    return first + (max(starts) if max(starts) <= _HEADER_ROWS else 0)


def _side(rows: list[Row], x: float, *, left: bool) -> list[Row]:
    halves = ([box for box in row if (box.x0 < x) == left] for row in rows)
    return [half for half in halves if half]


def _is_column(side: list[Row], other: list[Row]) -> bool:
    """Tell a column of text from the dates or places that stand level with another column's lines."""
    if len(side) < _COLUMN_ROWS:
        return False
    beside = [row for row in other if side[0][0].top <= row[0].bottom and row[0].top <= side[-1][0].bottom]
    if len(side) < _COLUMN_DENSITY * len(beside):
        return False
    tops = [row[0].bottom for row in other]
    level = sum(any(abs(row[0].bottom - top) < 0.3 * row[0].height for top in tops) for row in side)
    return level < 0.75 * len(side) or _words_in(side) >= _COLUMN_WORDS * len(side)


def _words_in(rows: list[Row]) -> int:
    return sum(box.text.count(" ") + 1 for row in rows for box in row)


def _in_logical_order(line: str) -> str:
    """Turn right-to-left text, which a page holds as it looks, into the order in which it is read."""
    rtl = len(re.findall(f"[{_RTL}]", line))
    if not rtl:
        return line
    if rtl < len(re.findall(r"[A-Za-z]", line)):
        return re.sub(f"[{_RTL}]+(?:[ '\"-]+[{_RTL}]+)*", lambda run: run[0][::-1], line)
    mirrored = line[::-1].translate(str.maketrans("()[]{}<>", ")(][}{><"))
    return re.sub(r"[A-Za-z0-9](?:[^\s\u0590-\u08ff]*[A-Za-z0-9])?", lambda run: run[0][::-1], mirrored)
