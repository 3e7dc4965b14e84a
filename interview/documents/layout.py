"""Words with positions -> lines in reading order, columns one after the other; knows no file format.

A row that is split by a wide gap keeps two spaces there, so that later steps still see the gap.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from interview.documents.boxes import Box, Row, closed_up, joined
from interview.documents.cells import with_left_cells_joined
from interview.documents.columns import COLUMN_ROWS, Half, are_columns
from interview.records import Area, TextLine

WIDE_GAP = "  "

_HEADER_ROWS = 4  # so many rows may stand above one column before they belong to it
_HEADER_GAP = 1.5  # of a row's height: rows nearer to the other column's beginning than this are no header
_SAME_EDGE = 3.0  # points
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
    for row in with_left_cells_joined(rows):
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
    best, most = None, (0.0, 0.0)
    for x in sorted({round(box.x0) - 3 for row in rows for box in row}):
        for first, last in _runs_without_crossing(rows, x):
            start = _below_header(rows, x, first, last)
            inside = rows[start:last]
            left, right = Half(_side(inside, x, left=True)), Half(_side(inside, x, left=False))
            if are_columns(left, right):
                length = min(left.bottom, right.bottom) - max(left.top, right.top)
                rank = (round(length, -1), min(left.words * len(left.rows), right.words * len(right.rows)))
                if rank > most:
                    best, most = (x, start, last), rank
    return best


def _runs_without_crossing(rows: list[Row], x: float) -> Iterator[tuple[int, int]]:
    first = 0
    for index, row in enumerate(rows):
        if any(box.x0 < x < box.x1 for box in row):
            if index - first >= COLUMN_ROWS:
                yield first, index
            first = index + 1
    if len(rows) - first >= COLUMN_ROWS:
        yield first, len(rows)


def _below_header(rows: list[Row], x: float, first: int, last: int) -> int:
    """Skip the few rows that stand on one side only before the other side begins: a header.

    A heading that stands close above the other column's beginning and flush with its own column belongs to it.
    """
    sides = [(row[0].x0 < x, row[-1].x0 >= x) for row in rows[first:last]]
    starts = [next((i for i, side in enumerate(sides) if side[k]), 0) for k in (0, 1)]
    if not 0 < max(starts) <= _HEADER_ROWS:
        return first
    begin = first + max(starts)
    on_left = sides[0][0]
    own = _side(rows[begin:last], x, left=on_left)
    top = _side(rows[begin : begin + 1], x, left=not on_left)[0][0].top
    while begin > first and own:
        above = rows[begin - 1]
        flush = any(abs(above[0].x0 - row[0].x0) < _SAME_EDGE for row in own[:6])
        if not flush or top - above[0].bottom > _HEADER_GAP * above[0].height:
            break
        begin -= 1
    return begin


def _side(rows: list[Row], x: float, *, left: bool) -> list[Row]:
    halves = ([box for box in row if (box.x0 < x) == left] for row in rows)
    return [half for half in halves if half]


def _in_logical_order(line: str) -> str:
    """Turn right-to-left text, which a page holds as it looks, into the order in which it is read."""
    rtl = len(re.findall(f"[{_RTL}]", line))
    if not rtl:
        return line
    if rtl < len(re.findall(r"[A-Za-z]", line)):
        return re.sub(f"[{_RTL}]+(?:[ '\"-]+[{_RTL}]+)*", lambda run: run[0][::-1], line)
    mirrored = line[::-1].translate(str.maketrans("()[]{}<>", ")(][}{><"))
    return re.sub(r"[A-Za-z0-9](?:[^\s\u0590-\u08ff]*[A-Za-z0-9])?", lambda run: run[0][::-1], mirrored)
