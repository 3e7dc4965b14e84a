"""Plays a case to the real ears in audio time, the recogniser's words as late as it really is. Knows no figure."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.pauses import Case, Pause
from interview.audio.ears import PERHAPS, Ears
from interview.audio.turn_taking import PerhapsDone, SegmentClosed, TurnEnded, WentOn
from interview.engines.protocols import LiveTranscriber, TurnDetector
from interview.engines.sound import SPEECH_RATE
from interview.records import Audio

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

STEP = 512


@dataclass(slots=True)
class Writing:
    """The recogniser with a memory on disk: the words and the seconds that they took, for each stretch of sound."""

    transcriber: LiveTranscriber
    file: Path
    known: dict[str, tuple[str, float]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.file.exists():
            self.known = json.loads(self.file.read_text(encoding="utf-8"))

    def words(self, samples: NDArray[np.float32]) -> tuple[str, float]:
        key = sha256(samples.tobytes()).hexdigest()
        if key not in self.known:
            began = time.perf_counter()
            text = self.transcriber.transcribe_stretch(Audio(samples, SPEECH_RATE)).text
            self.known[key] = (text, time.perf_counter() - began)
        return self.known[key]

    def save(self) -> None:
        self.file.parent.mkdir(parents=True, exist_ok=True)
        self.file.write_text(json.dumps(self.known), encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Silence:
    """One silence as the ears took it: from the last speech until speech went on (None: it did not)."""

    start: float
    end: float | None
    ended: float | None  # when the turn was ended in it
    probability: float
    text: str
    read: float  # when its text was known


@dataclass(frozen=True, slots=True)
class Played:
    case: Case
    silences: tuple[Silence, ...]
    seconds: float  # of work, without the recogniser

    def within(self, pause: Pause) -> Silence | None:
        """The ears' silence that overlaps the pause most."""

        def shared(silence: Silence) -> float:
            return min(silence.end or 1e9, pause.end) - max(silence.start, pause.start)

        best = max(self.silences, key=shared, default=None)
        return best if best is not None and shared(best) > 0 else None

    @property
    def last(self) -> Silence | None:
        return self.silences[-1] if self.silences and self.silences[-1].end is None else None


@dataclass(slots=True)
class Noted:
    """The turn detector, with its last answer kept for the table."""

    detector: TurnDetector
    said: float = 0.0

    def probability(self, audio: Audio) -> float:
        self.said = self.detector.probability(audio)
        return self.said


class Listening:
    """One run of the ears over one case, with the recogniser's words arriving as late as it really is."""

    def __init__(self, ears: Ears, turn: Noted, writing: Writing) -> None:
        self._ears, self._turn, self._writing = ears, turn, writing
        self._closed: list[str] = []
        self._draft: tuple[float, float, str] = (0.0, 0.0, "")
        self._due: tuple[float, str] | None = None
        self._free = 0.0  # when the recogniser has done what it was given
        self._silences: list[Silence] = []
        self._work = 0.0

    def play(self, case: Case) -> Played:
        for at in range(0, len(case.samples), STEP):
            if self._due and self._ears.now >= self._due[0]:
                self._ears.read(self._due[1])
                self._due = None
            began = time.perf_counter()
            heard = self._ears.hear(case.samples[at : at + STEP])
            self._work += time.perf_counter() - began
            for event in heard:
                self._take(event)
        return Played(case, tuple(self._silences), self._work)

    def _take(self, event: Any) -> None:
        if isinstance(event, PerhapsDone):
            text = self._written(event)
            self._draft = (event.start, event.end, text)
            so_far = " ".join([*self._closed, text])
            self._due = (self._free, so_far)
            start = event.at - PERHAPS * STEP / SPEECH_RATE
            self._silences.append(Silence(start, None, None, self._turn.said, so_far, self._free))
        elif isinstance(event, SegmentClosed):
            same = self._draft[:2] == (event.start, event.end)
            self._closed.append(self._draft[2] if same else self._written(event))
        elif isinstance(event, WentOn):
            self._due = None
            self._change(end=event.at)
        elif isinstance(event, TurnEnded):
            self._change(start=event.at - event.silence, ended=event.at)

    def _written(self, event: PerhapsDone | SegmentClosed) -> str:
        text, seconds = self._writing.words(event.samples)
        self._free = max(self._free, self._ears.now) + seconds
        return text

    def _change(self, **new: float) -> None:
        self._silences[-1] = replace(self._silences[-1], **new)  # type: ignore[arg-type]
