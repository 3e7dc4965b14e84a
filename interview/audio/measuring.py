"""How an answer was spoken, measured from its sound after it was taken: behind the next question, never before it.

The sound is read a second time meanwhile, in longer stretches than while it was heard. Knows no page.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from interview.audio.delivery import Sounding, delivery_from, is_english
from interview.audio.delivery.pauses import cut, hushed, padded, speech_spans
from interview.audio.delivery.steady import steady_places
from interview.audio.prosody import STEP, prosody_of, read_tracks
from interview.engines.capabilities import follows
from interview.engines.models import Models
from interview.engines.protocols import Transcriber, VoiceActivity
from interview.engines.queues import ModelQueue, Urgency
from interview.engines.recognising import Span, windows_from
from interview.engines.sound import FRAME, SPEECH_RATE, levels, samples_from
from interview.language.wording import is_filler
from interview.records import Answer, Audio, Delivery, Word
from interview.sessions import Store
from interview.sessions.session import Session, answer_to, with_measured

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Samples = NDArray[np.float32]

log = logging.getLogger(__name__)
SECONDS = FRAME / SPEECH_RATE
SURE = (0.5, 0.35)
"""Silero's own likelihoods: speech that is read again may be parted at every pause that is one for sure."""
LONGEST_STRETCH = 13.5
"""Seconds that are read at once: what the short window holds, a second of work that others wait for, three where it is
read again. Stretches of 9.5 seconds have a point more of wrong words, those of 28 no fewer for twice the time."""
PAD = 0.2
AROUND = 0.15
"""Seconds around a place that may be a filler, when it is listened to again."""
LEAST_KEPT = 0.7
"""Share of the first reading's words under which a second one is taken to have failed."""
MOST_HELD = 8
"""Sounds of interviews that nobody goes on with."""
MOST_UNTOLD = 24
"""The same, of answers that are measured and that nobody asked for: they keep their first reading."""
MISSING = 0.5
"""Seconds of an answer that its sound may lack. It lacks more where the program ended before somebody went on with an
answer that was taken: the rest alone must not pass for all of it.
"""


Measured = tuple[Answer, Delivery | None]
"""An answer with the words of the second reading, and how it was spoken."""


@dataclass(slots=True)
class _Sound:
    """An answer's sound, until it is measured; and after, until the next answer is taken: it may go on."""

    answer: Answer
    pcm: bytes
    reread: bool
    future: Future[Measured] | None = None
    awaited: bool = False
    told: bool = False
    failed: bool = False


class Measuring:
    def __init__(self, models: Models, queue: ModelQueue, transcription: ModelQueue, store: Store) -> None:
        self._models, self._queue, self._transcription, self._store = models, queue, transcription, store
        self._sounds: dict[tuple[str, int], _Sound] = {}

    def keep(self, session: Session, number: int, answer: Answer, pcm: bytes, *, reread: bool) -> None:
        """An answer was taken: its 16-bit sound at 16 kHz stays in memory until it is told and the next is taken."""
        self.drop(session, number)  # of a step that failed: this one takes its place
        told = [key for key, sound in list(self._sounds.items()) if sound.told]
        for key in told if len(told) > MOST_HELD else [key for key in told if key[0] == session.id]:
            self._sounds.pop(key, None)
        if answer.source == "spoken" and pcm and len(pcm) / 2 / SPEECH_RATE >= answer.seconds - MISSING:
            self._sounds[session.id, number] = _Sound(answer, pcm, reread)
        still = [key for key, one in list(self._sounds.items()) if one.future is None or one.future.done()]
        for key in still[: max(0, len(still) - MOST_UNTOLD)]:
            self._sounds.pop(key, None)

    def begin(self, session: Session) -> None:
        """Measure what was kept, in the background."""
        for (session_id, _), sound in list(self._sounds.items()):
            if session_id == session.id and sound.future is None:
                sound.future = self._queue.submit(lambda sound=sound: self._measure(sound, session), Urgency.LATER)  # type: ignore[misc]

    def when_done(self, session: Session, then: Callable[[], None]) -> None:
        """Call `then`, in any thread, as each of the session's answers that is being measured is ready."""
        for (session_id, _), sound in list(self._sounds.items()):
            if session_id == session.id and sound.future is not None and not sound.awaited:
                sound.awaited = True
                sound.future.add_done_callback(lambda _: then())

    def is_pending(self, session: Session, number: int) -> bool:
        """Whether more will be known of this answer than the session holds."""
        sound = self._sounds.get((session.id, number))
        return sound is not None and not sound.told

    def is_going_on(self, session: Session) -> bool:
        """Whether more will be known of any of its answers."""
        return any(self.is_pending(session, one.question.number) for one in session.answered)

    def tell(self, session: Session, *, wait: bool) -> Session:
        """Put into the session, and on disk, what is measured; with `wait`, of every answer."""
        if wait:
            self.begin(session)
        for exchange in session.answered:
            number = exchange.question.number
            sound = self._sounds.get((session.id, number))
            if sound is None or sound.failed or exchange.delivery is not None or sound.answer != exchange.answer:
                continue  # what was told and is not in the session was lost on the way: it is told again
            if sound.future is not None and (wait or sound.future.done()):
                self._queue.hurry(sound.future)
                session = self._told(session, number, sound, sound.future)
        return session

    def sound_of(self, session: Session, number: int) -> bytes:
        """The sound of an answer that may go on after all; b"" where it is gone."""
        sound = self._sounds.get((session.id, number))
        return sound.pcm if sound else b""

    def drop(self, session: Session, number: int) -> None:
        """The answer was taken back."""
        self._sounds.pop((session.id, number), None)

    def forget(self, session_id: str) -> None:
        """The interview is over, or deleted."""
        for key in [key for key in list(self._sounds) if key[0] == session_id]:
            self._sounds.pop(key, None)

    def _told(self, session: Session, number: int, sound: _Sound, measured: Future[Measured]) -> Session:
        error = measured.exception()  # waits; whatever it is, the interview goes on with the first reading
        sound.told = True
        if error is not None:
            sound.failed = True
            log.warning("answer %d was not measured", number, exc_info=error)
            return session
        answer, delivery = measured.result()

        def read_again(known: Session) -> Session:
            same = answer_to(known, number) == sound.answer
            return with_measured(known, number, answer, delivery) if same else known

        return self._store.update(session, read_again)

    def _measure(self, sound: _Sound, session: Session) -> Measured:
        audio = Audio(samples_from(sound.pcm), SPEECH_RATE)
        ear = Ear(self._models.voice, self._models.transcription, self._transcription)
        likely = ear.likelihoods(audio.samples)
        answer = ear.read_again(sound.answer, audio.samples, likely) if sound.reread else sound.answer
        return answer, ear.delivery_of(answer, audio.samples, likely, stutter_safe=session.setup.stutter_safe)


class Ear:
    """The second listening to one answer; without a queue, calls go to the recogniser at once."""

    def __init__(self, voice: VoiceActivity, transcriber: Transcriber, queue: ModelQueue | None = None) -> None:
        self._voice, self._transcriber, self._queue = voice, transcriber, queue

    def likelihoods(self, samples: Samples) -> list[float]:
        """Of speech, in each FRAME; 0.3 s of work for 90."""
        stream = self._voice.open()
        return [stream.probability(frame) for frame in _frames(samples)]

    def read_again(self, answer: Answer, samples: Samples, likely: Sequence[float]) -> Answer:
        """The answer with the words of a second reading; the first one where that was better, or cannot be done."""
        seconds = len(samples) / SPEECH_RATE
        spans = cut(speech_spans(likely, SECONDS, *SURE), likely, SECONDS, LONGEST_STRETCH)
        words: list[Word] = []
        for window in windows_from(padded(spans, PAD, seconds), LONGEST_STRETCH):
            words += self._words_in(samples, window, answer.language or "en", careful=True)
        if len(words) < LEAST_KEPT * len(answer.words):
            return answer
        return replace(answer, text=" ".join(word.text for word in words), words=tuple(words))

    def spans_of(self, samples: Samples, likely: Sequence[float]) -> list[Span]:
        """Stretches of speech in seconds, parted by pauses."""
        return speech_spans(hushed(likely, levels(_frames(samples))), SECONDS)

    def delivery_of(
        self, answer: Answer, samples: Samples, likely: Sequence[float], *, stutter_safe: bool = False
    ) -> Delivery | None:
        if not answer.words:
            return None
        spans = self.spans_of(samples, likely)
        tracks = read_tracks(samples)
        fillers = []
        if is_english(answer.language):
            places = steady_places(tracks.pitch, tracks.level, tracks.change, STEP, answer.words)
            fillers = [place for place in places if self._is_filler(samples, place)]
        sound = Sounding(spans, fillers, prosody_of(samples, tracks, spans))
        return delivery_from(answer.words, sound, stutter_safe=stutter_safe, language=answer.language)

    def _is_filler(self, samples: Samples, place: Span) -> bool:
        """Whether the recogniser hears nothing but um and uh there."""
        around = max(place[0] - AROUND, 0.0), min(place[1] + AROUND, len(samples) / SPEECH_RATE)
        words = self._words_in(samples, around, "en")
        return bool(words) and all(is_filler(word.text) for word in words)

    def _words_in(self, samples: Samples, window: Span, language: str, *, careful: bool = False) -> list[Word]:
        """None from a recogniser that cannot read a stretch."""
        start, end = (int(edge * SPEECH_RATE) for edge in window)
        audio, transcriber = Audio(samples[start:end], SPEECH_RATE), self._transcriber
        if not follows(transcriber):
            return []

        def read() -> list[Word]:
            words = transcriber.transcribe_stretch(audio, language=language, careful=careful).words
            return [Word(word.text, word.start + window[0], word.end + window[0], word.probability) for word in words]

        return self._queue.run(read, Urgency.LATER) if self._queue else read()


def _frames(samples: Samples) -> Samples:
    """Shape (n, FRAME); what is left over at the end is shorter than any sound of speech."""
    return samples[: len(samples) // FRAME * FRAME].reshape(-1, FRAME)
