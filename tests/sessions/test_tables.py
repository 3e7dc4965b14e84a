"""Cells of the CSV files: no spreadsheet runs one, and every text comes back as it was."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from interview.sessions.tables import cell_of, escape_cell, unescape_cell
from tests.effort import processor_seconds

RISKY = ["=", "+", "-", "@", "＝", "＋", "－", "＠", "|"]
UNSEEN = ["", " ", "\u00a0", "\u3000", "\u200b", "\ufeff", "\x01", "\u202e", "\t", "\n", "\u200b \ufeff"]
PAYLOADS = [
    "=HYPERLINK(A1)", "＝1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0", "- WEBSERVICE(A1)",
    '"=1+1', " =1+1", "\u200b=1+1",
]  # fmt: skip
SIGNS = st.sampled_from([*"=+-@|'\";,\t\r\n(!a1 ", "＝", "\u200b", "\ufeff", "；", "\ud800"])
TEXTS = st.one_of(st.lists(SIGNS, max_size=12).map("".join), st.text(max_size=30))


@given(TEXTS)
@example("'=")
@example(";'=x")
@example("\t'''=;''@")
def test_every_text_comes_back_unchanged(text: str) -> None:
    assert unescape_cell(escape_cell(text)) == text


@pytest.mark.parametrize("before", UNSEEN)
@pytest.mark.parametrize("sign", RISKY)
def test_a_cell_never_begins_with_a_formula_whatever_nobody_sees_before_it(before: str, sign: str) -> None:
    assert escape_cell(f"{before}{sign}1+1").startswith("'")


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("separator", [";", "\t", "\n", "\r\n"])
def test_no_cell_of_a_semicolon_or_tab_locale_begins_with_a_formula(separator: str, payload: str) -> None:
    file = io.StringIO()
    csv.writer(file).writerow(["id", 1, escape_cell(f"I tested{separator}{payload} and more"), "end"])
    for delimiter in (";", "\t"):
        rows = csv.reader(io.StringIO(file.getvalue(), newline=""), delimiter=delimiter)
        cells = [cell.strip(' "\u200b') for row in rows for cell in row]
        assert not [cell for cell in cells if cell.startswith(tuple(RISKY))]


@pytest.mark.parametrize(
    "text",
    [
        "I wrote tests; then I ran them, and 5 - 3 = 2.",
        "Responsible for:\n- planning tests\n- writing them (mostly in Python)\n+ reviews",
        "Python;SQL;C++;C#",
        "a@b.org, jane's",
        "",
    ],
)
def test_ordinary_text_is_written_as_it_is(text: str) -> None:
    assert escape_cell(text) == text


@given(st.one_of(TEXTS, st.none(), st.integers(), st.floats(), st.booleans()))
def test_every_value_makes_a_cell_that_utf_8_can_hold(value: object) -> None:
    assert b"\x00" not in cell_of(value).encode()


@pytest.mark.parametrize("text", ["; " * 50_000, ";-" * 50_000, "'" * 100_000, ";" + " " * 100_000, "\n- a b" * 20_000])
def test_escaping_takes_as_long_as_the_text(text: str) -> None:
    assert processor_seconds(lambda: unescape_cell(escape_cell(text))) < 1
