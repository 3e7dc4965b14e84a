"""Whether the person speaks while the interviewer does: speech first, then words that are not the interviewer's own.

Sound from loudspeakers that the browser's echo canceller left over must not stop the interviewer, nor may a "mm-hm".
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from typing import TYPE_CHECKING

from interview.engines.protocols import VoiceStream
from interview.engines.sound import FRAME, SPEECH_RATE
from interview.language.text import STOP_WORDS, words_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SPEECH = 0.6
NEEDED, WITHIN = 11, 18
"""Frames of 32 ms: 0.35 s of speech within 0.6 s. A cough is shorter; people stop 0.3 to 0.5 s after they notice."""
KEPT = int(8.0 * SPEECH_RATE)
"""Samples before the decision that belong to what is said."""
MORE = int(0.5 * SPEECH_RATE)
"""Samples heard after the interviewer fell silent, for a word or two to judge by."""
ECHO = 0.6
"""Share of words that were just being spoken by the interviewer."""
BACKCHANNELS = frozenset("mm mhm mmhm hm hmm uh huh um yeah yes yep ok okay right sure ah oh i see".split())
"""What listeners say without wanting the floor (Yngve 1970)."""


class BargeIn:
    """One utterance of the interviewer's; a new one resets it."""

    def __init__(self, voice: VoiceStream) -> None:
        self._voice = voice
        self.reset()

    def reset(self) -> None:
        import numpy as np

        self._recent: deque[bool] = deque(maxlen=WITHIN)
        self._rest: NDArray[np.float32] = np.zeros(0, np.float32)
        self._kept: NDArray[np.float32] = np.zeros(0, np.float32)
        self.is_noticed, self._since = False, 0

    def hears(self, samples: NDArray[np.float32]) -> bool:
        """Whether these samples complete a stretch of speech long enough to be meant; then more is to be heard."""
        import numpy as np

        if self.is_noticed:
            self._since += len(samples)
        self._kept = np.concatenate([self._kept, samples])[-KEPT:]
        sound = np.concatenate([self._rest, samples])
        whole = len(sound) // FRAME * FRAME
        self._rest = sound[whole:]
        for frame in sound[:whole].reshape(-1, FRAME):
            self._recent.append(self._voice.probability(frame) >= SPEECH)
        noticed = not self.is_noticed and sum(self._recent) >= NEEDED
        self.is_noticed |= noticed
        return noticed

    @property
    def has_heard_enough(self) -> bool:
        """Whether the words can be judged now."""
        return self.is_noticed and self._since >= MORE

    def hear_more(self) -> None:
        """The words so far tell nothing: judge again after as much sound again."""
        self._since = 0

    @property
    def sound(self) -> NDArray[np.float32]:
        """The last seconds, with what was said before it was noticed."""
        return self._kept


def is_undecided(heard: str) -> bool:
    """Whether the words are no sign of agreement, and none that could not stand in any sentence: "and as a"."""
    words = [word.casefold() for word in words_of(heard)]
    return any(word not in BACKCHANNELS for word in words) and not _telling(words)


def is_meant(heard: str, spoken: str) -> bool:
    """Whether words heard over the interviewer's own `spoken` ones want the floor."""
    words = [word.casefold() for word in words_of(heard)]
    if not words or all(word in BACKCHANNELS for word in words):
        return False
    words = _telling(words) or words
    own = {word.casefold() for word in words_of(spoken)}
    return sum(word in own for word in words) / len(words) < ECHO


def _telling(words: Sequence[str]) -> list[str]:
    return [word for word in words if word not in STOP_WORDS and word not in BACKCHANNELS]
