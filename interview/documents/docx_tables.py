"""Word tables -> lines: rows of entries row by row, columns of a layout one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from interview.records import TextLine

Cell = list[TextLine]
_SEVERAL = 2  # lines of a cell that is a piece of a column


def table_lines(rows: Sequence[Sequence[Cell]]) -> Iterator[TextLine]:
    """A row of one-line cells is one line; headings side by side are read with what stands below each of them."""
    at = 0
    while at < len(rows):
        row, below = rows[at], rows[at + 1] if at + 1 < len(rows) else ()
        if _are_headings(row) and _are_pieces(below, len(row)):
            for heading, piece in zip(row, below, strict=True):
                yield from heading
                yield from piece
            at += 2
        else:
            yield from _row_lines(row)
            at += 1


def _worded(cell: Cell) -> Cell:
    return [line for line in cell if line.text.strip()]


def _are_headings(row: Sequence[Cell]) -> bool:
    """Several cells of one line each, in bold or capitals and without dates."""
    lines = [line for cell in row for line in _worded(cell)]
    single = len(row) > 1 and all(len(_worded(cell)) == 1 for cell in row)
    return single and all(
        (line.bold or line.heading or line.text.isupper()) and not any(letter.isdigit() for letter in line.text)
        for line in lines
    )


def _are_pieces(row: Sequence[Cell], count: int) -> bool:
    sizes = [len(_worded(cell)) for cell in row]
    return len(row) == count and min(sizes) >= 1 and max(sizes) >= _SEVERAL


def _row_lines(row: Sequence[Cell]) -> Iterator[TextLine]:
    cells = [cell for cell in row if _worded(cell)]
    if len(cells) > 1 and all(len(_worded(cell)) == 1 for cell in cells):
        lines = [_worded(cell)[0] for cell in cells]
        yield TextLine(
            "  ".join(line.text.strip() for line in lines),
            size=max(line.size for line in lines),
            bold=all(line.bold for line in lines),
            heading=lines[0].heading,
        )
        return
    for cell in cells:
        yield from cell
