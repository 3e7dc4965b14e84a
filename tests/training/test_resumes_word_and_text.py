"""Layouts of invented resumes as Word documents, text, exports and scans, read back by the product's own reader."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

import pytest

from interview.documents import read_document
from training.resumes.layouts.word_and_text import LAYOUTS
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
READ = [layout for layout in LAYOUTS if layout.family != "scan"]


def _squashed(text: str) -> str:
    return re.sub(r"\W", "", text).casefold()


def _jobs_as_printed(drawn: Drawn) -> list[str]:
    printed = dict(drawn.printed)
    return [
        text
        for number, job in enumerate(ANNA.jobs)
        for key, text in (("title", job.title), ("employer", job.employer), ("place", job.place))
        if printed.get(f"job.{number}.{key}") != ""
    ]


def _words_as_printed(drawn: Drawn) -> list[str]:
    printed = dict(drawn.printed)
    values = [text for text in printed.values() if text]
    person = [printed.get("name", ANNA.name), printed.get("headline", ANNA.headline), printed.get("about", ANNA.about)]
    skills = [skill for _, group in ANNA.skills for skill in group]
    told = [bullet for job in ANNA.jobs for bullet in job.bullets]
    return [heading for _, heading in drawn.headings] + values + person + skills + told + _jobs_as_printed(drawn)


@pytest.mark.parametrize("layout", READ, ids=lambda layout: layout.name)
def test_the_product_reads_every_word_that_the_layout_says_it_printed(layout: Layout, tmp_path: Path) -> None:
    drawn = layout.draw(ANNA, Random(4), tmp_path)
    text = _squashed(read_document(drawn.path).text)
    assert [words for words in _words_as_printed(drawn) if _squashed(words) not in text] == []


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_the_same_draw_gives_the_same_bytes(layout: Layout, tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    second.mkdir()
    drawn, again = layout.draw(ANNA, Random(7), first), layout.draw(ANNA, Random(7), second)
    assert drawn.path.read_bytes() == again.path.read_bytes()
    assert (drawn.headings, drawn.printed) == (again.headings, again.printed)


def test_names_of_layouts_are_unique_and_every_job_says_how_its_dates_are_printed(tmp_path: Path) -> None:
    assert len({layout.name for layout in LAYOUTS}) == len(LAYOUTS)
    for layout in LAYOUTS[:3]:
        printed = dict(layout.draw(ANNA, Random(2), tmp_path).printed)
        assert {"job.0.dates", "job.1.dates", "job.2.dates", "school.0.dates"} <= printed.keys()
