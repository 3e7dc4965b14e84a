"""Formulas in every column that can hold a stranger's text: the files are read as spreadsheets read them."""

from __future__ import annotations

import csv
import io
import re

from bench.attacks.hostile import held_with, tables_of
from bench.attacks.scene import Scene
from bench.attacks.table import Attack
from interview.sessions.tables import COLUMNS

STARTS = {
    "equals": "=", "plus": "+", "minus": "-", "at": "@", "a tab": "\t=", "a return": "\r=", "a line": "\n=",
    "wide equals": "＝",
    "wide plus": "＋", "wide minus": "－", "wide at": "＠", "no width": "\u200b=", "a joiner": "\u2060=",
    "byte order": "\ufeff=",
    "a soft hyphen": "\u00ad=", "a hard space": "\u00a0=", "a semicolon": "x;=", "a semicolon and blank": "x; =",
    "a pipe": "|", "an ideographic space": "\u3000=", "right to left": "\u202e=", "a quote": '"=', "a comma": 'x",=',
    "two": "'=",
}  # fmt: skip
"""What a cell may begin with so that a spreadsheet runs it."""
_BLANK = re.compile(r"^[\s\x00-\x1f\u00a0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\u3000\ufeff]+")
_SIGNS = "=@＝＠"
_SUMS = "+-＋－|"


def _text(field: str, number: int) -> str:
    start = list(STARTS.values())[(number - 1) % len(STARTS)]
    return f'{start}HYPERLINK("http://evil.example/zqf{(number - 1) % len(STARTS)}";"a")'


def runs(cell: str) -> bool:
    """Whether a spreadsheet would take a cell, or what a semicolon locale makes of it, for a formula."""
    first, *rest = re.split(r"[;\t\r\n]", cell)
    whole = _BLANK.sub("", first if first.strip() else cell)
    return whole.startswith((*_SIGNS, *_SUMS)) or any(
        _BLANK.sub("", part.lstrip('"“ ')).startswith(tuple(_SIGNS)) for part in rest
    )


def _cells(scene: Scene) -> list[tuple[str, str, str]]:
    held = held_with(scene, _text, entries=len(STARTS), answers=3)
    found = []
    for name, text in tables_of(held, tuple(COLUMNS)).items():
        for row in csv.DictReader(io.StringIO(text)):
            found += [(name, str(column), str(cell)) for column, cell in row.items()]
    return found


def _started(name: str) -> Attack:
    number = list(STARTS).index(name)

    def run(scene: Scene) -> str:
        cells: list[tuple[str, str, str]] = scene.once("sheets", _cells)
        for table, column, cell in cells:
            if re.search(rf"zqf{number}\b", cell) and runs(cell):
                return f"{table}.{column} runs: {cell[:60]!r}"
        return ""

    return Attack("formulas", name, run)


def _is_looked_at(scene: Scene) -> str:
    cells: list[tuple[str, str, str]] = scene.once("sheets", _cells)
    columns = {f"{table}.{column}" for table, column, cell in cells if "zqf" in cell}
    wanted = {"profile.value", "plan.topic", "answers.answer", "disputes.reason", "questions.question"}
    return f"nothing stands in {sorted(wanted - columns)}" if wanted - columns else ""


ATTACKS = (*map(_started, STARTS), Attack("formulas", "enough of them are written", _is_looked_at))
