"""Invented people are the same for a seed, and deeds are told in one voice."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from training.resumes import sources
from training.resumes.deeds import continuous, past
from training.resumes.make import drawn_layout, held_out
from training.resumes.people import person
from training.resumes.printed_dates import dates_in
from training.resumes.records import Drawn, Layout, Person

needs_data = pytest.mark.skipif(not sources.DATA.exists(), reason="the training data is not beside the checkout")


def test_verbs_change_as_english_does() -> None:
    assert [past(verb) for verb in ("plan", "carry", "write", "use", "refer")] == [
        "planned", "carried", "wrote", "used", "referred",
    ]  # fmt: skip
    assert [continuous(verb) for verb in ("plan", "write", "carry", "see")] == [
        "planning",
        "writing",
        "carrying",
        "seeing",
    ]


def test_every_language_has_phrases_for_every_sector_and_titles_for_every_trade() -> None:
    sectors = {trade.sector for trade in sources.trades()}
    assert len(sources.trades()) >= 60
    for language in sources.languages():
        words = sources.words_of(language)
        assert sectors <= set(words)
        assert all(trade.titles[language] for trade in sources.trades())
        assert all(len(words[sector]["employers"]) >= 4 for sector in sectors)


def test_dates_are_found_by_their_years() -> None:
    assert dates_in("Acme  March 2019 - Present", "2019-03", "") == "March 2019 - Present"
    assert dates_in("from 03/2019 to 2021-04", "2019-03", "2021-04") == "from 03/2019 to 2021-04"
    assert not dates_in("March 2018", "2019-03", "")


def test_a_fifth_of_the_families_is_held_out_for_good() -> None:
    out = [held_out(f"family {number}") for number in range(1000)]
    assert 150 < sum(out) < 250


def test_scans_are_drawn_seldom() -> None:
    def never(person: Person, random: Random, folder: Path) -> Drawn:
        raise AssertionError

    layouts = [Layout("scan-a", "scan-a", never), Layout("html-a", "html-a", never)]
    drawn = [drawn_layout(Random(number), layouts).name for number in range(400)]
    assert 2 < drawn.count("scan-a") < 50


@needs_data
def test_a_person_is_the_same_for_a_seed() -> None:
    assert person(Random(5)) == person(Random(5))


@needs_data
def test_people_differ_in_what_people_differ_in() -> None:
    people = [person(Random(number)) for number in range(90)]
    assert len({one.trade for one in people}) > 30
    assert len({one.country for one in people}) >= 12
    assert {len(one.jobs) for one in people} >= {1, 2, 3, 4}
    assert 0.1 < sum(one.language != "en" for one in people) / len(people) < 0.3
    assert any(a.employer == b.employer for one in people for a, b in zip(one.jobs, one.jobs[1:], strict=False))
