"""Padding goes, words stay, and every way to write the same words is one string."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview.feedback.scoring.fillers import plain, without_padding
from tests.effort import processor_seconds


@pytest.mark.parametrize(
    "text",
    """That's a good question.
Let me think about that for a moment.
So yeah.
I hope that answers your question.
Thank you for asking.
To be honest, it's something I care about.
Does that make sense?
Well, where do I start?
There is a lot to say about this topic.
Let me know if you have any questions.
That's pretty much it.""".splitlines(),
)
def test_a_sentence_that_says_nothing_goes(text: str) -> None:
    assert without_padding(text) == ""
    assert without_padding(f"{text} A stack is LIFO. {text}") == "A stack is LIFO."


@pytest.mark.parametrize(
    "text",
    [
        "Yes",
        "No",
        "{}",
        "It depends on the number of nodes.",
        "It is a good question of taste to use a stack.",
        "I think so because it is closed.",
        "I care about tests.",
        "Let me explain the stack with an example.",
    ],
)
def test_what_says_something_stays(text: str) -> None:
    assert without_padding(text) == text


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Don't stop!", "do not  stop"),
        ("It’s the the stack...", "it is the stack"),
        ("First-in, first-out", "first in first out"),
        ("the parents' and a node's child", "the parents and a nodes child"),
        ("E.g. TCP/IP — “quoted”", 'eg tcp ip "quoted"'),
        ("1,000 nodes", "1000 nodes"),
        ("- push\n- pop", "push pop"),
        ("CAN'T, cannot", "can not can not"),
    ],
)
def test_two_ways_to_write_the_same_are_one(left: str, right: str) -> None:
    assert plain(left) == plain(right)


@pytest.mark.parametrize("token", "c++ c# node.js o(n) o(log_n) a[i] i++ 3.5 -5 .net x[i+1] 45%".split())
def test_technical_tokens_stay(token: str) -> None:
    assert plain(token) == token
    assert plain(f"Use {token}, then stop.") == f"use {token} then stop"


def test_a_minus_is_no_dash() -> None:
    assert plain("n-1") == plain("n - 1") != plain("n 1")


@given(st.text(alphabet=st.sampled_from("abZ 'nt-./()[]+,#12\"é*\n=>"), max_size=40))
@settings(max_examples=300, deadline=None)
def test_no_marks_make_it_fail(text: str) -> None:
    assert plain(text) == plain(f"  {text}\n")


@given(st.lists(st.sampled_from("the stack isn't C++ a[i] o(n) It's node.js 3.5 first-in well".split()), max_size=12))
@settings(max_examples=200, deadline=None)
def test_plain_words_stay_plain_in_any_case(words: list[str]) -> None:
    text = " ".join(words)
    assert plain(plain(text)) == plain(text) == plain(text.upper())


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_text_is_read(text: str) -> None:
    plain(text)
    without_padding(text)


@pytest.mark.parametrize(
    "unit", ["so ", "thank you ", "(", "a.", "a[", "1,000", "-", "\n", "that is really ", "'a", " "]
)
def test_long_text_takes_no_long_time(unit: str) -> None:
    text = unit * (20_000 // len(unit))
    assert processor_seconds(lambda: (plain(text), without_padding(text))) < 3
