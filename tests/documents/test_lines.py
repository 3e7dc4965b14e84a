"""Lines stay in step with the text, whatever their letters are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from interview.documents.lines import clean_lines, in_proportion, shortened
from interview.documents.text import clean_text
from interview.records import Area, TextLine

LETTERS = "ab\u00ad\n \t\r\u200b\ufb01•\uf0b7(cid:3)\u2010-"


@given(st.lists(st.text(LETTERS, max_size=6), max_size=8))
def test_clean_lines_are_the_lines_of_the_clean_text(raw: list[str]) -> None:
    lines = clean_lines(TextLine(text) for text in raw)
    text = "\n".join(line.text for line in lines)
    assert text == text.strip("\n")
    assert "\n\n\n" not in text
    if not any("\r" in part or part.startswith("\n") for part in raw):
        assert text.split() == clean_text("\n".join(raw)).split()


def test_a_soft_hyphen_before_an_empty_line_joins_nothing() -> None:
    assert [line.text for line in clean_lines([TextLine("a\u00ad\n"), TextLine("3")])] == ["a", "3"]


def test_a_soft_hyphen_at_a_line_s_end_joins_both_lines_and_their_areas() -> None:
    first, second = TextLine("exam\u00ad", 0, Area(10, 10, 90, 20)), TextLine("ple", 0, Area(10, 22, 30, 32))
    assert clean_lines([first, second]) == [TextLine("example", 0, Area(10, 10, 90, 32))]


def test_the_commonest_size_is_one() -> None:
    lines = [TextLine("Ada", size=20.0), TextLine("a long line of text", size=10.0), TextLine("", size=1.0)]
    assert [line.size for line in in_proportion(lines)] == [2.0, 1.0, 1.0]


def test_a_soft_hyphen_after_a_year_is_a_dash_and_joins_no_lines() -> None:
    texts = [line.text for line in clean_lines([TextLine("2019 \u00ad"), TextLine("Leeds")])]
    assert texts == ["2019 -", "Leeds"]


def test_a_single_endless_line_keeps_its_start() -> None:
    assert [line.text for line in shortened([TextLine("a" * 50)], 20)] == ["a" * 20]
    assert [line.text for line in shortened([TextLine("ab"), TextLine("cd"), TextLine("e")], 5)] == ["ab", "cd"]
