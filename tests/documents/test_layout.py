"""Reading order: columns one after the other, tables row by row."""

from __future__ import annotations

from pathlib import Path

from interview.documents import read_document
from interview.documents.boxes import Box
from interview.documents.layout import lines_from
from tests.documents.files import Placed, placed, write_pdf


def boxes(lines: list[Placed]) -> list[Box]:
    """Words of ten-point letters, five points wide each, with a space between them."""
    found = []
    for x, top, text in lines:
        for word in text.split():
            found.append(Box(x, x + 5 * len(word), top, top + 10, word))
            x += 5 * len(word) + 3
    return found


def read(lines: list[Placed]) -> list[str]:
    return [line.text for line in lines_from(boxes(lines)) if line.text]


SIDE = ["Contact", "ada@example.com", "Skills", "Python", "SQL", "Testing of web pages"]
MAIN = ["Experience", "Tester at a harbour company", "Wrote checks for bookings", "Education", "Physics, Lagos", "2015"]


def test_two_columns_are_read_one_after_the_other() -> None:
    page = [(40, 30, "Ada Okafor"), *placed(SIDE, x=40, top=70), *placed(MAIN, x=250, top=75)]
    assert read(page) == ["Ada Okafor", *SIDE, *MAIN]


def test_columns_whose_lines_stand_level_are_still_columns() -> None:
    prose = [f"line {row} of a column with many words" for row in range(6)]
    other = [f"and {row} of the one beside it, also long" for row in range(6)]
    assert read([*placed(prose, x=40), *placed(other, x=330)]) == [*prose, *other]


def test_dates_at_the_right_margin_stay_with_their_line() -> None:
    jobs = [f"Tester number {row} of a company" for row in range(6)]
    dates = [f"201{row} - 201{row + 1}" for row in range(6)]
    expected = [f"{job}  {date}" for job, date in zip(jobs, dates, strict=True)]
    assert read([*placed(jobs, x=40), *placed(dates, x=400)]) == expected


def test_a_line_over_the_full_width_parts_the_columns_above_and_below_it() -> None:
    left, right = placed(SIDE, x=40, top=60), placed(MAIN, x=250, top=65)
    banner = (40.0, 180.0, "A line that runs over both of the columns and stops them there for good")
    below = [*placed(["More"], x=40, top=200), *placed(["Words"], x=250, top=200)]
    assert read([*left, *right, banner, *below]) == [*SIDE, *MAIN, banner[2], "More  Words"]


def test_a_gap_between_blocks_leaves_an_empty_line() -> None:
    lines = lines_from(boxes([(40, 30, "Ada"), (40, 42, "Okafor"), (40, 80, "Skills")]))
    assert [line.text for line in lines] == ["Ada", "Okafor", "", "Skills"]


def test_right_to_left_text_is_given_in_the_order_in_which_it_is_read() -> None:
    seen = "2024 - 2020 - ראוד"  # as it looks on the page, from the left
    assert read([(40, 30, seen)]) == ["דואר - 2020 - 2024"]


def test_single_letters_after_a_word_stay_single() -> None:
    assert read([(40, 30, "Licence classes A B C D E")]) == ["Licence classes A B C D E"]


def test_letter_spaced_headings_of_two_columns_stay_apart() -> None:
    assert read([(40, 30, "S K I L L S"), (200, 30, "W O R K")]) == ["SKILLS  WORK"]


def test_a_two_column_pdf_keeps_each_column_together(tmp_path: Path) -> None:
    page = [(50.0, 40.0, "Ada Okafor"), *placed(SIDE, x=50, top=90), *placed(MAIN, x=300, top=95)]
    text = read_document(write_pdf(tmp_path / "cv.pdf", [page])).text
    assert [line for line in text.splitlines() if line] == ["Ada Okafor", *SIDE, *MAIN]
