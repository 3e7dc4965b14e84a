"""What was written around the packs fits them: each question was answered blind, what is held is there to be held."""

from __future__ import annotations

from collections import Counter

from interview.interviewer.packs.reading import packs
from training.knowledge import read_given, read_held

QUESTIONS = {question.id: question for pack in packs().values() for question in pack.questions}


def test_every_question_was_answered_once_without_seeing_its_points() -> None:
    answered = Counter(given.question.id for given in read_given())
    assert set(answered) == set(QUESTIONS)
    assert set(answered.values()) == {1}


def test_what_a_reader_found_in_an_answer_is_there_to_be_found() -> None:
    for name, held in read_held().items():
        question = QUESTIONS[name]
        points = set("abcdef"[: len(question.points)]) | held.unread
        assert held.points | held.partly <= points, name
        assert held.errors <= set("xyz"[: len(question.errors)]) | held.unread, name
        assert not held.points & held.partly, name


def test_strong_answers_hold_most_points_and_weak_ones_next_to_none() -> None:
    held, shares = read_held(), {"strong": [0, 0], "weak": [0, 0]}
    for given in read_given():
        one = held.get(given.question.id)
        if one is not None and given.quality in shares:
            read = set("abcdef"[: len(given.question.points)]) - one.unread
            shares[given.quality][0] += len(one.points & read)
            shares[given.quality][1] += len(read)
    assert shares["strong"][0] >= 0.8 * shares["strong"][1]
    assert shares["weak"][0] <= 0.1 * shares["weak"][1]
