"""A told story falls into situation, task, action and result, however it was written down; talk does not."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview.core.records import Word
from interview.core.records.feedback import Star
from interview.core.scoring.quoting import stands_in
from interview.core.scoring.star import locate_star
from tests.effort import processor_seconds

ANSWERS = {
    "nurse": (
        "Last winter I was the charge nurse on a night shift with thirty two patients, and two colleagues called "
        "in sick. My job was to keep every patient safe until the morning. I sorted the patients by urgency, "
        "called the ward next door, and asked for one nurse for four hours. Then I checked every medication round "
        "twice myself. In the end nobody was harmed, all the rounds were done on time, and my manager still uses "
        "that list today."
    ),
    "engineer": (
        "so in my last job at a logistics company we had this nightly pipeline that kept failing um and the "
        "finance team got their numbers at noon instead of eight and i was asked to make it stable before the end "
        "of the quarter so i profiled the queries and found out that one join read the whole table and then i "
        "rewrote it and added an index on the order date and i i also wrote tests for the late files and as a "
        "result the run went from six hours down to forty minutes and it hasn't failed since then"
    ),
    "teacher": (
        "When I was teaching year nine maths, there was a boy who refused to do any homework. I had to get him "
        "through the exam in June. I called his parents, and I sat with him every Tuesday for half an hour. We "
        "went through one problem at a time. He passed with a B, and I learned that a pupil who says no is often "
        "just afraid."
    ),
    "sales": (
        "i had a client in twenty nineteen who wanted to leave us because of the price we needed to keep them "
        "because they were our biggest account i called the buyer and listened for an hour and then i put together"
        " a smaller package and negotiated a two year contract they renewed and we saved about two hundred "
        "thousand a year"
    ),
    "warehouse": (
        "We had a lot of wrong parcels at Christmas. I noticed that two bins with the same colour stood next to "
        "each other, so I suggested to swap them and I put up big labels. Nobody had asked me to. Wrong picks "
        "dropped by half within two weeks."
    ),
    "lawyer": (
        "As a junior associate, I reviewed a merger contract the evening before signing. The task was to compare "
        "the final draft with the agreed terms. I read it line by line and I spotted that a liability clause had "
        "been changed. I told the partner immediately, although the client was pressing. The signing was moved by "
        "a day and the clause was corrected."
    ),
    "student": (
        "for my thesis we were four people and nobody had a plan the deadline was in six weeks i drew up a "
        "timeline and split the work into small pieces we met every monday and i helped a classmate with the "
        "statistics we handed it in three days early and got an a"
    ),
    "vague": (
        "I think communication is really important, and I always try to do my best and, you know, work with the "
        "team and stuff. Usually I handle different situations in a good way, and things like that. I'm a team "
        "player and a great leader."
    ),
    "offtopic": (
        "Well, I love football, and my favourite club is from Turin. The weather there is great in summer. My "
        "sister likes cooking, and she makes the best pasta."
    ),
    "hypothetical": (
        "I would first talk to the customer and ask what went wrong. Then I would check the order and offer a "
        "refund. I would make sure that it does not happen again."
    ),
    "present": (
        "so the customer is standing there and shouting and i go to her and i say let me see the receipt and i "
        "check the till and i find the mistake and she calms down"
    ),
    "claim": (
        "My greatest strength is that I am very organised and a natural leader. I have excellent attention to "
        "detail, and I'm a fast learner."
    ),
    "we": (
        "At my last company we migrated the whole warehouse to a new system. We planned it for months, we trained "
        "the drivers, and we tested everything on a weekend. We went live on time without any downtime."
    ),
}
"""Spoken-style answers; shared with the other tests of this folder."""
PAST_STORIES = ("nurse", "engineer", "teacher", "sales", "warehouse", "lawyer", "student")
NO_STORIES = ("vague", "offtopic", "hypothetical", "claim")
HOSTILE = (
    "a",
    "a ",
    "i ",
    ".",
    " ",
    "so i ",
    "and then ",
    "in my ",
    "from six ",
    "kind of ",
    "i had ",
    "'",
    "i was i ",
    "the more ",
)


def unmarked(text: str) -> str:
    return re.sub(r"[.,!?]", "", text).lower()


def part(star: Star, name: str) -> str:
    return " | ".join(quote.text for part in star.parts if part.name == name for quote in part.quotes)


@pytest.mark.parametrize("name", PAST_STORIES)
def test_a_full_story_misses_no_part(name: str) -> None:
    assert locate_star(ANSWERS[name]).missing == ()


@pytest.mark.parametrize("name", PAST_STORIES)
def test_without_marks_and_capitals_its_action_and_result_are_still_found(name: str) -> None:
    assert not {"action", "result"} & set(locate_star(unmarked(ANSWERS[name])).missing)


@pytest.mark.parametrize("name", NO_STORIES)
def test_talk_about_attitudes_plans_and_hobbies_holds_no_part(name: str) -> None:
    assert locate_star(ANSWERS[name]).missing == ("situation", "task", "action", "result")


def test_the_parts_are_the_sentences_that_tell_them() -> None:
    star = locate_star(ANSWERS["nurse"])
    assert part(star, "situation").startswith("Last winter I was the charge nurse")
    assert part(star, "task") == "My job was to keep every patient safe until the morning."
    assert "I sorted the patients" in part(star, "action")
    assert part(star, "result").startswith("In the end nobody was harmed")


def test_a_problem_before_the_deeds_is_no_result() -> None:
    star = locate_star("Sales had dropped by twenty percent in spring. I called every old client myself.")
    assert "dropped" in part(star, "situation")
    assert "dropped" not in part(star, "result")


def test_an_own_deed_with_its_number_is_action_and_result() -> None:
    star = locate_star("The night run was far too slow. I cut it from six hours to forty minutes.")
    assert part(star, "action") == part(star, "result") == "I cut it from six hours to forty minutes."


def test_who_acts_is_counted() -> None:
    assert (locate_star(ANSWERS["we"]).first_person, locate_star(ANSWERS["we"]).plural) == (0, 5)
    assert locate_star(ANSWERS["engineer"]).first_person == 3


@pytest.mark.parametrize(
    "text", ["I think so, I guess.", "I was at home.", "I mean, I am a nurse.", "I had a patient.", ""]
)
def test_hedges_and_states_are_no_acting(text: str) -> None:
    assert locate_star(text).first_person == 0


def test_the_measurable_result_is_the_one_with_the_number() -> None:
    found = locate_star(ANSWERS["engineer"]).measurable
    assert found is not None
    assert "six hours down to forty minutes" in found.text


@pytest.mark.parametrize("year", ["in 2019", "in twenty nineteen", "in two thousand eighteen", "at 5 pm"])
def test_a_date_alone_measures_nothing(year: str) -> None:
    assert locate_star(f"I rewrote the report. As a result the client signed {year}.").measurable is None


def test_a_quote_knows_its_second() -> None:
    words = tuple(Word(word, n / 2, n / 2 + 0.4, 0.9) for n, word in enumerate(ANSWERS["sales"].split()))
    star = locate_star(ANSWERS["sales"], words)
    assert star.measurable is not None
    assert star.measurable.second == len(ANSWERS["sales"][: star.measurable.start].split()) / 2


@given(st.one_of(st.text(), st.lists(st.sampled_from(" ".join(ANSWERS.values()).split())).map(" ".join)))
@settings(deadline=None, max_examples=150)
def test_every_quote_stands_in_any_text(text: str) -> None:
    star = locate_star(text)
    assert all(stands_in(quote, text) for part in star.parts for quote in part.quotes)
    assert star.measurable is None or stands_in(star.measurable, text)


@pytest.mark.parametrize("piece", HOSTILE)
def test_twenty_thousand_characters_take_no_half_second(piece: str) -> None:
    text = (piece * 20_000)[:20_000]
    assert processor_seconds(lambda: locate_star(text)) < 0.5
