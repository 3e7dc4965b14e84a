"""Labels of a manuscript -> labels of the lines that a file made of it is read as: letter by letter, in one order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple
from difflib import SequenceMatcher

from interview.records import TextLine
from training.resumes.letters import Letters, Piece
from training.resumes.manuscripts import GOES_ON, Line
from training.resumes.records import Row

LEAST_FOUND = 0.97
"""Share of a manuscript's letters that the file has to be read with; below it the file's labels cannot be trusted."""


class AlignmentError(Exception):
    """A file reads too unlike the manuscript that it was made of."""


def rows_from(lines: Sequence[Line], read: Sequence[TextLine]) -> list[Row]:
    """Raises AlignmentError. A row takes the label of the manuscript's line that its first letter belongs to."""
    wanted, found = Letters([TextLine(line.text) for line in lines]), Letters(read)
    place = _places(wanted, found)
    if len(place) < LEAST_FOUND * len(wanted.run):
        raise AlignmentError(f"{len(place)} of {len(wanted.run)} letters stand in the file")
    origin = {there: here for here, there in place.items()}  # letter of the file: letter of the manuscript
    fields = _fields(lines, wanted, found, place)
    rows: list[Row] = []
    signs = _Signs(lines)
    for number, line in enumerate(read):
        letters = [origin[at] for at in range(found.starts[number], found.starts[number + 1]) if at in origin]
        if letters:
            source = lines[wanted.row_of(letters[0])]
            begins = letters[0] == wanted.starts[wanted.row_of(letters[0])]
            section, role = source.section, source.role if begins else GOES_ON.get(source.role, source.role)
            signs.at = max(signs.at, wanted.row_of(letters[-1]))
        elif line.text.strip():
            section, role = signs.label(line.text.strip(), alone=found.starts[number] == found.starts[number + 1])
        else:
            section, role = rows[-1].section if rows else "top", "blank"
        area = astuple(line.area) if line.area else None
        told = sorted(fields.get(number, ()))
        marks, joins = tuple(mark[:3] for mark in told), tuple(mark[0] for mark in told if mark[3])
        rows.append(Row(line.text, line.page, area, line.size, line.bold, line.heading, section, role, marks, joins))
    return rows


class _Signs:
    """Labels of rows without letters: "•" or a rule of signs, as the manuscript has them further on, or the page's."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines, self.at = lines, 0

    def label(self, text: str, *, alone: bool) -> tuple[str, str]:
        for line in self._lines[self.at : self.at + 12] if alone else ():
            if line.text.strip() == text:
                return line.section, line.role
        return ("", "") if alone else ("other", "running")


def _places(wanted: Letters, found: Letters) -> dict[int, int]:
    """Letter of the manuscript: letter of the file, where both have the same in the same order."""
    if wanted.run == found.run:
        return {at: at for at in range(len(wanted.run))}
    here, there = _words(wanted), _words(found)
    matcher = SequenceMatcher(
        None, [wanted.run[a:b] for a, b in here], [found.run[a:b] for a, b in there], autojunk=False
    )
    place: dict[int, int] = {}
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind == "delete" or kind == "insert":
            continue
        a, b = (here[first][0], here[last - 1][1]), (there[start][0], there[end - 1][1])
        if wanted.run[slice(*a)] == found.run[slice(*b)]:
            place |= {a[0] + at: b[0] + at for at in range(a[1] - a[0])}
        else:
            near = SequenceMatcher(None, wanted.run[slice(*a)], found.run[slice(*b)], autojunk=False)
            for block in near.get_matching_blocks():
                place |= {a[0] + block.a + at: b[0] + block.b + at for at in range(block.size)}
    return place


def _words(letters: Letters) -> list[Piece]:
    """What stands between white space, in the run of letters."""
    words: list[Piece] = []
    for row, line in enumerate(letters.lines):
        at = letters.starts[row]
        last = at
        while at < letters.starts[row + 1]:
            at += 1
            closes = at == letters.starts[row + 1]
            if closes or any(map(str.isspace, line.text[letters.columns[at - 1] : letters.columns[at]])):
                words.append((last, at))
                last = at
    return words


def _fields(
    lines: Sequence[Line], wanted: Letters, found: Letters, place: dict[int, int]
) -> dict[int, list[tuple[int, int, str, bool]]]:
    """By row of the file: start, end, field, and whether it goes on from a row above."""
    columns = {(wanted.rows[at], wanted.columns[at]): at for at in range(len(wanted.run))}
    fields: dict[int, list[tuple[int, int, str, bool]]] = {}
    for number, line in enumerate(lines):
        for start, end, name in line.fields:
            letters = [place[at] for c in range(start, end) if (at := columns.get((number, c), -1)) in place]
            joins = start in line.joins
            for piece in _runs(letters, found):
                for row, first, last in found.in_lines([piece], line.text[start:end]):
                    fields.setdefault(row, []).append((first, last, name, joins))
                    joins = True
    return fields


def _runs(letters: Sequence[int], found: Letters) -> list[Piece]:
    """A field's letters as one piece for each row of the file, in order."""
    pieces: list[Piece] = []
    for at in sorted(set(letters)):
        if pieces and found.row_of(pieces[-1][0]) == found.row_of(at):
            pieces[-1] = (pieces[-1][0], at + 1)
        else:
            pieces.append((at, at + 1))
    return pieces
