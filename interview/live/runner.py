"""Does what states/ decides, in a conversation's thread, and tells the conversation what becomes of it.

Holds the line, the voice, the ears and the camera of one interview; decides nothing.
"""

from __future__ import annotations

from collections.abc import Callable

from interview.coach.interview import Interview
from interview.coach.review import Review
from interview.interviewer.questions.requests import request_in
from interview.live.actor import Actor
from interview.live.camera import Camera, Stopwatch
from interview.live.frames import Frames
from interview.live.interruption import Interruption
from interview.live.limits import LiveLimits, SoundClock
from interview.live.line import Line
from interview.live.listener import Calls, Listener
from interview.live.messages import state_message
from interview.live.states import effects as do
from interview.live.states import events as on
from interview.live.states.effects import Do, Effect
from interview.live.states.events import Event
from interview.live.states.table import ear_in
from interview.live.states.talk import PAGE_STATES, Phase, Talk
from interview.live.steps import Steps
from interview.live.voice import Voice
from interview.sessions.session import Session


class Runner:
    """`happens` is called in the thread; `talk` gives the conversation as it stands."""

    def __init__(
        self,
        interview: Interview,
        review: Review,
        actor: Actor,
        talk: Callable[[], Talk],
        happens: Callable[[Event], None],
        note: Callable[[str], None],
        camera: Camera,
        limits: LiveLimits,
        away: float,
        clock: Callable[[], float],
    ) -> None:
        self._actor, self._talk, self._happens, self._note, self._clock = actor, talk, happens, note, clock
        self._steps, self.line = Steps(interview, review, limits.patience), Line()
        emit, post = self.line.emit, actor.post
        self.voice = Voice(interview.speech.begin, emit, post, lambda utterance: happens(on.Spoken(utterance)))
        self.listener = Listener(interview.hearing, interview.sounds, talk().session, self._calls())
        write_down, stream = self.listener.write_down, interview.hearing.voices()
        self._interruption = Interruption(stream, self.voice, write_down, happens, post, clock)
        sound_clock = SoundClock(limits, away, clock)
        self._frames = Frames(self.line, self.listener, self._hear_over, self._sound_bytes, limits, sound_clock)
        self.camera, self._listened = camera, Stopwatch(clock=clock)
        self._read_ahead, self.signed_at = "", clock()
        self._deeds = self._all_deeds()

    def hear(self, number: int, pcm: bytes) -> None:
        """A frame of the microphone's."""
        self._frames.come(number, pcm, ear_in(self._talk().phase))

    @property
    def is_measuring(self) -> bool:
        return self._steps.is_measuring(self._talk().session)

    def seconds_heard(self) -> float | None:
        """Where the answer stands, on its sound's clock; without a microphone, on one that runs while it is awaited.

        None while the interviewer has the floor: the camera counts nothing then. Asked from any thread.
        """
        talk = self._talk()
        if talk.phase is not Phase.LISTENING:
            return None
        return self.listener.seconds if talk.has_microphone else self._listened.seconds

    def _calls(self) -> Calls:
        def over() -> None:
            text = self.listener.dictation.text
            self._happens(on.TurnOver(text, request_in(text)))

        return Calls(
            words=lambda: self._happens(on.WordsKnown()),
            perhaps=lambda: self._happens(on.PerhapsDone()),
            over=over,
            quiet=lambda times: self._happens(on.Quiet(times, self.listener.is_muted)),
            failed=lambda error: self._happens(on.Failed(str(error))),
            post=self._actor.post,
        )

    def perform(self, effect: Effect) -> None:
        steps, session = self._steps, self._talk().session
        match effect:
            case Do():
                self._deeds[effect]()
            case do.Enter(phase, text):
                self._listened.run(phase is Phase.LISTENING)
                self.line.emit(state_message(PAGE_STATES[phase], text))
            case do.Emit(message):
                self.line.emit(message)
            case do.Note(name):
                self._note(name)
            case do.Say(utterance, parts, is_whole):
                self.voice.begin(utterance, parts, last=is_whole)
            case do.GoOn(parts):
                self.voice.go_on(parts)
            case do.BeginAnswer(number):
                self.listener.begin(session, number)
            case do.GoOnFrom(said, seconds):
                self.listener.go_on_from(said, seconds)
            case do.SetAside(resent):
                self._frames.set_aside(resent)
            case do.KnowSound(sound):
                self._frames.know(sound)
            case do.Read(text, hand_in):
                self._happens(steps.read(session, self._with_spoken(text), self.camera.watched, hand_in))
            case do.WhenIdle(event):
                self._actor.when_idle(lambda: self._happens(event))
            case do.Recall(number, goes_on):
                self._step(lambda: steps.recall(session, number, goes_on))
            case do.Ask(opening):
                self._step(lambda: steps.ask(session, opening))
            case do.Reword(question):
                self._step(lambda: steps.reword(session, question))
            case do.Evaluate(tells):
                self._step(lambda: steps.evaluate(session, tells))

    def _all_deeds(self) -> dict[Do, Callable[[], None]]:
        steps, listener, camera = self._steps, self.listener, self.camera
        return {
            Do.LOAD_MODELS: lambda: steps.load_models(self._later),
            Do.INTERRUPT_ANSWER: listener.interrupt,
            Do.FINISH_ANSWER: listener.finish,
            Do.FORGET_ANSWER: listener.forget,
            Do.PUT_AWAY_SOUND: listener.put_away,
            Do.GIVE_TIME: listener.give_time,
            Do.SHOW_WORDS: self._show_words,
            Do.OPEN_EARS: self._open_ears,
            Do.HEAR_SPOKEN_OVER: lambda: listener.hear_samples(self._interruption.sound),
            Do.FORGET_SPOKEN_OVER: self._interruption.reset,
            Do.IGNORE_SPOKEN_OVER: self._interruption.ignore,
            Do.STOP_VOICE: self.voice.stop,
            Do.WATCH_ANSWER: self._watch_answer,
            Do.WATCH_LAST_ANSWER: camera.take_back,
            Do.REST_CAMERA: camera.rest,
            Do.READ_AHEAD: self._listen_ahead,
            Do.FORESEE: lambda: steps.foresee(self._talk().session, listener.dictation.text),
            Do.TELL_WHEN_MEASURED: self._tell_when_measured,
            Do.LOOK_AHEAD: lambda: self._happens(steps.look_ahead(self._talk().session)),
            Do.TAKE: lambda: self._happens(steps.take(self._talk().session, listener.answer(), camera.watched)),
            Do.SKIP: lambda: self._happens(steps.skip(self._talk().session)),
            Do.REOPEN: lambda: self._happens(steps.reopen(self._talk().session)),
            Do.WORD_GOODBYE: lambda: self._step_on(steps.word_goodbye),
            Do.SUM_UP: lambda: self._step_on(steps.sum_up),
        }

    def _later(self, event: Event) -> None:
        """From any thread."""
        self._actor.post(lambda: self._happens(event))

    def _step(self, call: Callable[[], Event]) -> None:
        self._actor.step(call, self._happens)

    def _step_on(self, call: Callable[[Session], Event]) -> None:
        session = self._talk().session
        self._step(lambda: call(session))

    def _show_words(self) -> None:
        self.line.emit({"type": "words", "text": self.listener.dictation.text, "final": False})
        self.signed_at = self._clock()

    def _listen_ahead(self) -> None:
        settled = self.listener.dictation.settled_text
        if settled != self._read_ahead:
            self._read_ahead = settled
            self._steps.listen(self._talk().session, settled)

    def _open_ears(self) -> None:
        self._frames.hear_aside()
        if self.listener.is_full:  # something came between its end and its being taken
            self.listener.finish()

    def _tell_when_measured(self) -> None:
        self._steps.when_measured(self._talk().session, lambda: self._later(on.Measured()))

    def _watch_answer(self) -> None:
        self._frames.begin_answer()
        self._listened = Stopwatch(running=self._talk().phase is Phase.LISTENING, clock=self._clock)
        self.camera.begin(self.seconds_heard)

    def _with_spoken(self, text: str) -> str:
        """What was spoken before is the answer's beginning."""
        talk = self._talk()
        is_open = talk.question is not None and talk.question.number == talk.answer
        return f"{self.listener.dictation.text if is_open else ''} {text}".strip()

    def _hear_over(self, pcm: bytes) -> None:
        self._interruption.hear(pcm, speaks=self._talk().phase is Phase.SPEAKING)

    def _sound_bytes(self) -> int:
        return self._steps.sound_bytes(self._talk().session)
