"""Names out of answers: what has to go, what has to stay, and that nothing else can tell two people apart."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview.feedback.scoring import masking
from interview.feedback.scoring.fillers import plain
from interview.feedback.scoring.masking import mask
from tests.effort import processor_seconds

WORDS = st.sampled_from(
    "Emily José O'Brien MIT Google Mr Dr. Will Mark May at in with for Zork Initech Ltd University of Oxford the and I"
    " he her Java C++ told asked . , stack someone somewhere Mar-Lee J. K. said Berlin, Germany an".split()
)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Mr Smith asked his team to stop.", "Ms. O'Brien asked her team to stop."),
        ("My colleague Tom and I wrote it.", "My colleague Aisha and I wrote it."),
        ("I studied at Stanford University.", "I studied at the University of Nairobi."),
        ("I studied at MIT.", "I studied at the Massachusetts Institute of Technology."),
        ("He's right, he said so himself.", "She's right, she said so herself."),
        ("I worked for Google in London.", "I worked for Zentrix Inc in Ouagadougou."),
        ("I built it with Emily.", "I built it with Nkechi."),
        ("i built it with emily in london", "i built it with josé in lagos"),
        ("Professor Chen told me.", "Dr. Amy García-Márquez told me."),
        ("An MIT graduate did it.", "A Yale graduate did it."),
        ("Mark asked me.", "Zodwa asked me."),
        ("I told Will about it.", "I told J. K. Rowling about it."),
        ("I lived in San Francisco.", "I lived in Berlin, Germany."),
    ],
)
def test_who_and_where_leave_the_same_text(left: str, right: str) -> None:
    assert plain(mask(left)) == plain(mask(right))


@pytest.mark.parametrize(
    "text",
    [
        "Big-O notation, O(n) in C++ and Node.js; in Python, in Excel.",
        "We used Kubernetes with React and PostgreSQL on AWS at O(1) cost.",
        "I will mark it, and you may bill them by grace.",
        "Mark the node as visited. Grace periods matter. Will it work?",
        "Moore's law and a Taylor series are no people.",
        "We moved from May to August under the MIT license.",
        "a man in the middle listens",
        "Customers asked me. Management agreed.",
    ],
)
def test_terms_and_words_stay(text: str) -> None:
    assert mask(text) == text


def test_a_term_of_the_question_stays_and_a_name_of_the_resume_goes() -> None:
    assert mask("I did it with Zork.", keep="What is Zork?") == "I did it with Zork."
    assert mask("I did it with Zork.", keep="What is Zork?", names=["Zork"]) == "I did it with someone."


def test_names_of_the_resume_go_in_any_case_but_their_plain_words_stay() -> None:
    names = ["Bob Quux", "Widgets Ltd", "Stack Systems"]
    masked = mask("i worked at widgets ltd with bob quux on stacks and systems, said quux", names=names)
    assert masked == "i worked at somewhere with someone on stacks and systems, said someone"


def test_a_sentence_keeps_its_capital() -> None:
    assert mask("It broke. Emily fixed it.") == "It broke. Someone fixed it."


@given(st.lists(WORDS, max_size=14).map(" ".join))
@settings(max_examples=200, deadline=None)
def test_masking_twice_is_masking_once(text: str) -> None:
    assert mask(mask(text)) == mask(text)


@given(st.text(max_size=120))
@settings(max_examples=200, deadline=None)
def test_any_text_can_be_masked_twice(text: str) -> None:
    assert mask(mask(text)) == mask(text)


@pytest.mark.parametrize("unit", ["Emily ", "A ", "The University of ", "a", "Aa ", ". ", "Emily Xx, at ", "A. ", "O'"])
def test_long_text_takes_no_long_time(unit: str) -> None:
    text = unit * (20_000 // len(unit))

    def mask_anew() -> None:
        masking._known.cache_clear()
        mask(text)

    assert processor_seconds(mask_anew) < 3
