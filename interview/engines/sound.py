"""Arithmetic on sound: another rate, 16-bit samples, how loud. Knows no file, codec or model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview.records import Audio

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SPEECH_RATE = 16_000
"""Samples a second that every speech recogniser here was trained on."""
FRAME = 512
"""Samples that a voice stream takes at once: 32 ms."""


def at_rate(audio: Audio, rate: int) -> Audio:
    """Resample by cutting or padding the spectrum (exact for a band-limited signal)."""
    import numpy as np

    if rate == audio.rate:
        return audio
    length = round(len(audio.samples) * rate / audio.rate)
    if length == 0:
        return Audio(np.zeros(0, np.float32), rate)
    bins = length // 2 + 1
    spectrum = np.fft.rfft(audio.samples)[:bins]
    samples = np.fft.irfft(spectrum, length) * (length / len(audio.samples))
    return Audio(samples.astype(np.float32), rate)


def pcm16(audio: Audio) -> bytes:
    """Little-endian 16-bit samples; what is outside [-1, 1] is clipped."""
    import numpy as np

    scaled: NDArray[np.int16] = (np.clip(audio.samples, -1.0, 1.0) * 32767.0).round().astype("<i2")
    return scaled.tobytes()


def samples_from(pcm: bytes) -> NDArray[np.float32]:
    """Little-endian 16-bit samples as numbers in [-1, 1); half a sample at the end is left out."""
    import numpy as np

    return np.frombuffer(pcm[: len(pcm) // 2 * 2], "<i2").astype(np.float32) / 32768.0


def levels(frames: NDArray[np.float32]) -> list[float]:
    """The level in dBFS of each row of samples, shape (n, size); -120 for digital silence."""
    import numpy as np

    power = (frames.astype(np.float64) ** 2).mean(axis=1)
    return [float(level) for level in 10 * np.log10(np.maximum(power, 1e-12))]


def loudest(audio: Audio, window: float = 0.1) -> float:
    """Level in dBFS of the loudest stretch of `window` seconds; minus infinity for digital silence."""
    import numpy as np

    if len(audio.samples) == 0:
        return float("-inf")
    size = max(int(window * audio.rate), 1)
    padded = np.pad(audio.samples, (0, -len(audio.samples) % size)).reshape(-1, size)
    power = float((padded.astype(np.float64) ** 2).mean(axis=1).max())
    return 10 * float(np.log10(power)) if power > 0 else float("-inf")
