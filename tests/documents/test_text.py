"""Letters become plain, lines stay lines."""

from __future__ import annotations

import pytest

from interview.documents.text import clean_text


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("ﬁnancial oﬃce", "financial office"),
        ("co\u00adoperate", "cooperate"),
        ("exam\u00ad\nple", "example"),
        ("Sep. 2023 \u00ad Mar. 2024, 2019\u00ad2021", "Sep. 2023 - Mar. 2024, 2019-2021"),
        ("(909) 555-\u00ad\u20105555", "(909) 555-5555"),
        ("one\u00a0two\u200b three\ufeff", "one two three"),
        ("bell\x07 and\x00 null", "bell and null"),
        ("\uf0b7 Led a team\n\u25cf\tWrote code", "• Led a team\n• Wrote code"),
        ("(cid:127) Led a team of (cid:3) two", "• Led a team of  two"),
        ("first\r\nsecond\rthird\x0cfourth", "first\nsecond\nthird\nfourth"),
        ("a\n\n\n\n\nb", "a\n\nb"),
        ("Title\tDates", "Title  Dates"),
    ],
)
def test_letters_become_plain_and_lines_stay(raw: str, clean: str) -> None:
    assert clean_text(raw) == clean


def test_cleaning_twice_changes_nothing() -> None:
    once = clean_text("\uf0b7\tﬁrst  \t x\n\n\n (cid:5)y\u00ad\nz")
    assert clean_text(once) == once
