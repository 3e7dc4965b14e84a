"""One spoken interview as it is held: asks, listens, takes the answer, asks on; everything in one thread.

Knows the coach's steps and the messages of docs/live.md; not the socket, the page or a model's library.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future, wait
from typing import Any

from interview.coach.coach import Coach
from interview.errors import InterviewError
from interview.interviewer.questions.remarks import encouragement, greeting_back, offer
from interview.interviewer.questions.requests import Request, request_in
from interview.live.actor import Actor
from interview.live.camera import Camera, Stopwatch
from interview.live.farewell import Farewell
from interview.live.frames import Frames
from interview.live.handing_in import HandingIn, whole
from interview.live.interruption import Interruption
from interview.live.limits import LiveLimits
from interview.live.line import Line
from interview.live.listener import Calls, Listener
from interview.live.messages import Send, State, notice, state_message, taken_message
from interview.live.questioner import Questioner
from interview.live.voice import Voice
from interview.live.wishes import Wishes
from interview.sessions.session import Session

MUTED = "Your microphone gives no sound. Is it muted, or is another one chosen? You can also type your answer."
NOT_HEARD = "I have not heard an answer yet. Speak or type one, or press Skip."
LOADING = "Getting the speech recognition ready …"


class Conversation:
    """Public methods may be called from any thread; they only put work into the actor's inbox."""

    def __init__(
        self,
        coach: Coach,
        session: Session,
        note: Callable[[str], None] = lambda name: None,
        camera: Camera | None = None,
        limits: LiveLimits | None = None,
        away: float = 0.0,
    ) -> None:
        """`note` is told the name of each moment of a turn as it is reached, for measuring.

        `away`: seconds since the session was last written, in which its page may have gone on recording.
        """
        self.coach, self.session, self.note = coach, session, note
        self.line = Line()
        self.emit = self.line.emit
        self.state, self._begun = State.LOADING, False
        self.loading: Future[object] | None = None  # the recogniser, until it is ready
        self.actor = Actor(self._stumble)
        post = self.actor.post
        calls = Calls(self.show_words, self._foresee, self._turn_over, self._is_quiet, self._fails, post)
        self.listener = Listener(coach, session, calls)
        self.interruption = Interruption(self, coach.models.voice.open())
        self.frames = Frames(self, limits or LiveLimits(), away)
        self._read = ""
        self.voice = Voice(coach.speech.begin, self.emit, post)
        self.camera, self._listened = camera or Camera(), Stopwatch()
        self.wishes = Wishes(self)
        self.questioner, self.farewell, self._handing_in = Questioner(self), Farewell(self), HandingIn(self)
        self._signed_at = time.monotonic()

    # ------------------------------------------------------------ from the page, in any thread

    @property
    def is_live(self) -> bool:
        return self.line.is_open and not self.is_over

    @property
    def is_over(self) -> bool:
        return self.state is State.ENDED

    @property
    def is_busy(self) -> bool:
        """Whether something is being done that is not on disk yet."""
        return self.actor.is_busy or self.coach.is_measuring(self.session)

    @property
    def seconds_still(self) -> float:
        """Since the last sign of the person: a word, a letter, a button."""
        return time.monotonic() - self._signed_at

    def connect(self, send: Send, microphone: bool, page: str = "", answering: int = 0, resent: int = 0) -> None:
        """A page is there; one that was there before is told that it was replaced.

        `answering`: the question whose answer it was recording when it lost us; `resent`: how many of the frames that
        it sends now it had sent before.
        """
        self.actor.post(lambda: self._connected(send, microphone, page, answering, resent))

    def disconnect(self, send: Send) -> None:
        self.actor.post(lambda: self.line.disconnect(send))

    def frame(self, number: int, pcm: bytes) -> None:
        self.actor.post(lambda: self.frames.come(number, pcm))

    def message(self, message: dict[str, Any]) -> None:
        self.actor.post(lambda: self._message(message))

    def close(self) -> None:
        """End without a word; everything is on disk."""
        self.actor.post(self.voice.stop)
        self.actor.close()

    def join(self, seconds: float | None = None) -> None:
        """Wait for the end of its thread."""
        self.actor.join(seconds)

    # ------------------------------------------------------------ the line

    def set(self, state: State, text: str = "") -> None:
        self.state = state
        self._listened.run(state is State.LISTENING)
        self.emit(state_message(state, text))

    def _connected(self, send: Send, microphone: bool, page: str, answering: int, resent: int) -> None:
        is_new_page = self.line.connect(send, microphone, page)
        self._signed_at = time.monotonic()
        if not self._begun:
            self._begun = True
            self.loading = self.coach.warm()["transcription"]
            self.questioner.begin(answering, resent)
        elif self.session.open_question is not None and self.state is not State.THINKING:
            self.questioner.show()
            self.show_words()
            if is_new_page or self.state is State.SPEAKING:
                self.wishes.say_again(greeting_back(self.session) if is_new_page else "")
            else:
                self.set(self.state)
        else:
            self.set(self.state)

    def _message(self, message: dict[str, Any]) -> None:
        self._signed_at = time.monotonic()
        match message.get("type"), message:
            case "played", {"id": int(utterance)}:
                self.voice.played(utterance)
            case "playing", _:
                self.note("sounds")
            case "command", {"name": str(name)}:
                self.wishes.command(name)
            case "typing", _:
                self.listener.is_typing = True
            case "answer", {"text": str(text), "number": int(number), "id": str(hand_in)} if number is not True:
                self.actor.when_idle(lambda: self._handing_in.give(whole(text), number, hand_in[:64]))
            case _:
                pass  # a page of another version

    # ------------------------------------------------------------ speaking and listening

    def say(self, parts: Sequence[str], then: Callable[[], None], *, last: bool = True) -> None:
        self.set(State.SPEAKING)
        self.voice.begin(parts, then, last=last)

    def listen_anew(self) -> None:
        question = self.session.open_question
        if question is not None:
            self.listener.begin(self.session, question.number)
        self.listen()

    def listen(self) -> None:
        """Hear the answer, from where it was; first the recogniser has to be loaded."""
        question = self.session.open_question
        if question is not None and question.number != self.listener.number:  # it was never said to its end
            self.listener.begin(self.session, question.number)
        if self.loading is not None and not self.loading.done():
            self.set(State.LOADING, LOADING)
            loading = [self.loading]
            self.actor.step(lambda: wait(loading), lambda _: self.listen())
            return
        if self.loading is not None and isinstance(error := self.loading.exception(), InterviewError):
            self._fails(error)
        self.loading = None
        self.interruption.reset()
        self.set(State.LISTENING)
        self.frames.hear_aside()
        if self.listener.is_full:  # something came between its end and its being taken
            self.listener.finish()

    def seconds_heard(self) -> float | None:
        """Where the answer stands, on its sound's clock; without a microphone, on one that runs while it is awaited.

        None while the interviewer has the floor: the camera counts nothing then. Asked from any thread.
        """
        if self.state is not State.LISTENING:
            return None
        return self.listener.seconds if self.line.has_microphone else self._listened.seconds

    def watch_answer(self) -> None:
        """A new answer: what the camera shows from now on is its own."""
        self.frames.begin_answer()
        self._listened = Stopwatch(running=self.state is State.LISTENING)
        self.camera.begin(self.seconds_heard)

    def show_words(self) -> None:
        self.emit({"type": "words", "text": self.listener.dictation.text, "final": False})
        self._signed_at = time.monotonic()
        settled = self.listener.dictation.settled_text
        if settled != self._read and self.state is State.LISTENING:
            self._read = settled
            self.coach.ahead.listen(self.session, settled)

    def _foresee(self) -> None:
        """At a pause: what follows if the answer is over is begun on the chance."""
        if self.state is State.LISTENING:
            self.coach.foresee(self.session, self.listener.dictation.text)

    def _is_quiet(self, times: int) -> None:
        if self.listener.is_muted and times == 1:
            self.emit(notice(MUTED, "warn"))
        elif times == 1:
            self.emit(notice(encouragement(self.session)))
        else:
            self.wishes.say_between([offer(self.session)])

    def _fails(self, error: InterviewError) -> None:
        self.emit(notice(str(error), "bad"))

    # ------------------------------------------------------------ the answer

    def _turn_over(self) -> None:
        self.note("words known")
        if self.state is not State.LISTENING:
            return
        text = self.listener.dictation.text
        question = self.session.open_question
        if not text or question is None:
            self.emit(notice(NOT_HEARD))
            self.listener.forget()
            return
        request = request_in(text)
        if request is not None and request is not Request.UNKNOWN:
            self.wishes.fulfil(request)
        else:
            self.actor.when_idle(self._take)

    def _take(self) -> None:
        if self.state is State.LISTENING and self.session.open_question is not None:
            self.take_over(self.coach.take(self.session, self.listener.answer(), self.camera.watched))

    def skip(self) -> None:
        if self.session.open_question is not None and self.state is not State.THINKING:
            self.voice.stop()
            self.take_over(self.coach.skip(self.session))

    def reopen(self) -> None:
        """The last answer was not over: the question that came too early is taken back, and it goes on."""
        self.session = self.coach.reopen(self.session)
        question = self.session.exchanges[-1].question
        self.listener.begin(self.session, question.number)
        self.camera.take_back()
        self.questioner.show()

    def take_over(self, session: Session, hand_in: str = "") -> None:
        """An answer is on disk: what follows it. `hand_in`: the typed text that it is, or ends with."""
        self.session = session
        self.listener.put_away()
        self.interruption.reset()
        self.note("taken")
        self.emit(taken_message(session.exchanges[-1].question.number, hand_in))
        self.questioner.ask_on()

    def _stumble(self, text: str, in_step: bool) -> None:
        """Something failed: say so; after a step that did not come to its end, wait until Resume tries again."""
        self.emit(notice(text, "bad"))
        if not in_step:
            return
        self.voice.stop()
        self.set(State.PAUSED, "Press Resume to try again.")
