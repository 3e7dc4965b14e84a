"""The left cells of a table's rows: a date or heading over two lines is one, a section's heading stands alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from interview.documents.boxes import Box, Row, merged

_CLOSE = 0.6  # of the height, between the two lines of a cell
_LARGER = 1.08  # than the text beside it: a heading
_LONGEST = 24  # letters of a line in such a cell
_INDENT = 30.0  # points
_YEAR = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[./]\d{2,4}\b")
_OPEN = re.compile(r"(?:[-–—,/&]|^[^-–—]*\s[^\W\d_]{1,5})$")  # "2019 -", "April 2021 to", "Licences &"


def with_left_cells_joined(rows: Sequence[Row]) -> Iterator[Row]:
    at = 0
    while at < len(rows):
        row, below, later = (rows[at + more] if at + more < len(rows) else [] for more in (0, 1, 2))
        joined = bool(below) and len(row) > 1 and _is_one_cell(row, below)
        first = merged(row[0], below[0]) if joined else row[0]
        next_row = (below[1:] or later) if joined else below
        if len(row) > 1 and _is_heading(first, row[1]) and _is_beside_column(row, next_row):
            yield [first]
            yield row[1:]
        else:
            yield [first, *row[1:]]
        if joined and below[1:]:
            yield below[1:]
        at += 2 if joined else 1


def _is_one_cell(row: Row, below: Row) -> bool:
    cell, more = row[0], below[0]
    close = more.top - cell.bottom <= _CLOSE * cell.height and more.x1 < row[1].x0
    if not close or max(len(cell.text), len(more.text)) > _LONGEST:
        return False
    if _YEAR.search(cell.text):
        return bool(_OPEN.search(cell.text)) and not cell.text[-1].isupper()
    same = cell.bold == more.bold and abs(cell.size - more.size) < 0.5 and abs(cell.x0 - more.x0) < 2
    if not same or any(letter.isdigit() for letter in cell.text + more.text):
        return False
    closed = more.text.endswith(":") and not cell.text.endswith(":")
    return closed or bool(re.search(r"[-–—,/&]$", cell.text)) or _is_heading(cell, row[1])


def _is_heading(cell: Box, beside: Box) -> bool:
    """Larger than what stands beside it, or the only one of both in capitals."""
    if not 4 <= len(cell.text) <= 2 * _LONGEST or any(letter.isdigit() for letter in cell.text):
        return False
    return cell.size >= _LARGER * beside.size > 0 or (cell.text.isupper() and not beside.text.isupper() and cell.bold)


def _is_beside_column(row: Row, below: Row) -> bool:
    """Whether the text beside the cell goes on below, and nothing stands below the cell."""
    return bool(below) and row[0].x1 < below[0].x0 and -3 < below[0].x0 - row[1].x0 < _INDENT
