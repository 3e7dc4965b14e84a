"""Each word of the ideal answer finds its nearest word; the question's own words and their spelling do not matter."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from interview.engines.backends.embedding_tfidf import TfidfEmbedder
from interview.feedback.scoring.alignment import SAME_WORD, Alignment, align
from interview.records import WordVectors

IDEAL = "the scheduler retries a failed task"


def aligned(ideal: str, answer: str, question: str = "") -> Alignment:
    """Words are near only to themselves: whatever is found is found by the words."""
    of_ideal, of_answer = TfidfEmbedder("default").embed_words([ideal, answer])
    return align(of_ideal, of_answer, question.split())


def placed(*words: tuple[str, tuple[float, float]]) -> WordVectors:
    return WordVectors(
        tuple(word for word, _ in words),
        np.array([place for _, place in words], dtype=np.float32),
        np.ones(len(words), dtype=np.float32),
    )


def test_an_answer_in_the_ideals_words_covers_all_of_it() -> None:
    found = aligned(IDEAL, IDEAL)
    assert found.share(found.meaning) == pytest.approx(1.0)
    assert found.found.all()


def test_an_answer_without_one_of_its_words_covers_nothing() -> None:
    found = aligned(IDEAL, "flowers need water and light")
    assert found.share(found.meaning) == 0.0
    assert not found.found.any()


def test_the_order_of_words_and_more_words_do_not_lower_what_is_covered() -> None:
    found = aligned(IDEAL, "in our team a task that failed is something the scheduler retries on monday")
    assert found.share(found.meaning) == pytest.approx(1.0)


def test_words_of_the_question_do_not_count() -> None:
    found = aligned("the scheduler retries", "the scheduler is the scheduler", "what does the scheduler do")
    assert list(found.counts) == [False, False, True]
    assert found.share(found.meaning) == 0.0


def test_another_form_of_a_word_of_the_question_does_not_count_either() -> None:
    assert list(aligned("schedulers retry", "schedulers", "the scheduler").counts) == [False, True]


def test_where_the_ideal_answer_only_repeats_the_question_all_its_words_count() -> None:
    found = aligned("the stack grows", "the stack grows", "what happens when the stack grows")
    assert found.counts.all()
    assert found.share(found.meaning) == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("ideal", "said"),
    [
        ("asynchronous", "asynchronus"),
        ("inheritance", "inheritence"),
        ("transactions", "transaction"),
        ("retries", "retry"),
    ],
)
def test_a_misspelt_or_inflected_word_of_the_ideal_answer_counts(ideal: str, said: str) -> None:
    found = aligned(ideal, f"something {said} something")
    assert found.found.all()
    assert found.meaning[0] >= np.float32(SAME_WORD)
    assert found.nearest[0] == 1


@pytest.mark.parametrize(
    ("ideal", "said"), [("stack", "stick"), ("there", "these"), ("heap", "heat"), ("public", "private")]
)
def test_another_word_that_looks_alike_is_not_taken_for_it(ideal: str, said: str) -> None:
    assert not aligned(ideal, said).found.any()


def test_a_word_of_like_meaning_is_found_by_its_vector_and_not_as_the_word() -> None:
    found = align(placed(("car", (1.0, 0.0))), placed(("tree", (0.0, 1.0)), ("automobile", (0.8, 0.6))))
    assert found.meaning[0] == pytest.approx(0.8)
    assert found.nearest[0] == 1
    assert not found.found[0]


def test_an_opposite_direction_counts_as_nothing_and_not_below_it() -> None:
    assert align(placed(("car", (1.0, 0.0))), placed(("tree", (-1.0, 0.0)))).meaning[0] == 0.0


def test_a_rarer_word_weighs_more() -> None:
    ideal = replace(placed(("run", (1.0, 0.0)), ("idempotent", (0.0, 1.0))), rarity=np.array([1.0, 3.0], np.float32))
    common, rare = (
        align(ideal, placed((word, place))) for word, place in (("run", (1.0, 0.0)), ("idempotent", (0.0, 1.0)))
    )
    assert common.share(common.meaning) == pytest.approx(0.25)
    assert rare.share(rare.meaning) == pytest.approx(0.75)


def test_a_part_of_the_ideal_answer_keeps_its_own_words_figures() -> None:
    found = aligned(IDEAL, "the scheduler failed")
    part = found.of([1, 4])
    assert list(part.found) == [True, True]
    assert part.share(part.meaning) == pytest.approx(1.0)
    assert found.of([2, 5]).share(found.of([2, 5]).meaning) == 0.0
