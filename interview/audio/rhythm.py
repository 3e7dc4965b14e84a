"""The beat that a program for music finds in speech, the way librosa.feature.tempo finds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview.audio.spectrum import autocorrelation, mel_levels

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.floating]

SIZE, STEP, BANDS = 2048, 512, 128
"""Samples of a spectrum, between two of them, and its bands."""
STRETCH = 8.0
"""Seconds in which a beat must come back."""
LIKELY, FASTEST = 120.0, 320.0
"""Beats a minute: around which a beat is taken for likelier, by a normal distribution over octaves, and at most."""


def beats_a_minute(samples: Numbers, rate: int) -> float:
    import numpy as np

    size = int(STRETCH * rate / STEP)
    returns = _returns(_onsets(samples, rate), size).mean(axis=0)[1:]
    beats = 60 * rate / (STEP * np.arange(1, size))
    fit = np.log1p(1e6 * returns) - np.log2(beats / LIKELY) ** 2 / 2
    return float(beats[np.where(beats < FASTEST, fit, -np.inf).argmax()])


def _onsets(samples: Numbers, rate: int) -> Numbers:
    """How much louder the bands become from one moment to the next."""
    import numpy as np

    levels = mel_levels(samples, rate, size=SIZE, step=STEP, bands=BANDS)
    louder = np.maximum(np.diff(levels, axis=0), 0).mean(axis=1)
    return np.pad(louder, (1 + SIZE // (2 * STEP), 0))[: len(levels)]


def _returns(onsets: Numbers, size: int) -> Numbers:
    """Around each moment, how alike the onsets are to themselves so many moments later, at most 1; a row a moment."""
    import numpy as np

    padded = np.pad(onsets, size // 2, mode="linear_ramp")
    window = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(size) / size)
    around = np.lib.stride_tricks.sliding_window_view(padded, size)[: len(onsets)] * window
    alike = autocorrelation(around, size)
    most = np.abs(alike).max(axis=1, keepdims=True)
    return alike / np.where(most > np.finfo(alike.dtype).tiny, most, 1)
