"""One recording through the product's own ears: words as they come live, the second reading, the delivery.

Beside it plain transcription of the whole file by the same weights. Knows no truth and no figure.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from interview.audio.ears import Ears
from interview.audio.measuring import Ear
from interview.audio.turn_taking import Heard, SegmentClosed
from interview.engines.capabilities import follows
from interview.engines.protocols import Transcriber, TurnDetector, VoiceActivity
from interview.engines.recognising import Span
from interview.engines.sound import SPEECH_RATE
from interview.language.wording import is_filler
from interview.records import Answer, Audio, Delivery, MomentKind, ThinkingTime, Word

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Samples = NDArray[np.float32]

FRAME = 1024
Plain = Callable[["Samples", str], list[Word]]


@dataclass(frozen=True, slots=True)
class Hearing:
    """What came of one recording; seconds of work for each part."""

    live: tuple[Word, ...]
    words: tuple[Word, ...]
    plain: tuple[Word, ...]
    spans: tuple[Span, ...]
    delivery: Delivery | None
    plain_delivery: Delivery | None
    listening: float
    reading: float
    measuring: float

    @property
    def with_fillers(self) -> list[str]:
        return with_fillers(self.words, self.delivery)

    @property
    def plain_with_fillers(self) -> list[str]:
        """What listening to the sound alone puts back into a transcript that leaves fillers out."""
        return with_fillers(self.plain, self.plain_delivery)


def with_fillers(words: Sequence[Word], delivery: Delivery | None) -> list[str]:
    """The words, and a filler wherever one was heard in the sound alone, in order of time."""
    seen = delivery.moments if delivery else ()
    alone = [(one.start, "um") for one in seen if one.kind is MomentKind.FILLER and one.source == "sound"]
    return [text for _, text in sorted([*((word.start, word.text) for word in words), *alone])]


class Listening:
    def __init__(self, voice: VoiceActivity, turn: TurnDetector, transcriber: Transcriber, plain: Plain) -> None:
        if not follows(transcriber):
            raise SystemExit("This bench needs a recogniser that can follow a conversation: faster_whisper.")
        self._voice, self._turn, self._transcriber, self._plain = voice, turn, transcriber, plain
        self.ear = Ear(voice, transcriber)

    def hear(self, samples: Samples, language: str) -> Hearing:
        began = time.perf_counter()
        live = self._live(samples, language)
        heard = time.perf_counter()
        likely = self.ear.likelihoods(samples)
        answer = Answer(" ".join(word.text for word in live), "spoken", tuple(live), language=language)
        reread = self.ear.read_again(answer, samples, likely) if live else answer
        read = time.perf_counter()
        delivery = self.ear.delivery_of(reread, samples, likely)
        measured = time.perf_counter()
        plain = tuple(self._plain(samples, language))
        of_plain = self.ear.delivery_of(Answer("", "spoken", plain, language=language), samples, likely)
        times = heard - began, read - heard, measured - read
        return Hearing(
            tuple(live), reread.words, plain, tuple(self.ear.spans_of(samples, likely)), delivery, of_plain, *times
        )

    def _live(self, samples: Samples, language: str) -> list[Word]:
        """As the listener of an interview does: stretch by stretch, cut where the ears cut."""
        ears = Ears(self._voice.open(), self._turn, thinking=ThinkingTime.NORMAL)
        closed: list[Heard] = []
        for at in range(0, len(samples), FRAME):
            closed += ears.hear(samples[at : at + FRAME])
        closed += ears.finish()
        return [word for one in closed if isinstance(one, SegmentClosed) for word in self._words(one, language)]

    def _words(self, closed: SegmentClosed, language: str) -> list[Word]:
        audio = Audio(closed.samples, SPEECH_RATE)
        words = self._transcriber.transcribe_stretch(audio, language=language).words
        return [Word(w.text, w.start + closed.start, w.end + closed.start, w.probability) for w in words]


def plain_reader(folder: Any) -> Plain:
    """The same weights with the library's own defaults: the whole file, no prompt, no voice activity."""
    from faster_whisper import WhisperModel

    whisper = WhisperModel(str(folder), device="cpu", compute_type="int8")

    def read(samples: Samples, language: str) -> list[Word]:
        segments, _ = whisper.transcribe(samples, language=language, beam_size=5, word_timestamps=True)
        return [
            Word(word.word.strip(), float(word.start), float(word.end), float(word.probability))
            for segment in segments
            for word in segment.words or ()
        ]

    return read


def count_fillers(words: list[str]) -> int:
    return sum(is_filler(word) for word in words)
