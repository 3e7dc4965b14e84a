"""Themes get a person in their schema, and their headings are known as they are printed."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from tests.training.test_resumes_labelling import PERSON
from training.resumes.layouts.html import LAYOUTS
from training.resumes.layouts.themes import _with_headings, resume_from


def test_a_single_paragraph_is_a_summary_and_bullets_are_highlights() -> None:
    one = replace(PERSON.jobs[1], bullets=("Washed pots for years.",))
    told = resume_from(replace(PERSON, jobs=(PERSON.jobs[0], one)), Random(1))
    assert told["work"][0]["highlights"] == list(PERSON.jobs[0].bullets)
    assert told["work"][1] | {"summary": "Washed pots for years.", "highlights": []} == told["work"][1]
    assert "endDate" not in told["work"][0]
    assert told["interests"] == [{"name": "Chess", "keywords": []}]


def test_headings_of_another_language_stand_in_the_page_and_are_told() -> None:
    html, found = _with_headings("<h2>Work</h2><p>Work hard</p><h2> Education (2)</h2>", "de", Random(2))
    printed = dict(found[:2])
    assert f"<h2>{printed['experience']}</h2><p>Work hard</p>" in html
    assert printed["education"] in html
    assert "Education" not in html


def test_layouts_have_names_of_their_own() -> None:
    names = [layout.name for layout in LAYOUTS]
    assert len(names) == len(set(names))
