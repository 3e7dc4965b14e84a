"""Listens to one person's answer: when speech begins, which stretches to write down, when it is over.

Counts time in samples heard, so it behaves the same at any speed. Knows no microphone, no recogniser and no model.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview.audio.turn_taking import (
    Ending,
    Heard,
    PerhapsDone,
    SegmentClosed,
    SpeechBegan,
    TurnEnded,
    WentOn,
    ending_of,
    silence_to_end,
)
from interview.engines.sound import FRAME, SPEECH_RATE
from interview.records import Audio, ThinkingTime

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from interview.engines.protocols import TurnDetector, VoiceStream

# Every count below is in frames of 32 ms.
SPEECH, STILL_SPEECH = 0.5, 0.35
"""Silero's own thresholds: to begin, and lower, to go on."""
TO_BEGIN, TO_GO_ON = 5, 3
"""Frames in a row: a click or a cough begins no answer; a short word after a pause is speech all the same."""
PERHAPS = 7
"""224 ms: longer than the closure of any consonant, and the silence with which Smart Turn was trained (0.2 s)."""
EARLIER = 3
"""Frames: the detector is asked about the sound up to here before as well, and the lower answer counts, for 40 ms of
work. The more silence it is given, the more it takes for finished (`bench turns`: area under the curve 0.84 with 0.1 s,
0.82 with 0.22, 0.75 with 0.45, 0.85 for the lower of the first two).
"""
BEFORE, AFTER = 8, 5
"""Kept around a stretch: voice activity comes late to soft beginnings and leaves early at soft ends."""
CLOSES = 31
"""One second: a pause that closes the stretch before it, whatever follows."""
WORTH_CLOSING = 94
"""Three seconds: a shorter stretch goes on over a pause, because a recogniser hears single words badly."""
LONGEST, CUT_FROM, LEFT = 250, 160, 16
"""Eight seconds of unbroken speech are cut at the quietest point between 5.1 and 7.5 s."""
HEARD_AT_ONCE = 8.0
"""Seconds that the turn detector is given."""


class Ears:
    """Fed with 16 kHz sound of any length; gives back what it heard, in order. One answer at a time."""

    def __init__(
        self, voice: VoiceStream, turn: TurnDetector, *, thinking: ThinkingTime, stutter_safe: bool = False
    ) -> None:
        self._voice, self._turn = voice, turn
        self._thinking, self._stutter_safe = thinking, stutter_safe
        self.reset()

    def reset(self) -> None:
        """A new answer: sound, text and patience are forgotten."""
        self._frames: list[NDArray[np.float32]] = []
        self._rest: NDArray[np.float32] | None = None
        self._start: int | None = None  # of the open stretch
        self._given = 0  # up to here every frame of speech is in a closed segment
        self._last = 0  # one past the last frame of speech
        self._first: int | None = None
        self._run = 0  # frames of speech in a row
        self._spoken = 0
        self._talking = self._ended = self._time_given = False
        self._probability = 0.0
        self._ending = Ending.UNREAD

    @property
    def now(self) -> float:
        """Seconds of sound since the reset."""
        return (len(self._frames) * FRAME + (0 if self._rest is None else len(self._rest))) / SPEECH_RATE

    def read(self, text: str) -> None:
        """The transcript so far, up to the present pause; what was read before that pause no longer counts."""
        self._ending = ending_of(text)

    def give_time(self) -> None:
        """The person asked for time: this answer ends only after a long silence."""
        self._time_given = True

    def hear(self, samples: NDArray[np.float32]) -> list[Heard]:
        """What these samples add. The detector runs twice a pause, inside this call (80 ms)."""
        import numpy as np

        sound = samples if self._rest is None else np.concatenate([self._rest, samples])
        whole = len(sound) // FRAME * FRAME
        self._rest = sound[whole:].astype(np.float32)
        heard: list[Heard] = []
        for frame in sound[:whole].astype(np.float32).reshape(-1, FRAME):
            heard += self._hear_frame(frame)
        return heard

    def finish(self) -> list[SegmentClosed]:
        """The stretch that is still open, when the answer is ended by other means than silence."""
        return self._close()

    def _hear_frame(self, frame: NDArray[np.float32]) -> list[Heard]:
        self._frames.append(frame)
        likely = self._voice.probability(frame)
        self._run = self._run + 1 if likely >= (STILL_SPEECH if self._run else SPEECH) else 0
        if self._talking:
            return self._in_speech()
        if self._run >= (TO_BEGIN if self._first is None else TO_GO_ON):
            return self._begin()
        return self._in_silence() if self._first is not None else []

    def _begin(self) -> list[Heard]:
        onset = len(self._frames) - self._run
        heard: list[Heard] = []
        if self._start is not None and self._last - self._start >= WORTH_CLOSING:
            heard += self._close()
        if self._first is not None:
            heard.append(WentOn(_seconds(onset)))
        heard.append(SpeechBegan(_seconds(onset)))
        self._first = onset if self._first is None else self._first
        if self._start is None:
            self._start = max(onset - BEFORE, self._given)
        self._talking, self._ended, self._last = True, False, len(self._frames)
        self._spoken += self._run
        return heard

    def _in_speech(self) -> list[Heard]:
        now = len(self._frames)
        if self._run:
            self._last = now
            self._spoken += 1
        if now - self._last >= PERHAPS:
            return self._pause()
        if self._run and self._start is not None and now - self._start >= LONGEST:
            return [*self._close(self._quietest())]
        return []

    def _pause(self) -> list[Heard]:
        self._talking, self._ending = False, Ending.UNREAD
        now = len(self._frames)
        self._probability = min(self._turn.probability(self._turn_until(at)) for at in (now - EARLIER, now))
        start, end = self._open()
        return [PerhapsDone(_seconds(len(self._frames)), _seconds(start), _seconds(end), self._samples(start, end))]

    def _in_silence(self) -> list[Heard]:
        silence = len(self._frames) - self._last
        heard: list[Heard] = []
        if self._run == 0 and silence >= CLOSES:
            heard += self._close()
        if self._run == 0 and not self._ended and _seconds(silence) >= self._wait():
            self._ended = True
            heard += self._close()
            heard.append(TurnEnded(_seconds(len(self._frames)), _seconds(silence), self._probability))
        return heard

    def _wait(self) -> float:
        return silence_to_end(
            self._probability,
            self._ending,
            spoken=_seconds(self._spoken),
            thinking=self._thinking,
            stutter_safe=self._stutter_safe,
            time_given=self._time_given,
        )

    def _turn_until(self, now: int) -> Audio:
        """From a little before the first speech, as the detector's training sounds are cut."""
        start = max((self._first or 0) - BEFORE, now - int(HEARD_AT_ONCE * SPEECH_RATE / FRAME), 0)
        return Audio(self._samples(start, now), SPEECH_RATE)

    def _open(self) -> tuple[int, int]:
        """The open stretch in frames; in speech it reaches to the present."""
        now = len(self._frames)
        start = self._given if self._start is None else self._start
        return start, now if self._talking else min(self._last + AFTER, now)

    def _close(self, at: int | None = None) -> list[SegmentClosed]:
        if self._start is None:
            return []
        start, end = self._open()
        end = end if at is None else at
        self._given = end
        self._start = end if self._talking else None
        return [SegmentClosed(_seconds(start), _seconds(end), self._samples(start, end))] if end > start else []

    def _quietest(self) -> int:
        """The frame of the open stretch around which the sound is lowest, late enough to leave a stretch behind it."""
        import numpy as np

        start, now = self._open()
        loud = np.array([float((frame**2).mean()) for frame in self._frames[start + CUT_FROM : now - LEFT]])
        smooth = np.convolve(loud, np.ones(3) / 3, mode="valid")
        return start + CUT_FROM + 1 + int(smooth.argmin())

    def _samples(self, start: int, end: int) -> NDArray[np.float32]:
        import numpy as np

        return np.concatenate(self._frames[start:end]) if end > start else np.zeros(0, np.float32)


def _seconds(frames: int) -> float:
    return frames * FRAME / SPEECH_RATE
