"""A stronger version is the person's own words in a better order, with blanks and without a fact of ours."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview.feedback.stronger import HOW_SURE, WHAT_CAME, YOUR_PART, YOUR_STEPS, stronger_version
from interview.records import Kind
from tests.feedback.made import (
    ACTED,
    CLAIM,
    DEED,
    GREETING,
    REASON,
    RESULT,
    SCALE,
    SETTING,
    STORIES,
    TOGETHER,
    labelled,
    without_blanks,
    words_in,
)

OFF = ("My sister has a white dog.", "off")
PIECES = (SETTING, DEED, TOGETHER, REASON, RESULT, CLAIM, GREETING, OFF)


def stronger(*pieces: tuple[str, ...], kind: Kind = Kind.BEHAVIOURAL) -> str:
    text, sentences = labelled(*pieces)
    return stronger_version(kind, text, sentences, SCALE)


@pytest.mark.parametrize("kind", STORIES)
def test_a_whole_story_in_order_is_left_alone(kind: Kind) -> None:
    assert stronger(SETTING, DEED, REASON, RESULT, kind=kind) == ""


def test_another_full_stop_is_no_change() -> None:
    text = "last winter two colleagues were sick, i sorted the patients, by morning nobody had been harmed"
    pieces = [
        (piece, *labels) for piece, labels in zip(text.split(", "), (SETTING[1:], DEED[1:], RESULT[1:]), strict=True)
    ]
    assert stronger(*pieces) == ""


def test_what_came_of_it_stands_behind_the_last_deed_and_the_reason_at_the_end_stays_there() -> None:
    assert stronger(SETTING, RESULT, DEED, REASON) == " ".join(piece[0] for piece in (SETTING, DEED, RESULT, REASON))


@pytest.mark.parametrize("last", [REASON, CLAIM, ("For me the lesson was to check always.", "reason=0.5")])
def test_a_result_that_no_deed_follows_is_not_moved_behind_what_was_learned(last: tuple[str, ...]) -> None:
    assert stronger(SETTING, DEED, RESULT, last) == ""


def test_what_was_found_on_the_way_stays_where_a_result_stands_at_the_end() -> None:
    assert stronger(SETTING, DEED, ("The pipes were full of roots.", "result"), DEED, RESULT) == ""


def test_a_result_that_only_a_claim_follows_stays_where_it_is() -> None:
    assert stronger(SETTING, DEED, REASON, RESULT, CLAIM) == ""


def test_a_deed_that_is_its_own_result_stays_in_its_place() -> None:
    both = ("I cut the waiting by half.", *DEED[1:], "result")
    assert stronger(SETTING, both, REASON) == ""


def test_only_in_a_story_the_result_is_moved() -> None:
    assert stronger(SETTING, RESULT, DEED, REASON, kind=Kind.TECHNICAL) == ""


def test_greetings_and_what_is_beside_the_question_are_left_out() -> None:
    assert stronger(GREETING, SETTING, DEED, OFF, RESULT) == " ".join(piece[0] for piece in (SETTING, DEED, RESULT))


def test_what_only_may_be_beside_the_question_stays() -> None:
    assert stronger(SETTING, ("My sister has a white dog.", "off=0.6"), DEED, RESULT) == ""


def test_nothing_but_greetings_has_no_stronger_version() -> None:
    assert stronger(GREETING, OFF) == stronger() == ""


def test_fillers_go() -> None:
    told = stronger(SETTING, ("um I, you know, sorted the patients.", *DEED[1:]), RESULT)
    assert not {"um", "know"} & words_in(told)


def test_what_we_did_is_asked_for_the_own_part_right_behind_it() -> None:
    assert stronger(SETTING, TOGETHER, RESULT) == f"{SETTING[0]} {TOGETHER[0]} {YOUR_PART} {RESULT[0]}"
    assert YOUR_PART == "[what was your part in this?]"


def test_what_i_did_among_others_is_asked_for_no_part() -> None:
    assert YOUR_PART not in stronger(SETTING, ("Then we called and I sorted.", *DEED[1:]), RESULT)


@pytest.mark.parametrize(("likely", "is_left"), [(0.19, True), (0.2, False)])
@pytest.mark.parametrize("kind", STORIES)
def test_a_blank_for_the_result_stands_last_and_only_where_it_is_surely_missing(
    kind: Kind, likely: float, is_left: bool
) -> None:
    told = stronger(SETTING, DEED, ("Then it was quiet.", f"result={likely}"), kind=kind)
    assert told.endswith(WHAT_CAME) is is_left
    assert bool(told) is is_left


def test_a_story_without_a_deed_has_a_blank_for_it() -> None:
    assert stronger(SETTING, RESULT) == f"{SETTING[0]} {RESULT[0]} {YOUR_STEPS}"


def test_a_plan_without_a_check_has_a_blank_for_it_and_knowledge_has_none() -> None:
    assert stronger(SETTING, DEED, kind=Kind.SITUATIONAL).endswith(HOW_SURE)
    assert stronger(SETTING, REASON, kind=Kind.TECHNICAL) == ""


@given(st.lists(st.sampled_from(PIECES), max_size=7), st.sampled_from(list(Kind)))
@settings(deadline=None, max_examples=150)
def test_there_is_no_word_outside_the_blanks_that_the_person_did_not_say(
    pieces: list[tuple[str, ...]], kind: Kind
) -> None:
    text, _ = labelled(*pieces)
    told = stronger(*pieces, kind=kind)
    assert words_in(without_blanks(told)) <= words_in(text)
    assert told == "" or told != text


def test_a_filler_less_makes_nothing_stronger() -> None:
    text, sentences = labelled(SETTING, ("I, you know, sorted the patients by urgency.", *ACTED), REASON, RESULT)
    assert stronger_version(Kind.BEHAVIOURAL, text, sentences, SCALE) == ""


def test_a_word_said_twice_is_said_once() -> None:
    text, sentences = labelled(
        RESULT, SETTING, ("I I sorted the the patients of wards 12 12, and I had had no break.", *ACTED), REASON
    )
    assert "I sorted the patients of wards 12 12, and I had had no break." in stronger_version(
        Kind.BEHAVIOURAL, text, sentences, SCALE
    )


def test_a_result_is_not_moved_behind_what_the_person_does_since() -> None:
    since = ("Now I look at the list before I begin.", *ACTED)
    assert stronger(SETTING, DEED, TOGETHER, DEED, RESULT, since).find(since[0]) > stronger(
        SETTING, DEED, TOGETHER, DEED, RESULT, since
    ).find(RESULT[0])


def test_a_sentence_of_the_story_is_not_left_out_because_it_may_be_beside_the_question() -> None:
    assert stronger(SETTING, ("They had never sat in a bus there.", "situation", "off"), DEED, RESULT) == ""


def test_where_nobody_wrote_full_stops_none_is_set_between_what_stays_together() -> None:
    said = ("last winter two colleagues were sick", "we called the next ward", "by morning it was quiet")
    pieces = [(one, *labels) for one, labels in zip(said, (SETTING[1:], TOGETHER[1:], RESULT[1:]), strict=True)]
    first, second, third = said
    assert stronger(*pieces) == f"{first.capitalize()} {second} {YOUR_PART} {third}."
