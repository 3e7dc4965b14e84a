"""How an answer was spoken, as records: measured, never judged by a voice's colour; they know no model and no page."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class MomentKind(StrEnum):
    """What can be heard at one place of an answer."""

    FILLER = "filler"  # um, uh, er, hmm
    DISCOURSE = "discourse filler"  # like, you know, so, actually: words that say nothing there
    PAUSE = "pause"
    REPETITION = "repetition"
    RESTART = "restart"
    HEDGE = "hedge"


@dataclass(frozen=True, slots=True)
class Moment:
    """One of them; seconds since the answer's sound began."""

    kind: MomentKind
    start: float
    end: float
    text: str = ""
    source: str = "words"  # or "sound": seen in the recording alone


@dataclass(frozen=True, slots=True)
class PacePoint:
    """Words a minute in a window around `at` seconds."""

    at: float
    words_per_minute: float


@dataclass(frozen=True, slots=True)
class Prosody:
    """The voice's movement, None where too little was voiced; nothing here says whose voice it is."""

    pitch_variation: float | None  # standard deviation, semitones
    pitch_range: float | None  # 10th to 90th percentile, semitones
    loudness_variation: float | None  # standard deviation of speech, dB
    level: float | None  # of speech, dBFS
    rhythm: float | None  # tempo of the onsets, beats a minute


@dataclass(frozen=True, slots=True)
class Deduction:
    """What one measure takes from the confidence score, and what was measured."""

    name: str
    points: float
    most: float
    detail: str


@dataclass(frozen=True, slots=True)
class Confidence:
    """0 to 100, from timing and words alone; no part of the content score."""

    value: float
    deductions: tuple[Deduction, ...]


@dataclass(frozen=True, slots=True)
class Delivery:
    """How a spoken answer sounded; None where there was nothing to measure.

    `source` is "sound", or "words" where only the transcript's times were there: then pauses under half a second
    and the voice's movement are not known.
    """

    source: str
    words: int  # without um and uh
    start: float  # of the first word: the thinking time before it
    end: float
    words_per_minute: float | None  # speech rate: first to last word, pauses included
    articulation_rate: float | None  # words a minute, pauses taken out
    pause_seconds: float
    longest_pause: float
    pace: tuple[PacePoint, ...] = ()
    moments: tuple[Moment, ...] = ()
    prosody: Prosody | None = None
    confidence: Confidence | None = None
    transcription_confidence: float | None = None
    fluency: bool = True  # False: pace, pauses, fillers and stumbles were left out on wish
    wording: bool = True  # False: spoken in a language whose fillers and hedges are not known

    @property
    def span(self) -> float:
        """Seconds from the first word to the last."""
        return self.end - self.start

    @property
    def fillers(self) -> int:
        return self.count(MomentKind.FILLER)

    @property
    def fillers_per_minute(self) -> float | None:
        return None if self.words_per_minute is None else round(60 * self.fillers / self.span, 1)

    @property
    def pauses(self) -> int:
        return self.count(MomentKind.PAUSE)

    def count(self, kind: MomentKind) -> int:
        return sum(moment.kind is kind for moment in self.moments)
