"""Dates and headings as invented resumes print them, and text that typesetting programs must not read as markup."""

from random import Random

import pytest

from training.resumes.layouts.headings import HEADINGS
from training.resumes.layouts.printing import LANGUAGES, DateStyle, date_style, dates, headings


@pytest.mark.parametrize(
    ("language", "style", "printed"),
    [
        ("en", DateStyle(), "Mar 2021 – Jun 2022"),
        ("en", DateStyle("comma", " to "), "March, 2021 to June, 2022"),
        ("de", DateStyle("dot", " - "), "03.2021 - 06.2022"),
        ("fr", DateStyle("long", " to "), "mars 2021 à juin 2022"),
        ("es", DateStyle("long", "–"), "marzo de 2021–junio de 2022"),
        ("nl", DateStyle("short", upper=True), "MRT. 2021 – JUN. 2022"),
        ("pt", DateStyle("year"), "2021 – 2022"),
        ("it", DateStyle("dash", " / "), "2021-03 / 2022-06"),
        ("en", DateStyle("quote", span=True), "Mar ’21 – Jun ’22 (1 yr 4 mos)"),
        ("xx", DateStyle("brief"), "03/21 – 06/22"),
    ],
)
def test_dates_are_printed_in_the_habit_and_language_of_the_resume(
    language: str, style: DateStyle, printed: str
) -> None:
    assert dates("2021-03", "2022-06", style, language) == printed


def test_a_job_of_today_ends_with_the_word_for_today_or_begins_with_since() -> None:
    assert dates("2021-03", "", DateStyle(), "en") == "Mar 2021 – Present"
    assert dates("2021", "", DateStyle(), "de") == "2021 – heute"
    assert dates("2021-03", "", DateStyle("long", since=True), "fr") == "Depuis mars 2021"


def test_dates_that_are_missing_or_equal_are_not_invented() -> None:
    assert dates("", "", DateStyle(), "en") == ""
    assert dates("", "2019", DateStyle(), "en") == "2019"
    assert dates("2019-02", "2019-09", DateStyle("year"), "en") == "2019"
    assert dates("2019-02", "2019-09", DateStyle(one_year=True), "en") == "Feb – Sep 2019"


def test_every_language_has_headings_for_every_section_and_a_style_for_its_dates() -> None:
    for language in LANGUAGES:
        assert HEADINGS[language].keys() == HEADINGS["en"].keys()
        for seed in range(50):
            random = Random(seed)
            style = date_style(random)
            assert dates("2018-09", "", style, language)
            assert headings("experience", language, random) in HEADINGS[language]["experience"]
