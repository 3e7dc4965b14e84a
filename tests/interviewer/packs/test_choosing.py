"""A slot with a pack is asked from it, at its level, once; and what is asked on fits the answer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from interview.interviewer.packs.choosing import pack_follow_up, pack_question_for
from interview.interviewer.packs.reading import pack_question, packs
from interview.interviewer.questions.signals import CLAIM, NO_RESULT, SHORT, UNKNOWN, VAGUE
from interview.records import Answer, Exchange, Kind, Level, Probe, Slot, Stage
from interview.sessions.session import Session
from tests.interviewer.questions.held import session

PACK = next(pack for pack in packs().values() if sum(one.kind is Kind.TECHNICAL for one in pack.questions) >= 4)
SLOT = Slot(Stage.SKILLS, Kind.TECHNICAL, PACK.topic, "technical knowledge", Level.EASY, pack=PACK.id)


@pytest.mark.parametrize("level", list(Level))
def test_the_question_is_of_the_kind_and_the_level_of_its_slot(level: Level) -> None:
    asked = pack_question_for(replace(SLOT, level=level), (), seed=7)
    assert asked is not None
    assert asked.kind is Kind.TECHNICAL
    there = {one.level for one in PACK.questions if one.kind is Kind.TECHNICAL}
    assert asked.level is level or level not in there


def test_no_question_of_a_pack_is_asked_twice_and_then_the_pack_has_no_more() -> None:
    asked: list[str] = []
    while (one := pack_question_for(SLOT, asked, seed=7)) is not None:
        assert one.text not in asked
        asked.append(one.text)
    assert len(asked) == sum(question.kind is Kind.TECHNICAL for question in PACK.questions)


def test_the_same_seed_asks_the_same_and_a_slot_without_a_pack_asks_nothing() -> None:
    assert pack_question_for(SLOT, (), seed=3) == pack_question_for(SLOT, (), seed=3)
    assert pack_question_for(replace(SLOT, pack=""), (), seed=7) is None
    assert pack_question_for(replace(SLOT, pack="no/such"), (), seed=7) is None


def answered(*, origin: str = "pack") -> Session:
    """The first technical question of the pack was asked and answered."""
    from interview.interviewer.prompting import planned

    known = next(one for one in PACK.questions if one.kind is Kind.TECHNICAL)
    question = replace(planned(SLOT, known.text, origin, known.id), number=1)
    return replace(session(), exchanges=(Exchange(question, Answer("I do it by the book.", "spoken")),))


@pytest.mark.parametrize(("reason", "name"), [(SHORT, "thin"), (VAGUE, "thin"), (CLAIM, "strong")])
def test_a_thin_answer_gets_a_second_chance_and_a_strong_one_something_deeper(reason: str, name: str) -> None:
    held = answered()
    known = pack_question(held.exchanges[0].question.prompt)
    follow_up = pack_follow_up(held, Probe(reason))
    assert known is not None
    assert follow_up is not None
    assert follow_up.text == (known.thin if name == "thin" else known.strong)
    assert follow_up.id == f"{known.id}/{name}"


@pytest.mark.parametrize("reason", [UNKNOWN, NO_RESULT])
def test_other_signals_are_followed_up_as_everywhere(reason: str) -> None:
    assert pack_follow_up(answered(), Probe(reason)) is None


def test_a_question_of_another_source_has_no_follow_up_of_a_pack() -> None:
    assert pack_follow_up(answered(origin="bank"), Probe(SHORT)) is None


def test_a_follow_up_is_not_asked_again() -> None:
    held = answered()
    first = pack_follow_up(held, Probe(SHORT))
    assert first is not None
    root = held.exchanges[0].question
    again = replace(root, number=2, text=first.text, kind=Kind.FOLLOW_UP, follow_up_to=1, reason=SHORT)
    held = replace(held, exchanges=(*held.exchanges, Exchange(again, Answer("As I said.", "spoken"))))
    assert pack_follow_up(held, Probe(VAGUE)) is None
