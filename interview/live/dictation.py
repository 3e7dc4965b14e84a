"""One spoken answer in words, stretch by stretch, while it is given; knows no microphone and no question.

Works with futures, so that the words of one stretch may arrive after the next stretch was heard.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from interview.engines.sound import SPEECH_RATE
from interview.records import Audio, Transcript, Word

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Transcribe = Callable[[Audio, bool], Future[Transcript]]
"""Sound, and whether somebody waits for its words."""


@dataclass(slots=True, eq=False)
class Stretch:
    """Seconds since the answer began; `words` are timed like it, None until they are known."""

    start: float
    end: float
    future: Future[Transcript] | None = field(default=None, repr=False)
    words: tuple[Word, ...] | None = None


class Dictation:
    def __init__(self, transcribe: Transcribe, arrived: Callable[[Stretch], None]) -> None:
        """`arrived` is called, in any thread, once a stretch's transcription has ended, well or not."""
        self._transcribe, self._arrived = transcribe, arrived
        self.clear()

    def clear(self) -> None:
        """A new answer."""
        self._closed: list[Stretch] = []
        self._chance: Stretch | None = None
        self.offset = 0.0

    def restore(self, words: Sequence[Word], seconds: float) -> None:
        """Go on from words that were said before a break."""
        self.clear()
        self._closed = [Stretch(0.0, seconds, None, tuple(words))]
        self.offset = seconds

    def suppose(self, start: float, end: float, samples: NDArray[np.float32]) -> None:
        """Write down what may be the last stretch; it counts until speech goes on."""
        self.doubt()
        self._chance = self._begin(start, end, samples, hurry=True)

    def doubt(self) -> None:
        """Speech went on: the supposed last stretch is not the last."""
        if self._chance is not None and self._chance.future is not None:
            self._chance.future.cancel()
        self._chance = None

    def close(self, start: float, end: float, samples: NDArray[np.float32]) -> None:
        """A stretch is over for good; where it was supposed before, its words are the same."""
        chance, self._chance = self._chance, None
        if chance is not None and (chance.start, chance.end) == (start + self.offset, end + self.offset):
            self._closed.append(chance)
        else:
            self._closed.append(self._begin(start, end, samples, hurry=False))

    def settle(self, stretch: Stretch) -> bool:
        """Take a stretch's words over; False for one that no longer counts."""
        if stretch.future is None or stretch.future.cancelled():
            return False
        transcript = stretch.future.result()
        stretch.words = tuple(
            Word(word.text, word.start + stretch.start, word.end + stretch.start, word.probability)
            for word in transcript.words
        )
        return stretch in self._closed or stretch is self._chance

    @property
    def newest(self) -> Stretch | None:
        """The stretch before the present pause, supposed or closed."""
        return self._chance or (self._closed[-1] if self._closed else None)

    @property
    def is_complete(self) -> bool:
        """Whether the words of every closed stretch are known."""
        return all(stretch.words is not None for stretch in self._closed)

    @property
    def words(self) -> tuple[Word, ...]:
        """What is known so far, in order, the supposed last stretch included."""
        stretches = [*self._closed, *([self._chance] if self._chance else [])]
        return tuple(word for stretch in stretches for word in stretch.words or ())

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def settled_text(self) -> str:
        """Only what can no longer change: closed stretches up to the first one that is still being written down."""
        words: list[str] = []
        for stretch in self._closed:
            if stretch.words is None:
                break
            words += [word.text for word in stretch.words]
        return " ".join(words)

    @property
    def chance(self) -> Stretch | None:
        """The stretch that may be the last."""
        return self._chance

    def _begin(self, start: float, end: float, samples: NDArray[np.float32], *, hurry: bool) -> Stretch:
        stretch = Stretch(start + self.offset, end + self.offset)
        stretch.future = self._transcribe(Audio(samples, SPEECH_RATE), hurry)
        stretch.future.add_done_callback(lambda _: self._arrived(stretch))
        return stretch
