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
from interview.core.records import Kind, Stage, Transcript
from interview.core.session import Session
from interview.core.text import sentences_of
from interview.errors import InterviewError
from interview.live.actor import Actor
from interview.live.camera import Camera
from interview.live.interruption import Interruption
from interview.live.line import Line
from interview.live.listener import Calls, Listener
from interview.live.messages import Message, Send, State, notice, question_message, state_message
from interview.live.voice import Voice
from interview.live.wishes import Wishes

T = TypeVar("T")

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MUTED = "Your microphone gives no sound. Is it muted, or is another one chosen? You can also type your answer."
NOT_HEARD = "I have not heard an answer yet. Speak or type one, or press Skip."
LOADING = "Getting the speech recognition ready …"
SUMMING_UP = "Comparing your answers and summing up …"


class Conversation:
    """Public methods may be called from any thread; they only put work into the actor's inbox."""

    def __init__(self, coach: Coach, session: Session, note: Callable[[str], None] = lambda name: None) -> None:
        """`note` is told the name of each moment of a turn as it is reached, for measuring."""
        self.coach, self.session, self._note = coach, session, note
        self._send: Send | None = None
        self.state, self.microphone, self._begun = State.LOADING, False, False
        self._loading: Future[object] | None = None  # the recogniser, until it is ready
        self._actor = Actor(self._stumble)
        post = self._actor.post
        calls = Calls(self._show_words, self._foresee, self._turn_over, self._is_quiet, self._fails, post)
        self.listener = Listener(coach, session, calls)
        self._line, self._interruption = Line(), Interruption(self, coach.models.voice.open())
        self._is_closing, self._read = False, ""
        self.voice = Voice(coach.speech.begin, self.emit, post)
        self._camera, self._wishes = Camera(), Wishes(self)

    # ------------------------------------------------------------ from the page, in any thread

    @property
    def is_live(self) -> bool:
        return self._send is not None and not self.is_over

    @property
    def is_over(self) -> bool:
        return self.state is State.ENDED

    def connect(self, send: Send, microphone: bool, page: str = "") -> None:
        """A page is there; one that was there before is told that it was replaced."""
        self._actor.post(lambda: self._connected(send, microphone, page))

    def disconnect(self, send: Send) -> None:
        self._actor.post(lambda: self._disconnected(send))

    def frame(self, number: int, pcm: bytes) -> None:
        self._actor.post(lambda: self._frame(number, pcm))

    def message(self, message: dict[str, Any]) -> None:
        self._actor.post(lambda: self._message(message))

    def see(self, frame: NDArray[np.uint8]) -> None:
        """A camera frame: it is looked at and dropped."""
        at = self._camera.now
        self._camera.saw(at, self.coach.observe(frame, at))

    def close(self) -> None:
        """End without a word; everything is on disk."""
        self._actor.post(self.voice.stop)
        self._actor.close()

    # ------------------------------------------------------------ the line

    def post(self, work: Callable[[], None]) -> None:
        self._actor.post(work)

    def step(self, call: Callable[[], T], then: Callable[[T], None]) -> None:
        self._actor.step(call, then)

    def emit(self, message: Message) -> None:
        if self._send is not None:
            self._send(message)

    def set(self, state: State, text: str = "") -> None:
        self.state = state
        self.emit(state_message(state, text))

    def _connected(self, send: Send, microphone: bool, page: str) -> None:
        if self._send is not None and self._send != send:
            self._send({"type": "replaced"})
        is_new_page = page != self._line.page or not page
        self._send, self.microphone = send, microphone
        self.emit({"type": "hello", "next": self._line.begin(page)})
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

    def _disconnected(self, send: Send) -> None:
        if self._send is send:
            self._send = None

    def _frame(self, number: int, pcm: bytes) -> None:
        if not self._line.takes(number):
            return
        if self._line.is_due:
            self.emit({"type": "ack", "next": self._line.next})
        if self.state is State.LISTENING:
            self.listener.hear(pcm)
        elif self.state in (State.SPEAKING, State.THINKING) and not self._is_closing:
            self._interruption.hear(pcm)

    def _message(self, message: dict[str, Any]) -> None:
        match message.get("type"), message:
            case "played", {"id": int(utterance)}:
                self.voice.played(utterance)
            case "playing", _:
                self._note("sounds")
            case "command", {"name": str(name)}:
                self._wishes.command(name)
            case "typing", _:
                self.listener.is_typing = True
            case "answer", {"text": str(text)}:
                self._typed(text)
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
        self._actor.step(lambda: self.coach.write_down(sound), self._went_on)

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
            self.say_goodbye()
            return
        opening = ""
        if step.probe is not None and not self.coach.ahead.has_question(session, step):
            opening = self.coach.opening(step.probe)
        if opening:
            self.say([opening], self._listen_anew, last=False)
        self._actor.step(lambda: self.coach.ask(session), lambda asked: self._asked(asked, opening))

    def _asked(self, session: Session, opening: str) -> None:
        self.session = session
        self._note("asked")
        question = session.open_question
        if question is None or self._is_closing:
            return
        self._show_question()
        if opening and question.spoken.startswith(opening):
            self.voice.go_on(sentences_of(question.spoken.removeprefix(opening)))
        elif opening:
            self.voice.go_on(sentences_of(question.spoken))
        else:
            self.say(sentences_of(question.spoken), self._listen_anew)
        self._camera.reset()
        self._actor.step(lambda: self.coach.evaluate(session, wait=False), self._evaluated)

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

    def _listen_anew(self) -> None:
        question = self.session.open_question
        if question is not None:
            self.listener.begin(self.session, question.number)
        self.listen()

    def listen(self) -> None:
        """Hear the answer, from where it was; first the recogniser has to be loaded."""
        if self._loading is not None and not self._loading.done():
            self.set(State.LOADING, LOADING)
            loading = [self._loading]
            self._actor.step(lambda: wait(loading), lambda _: self.listen())
            return
        if self._loading is not None and isinstance(error := self._loading.exception(), InterviewError):
            self._fails(error)
        self._loading = None
        self._interruption.reset()
        self.set(State.LISTENING)

    def interrupted(self, sound: NDArray[np.float32], *, went_on: bool) -> None:
        """The person took the floor: the next answer begins, or the last one was not finished."""
        self._note("interrupted")
        last = self.session.exchanges[-2].answer if len(self.session.exchanges) > 1 else None
        if went_on and last is not None and last.source == "spoken":
            self.session = self.coach.reopen(self.session)
            number = self.session.exchanges[-1].question.number
            self.listener.begin(self.session, number)
            self.listener.go_on_from(Transcript(last.words, last.language), last.seconds)
            self._show_question()
            self.listen()
        else:
            self._listen_anew()
        self.listener.hear_samples(sound)

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
        self._note("words known")
        if self.state is not State.LISTENING:
            return
        text = self.listener.dictation.text
        question = self.session.open_question
        if not text or question is None:
            self.emit(notice(NOT_HEARD))
            self.listener.forget()
            return
        request = request_in(text)
        if request is None or request is Request.UNKNOWN:
            self._taken(self.coach.take(self.session, self.listener.answer(), self._camera.seen))
        else:
            self._wishes.fulfil(request)

    def _typed(self, text: str) -> None:
        if self.session.open_question is None or self.state in (State.THINKING, State.ENDED):
            self.emit(notice("One moment: the last step is still running.", "warn"))
            return
        self.voice.stop()
        said = self.listener.dictation.text if self.state is State.LISTENING else ""
        session = self.coach.read(self.session, f"{said} {text}".strip(), self._camera.seen)
        self._taken(session)

    def skip(self) -> None:
        if self.session.open_question is not None and self.state is not State.THINKING:
            self.voice.stop()
            self._taken(self.coach.skip(self.session))

    def _taken(self, session: Session) -> None:
        self.session = session
        self.listener.put_away()
        self._interruption.reset()
        self._note("taken")
        number = session.exchanges[-1].question.number
        self.emit({"type": "taken", "number": number})
        self.ask_on()

    # ------------------------------------------------------------ the end

    def say_goodbye(self) -> None:
        """The plan is done, or the person ends it: sum up while the last words are spoken."""
        self._is_closing = True
        self.set(State.THINKING, SUMMING_UP)
        self._actor.step(lambda: self.coach.goodbye(self.session), self._goodbye)

    def _goodbye(self, text: str) -> None:
        self.say(sentences_of(text), lambda: self.set(State.THINKING, SUMMING_UP))
        session = self.session
        if any(exchange.answer and exchange.question.kind is not Kind.INVITATION for exchange in session.exchanges):
            self._actor.step(lambda: self.coach.finish(session), self._ended)
        else:
            self._ended(session)

    def _ended(self, session: Session) -> None:
        self.session = session
        if self.voice.is_speaking:
            self.voice.follow_with(lambda: self._ended(session))
            return
        self.emit({"type": "ended"})
        self.set(State.ENDED)

    def _stumble(self, text: str) -> None:
        """A step failed: say so and wait; Resume tries again."""
        self.voice.stop()
        self.emit(notice(text, "bad"))
        self.set(State.PAUSED, "Press Resume to try again.")
