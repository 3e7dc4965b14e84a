"""Reads pitch, loudness and rhythm from speech with librosa. Knows no words, and says nothing of who speaks.

Pitch is given as its movement in semitones only: its height tells sex and age, which are nobody's business here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from interview.core.hearing import Span
from interview.core.loading import loading
from interview.core.records import Prosody

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

    _open_librosa()
    size, step = int(PIECE * RATE), int(STEP * RATE)
    pieces = [samples[at : at + size] for at in range(0, max(len(samples) - step, 1), size)]
    tracks = [_read_piece(piece, last=piece is pieces[-1]) for piece in pieces]
    pitch, level, change = (np.concatenate(parts) for parts in zip(*tracks, strict=True))
    return Tracks(np.where(level > np.percentile(level, 95) - QUIET, pitch, np.nan), level, change)


@cache
def _open_librosa() -> None:
    """Use each part of librosa once: it imports and compiles a part where that is first used."""
    import numpy as np

    with loading():
        silence = np.zeros(RATE, np.float32)
        _read_piece(silence, last=True)
        _rhythm(silence)


def _read_piece(samples: Samples, *, last: bool) -> tuple[Track, Track, Track]:
    """Pitch, level and change; librosa gives a value more than there are steps, which only the last piece keeps."""
    import librosa
    import numpy as np

    step = int(STEP * RATE)
    power = librosa.feature.rms(y=samples, frame_length=2 * step, hop_length=step)[0] ** 2
    level = 10 * np.log10(np.maximum(power, 1e-10))
    shape = librosa.feature.mfcc(y=samples, sr=RATE, n_mfcc=13, n_mels=40, n_fft=512, hop_length=step)[1:]
    change = np.linalg.norm(np.gradient(shape, axis=1), axis=0)
    pitch = _pitch(samples)
    length = min(len(pitch), len(level), len(change))
    length = length if last else min(length, len(samples) // step)
    return pitch[:length], level[:length], change[:length]


def _pitch(samples: Samples) -> Track:
    """Semitones over LOWEST by YIN (de Cheveigné and Kawahara 2002), NaN where the sound does not repeat itself."""
    import librosa
    import numpy as np
    from scipy.signal import butter, sosfiltfilt

    low = librosa.resample(samples, orig_sr=RATE, target_sr=PITCH_RATE, res_type="soxr_mq")
    low = sosfiltfilt(butter(4, BAND, "bandpass", fs=PITCH_RATE, output="sos"), low)
    window, hop = int(WINDOW * PITCH_RATE), int(STEP * PITCH_RATE)
    hertz = librosa.yin(low, fmin=LOWEST, fmax=HIGHEST, sr=PITCH_RATE, frame_length=window, hop_length=hop)
    periods = np.round(PITCH_RATE / hertz).astype(int)
    longest = int(PITCH_RATE / LOWEST) + 1
    padded = np.pad(low, (window // 2, window + longest))
    at = np.arange(len(hertz))[:, None] * hop + np.arange(window)
    here, later = padded[at], padded[at + periods[:, None]]
    alike = (here * later).sum(1) / np.sqrt((here**2).sum(1) * (later**2).sum(1) + 1e-12)
    return np.where(alike >= HARMONIC, 12 * np.log2(hertz / LOWEST), np.nan)


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
        rhythm=_rhythm(samples),
    )


def _rhythm(samples: Samples) -> float | None:
    """Beats a minute of the onsets. librosa looks for music around 120: beside the pace it means little."""
    import librosa

    tempo = float(librosa.feature.tempo(y=samples, sr=RATE)[0])
    return round(tempo, 1) if tempo > 0 else None


def _rounded(value: np.floating) -> float:
    return round(float(value), 1)
