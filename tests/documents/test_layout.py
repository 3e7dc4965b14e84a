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


WORDY = ["Jan 2019 - Present  San Francisco, CA", "Mar 2016 - Dec 2018  Portland, OR", "2012 - 2016  Salem, OR"]


def right_aligned(texts: list[str], tops: list[float], edge: float = 550) -> list[Placed]:
    width = {text: sum(5 * len(word) + 3 for word in text.split()) for text in texts}
    return [(edge - width[text], top, text) for text, top in zip(texts, tops, strict=True)]


def test_wordy_dates_and_places_at_the_right_margin_are_no_column() -> None:
    jobs = [
        "Operations Manager",
        "• Led ninety agents",
        "Shift Supervisor",
        "• Cut delays by half",
        "Agent",
        "• Loaded",
    ]
    page = [*placed(jobs, x=40, top=60), *right_aligned(WORDY + WORDY, [60, 92, 124, 156, 188, 220])]
    page += placed(["Education", "Physics, Lagos", "Maths, Leeds"], x=40, top=156, leading=32)
    read_lines = read(page)
    assert read_lines[0] == "Operations Manager  " + " ".join(WORDY[0].split())
    assert read_lines[2].startswith("Shift Supervisor  Mar 2016")


def test_a_table_of_dates_on_the_left_is_one_entry_a_row() -> None:
    dates = [(40.0, top, text) for top, text in ((60, "2019 - 2021"), (108, "2016 - 2019"), (156, "2012 - 2016"))]
    heads = [(160.0, top, text) for top, text in ((60, "Tester, Leeds"), (108, "Nurse, York"), (156, "Cook, Hull"))]
    tasks = [(160.0, top + 16, "who did many things there and then") for top in (60, 108, 156)]
    headings = [
        (40.0, 40.0, "EXPERIENCE"),
        (40.0, 190.0, "EDUCATION"),
        (40.0, 206, "2008"),
        (160.0, 206, "Physics, Lagos"),
    ]
    lines = read([*dates, *heads, *tasks, *headings])
    assert lines[:3] == ["EXPERIENCE", "2019 - 2021  Tester, Leeds", "who did many things there and then"]
    assert lines[-2:] == ["EDUCATION", "2008  Physics, Lagos"]


def test_a_date_over_two_lines_of_its_cell_is_one() -> None:
    page = [
        (40.0, 60.0, "April 2021 to"),
        (40.0, 72.0, "today"),
        (160.0, 60.0, "Tester, Leeds"),
        (160.0, 72.0, "Wrote checks"),
    ]
    assert read(page) == ["April 2021 to today  Tester, Leeds", "Wrote checks"]


def test_a_heading_just_above_the_sidebar_stays_with_its_own_column() -> None:
    header = [(40.0, 30.0, "Ada Okafor, tester of harbours and of ships in Lagos")]
    page = [*header, *placed(SIDE, x=40, top=71), (250.0, 60.0, "EXPERIENCE"), *placed(MAIN[1:], x=250, top=76)]
    assert read(page) == [header[0][2], *SIDE, "EXPERIENCE", *MAIN[1:]]


def test_a_sidebar_on_the_same_grid_is_a_column_where_it_has_headings_of_its_own() -> None:
    side = ["CONTACT", "ada@example.com", "Lagos", "", "SKILLS", "Python", "SQL", "Pumps", "EDUCATION", "Physics"]
    main = [
        "EXPERIENCE",
        "Tester, Harbour Ltd",
        "Kept engines running in two units,",
        "with stops down by a third.",
        "More",
    ]
    main += ["Led the training for all of the new hands,", "who stayed.", "Cook, Hull", "Cooked", "Cleaned"]
    page = [line for line in placed(side, x=40) if line[2]] + placed(main, x=200)
    assert read(page) == [*(text for text in side if text), *main]


def test_dates_that_stand_a_little_higher_than_their_entries_are_no_column() -> None:
    entries = placed(["Tester", "Leeds", "Nurse", "York", "Cook", "Hull", "Baker", "Bath"], x=40, leading=30)
    dates = placed([f"0{n}/2019 - 0{n}/2021" for n in range(1, 5)], x=480, top=55, leading=60)
    lines = read([*entries, *dates])
    assert (
        lines.index("01/2019 - 01/2021") < lines.index("Leeds") < lines.index("02/2019 - 02/2021") < lines.index("York")
    )


def test_a_heading_in_the_margin_stands_alone_before_its_section() -> None:
    boxes_of = [Box(40, 120, 60, 74, "Work history", 14, True), Box(160, 300, 62, 72, "Tester, Leeds", 10)]
    boxes_of += [Box(160, 300, 76, 86, "Wrote checks", 10), Box(160, 300, 90, 100, "Cleaned", 10)]
    lines = [line.text for line in lines_from(boxes_of)]
    assert lines == ["Work history", "Tester, Leeds", "Wrote checks", "Cleaned"]


def test_labels_with_lists_beside_them_are_rows() -> None:
    labels = [(40.0, 60.0, "Other"), (40.0, 76.0, "Technical"), (40.0, 124.0, "Specialist")]
    lists = placed(
        ["Empathy, time", "mentor people, first aid, surveys, plans,", "security, radio, law,", "care", "Excel"], x=170
    )
    rest = placed(
        ["Honours", "Apprentice of the year in 2019", "Papers", "Housing costs in small towns"], x=40, top=150
    )
    lines = read([*labels, *lists, *rest])
    assert lines[:2] == ["Other  Empathy, time", "Technical  mentor people, first aid, surveys, plans,"]


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
