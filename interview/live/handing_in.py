"""Typed answers: each belongs to the question it was written under, and is taken once."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from interview.errors import InterviewError
from interview.language.text import words_of
from interview.live.messages import State, not_taken_message, taken_message
from interview.records import Question

if TYPE_CHECKING:
    from interview.live.conversation import Conversation

BEFORE = "That text was written for the question before; it is still in the box."
OVER = "The interview is over, so that text was not taken."
REMEMBERED = 50


class HandingIn:
    def __init__(self, conversation: Conversation) -> None:
        self._talk = conversation
        self._taken: OrderedDict[str, int] = OrderedDict()  # id of a text, number of the question it answered

    def give(self, text: str, number: int, hand_in: str) -> None:
        """A page may give the same one again where it did not hear what became of it."""
        talk, question = self._talk, self._talk.session.open_question
        if hand_in in self._taken or self._was_taken(text, number):
            talk.emit(taken_message(number, hand_in))
        elif talk.state is State.ENDED or talk.farewell.has_begun:
            talk.emit(not_taken_message(hand_in, OVER))
        elif question is None or question.number != number:
            talk.emit(not_taken_message(hand_in, BEFORE))
        else:
            self._take(text, question, hand_in)

    def _take(self, text: str, question: Question, hand_in: str) -> None:
        """What was spoken before is the answer's beginning."""
        talk = self._talk
        said = talk.listener.dictation.text if talk.listener.number == question.number else ""
        try:
            session = talk.coach.read(talk.session, f"{said} {text}".strip(), talk.camera.watched)
        except InterviewError as error:
            talk.emit(not_taken_message(hand_in, str(error)))
            return
        self._taken[hand_in] = question.number
        while len(self._taken) > REMEMBERED:
            self._taken.popitem(last=False)
        talk.voice.stop()
        talk.take_over(session, hand_in)

    def _was_taken(self, text: str, number: int) -> bool:
        """Before this conversation was opened again: the answer on disk ends with the same words."""
        words = words_of(text)
        return bool(words) and any(
            one.question.number == number
            and one.answer is not None
            and one.answer.source == "typed"
            and words_of(one.answer.text)[-len(words) :] == words
            for one in self._talk.session.exchanges
        )


def whole(text: str) -> str:
    """Halves of a character, which JSON can hold and a file cannot, become question marks in a box."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
