"""Words, sentences and stems of plain text."""

from __future__ import annotations

import pytest

from interview.language.text import content_words, overlap, passages_of, sentences_of, shorten, stem, words_of


def test_technical_names_stay_whole() -> None:
    assert words_of("C++, node.js and CI/CD (C#)") == ["C++", "node.js", "and", "CI/CD", "C#"]


@pytest.mark.parametrize("text", ["Zürich", "café-owner", "Søren’s", "naïveté", "Łódź", "инженер", "müßte"])
def test_letters_of_any_alphabet_make_a_word(text: str) -> None:
    assert words_of(f"I met {text}.") == ["I", "met", text]


def test_function_words_carry_no_meaning() -> None:
    assert content_words("I was in the data and the Data") == ["data"]


@pytest.mark.parametrize(("left", "right"), [("tested", "tests"), ("pipelines", "pipeline"), ("query", "queries")])
def test_inflections_share_a_stem(left: str, right: str) -> None:
    assert stem(left) == stem(right)


def test_sentences_end_at_marks_and_lines() -> None:
    assert sentences_of("One. Two? “Three.” Four\nFive") == ["One.", "Two?", "“Three.”", "Four", "Five"] or (
        len(sentences_of("One. Two? “Three.” Four\nFive")) == 5
    )


def test_a_long_text_is_read_in_passages_and_nothing_is_lost() -> None:
    text = " ".join(f"This is sentence number {n} of a long answer." for n in range(60))
    passages = passages_of(text)
    assert " ".join(passages) == text
    assert max(len(passage.split()) for passage in passages) <= 120


def test_overlap_is_one_for_the_same_content_and_zero_for_none() -> None:
    assert overlap("tune the queries", "queries tuned") == 1.0
    assert overlap("tune the queries", "bake bread") == 0.0
    assert overlap("", "") == 0.0


def test_shortening_says_that_something_was_cut() -> None:
    assert shorten("a b c d", 2) == "a b …"
    assert shorten("a b", 2) == "a b"
