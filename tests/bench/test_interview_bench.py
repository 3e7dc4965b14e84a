"""The bench interview holds whole interviews with each kind of candidate, and its judge is not ours."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.candidates import CANDIDATES
from bench.interview import _hold, _measured
from bench.judging import faults_seen, grounded_in, prohibited_words, refers_to, same_question
from interview.coach.coach import Coach
from interview.records import Kind

RESUME = """Ada Example
ada@example.com

Experience
Data Engineer, Northwind, 2021 - 2024
- Cut the nightly load from six hours to one with Python
- Taught four analysts to write their own queries
"""
JOB = """Data Engineer

You will design nightly data pipelines in Python. You will keep the queries of the PostgreSQL warehouse fast.
You will explain numbers to clinical staff. Requirements: experience with SQL. Kubernetes is a plus.
"""


def test_every_kind_of_candidate_is_interviewed_to_the_end(coach: Coach, tmp_path: Path) -> None:
    resume, job = tmp_path / "resume.txt", tmp_path / "job.txt"
    resume.write_text(RESUME)
    job.write_text(JOB)
    held = [_hold(coach, resume, job, number) for number in range(len(CANDIDATES))]
    assert {one.candidate for one in held} == {"strong", "vague", "off-topic"}
    assert all(one.asked[-1].question.kind is Kind.INVITATION for one in held)
    figures = _measured(held, 1).figures
    assert figures["duplicates"] == 0
    assert figures["prohibited"] == 0
    assert figures["valid"] == 1.0


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("How do you test it? How do you mend it?", "technical"),
        ("Do you like nightly pipelines at your desk?", "technical"),
        ("Tell me about a time you failed.", "behavioural"),
        ("Imagine it is your first day. How do stocks move?", "situational"),
        ("How do you test “it and mend it?", "technical"),
        ("How old are you and your pipelines, my friend?", "technical"),
        ("How do you test it, and why did you choose it?", "technical"),
    ],
)
def test_the_judge_sees_what_is_wrong(text: str, kind: str) -> None:
    assert faults_seen(text, kind)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("How do you find out why a nightly load is late?", "technical"),
        ("Tell me about a time you were late with a load. What did you do?", "behavioural"),
        ("Imagine the load fails at night. What would you do first?", "situational"),
        ("You said “was it, or not?”. What came of it?", "follow-up"),
    ],
)
def test_the_judge_has_nothing_against_a_good_question(text: str, kind: str) -> None:
    assert faults_seen(text, kind) == ()


def test_the_judge_knows_the_same_question_and_words_of_an_answer() -> None:
    assert same_question("How do you test it?", "How do you test it")
    assert not same_question("How do you test it?", "Who helped you with the index?")
    assert refers_to("You said “I rang nine people”. Who was first?", "Then I rang nine people at once.")
    assert not refers_to("What was the hardest part?", "Then I rang nine people at once.")
    assert grounded_in("How do you plan tests?", "test planning")
    assert prohibited_words("Where were you born?")
