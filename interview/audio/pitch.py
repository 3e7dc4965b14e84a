"""The period of a voice, by YIN (de Cheveigné and Kawahara 2002), in NumPy alone.

The steps and their edge cases are those of librosa.yin, which compiles itself at its first use and keeps what it
compiled in a cache that two first starts at once can break.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview.audio.spectrum import autocorrelation, centred_frames, in_blocks

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.floating]

TROUGH = 0.1
"""Unlikeness under which the first trough is the period, and not a deeper one later: that of the octave below."""


def periods_of(samples: Numbers, window: int, step: int, shortest: int, longest: int) -> Numbers:
    """The period in samples, a fraction too, around every `step`-th sample; of noise too, which has none."""
    import numpy as np

    frames = in_blocks(centred_frames(samples, window, step))
    return np.concatenate([shortest + _troughs(_unlikeness(some, longest)[:, shortest:]) for some in frames])


def _troughs(unlike: Numbers) -> Numbers:
    """Where in each row the trough lies that is the period, between two places where a parabola says so."""
    import numpy as np

    place = _first_trough(unlike)
    row = np.arange(len(unlike))
    inner = np.clip(place, 1, unlike.shape[1] - 2)
    before, here, after = (unlike[row, inner + side] for side in (-1, 0, 1))
    bend, slope = after + before - 2 * here, (after - before) / 2
    bottom = np.divide(-slope, bend, out=np.zeros_like(here), where=(np.abs(slope) < np.abs(bend)) & (inner == place))
    exact: Numbers = bottom + place
    return exact


def _unlikeness(frames: Numbers, longest: int) -> Numbers:
    """Of each frame to itself so many samples later, over the mean of all shorter times; one row a frame."""
    import numpy as np

    alike = autocorrelation(frames, longest + 1)
    energy = np.cumsum(frames**2, axis=1)[:, :longest]
    unlike = np.zeros_like(alike)
    unlike[:, 1:] = 2 * (alike[:, :1] - alike[:, 1:]) - energy
    mean = np.cumsum(unlike[:, 1:], axis=1) / np.arange(1, longest + 1)
    unlike[:, 1:] /= mean + np.finfo(unlike.dtype).tiny
    return unlike


def _first_trough(unlike: Numbers) -> NDArray[np.intp]:
    """In each row the first trough under TROUGH, or else the lowest place."""
    import numpy as np

    falls, rises = np.diff(unlike, axis=1) < 0, np.diff(unlike, axis=1) >= 0
    low = unlike < TROUGH
    low[:, 0] &= unlike[:, 0] < unlike[:, 1]
    low[:, 1:-1] &= falls[:, :-1] & rises[:, 1:]
    low[:, -1] &= falls[:, -1]
    place: NDArray[np.intp] = np.where(low.any(axis=1), low.argmax(axis=1), unlike.argmin(axis=1))
    return place
