"""Fillers, hedges, repetitions and restarts: found where they are, and not where the words mean something."""

from __future__ import annotations

import pytest

from interview.audio.delivery.stumbles import stumbles_in
from interview.language.wording import is_filler, without_invented, wording_moments
from interview.records import MomentKind, Word
from tests.audio.delivery.saying import said


def found(text: str, kind: MomentKind) -> list[str]:
    moments = [*wording_moments(said(text)), *stumbles_in(said(text))]
    return [one.text for one in moments if one.kind is kind]


@pytest.mark.parametrize("text", ["um", "Um,", "uh...", "Uhm", "er", "Erm,", "hmm", "ah", "UM", "uhh", "mm"])
def test_every_spelling_of_a_filler_is_one(text: str) -> None:
    assert is_filler(text)


def test_a_filler_that_the_recogniser_hardly_believes_was_not_said() -> None:
    heard = [
        Word("We", 0, 0.2, 0.02),
        Word("um,", 0.2, 0.4, 0.02),
        Word("uh,", 0.5, 0.7, 0.08),
        Word("went", 0.8, 1, 0.9),
    ]
    assert [word.text for word in without_invented(heard)] == ["We", "uh,", "went"]


@pytest.mark.parametrize("text", ["us", "hum", "her", "are", "a", "mum", "arm", "ham", "am", "I", "erm1", "ER", "HMM"])
def test_words_that_look_like_fillers_are_none(text: str) -> None:
    assert not is_filler(text)


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("It was, like, really hard.", ["like"]),
        ("And like, we had no plan.", ["like"]),
        ("So, I joined the team.", ["so"]),
        ("We were, you know, under pressure.", ["you know"]),
        ("I basically rewrote it.", ["basically"]),
        ("It was kind of slow.", ["kind of"]),
        ("I mean, we tried.", ["i mean"]),
        ("It is actually simple.", ["actually"]),
    ],
)
def test_words_that_say_nothing_are_discourse_fillers(text: str, heard: list[str]) -> None:
    assert found(text, MomentKind.DISCOURSE) == heard


@pytest.mark.parametrize(
    "text",
    [
        "I would like to learn Rust.",
        "It looks like a queue.",
        "Tools like Airflow and dbt.",
        "It failed, so we rolled back.",
        "Do you know what happened?",
        "What kind of database was it?",
        "That is what I mean by testing.",
        "People like clear notes.",
        "You know how it works.",
        "I like tests and like working with people.",
    ],
)
def test_the_same_words_with_a_meaning_are_not(text: str) -> None:
    assert found(text, MomentKind.DISCOURSE) == []


def test_hedges_are_listed_with_their_words() -> None:
    assert found("I think it was probably the cache, maybe.", MomentKind.HEDGE) == ["i think", "probably", "maybe"]


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("We we moved it.", ["We we"]),
        ("In the, um, in the end it worked.", ["In the, in the"]),
        ("I was I was I was late.", ["I was I was", "I was I was"]),
        ("It was very very very very slow.", []),
        ("We tried again and again and again.", []),
        ("He had had enough.", []),
        ("Version 2 2 was it.", []),
    ],
)
def test_repetitions_count_and_emphasis_does_not(text: str, heard: list[str]) -> None:
    assert found(text, MomentKind.REPETITION) == heard


@pytest.mark.parametrize(
    ("text", "restarts"),
    [
        ("But, um, Montreal, but Toronto was next.", 1),
        ("We went to, we moved to Lisbon.", 1),
        ("I was going to, sorry, I had planned it.", 1),
        ("The mon- the montage was late.", 1),
        ("I planned, I tested, I shipped.", 0),
        ("We plan, we build, we ship.", 0),
        ("We met. We talked.", 0),
        ("I led the team and I wrote the code.", 0),
        ("When the load failed, the team met.", 0),
        ("If you are blaming, you are not grateful.", 0),
    ],
)
def test_restarts_count_and_lists_do_not(text: str, restarts: int) -> None:
    assert len(found(text, MomentKind.RESTART)) == restarts


def test_a_moment_stands_where_its_words_stand() -> None:
    moment = next(one for one in wording_moments(said("We were, you know, late")) if one.text == "you know")
    assert (moment.start, moment.end) == (1.0, 1.9)
