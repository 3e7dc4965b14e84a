"""A question is heard only when it is one open question, of its kind, about its subject, clean, and new."""

from __future__ import annotations

import pytest

from interview.interviewer.questions.checks import copies, faults_of
from interview.records import Kind

GOOD = {
    Kind.TECHNICAL: "How do you find the query that slows a PostgreSQL warehouse down?",
    Kind.EXPERIENCE: "You moved a PostgreSQL warehouse in one night. What was the hardest part of it?",
    Kind.BEHAVIOURAL: "Tell me about a time a PostgreSQL migration went wrong for you. What did you do?",
    Kind.SITUATIONAL: "Imagine the PostgreSQL warehouse fails before the morning round. What would you do first?",
    Kind.FOLLOW_UP: "You said “we moved PostgreSQL overnight”. Who had to agree to that?",
}


@pytest.mark.parametrize("kind", GOOD)
def test_a_good_question_passes(kind: Kind) -> None:
    assert faults_of(GOOD[kind], kind, grounds="PostgreSQL warehouse") == ()


@pytest.mark.parametrize("kind", [Kind.TECHNICAL, Kind.BEHAVIOURAL, Kind.SITUATIONAL])
def test_a_question_of_one_kind_does_not_pass_for_another(kind: Kind) -> None:
    others = [GOOD[other] for other in (Kind.TECHNICAL, Kind.BEHAVIOURAL, Kind.SITUATIONAL) if other is not kind]
    assert all(faults_of(text, kind, grounds="PostgreSQL") for text in others)


@pytest.mark.parametrize(
    ("text", "kind", "fault"),
    [
        ("Tell me about a time you tuned PostgreSQL.", Kind.BEHAVIOURAL, "no question"),
        ("How do you tune PostgreSQL? How do you test it?", Kind.TECHNICAL, "several"),
        ("How do you tune PostgreSQL and why did you choose it?", Kind.TECHNICAL, "several"),
        ("How do you tune PostgreSQL? Take your time.", Kind.TECHNICAL, "end"),
        ("How do you feel about PostgreSQL " + "very " * 40 + "much?", Kind.TECHNICAL, "longer"),
        ("PostgreSQL, why?", Kind.TECHNICAL, "short"),
        ("Do you like to tune PostgreSQL queries?", Kind.TECHNICAL, "yes or no"),
        ("You tuned PostgreSQL for a year. Was it hard for your team?", Kind.EXPERIENCE, "yes or no"),
        ("Are you married to your PostgreSQL servers at home?", Kind.TECHNICAL, "prohibited"),
        ("How would you tune PostgreSQL today?", Kind.BEHAVIOURAL, "past event"),
        ("What did you learn from PostgreSQL last year?", Kind.SITUATIONAL, "imagined"),
        ("Tell me about a time you tuned PostgreSQL. What did you do?", Kind.TECHNICAL, "past"),
        ("How do you bake sourdough bread at home?", Kind.TECHNICAL, "subject"),
        ("How do you tune <b>PostgreSQL</b> queries?", Kind.TECHNICAL, "markup"),
        ("How do you tune “PostgreSQL queries at night?", Kind.TECHNICAL, "quotes"),
        ("That is impressive. How do you tune PostgreSQL?", Kind.TECHNICAL, "praises"),
        ("How does the candidate tune PostgreSQL for your team?", Kind.TECHNICAL, "speaks of"),
        ("Imagine PostgreSQL is slow because the. What would you do?", Kind.SITUATIONAL, "not finished"),
        ("How do you tune PostgreSQL (or MySQL) queries?", Kind.TECHNICAL, "spoken"),
    ],
)
def test_a_bad_question_is_told_what_is_wrong(text: str, kind: Kind, fault: str) -> None:
    assert any(fault in found for found in faults_of(text, kind, grounds="PostgreSQL"))


def test_a_question_is_not_asked_twice_in_other_words() -> None:
    asked = ("How do you find slow queries in the PostgreSQL warehouse?",)
    again = "How would you find slow PostgreSQL warehouse queries?"
    assert any("repeats" in fault for fault in faults_of(again, Kind.TECHNICAL, grounds="PostgreSQL", asked=asked))


def test_an_example_of_the_prompt_is_not_passed_on_as_a_question() -> None:
    example = 'technical, topic wound care: {"question": "What is easily overlooked when you change an old dressing?"}'
    assert copies("What is easily overlooked when you change an old dressing of PostgreSQL?", example)
    assert not copies("What is easily overlooked when a PostgreSQL index is built at night?", example)


def test_the_persons_own_words_are_not_checked_for_what_they_said() -> None:
    said = "You said “my husband and I (both) moved it: it was great”. What had to be moved first?"
    assert faults_of(said, Kind.FOLLOW_UP, grounds="my husband and I moved it") == ()


def test_a_single_i_at_the_end_of_a_sentence_is_a_word_cut_off() -> None:
    cut = "Tell me about a time when you had to change the pages while ensuring the I. What did you do first?"
    assert "it is not finished" in faults_of(cut, Kind.BEHAVIOURAL, grounds="the pages")
