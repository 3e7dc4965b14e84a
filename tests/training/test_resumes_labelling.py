"""Lines of invented resumes get the labels of what they print, wherever a page breaks, parts or drops it."""

from __future__ import annotations

from pathlib import Path
from random import Random

from interview.records import TextLine
from training.resumes.blocks import blocks_of
from training.resumes.labelling import label
from training.resumes.letters import Letters, plain
from training.resumes.records import Drawn, Job, LabelledResume, Layout, Person, School

JOBS = (
    Job("Cook", "The Fox & Anchor", "York", "2021-03", "", ("Baked bread for 200 guests", "Trained two colleagues")),
    Job("Kitchen Assistant, Night Shift", "The Fox & Anchor", "York", "2019", "2021", ("Washed pots",)),
)
PERSON = Person(
    trade="cook", country="GB", language="en", name="Ann Lee Moor", headline="Cook", email="ann@moor.example", phone="",
    place="Leeds", links=(), about="Calm under pressure.", jobs=JOBS,
    schools=(School("NVQ Level 3 in Culinary Arts", "Leeds College", "", "", "2018"),),
    skills=(("Tools", ("SQL Server", "SQL")),), others=(("Interests", ("Chess",)),),
)  # fmt: skip
HEADINGS = (("experience", "Experience"), ("education", "Education"), ("skills", "Skills"))
DATES = (("job.0.dates", "Mar 2021 – Present"), ("job.1.dates", "2019 – 2021"))


def labelled(*texts: str, printed: tuple[tuple[str, str], ...] = DATES, person: Person = PERSON) -> LabelledResume:
    def never(person: Person, random: Random, folder: Path) -> Drawn:
        raise AssertionError

    lines = [TextLine(text) for text in texts]
    return label(lines, person, Drawn(Path("a.pdf"), HEADINGS, printed), Layout("one", "some", never))


def fields_of(resume: LabelledResume, row: int) -> list[tuple[str, str]]:
    return [(resume.rows[row].text[start:end], name) for start, end, name in resume.rows[row].fields]


def test_the_head_of_an_entry_is_told_apart_on_one_line() -> None:
    found = labelled("Experience", "Cook, The Fox & Anchor, York  Mar 2021 – Present", "• Baked bread for 200 guests")
    assert fields_of(found, 1) == [
        ("Cook", "title"), ("The Fox & Anchor", "employer"), ("York", "place"), ("Mar 2021 – Present", "dates"),
    ]  # fmt: skip
    assert [row.role for row in found.rows] == ["heading", "first", "bullet"]


def test_an_employer_printed_once_for_two_jobs_is_labelled_once() -> None:
    found = labelled(
        "Experience", "The Fox & Anchor, York", "Cook  Mar 2021 – Present", "Baked bread for 200 guests",
        "Kitchen Assistant, Night Shift  2019 – 2021", "Washed pots",
    )  # fmt: skip
    assert [row.role for row in found.rows] == ["heading", "first", "head", "bullet", "first", "bullet"]
    assert fields_of(found, 4) == [("Kitchen Assistant, Night Shift", "title"), ("2019 – 2021", "dates")]


def test_a_title_wrapped_beside_its_dates_is_labelled_on_both_lines() -> None:
    found = labelled("Experience", "Kitchen Assistant,  2019 –", "Night Shift  2021", "The Fox & Anchor")
    assert fields_of(found, 1) == [("Kitchen Assistant", "title"), ("2019 –", "dates")] or fields_of(found, 1) == [
        ("Kitchen Assistant", "title"), ("2019", "dates"),
    ]  # fmt: skip
    assert fields_of(found, 2) == [("Night Shift", "title"), ("2021", "dates")]


def test_a_bullet_over_two_lines_goes_on_with_the_second() -> None:
    found = labelled("Experience", "Cook", "- Baked bread for", "200 guests", "- Trained two col-", "leagues")
    assert [row.role for row in found.rows][2:] == ["bullet", "more", "bullet", "more"]


def test_what_a_layout_leaves_out_gets_no_label() -> None:
    found = labelled("Experience", "Cook", "The Fox & Anchor", printed=(("job.0.employer", ""), ("job.1.employer", "")))
    assert not fields_of(found, 2)


def test_the_longer_of_two_skills_is_not_taken_by_the_shorter() -> None:
    found = labelled("Skills", "Tools: SQL, SQL Server")
    assert fields_of(found, 1) == [("Tools", "label"), ("SQL", "skill"), ("SQL Server", "skill")]


def test_capitals_and_letter_spacing_are_the_same_heading() -> None:
    found = labelled("E D U C A T I O N", "NVQ LEVEL 3 IN CULINARY ARTS", "Leeds College", "2018")
    assert [row.role for row in found.rows] == ["heading", "first", "head", "head"]
    assert fields_of(found, 3) == [("2018", "dates")]


def test_name_contacts_and_page_numbers_are_told() -> None:
    found = labelled("Ann Lee Moor", "Cook", "Leeds | ann@moor.example", "Experience", "Cook", "Page 1 of 2")
    assert [row.role for row in found.rows] == ["first", "head", "contact", "heading", "first", "running"]
    assert fields_of(found, 0) == [("Ann Lee Moor", "name")]
    assert fields_of(found, 1) == [("Cook", "headline")]
    assert found.rows[5].section == "other"


def test_dates_read_as_a_column_of_their_own_belong_to_the_head() -> None:
    found = labelled("Experience", "Cook", "The Fox & Anchor", "Skills", "Mar 2021 – Present", "SQL")
    assert (found.rows[4].section, found.rows[4].role) == ("experience", "head")


def test_words_that_nobody_has_are_counted_as_unsure() -> None:
    assert labelled("Experience", "Cook", "The Fox & Anchor").unsure == 0
    assert labelled("Experience", "Cook", "something else altogether").unsure > 0.5


def test_lines_go_to_the_entry_whose_words_they_hold() -> None:
    lines = ["Cook 2021", "Baked bread", "Cook 2019", "Washed pots"]
    assert blocks_of(lines, ["Cook 2021", "Cook 2019"], ["Baked bread", "Washed pots"]) == [(0, 2), (2, 4)]


def test_letters_are_plain_and_found_across_lines() -> None:
    letters = Letters([TextLine("Müller & Söh-"), TextLine("ne GmbH")])
    assert plain("Müller & Söhne") == "mullersohne"
    pieces = letters.find("Müller & Söhne GmbH", (0, len(letters.run)))
    assert letters.in_lines(pieces, "Müller & Söhne GmbH") == [(0, 0, 12), (1, 0, 7)]
