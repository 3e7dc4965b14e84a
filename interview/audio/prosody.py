"""Reads how a voice moves from its sound: pitch, loudness, rhythm, and how much the sound changes.

Pitch is given as its movement in semitones only: its height tells sex and age, which must not count.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from interview.audio.pitch import periods_of
from interview.audio.rhythm import beats_a_minute
from interview.audio.spectrum import centred_frames, cepstrum, mel_levels
from interview.engines.loading import library
from interview.engines.recognising import Span
from interview.records import Prosody

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Samples = NDArray[np.float32]
    Track = NDArray[np.floating]

RATE = 16_000
PITCH_RATE = 8_000
LOWEST, HIGHEST = 55.0, 400.0
"""Hz: from a deep man's voice to a child's."""
BAND = (70.0, 1000.0)
"""Hz that are looked at: mains hum lies below, hiss above."""
STEP, WINDOW = 0.02, 0.064
"""Seconds between two values of a track, and that each is read from: three periods of a deep voice."""
HARMONIC = 0.7
"""Likeness of the sound to itself one period later from which it counts as voiced. pYIN, which decides that by itself,
finds no voice at all in two of the shared clips of deep and hoarse men, and takes twelve times as long."""
QUIET = 25.0
"""dB under the loudest twentieth: below is no voice, but room."""
OCTAVE = 12.0
PIECE = 60.0
"""Seconds."""
FEWEST_VOICED = 1.0
"""Seconds of voice under which its movement says nothing."""


@dataclass(frozen=True, slots=True)
class Tracks:
    """A value every STEP seconds: semitones over LOWEST (NaN where unvoiced), dBFS, change of the spectrum's shape."""

    pitch: Track
    level: Track
    change: Track


def read_tracks(samples: Samples) -> Tracks:
    """Of 16 kHz sound; all three of the same length. Long sound is read in pieces, for the memory it would take."""
    import numpy as np

    size, step = int(PIECE * RATE), int(STEP * RATE)
    pieces = [samples[at : at + size] for at in range(0, max(len(samples) - step, 1), size)]
    tracks = [_read_piece(piece, last=piece is pieces[-1]) for piece in pieces]
    pitch, level, change = (np.concatenate(parts) for parts in zip(*tracks, strict=True))
    return Tracks(np.where(level > np.percentile(level, 95) - QUIET, pitch, np.nan), level, change)


def _read_piece(samples: Samples, *, last: bool) -> tuple[Track, Track, Track]:
    """Pitch, level and change; there is a value more than there are steps, which only the last piece keeps."""
    import numpy as np

    step = int(STEP * RATE)
    power = (centred_frames(samples, 2 * step, step) ** 2).mean(axis=1)
    level = 10 * np.log10(np.maximum(power, 1e-10))
    shape = cepstrum(mel_levels(samples, RATE, size=512, step=step, bands=40), 12)
    change = np.linalg.norm(np.gradient(shape, axis=0), axis=1)
    pitch = _pitch(samples)
    length = min(len(pitch), len(level), len(change))
    length = length if last else min(length, len(samples) // step)
    return pitch[:length], level[:length], change[:length]


def _pitch(samples: Samples) -> Track:
    """Semitones over LOWEST, NaN where the sound does not repeat itself."""
    import numpy as np

    signal = library("scipy.signal")
    band = signal.butter(4, BAND, "bandpass", fs=RATE, output="sos")
    low = signal.sosfiltfilt(band, samples)[:: RATE // PITCH_RATE]  # nothing is left that half the rate could not hold
    window, hop = int(WINDOW * PITCH_RATE), int(STEP * PITCH_RATE)
    shortest, longest = int(PITCH_RATE / HIGHEST), int(PITCH_RATE / LOWEST) + 1
    periods = periods_of(low, window, hop, shortest, longest)
    stretches = np.lib.stride_tricks.sliding_window_view(np.pad(low, (window // 2, window + longest)), window)
    at = np.arange(len(periods)) * hop
    here, later = stretches[at], stretches[at + np.round(periods).astype(int)]
    product, power, later_power = (np.einsum("ij,ij->i", *two) for two in ((here, later), (here, here), (later, later)))
    alike = product / np.sqrt(power * later_power + 1e-12)
    return np.where(alike >= HARMONIC, 12 * np.log2(PITCH_RATE / periods / LOWEST), np.nan)


def prosody_of(samples: Samples, tracks: Tracks, spans: Sequence[Span]) -> Prosody:
    """Over the stretches of speech alone: silence and noise between them have no melody."""
    import numpy as np

    times = np.arange(len(tracks.level)) * STEP
    in_speech = np.zeros(len(times), dtype=bool)
    for start, end in spans:
        in_speech |= (times >= start) & (times < end)
    voiced = in_speech & ~np.isnan(tracks.pitch)
    if voiced.sum() * STEP < FEWEST_VOICED:
        return Prosody(None, None, None, None, None)
    pitch, level = tracks.pitch[voiced], tracks.level[voiced]
    pitch = pitch[np.abs(pitch - np.median(pitch)) < OCTAVE]  # further off, a harmonic was taken for the voice
    low, high = np.percentile(pitch, [10, 90])
    return Prosody(
        pitch_variation=_rounded(np.std(pitch)),
        pitch_range=_rounded(high - low),
        loudness_variation=_rounded(np.std(level)),
        level=_rounded(np.median(level)),
        rhythm=round(beats_a_minute(samples, RATE), 1),
    )


def _rounded(value: np.floating) -> float:
    return round(float(value), 1)
