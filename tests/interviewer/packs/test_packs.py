"""Every pack can be asked from: questions that can be said aloud, from easy to hard, and points to say yes or no to."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from interview.interviewer.packs.reading import FOLDER, Pack, pack_question, packs
from interview.interviewer.questions.checks import repeats
from interview.interviewer.questions.prohibited import prohibited_in
from interview.records import Kind, Level

LEVELS = list(Level)
UNSPEAKABLE = re.compile(r"[()/\[\]\"“”]|\be\.g\.|\betc\b|[^\x20-\x7e]")
QUESTIONS = [question for pack in packs().values() for question in pack.questions]


def test_there_are_packs_for_120_topics_of_25_trades() -> None:
    assert len(packs()) >= 120
    assert len({path.parent for path in FOLDER.glob("*/*.toml")}) >= 25


@pytest.mark.parametrize("pack", packs().values(), ids=list(packs()))
def test_a_pack_goes_from_easy_to_hard_and_holds_more_than_knowledge(pack: Pack) -> None:
    assert 5 <= len(pack.questions) <= 8
    levels = [LEVELS.index(question.level) for question in pack.questions]
    assert levels == sorted(levels)
    assert set(levels) == {0, 1, 2}
    kinds = Counter(question.kind for question in pack.questions)
    assert kinds[Kind.TECHNICAL] >= 3
    assert kinds[Kind.SITUATIONAL] + kinds[Kind.BEHAVIOURAL] >= 1
    assert 4 <= len(pack.names) <= 12
    assert len(pack.topic.split()) <= 5


@pytest.mark.parametrize("pack", packs().values(), ids=list(packs()))
def test_questions_and_follow_ups_can_be_said_aloud_and_are_allowed(pack: Pack) -> None:
    for question in pack.questions:
        for text, most in ((question.text, 30), (question.thin, 25), (question.strong, 25)):
            assert len(text.split()) <= most, text
            assert text.endswith(("?", ".")), text
            assert not UNSPEAKABLE.search(text), text
            assert not prohibited_in(text, f"{text} children partner"), text  # of other people it may speak
        assert not repeats(question.text, question.thin), question.thin
        assert not repeats(question.text, question.strong), question.strong


@pytest.mark.parametrize("pack", packs().values(), ids=list(packs()))
def test_what_a_good_answer_may_hold_is_said_in_clauses(pack: Pack) -> None:
    for question in pack.questions:
        assert 3 <= len(question.points) <= 6, question.id
        assert 1 <= len(question.errors) <= 3, question.id
        assert all(3 <= len(text.split()) <= 30 for text in (*question.points, *question.errors)), question.id


def test_no_question_comes_twice() -> None:
    texts = Counter(question.text for question in QUESTIONS)
    assert [text for text, count in texts.items() if count > 1] == []


def test_a_record_finds_the_question_it_names_and_nothing_else() -> None:
    first = QUESTIONS[0]
    assert pack_question(first.id) is first
    assert pack_question("bank/technical/any/1") is None
    assert pack_question("pack/nowhere/nothing/1") is None
