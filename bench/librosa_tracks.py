"""The tracks and the rhythm of interview.audio.prosody read with librosa: the peer that our own are measured against.

It runs in a process of its own, with a compiler cache that lives as long as the process: librosa compiles itself at its
first use, and two processes that fill one cache at the same time can leave it broken.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bench.processes import ROOT
from bench.records import Figure
from interview.audio.prosody import BAND, HARMONIC, HIGHEST, LOWEST, PITCH_RATE, QUIET, RATE, STEP, WINDOW, read_tracks
from interview.audio.rhythm import beats_a_minute

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Samples = NDArray[np.float32]
    Track = NDArray[np.floating]


@dataclass(frozen=True, slots=True)
class Peer:
    """What librosa reads from a sound: pitch, level and change as in interview.audio.prosody.Tracks, and the rhythm."""

    pitch: Track
    level: Track
    change: Track
    rhythm: float
    seconds: float


def peers_of(sounds: Sequence[Samples]) -> list[Peer]:
    """Of sounds of at most a minute, in which our tracks are read in one piece."""
    import numpy as np

    with tempfile.TemporaryDirectory() as scratch:
        given, found = Path(scratch) / "given.npz", Path(scratch) / "found.npz"
        np.savez(given, *sounds)
        environment = os.environ | {"NUMBA_CACHE_DIR": str(Path(scratch) / "numba")}
        command = [sys.executable, "-m", "bench.librosa_tracks", str(given), str(found)]
        subprocess.run(command, cwd=ROOT, env=environment, check=True)
        with np.load(found) as kept:
            return [
                Peer(*(kept[f"{at} {name}"] for name in ("pitch", "level", "change")), *map(float, kept[f"{at} rest"]))
                for at in range(len(sounds))
            ]


def peer_figures(sounds: Sequence[Samples]) -> dict[str, Figure]:
    """How far our tracks are from librosa's, and our seconds of work against its own for the same sounds."""
    import numpy as np

    if not sounds:
        return {}
    peers, apart, levels, changes, rhythms = peers_of(sounds), [], [], [], []
    voiced = differ = 0
    ours = 0.0
    read_tracks(np.zeros(RATE, np.float32))  # imports, as the peer has before its time counts
    for sound, peer in zip(sounds, peers, strict=True):
        began = time.perf_counter()
        tracks, rhythm = read_tracks(sound), beats_a_minute(sound, RATE)
        ours += time.perf_counter() - began
        pitch = np.where(peer.level > np.percentile(peer.level, 95) - QUIET, peer.pitch, np.nan)
        one, other = ~np.isnan(tracks.pitch), ~np.isnan(pitch)
        voiced, differ = voiced + int(other.sum()), differ + int((one != other).sum())
        apart.append(np.abs(tracks.pitch - pitch)[one & other])
        levels.append(np.abs(tracks.level - peer.level))
        changes.append(np.abs(tracks.change - peer.change))
        rhythms.append(abs(rhythm - peer.rhythm))
    far, level, change = (np.concatenate(parts) for parts in (apart, levels, changes))
    return {
        "librosa_pitch_apart_median": round(float(np.median(far)), 5) if len(far) else None,
        "librosa_pitch_apart_most": round(float(far.max()), 3) if len(far) else None,
        "librosa_voiced_differs_pct": round(100 * differ / voiced, 2) if voiced else None,
        "librosa_level_apart_most": round(float(level.max()), 5),
        "librosa_change_apart_most": round(float(change.max()), 5),
        "librosa_rhythm_apart_most": round(max(rhythms), 1),
        "librosa_seconds_over_ours": round(sum(peer.seconds for peer in peers) / ours, 1),
    }


def main(given: str, found: str) -> None:
    import numpy as np

    _peer_of(np.zeros(RATE, np.float32))  # compiles
    kept: dict[str, NDArray[np.floating]] = {}
    with np.load(given) as sounds:
        for at, name in enumerate(sounds.files):
            peer = _peer_of(sounds[name])
            kept |= {f"{at} pitch": peer.pitch, f"{at} level": peer.level, f"{at} change": peer.change}
            kept[f"{at} rest"] = np.array([peer.rhythm, peer.seconds])
    np.savez(found, **kept)  # type: ignore[arg-type]


def _peer_of(samples: Samples) -> Peer:
    import librosa
    import numpy as np

    began, step = time.perf_counter(), int(STEP * RATE)
    power = librosa.feature.rms(y=samples, frame_length=2 * step, hop_length=step)[0] ** 2
    level = 10 * np.log10(np.maximum(power, 1e-10))
    shape = librosa.feature.mfcc(y=samples, sr=RATE, n_mfcc=13, n_mels=40, n_fft=512, hop_length=step)[1:]
    change = np.linalg.norm(np.gradient(shape, axis=1), axis=0)
    pitch = _pitch(samples)
    rhythm = float(librosa.feature.tempo(y=samples, sr=RATE)[0])
    length = min(len(pitch), len(level), len(change))
    return Peer(pitch[:length], level[:length], change[:length], rhythm, time.perf_counter() - began)


def _pitch(samples: Samples) -> Track:
    import librosa
    import numpy as np
    from scipy.signal import butter, sosfiltfilt

    low = librosa.resample(samples, orig_sr=RATE, target_sr=PITCH_RATE, res_type="soxr_mq")
    low = sosfiltfilt(butter(4, BAND, "bandpass", fs=PITCH_RATE, output="sos"), low)
    window, hop = int(WINDOW * PITCH_RATE), int(STEP * PITCH_RATE)
    hertz = librosa.yin(low, fmin=LOWEST, fmax=HIGHEST, sr=PITCH_RATE, frame_length=window, hop_length=hop)
    periods = np.round(PITCH_RATE / hertz).astype(int)
    padded = np.pad(low, (window // 2, window + int(PITCH_RATE / LOWEST) + 1))
    at = np.arange(len(hertz))[:, None] * hop + np.arange(window)
    here, later = padded[at], padded[at + periods[:, None]]
    alike = (here * later).sum(1) / np.sqrt((here**2).sum(1) * (later**2).sum(1) + 1e-12)
    semitones: Track = np.where(alike >= HARMONIC, 12 * np.log2(hertz / LOWEST), np.nan)
    return semitones


if __name__ == "__main__":
    main(*sys.argv[1:])
