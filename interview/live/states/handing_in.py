"""Typed answers: each belongs to the question it was written under, and is taken once."""

from __future__ import annotations

from interview.language.text import words_of
from interview.live.messages import not_taken_message, taken_message
from interview.live.states.effects import Emit, Read, WhenIdle
from interview.live.states.events import HandedIn, NotTaken, ReadNow
from interview.live.states.moves import Outcome
from interview.live.states.talk import Talk

BEFORE = "That text was written for the question before; it is still in the box."
OVER = "The interview is over, so that text was not taken."
REMEMBERED = 50


def handed_in(talk: Talk, event: HandedIn) -> Outcome:
    return talk, (WhenIdle(ReadNow(event.text, event.number, event.hand_in)),)


def read_now(talk: Talk, event: ReadNow) -> Outcome:
    """A page may give the same one again where it did not hear what became of it."""
    if _was_taken(talk, event):
        return talk, (Emit(taken_message(event.number, event.hand_in)),)
    if talk.question is None or talk.question.number != event.number:
        return talk, (Emit(not_taken_message(event.hand_in, BEFORE)),)
    return talk, (Read(event.text, event.hand_in),)


def too_late(talk: Talk, event: ReadNow) -> Outcome:
    if _was_taken(talk, event):
        return talk, (Emit(taken_message(event.number, event.hand_in)),)
    return talk, (Emit(not_taken_message(event.hand_in, OVER)),)


def not_taken(talk: Talk, event: NotTaken) -> Outcome:
    return talk, (Emit(not_taken_message(event.hand_in, event.sentence)),)


def with_hand_in(hand_ins: tuple[tuple[str, int], ...], hand_in: str, number: int) -> tuple[tuple[str, int], ...]:
    return (*hand_ins, (hand_in, number))[-REMEMBERED:]


def _was_taken(talk: Talk, event: ReadNow) -> bool:
    """By its id; or before this conversation was opened again: the answer on disk ends with the same words."""
    if any(hand_in == event.hand_in for hand_in, _ in talk.hand_ins):
        return True
    words = words_of(event.text)
    return bool(words) and any(
        one.question.number == event.number
        and one.answer is not None
        and one.answer.source == "typed"
        and words_of(one.answer.text)[-len(words) :] == words
        for one in talk.session.exchanges
    )
