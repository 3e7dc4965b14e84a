"""Headers and footers are not content; what only looks like one stays."""

from __future__ import annotations

import pytest

from interview.documents.running import without_running_lines
from interview.records import Area, TextLine

HEIGHTS = {0: 800.0, 1: 800.0}


def at(top: float, text: str, page: int = 0) -> TextLine:
    return TextLine(text, page, Area(50, top, 50 + 5 * len(text), top + 10))


BODY = [at(60, "Ada Okafor"), at(400, "Tester, Quiet Harbour Ltd"), at(414, "May 2020 - Present")]


@pytest.mark.parametrize(
    "footer",
    ["Page 1 of 2", "1", "- 1 -", "1 / 2", "Ada Okafor · Résumé · 1", "June 3, 2026  Ada Okafor  1", "Seite 1 von 2"],
)
def test_a_numbered_footer_of_a_single_page_is_left_out(footer: str) -> None:
    assert without_running_lines([*BODY, at(770, footer)], HEIGHTS) == BODY


def test_a_footer_that_two_pages_number_is_left_out_of_both() -> None:
    second = [at(60, "Education", 1), at(770, "Ada Okafor 2", 1)]
    assert without_running_lines([*BODY, at(770, "Ada Okafor 1"), *second], HEIGHTS) == [*BODY, second[0]]


@pytest.mark.parametrize("last", ["German C1", "Windows 1", "2019 - 2021", "ada@example.com", "12 Hill Road, Leeds 1"])
def test_a_last_line_without_a_page_number_of_its_own_stays(last: str) -> None:
    lines = [*BODY, at(770, last)]
    assert without_running_lines(lines, HEIGHTS) == lines


def test_a_number_in_the_middle_of_the_page_or_close_to_its_text_stays() -> None:
    lines = [*BODY, at(500, "1"), at(750, "Marathons run:"), at(764, "1")]
    assert without_running_lines(lines, HEIGHTS) == lines


def test_a_date_in_the_same_place_on_two_pages_is_no_page_number() -> None:
    lines = [at(20, f"May {year} in Leeds", page) for page, year in enumerate((2019, 2021))]
    assert without_running_lines(lines, HEIGHTS) == lines
