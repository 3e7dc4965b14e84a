"""Frames of sound, and their spectrum in mel bands: equally wide steps for the ear."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.floating]
    Filter = tuple[slice, Numbers]

LINEAR_HZ, LINEAR_MELS = 1000.0, 15.0
"""Slaney's scale: to 1000 Hz a mel is 66.7 Hz, above 27 mels are a factor of 6.4."""
FAINTEST, DEPTH = 1e-10, 80.0
"""Power, and dB under the loudest moment: below there is silence."""
AT_ONCE = 256
"""Frames."""


def centred_frames(samples: Numbers, size: int, step: int) -> Numbers:
    """A frame around every `step`-th sample, the first included, a row each; silence lies around the sound."""
    import numpy as np

    padded = np.pad(samples, size // 2)
    return np.lib.stride_tricks.sliding_window_view(padded, size)[::step]


def in_blocks(frames: Numbers) -> Iterator[Numbers]:
    """AT_ONCE rows after the other: what is made of them then stays in the processor's own memory."""
    for at in range(0, len(frames), AT_ONCE):
        yield frames[at : at + AT_ONCE]


def _power(frames: Numbers, size: int) -> Numbers:
    """Of each row, made `size` long with silence."""
    import numpy as np

    spectrum = np.fft.rfft(frames, size)
    power: Numbers = spectrum.real**2 + spectrum.imag**2
    return power


def autocorrelation(frames: Numbers, count: int) -> Numbers:
    """Of each row to itself 0, 1, 2 ... and at last `count` - 1 places later."""
    import numpy as np

    size = _quick_size(frames.shape[1] + count - 1)  # so long that nothing comes round
    return np.fft.irfft(_power(frames, size), size)[:, :count]


def mel_levels(samples: Numbers, rate: int, *, size: int, step: int, bands: int) -> Numbers:
    """dB in each mel band, a row a frame."""
    import numpy as np

    frames, filters = in_blocks(centred_frames(samples, size, step)), _mel_filters(rate, size, bands)
    window = (0.5 - 0.5 * np.cos(2 * np.pi * np.arange(size) / size)).astype(samples.dtype)
    power = np.concatenate([_in_bands(_power(some * window, size), filters) for some in frames])
    levels = 10 * np.log10(np.maximum(power, FAINTEST))
    kept: Numbers = np.maximum(levels, levels.max() - DEPTH)
    return kept


def cepstrum(levels: Numbers, count: int) -> Numbers:
    """The shape of each row: its first `count` cosines after the mean (of which the first would be the loudness)."""
    import numpy as np

    bands = levels.shape[1]
    at = np.pi * (np.arange(bands) + 0.5) / bands
    cosines = np.sqrt(2 / bands) * np.cos(at[:, None] * np.arange(1, count + 1))
    shape: Numbers = levels @ cosines.astype(levels.dtype)
    return shape


def _quick_size(least: int) -> int:
    """The next power of two, or three quarters of it: a transform of another length can take twice as long."""
    power = 1 << (least - 1).bit_length()
    return power * 3 // 4 if power * 3 // 4 >= least else power


def _in_bands(power: Numbers, filters: Sequence[Filter]) -> Numbers:
    """The whole matrix of filters is nearly all zeros, and BLAS would have threads wait for each other over it."""
    import numpy as np

    return np.stack([power[:, where] @ weights for where, weights in filters], axis=1)


@cache
def _mel_filters(rate: int, size: int, bands: int) -> tuple[Filter, ...]:
    """For each band the frequencies of the spectrum that lie in it, and a triangle over them, all of the same area."""
    import numpy as np

    top = LINEAR_MELS + 27 * np.log(rate / 2 / LINEAR_HZ) / np.log(6.4)
    mels = np.linspace(0, top, bands + 2)
    bent = LINEAR_HZ * np.exp(np.log(6.4) / 27 * (mels - LINEAR_MELS))
    edges = np.where(mels < LINEAR_MELS, mels * LINEAR_HZ / LINEAR_MELS, bent)
    hertz = np.fft.rfftfreq(size, 1 / rate)[:, None]
    low, middle, high = edges[:-2], edges[1:-1], edges[2:]
    sides = np.minimum((hertz - low) / (middle - low), (high - hertz) / (high - middle))
    filters = (np.maximum(sides, 0) * 2 / (high - low)).astype(np.float32)
    inside = [np.flatnonzero(column) for column in filters.T]
    where = [slice(int(found[0]), int(found[-1]) + 1) if len(found) else slice(0) for found in inside]
    return tuple((part, column[part]) for part, column in zip(where, filters.T.copy(), strict=True))
