"""Layouts of invented resumes as Word documents, text, exports and scans, read back by the product's own reader."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

import pytest

from training.resumes.layouts.word_and_text import LAYOUTS
from training.resumes.reading import rows_of
from training.resumes.records import Drawn, Job, Layout, Person, School, Work

ANNA = Person(
    "nursing",
    "GB",
    "en",
    "Anna Harlow",
    "Registered Nurse",
    "anna.harlow@mail.example",
    "+44 20 7946 0958",
    "Leeds, UK",
    ("linkedin.com/in/anna-harlow",),
    "Nurse with nine years on surgical wards who likes to teach new colleagues and to calm busy nights.",
    (
        Job(
            "Senior Staff Nurse",
            "Northgate Hospital",
            "Leeds",
            "2021-03",
            "",
            ("Lead a team of eight nurses on a surgical ward with thirty beds.", "Cut falls by 30% within a year."),
        ),
        Job("Staff Nurse", "Millbrook Clinic", "York", "2016-09", "2021-02", ("Trained four students each term.",)),
        Job("Care Assistant", "Rosewood Home", "Hull", "2014", "2016", ("Helped residents with meals.",)),
    ),
    (School("BSc Nursing", "University of Hull", "Hull", "2013", "2016", ("First class honours",)),),
    (("Clinical", ("Wound care", "Triage")), ("Software", ("SystmOne", "Excel"))),
    (Work("Handover sheet", ("Designed a sheet used by three wards.",), "2022-01", "2022-05", "example.org/sheet"),),
    ("Immediate Life Support (2023)",),
    (("English", "native"), ("Polish", "B2")),
    (("Volunteering", ("First aider at a half marathon",)),),
)


def _words_of(text: str) -> set[str]:
    """The words, whatever lines and columns they stand in."""
    return set(re.findall(r"\w+", text.casefold()))


def _jobs_as_printed(drawn: Drawn) -> list[str]:
    printed = dict(drawn.printed)
    return [
        text
        for number, job in enumerate(ANNA.jobs)
        for key, text in (("title", job.title), ("employer", job.employer), ("place", job.place))
        if printed.get(f"job.{number}.{key}") != ""
    ]


def _texts_as_printed(drawn: Drawn) -> list[str]:
    printed = dict(drawn.printed)
    values = [text for text in printed.values() if text]
    person = [printed.get("name", ANNA.name), printed.get("headline", ANNA.headline), printed.get("about", ANNA.about)]
    skills = [skill for _, group in ANNA.skills for skill in group][:3]  # an export shows no more
    told = [bullet for job in ANNA.jobs for bullet in job.bullets]
    return [heading for _, heading in drawn.headings] + values + person + skills + told + _jobs_as_printed(drawn)


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_the_same_draw_gives_the_same_bytes_and_the_product_reads_every_word_in_them(
    layout: Layout, tmp_path: Path
) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    second.mkdir()
    drawn, again = layout.draw(ANNA, Random(4), first), layout.draw(ANNA, Random(4), second)
    assert drawn.path.read_bytes() == again.path.read_bytes()
    assert (drawn.headings, drawn.printed) == (again.headings, again.printed)
    if layout.family == "scan":  # recognition takes seconds, and single letters may be wrong
        return
    seen = _words_of("\n".join(row.text for row in rows_of(drawn.path)))
    assert [words for words in _texts_as_printed(drawn) if not _words_of(words) <= seen] == []


@pytest.mark.parametrize("family", sorted({layout.family for layout in LAYOUTS}))
def test_every_entry_says_how_its_dates_are_printed(family: str, tmp_path: Path) -> None:
    layout = next(layout for layout in LAYOUTS if layout.family == family)
    printed = dict(layout.draw(ANNA, Random(2), tmp_path).printed)
    assert {"job.0.dates", "job.1.dates", "job.2.dates", "school.0.dates"} <= printed.keys()


def test_names_of_layouts_are_unique() -> None:
    assert len({layout.name for layout in LAYOUTS}) == len(LAYOUTS)
