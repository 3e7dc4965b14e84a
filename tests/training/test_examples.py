"""What is learned from: an answer's words with a sentence each, variants of which it is known what must follow."""

from __future__ import annotations

from random import Random

import pytest

from interview.records.read_answer import LABELS
from training.corpus import GradedAnswer, read_answers, read_heard, read_passages, read_rewordings
from training.examples import (
    Example,
    OtherForms,
    Variant,
    example_of,
    forms_of,
    labels_of,
    spoken_example,
    variants_of,
    words_of,
)


@pytest.fixture(scope="module")
def answers() -> list[GradedAnswer]:
    return read_answers()[:60]


def drawn(answers: list[GradedAnswer], variant: Variant) -> list[tuple[GradedAnswer, Example]]:
    rng = Random(3)
    forms = forms_of(answers, read_rewordings(), read_heard())
    every = [(answer, one) for _ in range(4) for answer in answers for one in variants_of(answer, answers, forms, rng)]
    return [pair for pair in every if pair[1].variant is variant]


def test_every_word_belongs_to_a_sentence_with_labels(answers: list[GradedAnswer]) -> None:
    for answer in answers:
        example = example_of(answer)
        assert example.labels is not None
        assert example.labels.shape == (len(set(example.sentences)), len(LABELS) - 1)
        assert len(example.words) == len(example.sentences)
        assert list(example.sentences) == sorted(example.sentences)


def test_words_have_neither_capitals_nor_marks_nor_names() -> None:
    assert words_of("Well, Maria and I, um, CUT it by 40%!") == ("someone", "and", "i", "cut", "it", "by", "40%")


def test_what_counts_is_left_out_of_a_variant_that_is_worth_less(answers: list[GradedAnswer]) -> None:
    less = drawn(answers, Variant.LESS)
    assert less
    assert all(0 < len(one.words) < len(example_of(answer).words) for answer, one in less)


def test_where_two_readers_part_a_label_is_half_there(answers: list[GradedAnswer]) -> None:
    parted = [
        one for answer in answers for one in answer.sentences if one.again and set(one.parts) != set(one.again[0])
    ]
    assert parted
    assert all(0.5 in labels_of(one, again=True) and 0.5 not in labels_of(one) for one in parted)


def test_of_a_passage_only_the_sentences_are_known() -> None:
    passage = read_passages()[0]
    (one,) = variants_of(passage, [passage], OtherForms(), Random(1))
    assert (one.variant, one.level) == (Variant.PASSAGE, 0)
    assert one.labels is not None
    assert len(one.labels) == len(passage.sentences)


def test_a_rewording_has_other_words_and_the_same_level(answers: list[GradedAnswer]) -> None:
    reworded = drawn(answers, Variant.REWORDED)
    assert reworded
    assert all(one.words != example_of(answer).words and one.level == answer.level for answer, one in reworded)


def test_a_spoken_form_has_the_labels_of_what_was_said(answers: list[GradedAnswer]) -> None:
    spoken = drawn(answers, Variant.SPOKEN) + drawn(answers, Variant.RUN_ON)
    assert {one.variant for _, one in spoken} == {Variant.SPOKEN, Variant.RUN_ON}
    assert sum(one.words != example_of(answer).words for answer, one in spoken) > 0.9 * len(spoken)
    for _, one in spoken:
        assert one.labels is not None
        assert len(one.words) == len(one.sentences)
        assert set(one.sentences) == set(range(len(one.labels)))


def test_where_nothing_was_heard_a_spoken_form_is_made(answers: list[GradedAnswer]) -> None:
    made = [spoken_example(answer, OtherForms(), Random(2)) for answer in answers]
    assert all(one.variant is Variant.RUN_ON for one in made)


def test_what_was_heard_of_a_passage_has_no_level_either() -> None:
    passage = read_passages()[0]
    drawn_of_it = [one for seed in range(30) for one in variants_of(passage, [passage], OtherForms(), Random(seed))]
    assert {one.variant for one in drawn_of_it} == {Variant.PASSAGE}
    assert len({one.words for one in drawn_of_it}) > 2
