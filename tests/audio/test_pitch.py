"""Pitch, mel bands and beat on sounds whose truth is known, and as librosa reads them; nothing is compiled for it."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import numpy as np
import pytest

from bench.librosa_tracks import peers_of
from bench.sounds_made import wordless
from interview.audio.pitch import periods_of
from interview.audio.prosody import read_tracks
from interview.audio.rhythm import beats_a_minute
from interview.audio.spectrum import cepstrum, mel_levels
from interview.engines.sound import SPEECH_RATE
from tests.audio.test_prosody import an_octave_up, in_syllables, noise, swaying, vowel

if TYPE_CHECKING:
    from numpy.typing import NDArray

RATE = 8000

# Refuses what compiles while the program runs, then measures a sound as the first answer of a fresh machine is.
PROGRAM = """
import sys

class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("numba", "llvmlite", "librosa"):
            raise AssertionError(f"{name} is imported")

sys.meta_path.insert(0, Refuse())
import numpy as np
import interview.audio.measuring
from interview.audio.prosody import prosody_of, read_tracks

sound = np.random.default_rng(0).normal(0, 0.1, 32_000).astype(np.float32)
assert len(read_tracks(sound).pitch) == 101
prosody_of(sound, read_tracks(sound), [(0.0, 2.0)])
"""


def tone_at(hertz: float, seconds: float = 1.0) -> NDArray[np.float64]:
    return np.sin(2 * np.pi * hertz * np.arange(int(seconds * RATE)) / RATE)


@pytest.mark.parametrize("hertz", [80.0, 100.0, 143.21, 220.0, 350.0])
def test_the_period_of_a_tone_is_found_to_a_fifth_of_a_semitone(hertz: float) -> None:
    inner = periods_of(tone_at(hertz), 512, 160, 20, 146)[3:-3]
    assert RATE / inner == pytest.approx(np.full(len(inner), hertz), rel=0.0116)


def test_a_tone_with_a_weak_lower_octave_keeps_its_own_period() -> None:
    """YIN's threshold: the first good period, not the slightly better one of twice the length."""
    mixed = tone_at(200) + 0.1 * tone_at(100)
    assert RATE / np.median(periods_of(mixed, 512, 160, 20, 146)) == pytest.approx(200, rel=0.01)


@pytest.mark.parametrize("samples", [np.zeros(RATE), np.ones(RATE), 1e-9 * tone_at(100)])
def test_silence_and_a_steady_voltage_give_finite_periods(samples: NDArray[np.float64]) -> None:
    periods = periods_of(samples, 512, 160, 20, 146)
    assert np.isfinite(periods).all()
    assert ((periods >= 19) & (periods <= 147)).all()


def test_a_tone_is_loudest_in_the_mel_band_of_its_pitch() -> None:
    """40 bands to 8 kHz: their middles are 1.1 mels apart, which below 1000 Hz are 73 Hz."""
    for hertz in (220.0, 440.0, 880.0):
        sound = np.sin(2 * np.pi * hertz * np.arange(SPEECH_RATE) / SPEECH_RATE).astype(np.float32)
        levels = mel_levels(sound, SPEECH_RATE, size=512, step=320, bands=40)
        assert levels.shape == (51, 40)
        assert levels[25].argmax() + 1 == pytest.approx(hertz / 73.6, abs=0.7)
        assert levels.min() >= levels.max() - 80


def test_louder_sound_of_the_same_shape_has_the_same_cepstrum() -> None:
    sound = noise()
    one, other = (mel_levels(loud * sound, SPEECH_RATE, size=512, step=320, bands=40) for loud in (1.0, 0.5))
    assert cepstrum(other, 12) == pytest.approx(cepstrum(one, 12), abs=0.01)


@pytest.mark.parametrize("beats", [80, 100, 120])
def test_clicks_have_the_beat_they_are_made_with(beats: int) -> None:
    at = np.arange(10 * SPEECH_RATE) / SPEECH_RATE
    clicks = (np.tile(noise(), 4)[: len(at)] * np.exp(-(at % (60 / beats)) * 60)).astype(np.float32)
    assert beats_a_minute(clicks, SPEECH_RATE) == pytest.approx(beats, rel=0.04)


def test_measuring_an_answer_imports_nothing_that_compiles() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.model
def test_pitch_level_change_and_rhythm_are_those_of_librosa() -> None:
    """It takes 20 s to compile itself, in a cache of its own."""
    voices = [vowel(90, swaying), in_syllables(vowel(180, an_octave_up)), in_syllables(vowel(240)) + noise(0.01)]
    sounds = [*voices, noise(), *(sound for _, sound in wordless())]
    for number, (sound, peer) in enumerate(zip(sounds, peers_of(sounds), strict=True)):
        tracks = read_tracks(sound)
        assert tracks.level == pytest.approx(peer.level, abs=1e-3)
        assert tracks.change == pytest.approx(peer.change, abs=1e-3)
        assert beats_a_minute(sound, SPEECH_RATE) == pytest.approx(peer.rhythm, abs=0.01)
        both = ~np.isnan(tracks.pitch) & ~np.isnan(peer.pitch)
        assert not both.any() or np.abs(tracks.pitch - peer.pitch)[both].max() < 0.05
        if number < len(voices):
            loud = peer.level > np.percentile(peer.level, 95) - 25
            assert (np.isnan(peer.pitch) != np.isnan(tracks.pitch))[loud].mean() < 0.01
