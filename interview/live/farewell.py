"""The end of an interview: goodbye is said while the answers are compared and summed up. Knows no question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview.language.text import sentences_of
from interview.live.messages import State
from interview.sessions.session import Session

if TYPE_CHECKING:
    from interview.live.conversation import Conversation

SUMMING_UP = "Comparing your answers and summing up …"


class Farewell:
    def __init__(self, conversation: Conversation) -> None:
        self._talk, self.has_begun = conversation, False

    def begin(self) -> None:
        """The plan is done, or the person ends it."""
        if self.has_begun:
            return
        self.has_begun = True
        self._talk.actor.when_idle(self._begin)  # an answer that is just being taken is taken first

    def _begin(self) -> None:
        talk = self._talk
        talk.listener.forget()  # an answer that is not over is none: nobody goes on with its sound
        talk.set(State.THINKING, SUMMING_UP)
        talk.actor.step(lambda: talk.coach.goodbye(talk.session), self._say)

    def _say(self, text: str) -> None:
        talk, session = self._talk, self._talk.session
        talk.say(sentences_of(text), lambda: talk.set(State.THINKING, SUMMING_UP))
        if session.replies:
            talk.actor.step(lambda: talk.coach.finish(session), self._end)
        else:
            self._end(session)

    def _end(self, session: Session) -> None:
        talk = self._talk
        talk.session = session
        if talk.voice.is_speaking:
            talk.voice.follow_with(lambda: self._end(session))
            return
        talk.camera.rest()
        talk.emit({"type": "ended"})
        talk.set(State.ENDED)
