"""One spoken interview as it is held: asks, listens, takes the answer, asks on; everything in one thread.

Knows the coach's steps and the messages of docs/live.md; not the socket, the page or a model's library.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future, wait
from typing import TYPE_CHECKING, Any, TypeVar

from interview.coach import Coach
from interview.core.agenda import next_step
from interview.core.questions.remarks import encouragement, greeting_back, offer
from interview.core.questions.requests import Request, request_in
from interview.core.records import Stage, Transcript
from interview.core.session import Session
from interview.core.text import sentences_of
from interview.errors import InterviewError
from interview.live.actor import Actor
from interview.live.camera import Camera
from interview.live.farewell import Farewell
from interview.live.interruption import Interruption
from interview.live.line import Line
from interview.live.listener import Calls, Listener
from interview.live.messages import Send, State, notice, question_message, state_message
from interview.live.voice import Voice
from interview.live.wishes import Wishes

T = TypeVar("T")

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MUTED = "Your microphone gives no sound. Is it muted, or is another one chosen? You can also type your answer."
NOT_HEARD = "I have not heard an answer yet. Speak or type one, or press Skip."
LOADING = "Getting the speech recognition ready …"


class Conversation:
    """Public methods may be called from any thread; they only put work into the actor's inbox."""

    def __init__(self, coach: Coach, session: Session, note: Callable[[str], None] = lambda name: None) -> None:
        """`note` is told the name of each moment of a turn as it is reached, for measuring."""
        self.coach, self.session, self.note = coach, session, note
        self.line = Line()
        self.emit = self.line.emit
        self.state, self._begun = State.LOADING, False
        self._loading: Future[object] | None = None  # the recogniser, until it is ready
        self.actor = Actor(self._stumble)
        post = self.actor.post
        calls = Calls(self._show_words, self._foresee, self._turn_over, self._is_quiet, self._fails, post)
        self.listener = Listener(coach, session, calls)
        self._interruption = Interruption(self, coach.models.voice.open())
        self._read = ""
        self.voice = Voice(coach.speech.begin, self.emit, post)
        self._camera, self._wishes, self.farewell = Camera(), Wishes(self), Farewell(self)

    # ------------------------------------------------------------ from the page, in any thread

    @property
    def is_live(self) -> bool:
        return self.line.is_open and not self.is_over

    @property
    def is_over(self) -> bool:
        return self.state is State.ENDED

    def connect(self, send: Send, microphone: bool, page: str = "") -> None:
        """A page is there; one that was there before is told that it was replaced."""
        self.actor.post(lambda: self._connected(send, microphone, page))

    def disconnect(self, send: Send) -> None:
        self.actor.post(lambda: self.line.disconnect(send))

    def frame(self, number: int, pcm: bytes) -> None:
        self.actor.post(lambda: self._frame(number, pcm))

    def message(self, message: dict[str, Any]) -> None:
        self.actor.post(lambda: self._message(message))

    def see(self, frame: NDArray[np.uint8]) -> None:
        """A camera frame: it is looked at and dropped."""
        at = self._camera.now
        self._camera.saw(at, self.coach.observe(frame, at))

    def close(self) -> None:
        """End without a word; everything is on disk."""
        self.actor.post(self.voice.stop)
        self.actor.close()

    # ------------------------------------------------------------ the line

    def set(self, state: State, text: str = "") -> None:
        self.state = state
        self.emit(state_message(state, text))

    def _connected(self, send: Send, microphone: bool, page: str) -> None:
        is_new_page = self.line.connect(send, microphone, page)
        if not self._begun:
            self._begin()
        elif self.session.open_question is not None and self.state is not State.THINKING:
            self._show_question()
            self._show_words()
            if is_new_page or self.state is State.SPEAKING:
                self._wishes.say_again(greeting_back(self.session) if is_new_page else "")
            else:
                self.set(self.state)
        else:
            self.set(self.state)

    def _frame(self, number: int, pcm: bytes) -> None:
        if not self.line.takes(number):
            return
        if self.state is State.LISTENING:
            self.listener.hear(pcm)
        elif self.state in (State.SPEAKING, State.THINKING) and not self.farewell.has_begun:
            self._interruption.hear(pcm)

    def _message(self, message: dict[str, Any]) -> None:
        match message.get("type"), message:
            case "played", {"id": int(utterance)}:
                self.voice.played(utterance)
            case "playing", _:
                self.note("sounds")
            case "command", {"name": str(name)}:
                self._wishes.command(name)
            case "typing", _:
                self.listener.is_typing = True
            case "answer", {"text": str(text)}:
                self.actor.when_idle(lambda: self._typed(text))
            case _:
                pass  # a page of another version

    # ------------------------------------------------------------ asking

    def _begin(self) -> None:
        """The first page of this conversation: load what is missing, then ask, or go on with the open question."""
        self._begun = True
        self._loading = self.coach.warm()["transcription"]
        question = self.session.open_question
        if question is None:
            self.ask_on()
            return
        self._show_question()
        self.listener.begin(self.session, question.number)
        sound = self.coach.storage.sound_so_far(self.session, question.number)
        self.set(State.THINKING, "Going on where you were …")
        self.actor.step(lambda: self.coach.sounds.write_down(sound), self._went_on)

    def _went_on(self, said: Transcript) -> None:
        """An answer that broke off is there again; its sound is on disk already."""
        if said.words:
            self.listener.go_on_from(said, said.words[-1].end)
            self._show_words()
        self._wishes.say_again(greeting_back(self.session))

    def ask_on(self) -> None:
        """The next question, or the end. A follow-up's first words are said while the model writes the others."""
        self.set(State.THINKING)
        session, step = self.session, next_step(self.session)
        if step.stage is Stage.CLOSE:
            self.farewell.begin()
            return
        opening = ""
        if step.probe is not None and not self.coach.ahead.has_question(session, step):
            opening = self.coach.opening(step.probe)
        if opening:
            self.say([opening], self.listen_anew, last=False)
        self.actor.step(lambda: self.coach.ask(session), lambda asked: self._asked(asked, opening))

    def _asked(self, session: Session, opening: str) -> None:
        self.session = session
        self.note("asked")
        question = session.open_question
        if question is None or self.farewell.has_begun:
            return
        self._show_question()
        if opening and question.spoken.startswith(opening):
            self.voice.go_on(sentences_of(question.spoken.removeprefix(opening)))
        elif opening:
            self.voice.go_on(sentences_of(question.spoken))
        else:
            self.say(sentences_of(question.spoken), self.listen_anew)
        self._camera.reset()
        self.actor.step(lambda: self.coach.evaluate(session, wait=False), self._evaluated)

    def _evaluated(self, session: Session) -> None:
        if len(session.exchanges) == len(self.session.exchanges):
            self.session = session

    def say(self, parts: Sequence[str], then: Callable[[], None], *, last: bool = True) -> None:
        self.set(State.SPEAKING)
        self.voice.begin(parts, then, last=last)

    def _show_question(self) -> None:
        if self.session.open_question is not None:
            self.emit(question_message(self.session.open_question))

    # ------------------------------------------------------------ listening

    def listen_anew(self) -> None:
        question = self.session.open_question
        if question is not None:
            self.listener.begin(self.session, question.number)
        self.listen()

    def listen(self) -> None:
        """Hear the answer, from where it was; first the recogniser has to be loaded."""
        if self._loading is not None and not self._loading.done():
            self.set(State.LOADING, LOADING)
            loading = [self._loading]
            self.actor.step(lambda: wait(loading), lambda _: self.listen())
            return
        if self._loading is not None and isinstance(error := self._loading.exception(), InterviewError):
            self._fails(error)
        self._loading = None
        self._interruption.reset()
        self.set(State.LISTENING)

    def _show_words(self) -> None:
        self.emit({"type": "words", "text": self.listener.dictation.text, "final": False})
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
            self._wishes.say_between([offer(self.session)])

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
            self._wishes.fulfil(request)
        else:
            self.actor.when_idle(self._take)

    def _take(self) -> None:
        if self.state is State.LISTENING and self.session.open_question is not None:
            self._taken(self.coach.take(self.session, self.listener.answer(), self._camera.seen))

    def _typed(self, text: str) -> None:
        """What was spoken before is the answer's beginning."""
        if self.session.open_question is None or self.state in (State.THINKING, State.ENDED):
            self.emit(notice("One moment: the last step is still running.", "warn"))
            return
        said = self.listener.dictation.text if self.state is State.LISTENING else ""
        session = self.coach.read(self.session, f"{said} {text}".strip(), self._camera.seen)
        self.voice.stop()
        self._taken(session)

    def skip(self) -> None:
        if self.session.open_question is not None and self.state is not State.THINKING:
            self.voice.stop()
            self._taken(self.coach.skip(self.session))

    def reopen(self) -> None:
        """The last answer was not over: the question that came too early is taken back, and it goes on."""
        self.session = self.coach.reopen(self.session)
        question = self.session.exchanges[-1].question
        self.listener.begin(self.session, question.number)
        self._show_question()

    def _taken(self, session: Session) -> None:
        self.session = session
        self.listener.put_away()
        self._interruption.reset()
        self.note("taken")
        number = session.exchanges[-1].question.number
        self.emit({"type": "taken", "number": number})
        self.ask_on()

    def _stumble(self, text: str) -> None:
        """A step failed: say so and wait; Resume tries again."""
        self.voice.stop()
        self.emit(notice(text, "bad"))
        self.set(State.PAUSED, "Press Resume to try again.")
