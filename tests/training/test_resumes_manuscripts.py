"""Resumes labelled by hand and untidy ones keep their labels through every file that is made of them."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from random import Random

import pytest

from interview.records import TextLine
from training.resumes.aligning import AlignmentError, rows_from
from training.resumes.manuscripts import Line, Manuscript, line_from, with_joins, written_in
from training.resumes.real_texts import labelled_in, lines_of
from training.resumes.sets import set_and_read
from training.resumes.sources import DATA
from training.resumes.untidy import manuscript_from
from training.resumes.untidy.dates import Habit
from training.resumes.untidy.heads import filled

WRITTEN = """#R w-01 | carer | UK | en
@top
1 {n|Marta Kowalska}
c {p|Leeds} / marta@example.com

@experience
H Work history
1 {d|03/12 – 11/15}\t{t|Senior carer}, {e|Oak
h Lodge}
* - looked after 14 residents on nights and
m   wrote the handover
q a role that is none
"""


def fields_of(line: Line) -> list[tuple[str, str]]:
    return [(line.text[start:end], name) for start, end, name in line.fields]


@pytest.fixture
def written(tmp_path: Path) -> Manuscript:
    path = tmp_path / "one.txt"
    path.write_text(WRITTEN, "utf-8")
    (found,), _ = written_in(path)
    return found


def test_a_written_line_gives_its_words_and_their_fields() -> None:
    line = line_from("experience", "first", "{d|2012}\t{t|Cook} at {e|The Fox}")
    assert line.text == "2012\tCook at The Fox"
    assert fields_of(line) == [("2012", "dates"), ("Cook", "title"), ("The Fox", "employer")]


def test_a_bracket_that_marks_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="marks nothing"):
        line_from("experience", "first", "{Cook} at The Fox")


def test_a_mark_may_go_over_the_end_of_its_line(written: Manuscript) -> None:
    first, second = written.lines[4:6]
    assert fields_of(first)[-1] == ("Oak", "employer")
    assert (fields_of(second), second.joins) == ([("Lodge", "employer")], (0,))


def test_a_row_that_cannot_be_read_is_kept_without_a_label_and_reported(tmp_path: Path, written: Manuscript) -> None:
    assert (written.lines[-1].role, written.lines[-1].text) == ("", "a role that is none")
    assert written_in(tmp_path / "one.txt")[1] == ["one.txt:12: no label: experience "]


def test_two_blanks_end_a_line_of_a_text_without_line_ends() -> None:
    assert lines_of(r"Ann Moor  Cook \xe2\x80\xa2 Leeds    EDUCATION") == ["Ann Moor", "Cook • Leeds", "EDUCATION"]
    assert lines_of("Ann Moor  Cook\n\n\n\nLeeds") == ["Ann Moor  Cook", "", "Leeds"]


def test_labels_of_a_real_text_have_to_fit_its_words(tmp_path: Path) -> None:
    kept = {
        "id": "a/1.xml",
        "text": "\n".join(["Ann Moor", "Cook at The Fox", "The Fox", "- baked", "- ate", "- slept"]),
    }
    (tmp_path / "resume-lines").mkdir()
    packed = gzip.compress(json.dumps(kept).encode())
    (tmp_path / "resume-lines" / "dotin_remaining.jsonl.gz").write_bytes(packed)
    labels = tmp_path / "one.lab"
    rows = (
        "#R a/1.xml",
        "1 top first | n=Ann Moor",
        "2 experience first | e=The Fox | t=Cook",
        "3 experience head | e=Fax",
    )
    labels.write_text("\n".join([*rows, "4-6 experience bullet"]), "utf-8")
    (found,), faults = labelled_in(labels, tmp_path)
    assert fields_of(found.lines[1]) == [("Cook", "title"), ("The Fox", "employer")]
    assert [line.role for line in found.lines] == ["first", "first", "", "bullet", "bullet", "bullet"]
    assert "these words do not stand there" in faults[0]


def test_a_file_takes_labels_letter_by_letter_however_it_breaks_its_lines() -> None:
    lines = [
        line_from("experience", "first", "{t|Senior Cook}, {e|The Fox & Anchor Inn}"),
        line_from("experience", "bullet", "- Baked bread for 200 guests"),
    ]
    read = [
        TextLine("SENIOR COOK, The Fox &"),
        TextLine("Anchor Inn"),
        TextLine("• Baked bread for"),
        TextLine("200 guests"),
    ]
    rows = rows_from(lines, [*read, TextLine("Page 1")])
    assert [row.role for row in rows] == ["first", "head", "bullet", "more", "running"]
    assert rows[0].fields == ((0, 11, "title"), (13, 20, "employer"))
    assert (rows[1].fields, rows[1].joins) == (((0, 10, "employer"),), (0,))


def test_a_file_that_reads_otherwise_is_refused() -> None:
    with pytest.raises(AlignmentError):
        rows_from([line_from("top", "first", "{n|Ann Moor}")], [TextLine("Berta Boss")])


@pytest.mark.parametrize("setting", ["text", "word", "typst"])
def test_every_setting_keeps_what_was_labelled(written: Manuscript, setting: str) -> None:
    made = set_and_read(written, setting, Random(3))
    told = {name: row.text[start:end] for row in made.rows for start, end, name in row.fields}
    assert told["name"] == "Marta Kowalska"
    assert told["title"] == "Senior carer"
    assert told["dates"] == "03/12 – 11/15"


def test_a_list_of_skills_on_lines_of_their_own_is_not_joined() -> None:
    lines = with_joins([line_from("skills", "list", "{s|Word}"), line_from("skills", "list", "{s|Excel}")])
    assert not any(line.joins for line in lines)


def test_a_head_leaves_out_what_is_not_known() -> None:
    assert filled("{t}[, {e}][ ({d})]", {"t": "Cook", "e": "", "d": "2019"}) == ["{t|Cook} ({d|2019})"]
    assert filled("[{e}][\t{d}]|{t}", {"t": "", "e": "The Fox", "d": ""}) == ["{e|The Fox}"]


def test_dates_keep_their_years_in_every_habit() -> None:
    for seed in range(60):
        told = Habit(Random(seed), "en").write("2012-03", "2015-11")
        assert "12" in told or "15" in told or "years" in told or "months" in told


def test_untidy_resumes_are_labelled_and_equal_for_an_equal_seed() -> None:
    if not DATA.exists():
        pytest.skip("the training data is not here")
    made = [manuscript_from(str(seed), Random(seed)) for seed in range(12)]
    assert made[3] == manuscript_from("3", Random(3))
    for manuscript in made:
        assert all(line.section and line.role for line in manuscript.lines if line.text)
        assert all(line.text[start:end].strip() for line in manuscript.lines for start, end, _ in line.fields)
