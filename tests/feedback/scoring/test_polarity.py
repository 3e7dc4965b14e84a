"""A negation or an opposite turns a statement round; ways of speaking that only sound negative do not."""

from __future__ import annotations

import pytest

from interview.engines.backends.embedding_tfidf import TfidfEmbedder
from interview.feedback.scoring.alignment import align
from interview.feedback.scoring.polarity import Statement, contradicted_share, statement_of
from interview.feedback.scoring.reading import read

CLAIM = "The index makes the query faster."


def stated(text: str) -> Statement:
    reading = read(text)
    return statement_of(reading.words, reading.owners)


def turned(text: str) -> set[str]:
    statement = stated(text)
    return {word for at, word in enumerate(statement.words) if statement.turned(at)}


def against(ideal: str, answer: str) -> float:
    """How much of the common ground an answer turns round; only the same words are common ground here."""
    of_ideal, of_answer = TfidfEmbedder("default").embed_words([read(ideal).text, read(answer).text])
    return contradicted_share(align(of_ideal, of_answer), stated(ideal), stated(answer))


@pytest.mark.parametrize(
    "answer",
    [
        "The index does not make the query faster.",
        "The index doesn't make the query faster.",
        "The index never makes the query faster.",
        "The index cannot make the query faster.",
        "It is false that the index makes the query faster.",
        "It is wrong that the index makes the query faster.",
        "No index makes the query faster.",
    ],
)
def test_who_says_the_opposite_contradicts(answer: str) -> None:
    assert against(CLAIM, answer) >= 0.6


@pytest.mark.parametrize(
    "answer",
    [
        CLAIM,
        "The index makes the query faster, not only once.",
        "Not only the index makes the query faster.",
        "No matter what, the index makes the query faster.",
        "No doubt the index makes the query faster.",
        "Whether or not it is big, the index makes the query faster.",
        "If that does not work I look at the plan. The index makes the query faster.",
        "I do not like long reports. The index makes the query faster.",
        "It was not cheap, but the index makes the query faster.",
        "The index makes the query faster when the wrong plan was chosen.",
    ],
)
def test_who_says_the_same_does_not(answer: str) -> None:
    assert against(CLAIM, answer) < 0.3


@pytest.mark.parametrize(
    "text",
    [
        "If that does not work I rewrite the query.",
        "If the cache is not warm I load it.",
        "I check whether the index is not used.",
        "I found the wrong index on the table.",
        "An incorrect plan slows the query.",
        "The load and not only the query got faster.",
        "I test it no matter how small it is.",
    ],
)
def test_what_is_only_supposed_or_describes_a_thing_denies_nothing(text: str) -> None:
    assert turned(text) == set()


def test_no_longer_turns_round_what_comes_after_it() -> None:
    assert {"needs", "index"} <= turned("The query no longer needs the index")


def test_two_denials_of_the_same_agree() -> None:
    ideal = "The index does not help a small table."
    assert against(ideal, "A small table is not helped by the index.") == 0.0
    assert against(ideal, "The index helps a small table.") >= 0.6


def test_a_negation_reaches_neither_past_its_sentence_nor_past_its_clause() -> None:
    assert not turned("I did not sleep. The index helped.") & {"index", "helped"}
    assert not turned("I did not sleep because the index failed") & {"index", "failed"}


@pytest.mark.parametrize(
    ("ideal", "answer"),
    [
        (CLAIM, "The index makes the query slower."),
        (CLAIM, "The index makes the query slow."),
        ("A stack adds at the top.", "A stack adds at the bottom."),
        ("A tuple is immutable.", "A tuple is mutable."),
        ("The switch is closed.", "The switch is open."),
    ],
)
def test_an_opposite_weighs_more_than_the_words_that_stayed(ideal: str, answer: str) -> None:
    assert against(ideal, ideal) == 0.0
    assert against(ideal, answer) > 0.5


def test_an_opposite_beside_the_word_itself_is_no_contradiction() -> None:
    assert against("Reads get faster.", "Reads get faster and writes get slower.") == 0.0


def test_who_speaks_of_something_else_contradicts_nothing() -> None:
    assert against(CLAIM, "I never cook fish on a Friday.") == 0.0


def test_of_keeps_the_turns_of_the_words_it_keeps() -> None:
    statement = stated("The index does not help")
    part = statement.of([0, len(statement.words) - 1])
    assert part.words == ("the", "help")
    assert part.turned(0)
    assert part.turned(1)


def test_it_is_not_true_that_reaches_over_the_whole_sentence() -> None:
    said = "It is not true that the index makes the monthly query of the whole clinic so much faster"
    assert {"index", "clinic", "faster"} <= turned(said)


def test_what_is_not_false_stands() -> None:
    assert not {"index", "query", "faster"} & turned("It is not false that the index makes the query faster")


def test_an_opposite_that_is_denied_agrees() -> None:
    assert against("The index makes the query faster.", "The index does not make the query slower.") == 0.0


def test_one_opposite_turns_its_statement_round() -> None:
    assert against("The index makes the query faster.", "The index makes the query slower.") >= 0.7
