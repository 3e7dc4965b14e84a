"""What the person may ask of the interviewer, by button, key or voice: repeat, rephrase, hint, time, skip, pause, end.

Knows how each is answered; not how an answer is heard or taken.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from interview.interviewer.questions.hints import hint_for
from interview.interviewer.questions.remarks import for_more_time, for_pause
from interview.interviewer.questions.requests import Request
from interview.language.text import sentences_of
from interview.live.messages import State, notice, question_message

if TYPE_CHECKING:
    from interview.live.conversation import Conversation

REPHRASED = "Let me put it another way."
BUSY = (State.THINKING, State.LOADING, State.ENDED)


class Wishes:
    def __init__(self, conversation: Conversation) -> None:
        self._talk = conversation
        self._paused_from = State.LISTENING

    def command(self, name: str) -> None:
        """A button or key; unknown names come from a page of another version."""
        talk = self._talk
        if name == "end" and talk.state is not State.ENDED:
            self._end()
        elif name == "resume" and talk.state is State.PAUSED:
            self._resume()
        elif talk.state in (*BUSY, State.PAUSED):
            return
        elif name == "done":
            self._done()
        elif name in set(Request):
            self._do(Request(name))

    def fulfil(self, request: Request) -> None:
        """A spoken request; what was said to make it is no part of the answer."""
        self._talk.listener.forget()
        self._do(request)

    def say_again(self, greeting: str = "") -> None:
        """The open question, once more; the answer so far stays."""
        question = self._talk.session.open_question
        if question is not None:
            self.say_between([*([greeting] if greeting else []), *sentences_of(question.text)])

    def say_between(self, parts: Sequence[str]) -> None:
        """Words in the middle of an answer, which then goes on."""
        self._talk.listener.interrupt()
        self._talk.say(parts, self._talk.listen)

    def _do(self, request: Request) -> None:
        talk = self._talk
        match request:
            case Request.REPEAT:
                self.say_again()
            case Request.REPHRASE:
                self._rephrase()
            case Request.HINT:
                if talk.session.open_question is not None:
                    self.say_between(sentences_of(hint_for(talk.session, talk.session.open_question)))
            case Request.MORE_TIME:
                self.say_between([for_more_time(talk.session)])
                talk.listener.give_time()
            case Request.SKIP:
                talk.actor.when_idle(talk.skip)
            case Request.PAUSE:
                self._pause()
            case Request.END:
                self._end()
            case Request.UNKNOWN:
                pass  # an answer like any other: the follow-up is a kind one

    def _done(self) -> None:
        talk = self._talk
        if talk.state is State.SPEAKING:  # enough heard of the question: the answer may begin
            if talk.session.open_question is not None:
                talk.voice.cut_short()
        elif talk.listener.seconds == 0 or not talk.line.has_microphone:
            talk.emit(notice("Type an answer first, or press Skip."))
        else:
            talk.listener.finish()

    def _rephrase(self) -> None:
        talk, question = self._talk, self._talk.session.open_question
        if question is None:
            return
        session = talk.session
        self._talk.listener.interrupt()
        talk.say([REPHRASED], talk.listen, last=False)

        def reworded(text: str) -> None:
            talk.emit(question_message(question, text))
            talk.voice.go_on(sentences_of(text))

        talk.actor.step(lambda: talk.coach.ahead.rephrased(session, question), reworded)

    def _pause(self) -> None:
        talk = self._talk
        talk.voice.stop()
        talk.listener.interrupt()
        talk.set(State.PAUSED)
        talk.emit(notice(for_pause(talk.session)))

    def _resume(self) -> None:
        """Where it was: the question is said again, or the step that failed is tried again."""
        if self._talk.session.open_question is not None:
            self.say_again()
        else:
            self._talk.questioner.ask_on()

    def _end(self) -> None:
        self._talk.voice.stop()
        self._talk.farewell.begin()
