"""Looks in the sound for fillers that no word stands for: a voice that holds one vowel between two words.

A filled pause keeps its formants and its pitch where words move them (Goto and others 1999). Knows no recogniser:
what it finds are places to listen to again.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from interview.engines.recognising import Span
from interview.language.wording import is_filler
from interview.records import Word

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Track = NDArray[np.floating]

SHORTEST, LONGEST = 0.24, 1.2
"""Seconds that "uh" and "um" are held, 0.3 to 0.5 as a rule; shorter held vowels are ends of words more often."""
STEADY = 16.0
"""Change of the spectrum's shape from frame to frame; fillers of the shared clips lie at 3 to 12, words at 15 to 60."""
LEAST_VOICED = 0.5
FLAT = 1.0
"""Semitones by which a held vowel's pitch may vary."""
LOUD = 20.0
"""dB under the loud parts of the answer: below is breath and room."""
NEAR = 0.35
COVERED = 0.5
"""Share of the place under a word from which the word explains it."""
A_LETTER, A_WORD = 0.09, 0.25
"""Seconds that a word can take, by its letters; one that its times stretch over more hides something."""


def steady_places(pitch: Track, level: Track, change: Track, step: float, words: Sequence[Word]) -> list[Span]:
    """Stretches of a held voice under no word, in order of time.

    Tracks with a value every `step` seconds: semitones (NaN where unvoiced), dBFS, change of the spectrum's shape.
    """
    import numpy as np

    held = (change < STEADY) & (level > np.percentile(level, 95) - LOUD)
    edges = np.flatnonzero(np.diff(np.concatenate([[0], held.view(np.int8), [0]])))
    places = []
    for begin, end in edges.reshape(-1, 2):
        part = pitch[begin:end]
        voiced = part[~np.isnan(part)]
        seconds = (end - begin) * step
        if not SHORTEST <= seconds <= LONGEST or len(voiced) < LEAST_VOICED * len(part) or np.std(voiced) > FLAT:
            continue
        place = (round(float(begin * step), 2), round(float(end * step), 2))
        if not _is_explained(place, words):
            places.append(place)
    return places


def _is_explained(place: Span, words: Sequence[Word]) -> bool:
    """Whether words stand there, or a filler so near that it is this one, with its times a little off."""
    start, end = place
    if any(is_filler(word.text) and word.start - NEAR < end and word.end + NEAR > start for word in words):
        return True
    under = sum(max(0.0, min(end, stop) - max(start, begin)) for begin, stop in map(_likely_times, words))
    return under >= COVERED * (end - start)


def _likely_times(word: Word) -> Span:
    """The end of a word whose times are longer than it can take: they are stretched back over what was left out."""
    longest = A_WORD + A_LETTER * len(word.text)
    return max(word.start, word.end - longest), word.end
