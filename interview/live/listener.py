"""Listens to one answer: sound to disk, to the ears and to the recogniser; words out, and when the turn is over.

Knows one question's number; not what is asked next. Called from the conversation's thread only.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import TYPE_CHECKING

from interview.audio.hearing import Hearing
from interview.audio.sounds import AnswerSounds
from interview.audio.turn_taking import Heard, PerhapsDone, SegmentClosed, SpeechBegan, TurnEnded, WentOn
from interview.engines.sound import SPEECH_RATE, loudest, pcm16, samples_from
from interview.errors import BackendError, InterviewError, StorageError
from interview.live.dictation import Dictation, Stretch
from interview.records import Answer, Audio, Transcript
from interview.sessions.session import Session

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

QUIET = 15.0
"""Seconds without a word after which the interviewer shows patience; then again after twice as long."""
MUTED_DBFS = -65.0
ENOUGH_FOR_LANGUAGE = 3.0


@dataclass(frozen=True, slots=True)
class Calls:
    """What the conversation wants to be told; every call comes in its thread."""

    words: Callable[[], None]  # more is known of the answer
    perhaps: Callable[[], None]  # the words up to a pause are known: what follows may be begun
    over: Callable[[], None]  # the turn is over and every word is known
    quiet: Callable[[int], None]  # nothing was said for a while, for the nth time
    failed: Callable[[InterviewError], None]
    post: Callable[[Callable[[], None]], None]  # runs something in the conversation's thread


class Listener:
    def __init__(self, hearing: Hearing, sounds: AnswerSounds, session: Session, calls: Calls) -> None:
        self._hearing, self._sounds, self._calls = hearing, sounds, calls
        self._session = session
        self._ears = hearing.ears(session.setup)
        self.dictation = Dictation(self._transcribe, lambda stretch: calls.post(lambda: self._arrived(stretch)))
        self._begin(0)

    def begin(self, session: Session, number: int) -> None:
        """A new question: nothing was said yet."""
        self._session = session
        self._begin(number)

    def _begin(self, number: int) -> None:
        self.number = number
        self._ears.reset()
        self.dictation.clear()
        self.is_typing, self._over, self._began, self.is_full = False, False, False, False
        self._quiet, self._level, self.language = 0, float("-inf"), "en"
        self._language_asked, self._is_told = False, False

    # ------------------------------------------------------------ sound in

    def hear(self, pcm: bytes) -> None:
        """A piece of 16-bit sound at 16 kHz; it is on disk before anything else is done with it.

        Where the disk takes none, that is told once and the answer is heard all the same.
        """
        try:
            self._sounds.add(self._session, self.number, pcm)
        except StorageError as error:
            if not self._is_told:
                self._is_told = True
                self._calls.failed(error)
        samples = samples_from(pcm)
        if not self._began:
            self._level = max(self._level, loudest(Audio(samples, SPEECH_RATE)))
        for event in self._ears.hear(samples):
            self._heard(event)
        if not self._began and self._ears.now > QUIET * (2 ** (self._quiet + 1) - 1):
            self._quiet += 1
            self._calls.quiet(self._quiet)

    @property
    def is_muted(self) -> bool:
        """Whether the microphone gave no sound at all so far."""
        return self._level < MUTED_DBFS

    @property
    def seconds(self) -> float:
        return self.dictation.offset + self._ears.now

    def hear_samples(self, samples: NDArray[np.float32]) -> None:
        """The same, for sound that was held back."""
        self.hear(pcm16(Audio(samples, SPEECH_RATE)))

    def finish(self) -> None:
        """The person says that the answer is over."""
        for event in self._ears.finish():
            self._heard(event)
        self._over = True
        self._check()

    def fill(self) -> None:
        """The answer may not be longer: it is over, and nothing more of it is heard."""
        self.is_full = True
        self.finish()

    def interrupt(self) -> None:
        """The interviewer speaks in the middle of an answer: what was said stays, the silence counts anew."""
        for event in self._ears.finish():
            self._heard(event)
        self.dictation.offset += self._ears.now
        self._ears.reset()
        self._over = False

    def give_time(self) -> None:
        self._ears.give_time()

    def forget(self) -> None:
        """What was said was no answer (a request): the answer begins anew."""
        self._sounds.clear(self._session, self.number)
        self._begin(self.number)

    def go_on_from(self, transcript: Transcript, seconds: float) -> None:
        """An answer that broke off: its words so far."""
        self._begin(self.number)
        self.dictation.restore(transcript.words, seconds)
        self._began = True

    def answer(self) -> Answer:
        """What was said, as the record that is taken."""
        words = self.dictation.words
        recording = f"recordings/question-{self.number}.wav" if self._session.keep_recordings else ""
        return Answer(self.dictation.text, "spoken", words, round(self.seconds, 2), self.language, recording)

    def put_away(self) -> None:
        """The answer is on disk: its sound becomes a recording where the person wants to keep it, else it goes."""
        self._sounds.put_away(self._session, self.number)
        self._began, self._over = False, False

    def write_down(self, samples: NDArray[np.float32]) -> Future[Transcript]:
        """The words of some sound that is no answer yet, soon."""
        return self._transcribe(Audio(samples, SPEECH_RATE), hurry=True)

    # ------------------------------------------------------------ what the ears and the recogniser say

    def _heard(self, event: Heard) -> None:
        match event:
            case SpeechBegan():
                self._began, self.is_typing = True, False
            case PerhapsDone(start=start, end=end, samples=samples):
                self.dictation.suppose(start, end, samples)
            case WentOn():
                self.dictation.doubt()
                self._over = False
            case SegmentClosed(start=start, end=end, samples=samples):
                self._ask_language(samples)
                self.dictation.close(start, end, samples)
            case TurnEnded():
                self._over = not self.is_typing
                self._check()

    def _arrived(self, stretch: Stretch) -> None:
        try:
            counts = self.dictation.settle(stretch)
        except BackendError as error:
            stretch.words = ()
            self._calls.failed(error)
            counts = True
        if not counts:
            return
        if stretch is self.dictation.newest and self.dictation.is_complete:
            self._ears.read(self.dictation.text)  # the words before a pause; older ones say nothing about this pause
        self._calls.words()
        if stretch is self.dictation.chance:
            self._calls.perhaps()
        self._check()

    def _check(self) -> None:
        if self._over and self.dictation.is_complete:
            self._over = False
            self._calls.over()

    def _transcribe(self, audio: Audio, hurry: bool) -> Future[Transcript]:
        return self._hearing.write_down(audio, self.language, hurry=hurry)

    def _ask_language(self, samples: NDArray[np.float32]) -> None:
        """Once an answer: which language it is in, from its first stretch that is long enough to tell."""
        if self._language_asked or len(samples) < ENOUGH_FOR_LANGUAGE * SPEECH_RATE:
            return
        future = self._hearing.language_of(Audio(samples, SPEECH_RATE))
        if future is None:
            return
        self._language_asked, number = True, self.number

        def note() -> None:
            if self.number == number and future.exception() is None:
                self.language = future.result()

        future.add_done_callback(lambda _: self._calls.post(note))
