"""A question is heard only when it is one question, of its kind, about its subject, and allowed."""

from __future__ import annotations

import pytest

from interview.core.questions import faults_of, phrase_to_probe
from interview.core.records import Stage

GOOD = {
    Stage.SKILLS: "How do you find the query that slows a PostgreSQL warehouse down?",
    Stage.BEHAVIOURAL: "Tell me about a time a PostgreSQL migration went wrong. What did you do?",
    Stage.SITUATIONAL: "Imagine the PostgreSQL warehouse fails before the morning round. What would you do first?",
}


@pytest.mark.parametrize("stage", GOOD)
def test_a_good_question_passes(stage: Stage) -> None:
    assert faults_of(GOOD[stage], stage, (), "PostgreSQL warehouse") == ()


@pytest.mark.parametrize(
    ("text", "stage", "fault"),
    [
        ("Tell me about PostgreSQL.", Stage.BEHAVIOURAL, "no question"),
        ("How do you tune PostgreSQL? How do you test it?", Stage.SKILLS, "several"),
        ("How do you tune PostgreSQL and why did you choose it?", Stage.SKILLS, "several"),
        ("How do you feel about PostgreSQL " + "very " * 40 + "much?", Stage.SKILLS, "longer"),
        ("Are you married, and do you run PostgreSQL at home?", Stage.SKILLS, "prohibited"),
        ("How old are the PostgreSQL servers, and how old are you?", Stage.SKILLS, "prohibited"),
        ("How would you tune PostgreSQL today?", Stage.BEHAVIOURAL, "past event"),
        ("What did you learn from PostgreSQL last year?", Stage.SITUATIONAL, "imagined"),
        ("Tell me about a time you tuned PostgreSQL?", Stage.SKILLS, "past"),
        ("How do you bake sourdough bread at home?", Stage.SKILLS, "subject"),
        ("How do you tune <b>PostgreSQL</b> queries?", Stage.SKILLS, "markup"),
        ("PostgreSQL, why?", Stage.SKILLS, "short"),
    ],
)
def test_a_bad_question_is_told_what_is_wrong(text: str, stage: Stage, fault: str) -> None:
    assert any(fault in found for found in faults_of(text, stage, (), "PostgreSQL"))


def test_a_question_is_not_asked_twice_in_other_words() -> None:
    asked = ("How do you find slow queries in the PostgreSQL warehouse?",)
    again = "How would you find slow PostgreSQL warehouse queries?"
    assert any("repeats" in fault for fault in faults_of(again, Stage.SKILLS, asked, "PostgreSQL"))


def test_the_phrase_to_probe_is_the_persons_own_claim() -> None:
    answer = "Hello, my name is Ada. I like trains. I cut the nightly load from six hours to one, which was nice."
    assert phrase_to_probe(answer) == "I cut the nightly load from six hours to one"


@pytest.mark.parametrize("answer", ["", "Yes.", "I don't know."])
def test_there_is_nothing_to_probe_in_a_word_or_two(answer: str) -> None:
    assert phrase_to_probe(answer) == ""
