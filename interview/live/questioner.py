"""What the interviewer asks: the first question, the next one, or the open one of an interview that is continued.

Knows the agenda and how a question is said; not how its answer is heard.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview.engines.sound import SPEECH_RATE
from interview.interviewer.agenda import next_step
from interview.interviewer.questions.remarks import greeting_back
from interview.language.text import sentences_of
from interview.live.messages import State, question_message
from interview.records import Stage, Transcript
from interview.sessions.session import Session

if TYPE_CHECKING:
    from interview.live.conversation import Conversation

GOING_ON = "Going on where you were …"
PATIENCE = 6.0
"""Seconds that a person is kept waiting for a question of the model's; then one of our own is asked."""


class Questioner:
    def __init__(self, conversation: Conversation) -> None:
        self._talk = conversation

    def begin(self, answering: int = 0, resent: int = 0) -> None:
        """Ask, or go on with the open question and what was said to it before a break.

        A page that was recording the answer to it goes on at once; else the question is said again.
        """
        talk, question = self._talk, self._talk.session.open_question
        if question is None:
            self.ask_on()
            return
        self.show()
        talk.listener.begin(talk.session, question.number)
        talk.watch_answer()
        goes_on = answering == question.number and talk.line.has_microphone
        if goes_on:
            talk.frames.set_aside(resent)
        talk.set(State.THINKING, GOING_ON)
        session, sounds = talk.session, talk.coach.sounds

        def write_down() -> tuple[Transcript, bytes]:
            sound = sounds.beginning_of(session, question.number)
            return sounds.write_down(sound), sound

        talk.actor.step(write_down, lambda known: self._went_on(*known, goes_on=goes_on))

    def ask_on(self) -> None:
        """The next question, or the end. A follow-up's first words are said while the model writes the others."""
        talk, session = self._talk, self._talk.session
        if talk.farewell.has_begun:
            return
        talk.set(State.THINKING)
        step = next_step(session)
        if step.stage is Stage.CLOSE:
            talk.farewell.begin()
            return
        opening = ""
        if step.probe is not None and not talk.coach.ahead.has_question(session, step):
            opening = talk.coach.opening(step.probe)
        if opening:
            talk.say([opening], talk.listen_anew, last=False)
        talk.actor.step(lambda: talk.coach.ask(session, PATIENCE), lambda asked: self._asked(asked, opening))

    def show(self) -> None:
        if self._talk.session.open_question is not None:
            self._talk.emit(question_message(self._talk.session.open_question))

    def _went_on(self, said: Transcript, sound: bytes, *, goes_on: bool) -> None:
        """An answer that broke off is there again; its sound is on disk already."""
        talk = self._talk
        if sound:
            talk.listener.go_on_from(said, len(sound) / 2 / SPEECH_RATE)
            talk.show_words()
        if goes_on:
            talk.frames.know(sound)
            talk.listen()
        else:
            talk.wishes.say_again(greeting_back(talk.session))

    def _asked(self, session: Session, opening: str) -> None:
        talk, question = self._talk, session.open_question
        talk.session = session
        talk.note("asked")
        if question is None or talk.farewell.has_begun:
            return
        self.show()
        parts = sentences_of(question.spoken)
        if opening:
            talk.voice.go_on(parts[1:] if _quoted(opening) in parts[0] else parts)
        else:
            talk.say(parts, talk.listen_anew)
        talk.watch_answer()
        talk.actor.step(lambda: talk.coach.evaluate(session, wait=False), self._evaluated)

        talk.coach.when_measured(session, lambda: talk.actor.post(self._measured))

    def _measured(self) -> None:
        """How an answer was spoken is known: it goes into the interview once nothing else is changing that."""
        talk = self._talk

        def told(session: Session) -> None:
            talk.session = session
            talk.emit({"type": "measured"})

        talk.actor.when_idle(lambda: talk.actor.step(lambda: talk.coach.evaluate(talk.session, wait=False), told))

    def _evaluated(self, session: Session) -> None:
        self._talk.session = session


def _quoted(opening: str) -> str:
    """The person's words in the first part of a follow-up."""
    return opening.partition("“")[2].partition("”")[0]
