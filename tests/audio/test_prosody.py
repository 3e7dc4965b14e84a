"""How the voice moves, read from vowels that are made on the spot; whose voice it is cannot be read from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import TYPE_CHECKING

import numpy as np
import pytest

from interview.audio.prosody import prosody_of, read_tracks
from interview.engines.sound import SPEECH_RATE
from interview.records import Prosody

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Samples = NDArray[np.float32]
    Melody = Callable[[NDArray[np.float64]], NDArray[np.float64]]

SECONDS = 3.0
HARMONICS = range(1, 16)


def flat(at: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.zeros_like(at)


def an_octave_up(at: NDArray[np.float64]) -> NDArray[np.float64]:
    return 12 * at / SECONDS


def swaying(at: NDArray[np.float64]) -> NDArray[np.float64]:
    """Three semitones up and down, once in two seconds."""
    return 3 * np.sin(np.pi * at)


def vowel(hertz: float, melody: Melody = flat, loud: float = 0.1) -> Samples:
    """A voice's harmonics over `hertz`, moved by the melody's semitones; `loud` is its root mean square."""
    at = np.arange(int(SECONDS * SPEECH_RATE)) / SPEECH_RATE
    phase = 2 * np.pi * np.cumsum(hertz * 2 ** (melody(at) / 12)) / SPEECH_RATE
    sound: NDArray[np.float64] = np.sum([np.sin(n * phase) / n for n in HARMONICS], axis=0)
    samples: Samples = (loud * sound / np.sqrt((sound**2).mean())).astype(np.float32)
    return samples


def in_syllables(sound: Samples) -> Samples:
    """The same, swelling twice a second."""
    at = np.arange(len(sound)) / SPEECH_RATE
    return (sound * np.maximum(np.sin(4 * np.pi * at), 0.05)).astype(np.float32)


def noise(loud: float = 0.1) -> Samples:
    return (loud * np.random.default_rng(3).standard_normal(int(SECONDS * SPEECH_RATE))).astype(np.float32)


def heard(sound: Samples) -> Prosody:
    return prosody_of(sound, read_tracks(sound), [(0.0, len(sound) / SPEECH_RATE)])


def variation(sound: Samples) -> float:
    found = heard(sound).pitch_variation
    assert found is not None
    return found


def test_a_steady_vowel_does_not_move() -> None:
    prosody = heard(vowel(120))
    assert prosody.pitch_variation == pytest.approx(0, abs=0.1)
    assert prosody.pitch_range == pytest.approx(0, abs=0.1)
    assert prosody.loudness_variation == pytest.approx(0, abs=0.5)


def test_a_glide_over_an_octave_moves_as_far_as_it_goes() -> None:
    prosody = heard(vowel(120, an_octave_up))
    assert prosody.pitch_variation == pytest.approx(12 / 12**0.5, abs=0.3), "that of an even spread over 12 semitones"
    assert prosody.pitch_range == pytest.approx(0.8 * 12, abs=0.5), "from the 10th to the 90th percentile"


def test_a_voice_twice_as_loud_is_6_decibels_louder_and_moves_as_much() -> None:
    quiet, loud = (heard(in_syllables(vowel(120, swaying, loud))) for loud in (0.1, 0.2))
    assert quiet.level is not None
    assert loud.level == pytest.approx(quiet.level + 6.0, abs=0.2)
    assert loud.loudness_variation == quiet.loudness_variation
    assert loud.pitch_variation == quiet.pitch_variation
    assert loud.pitch_range == quiet.pitch_range


def test_a_voice_that_swells_varies_in_loudness_and_a_steady_one_does_not() -> None:
    steady, swelling = heard(vowel(120)), heard(in_syllables(vowel(120)))
    assert steady.loudness_variation is not None
    assert swelling.loudness_variation is not None
    assert swelling.loudness_variation > steady.loudness_variation + 3


@pytest.mark.parametrize(
    "sound", [noise(), noise(0.001), np.zeros(48_000, np.float32)], ids=["noise", "quiet noise", "silence"]
)
def test_noise_and_silence_have_no_voice(sound: Samples) -> None:
    assert np.isnan(read_tracks(sound).pitch).mean() > 0.95
    assert heard(sound) == Prosody(None, None, None, None, None)


def test_less_than_a_second_of_voice_says_nothing() -> None:
    assert heard(vowel(120)[: int(0.9 * SPEECH_RATE)]) == Prosody(None, None, None, None, None)


def test_only_stretches_of_speech_count() -> None:
    sound = np.concatenate([vowel(120), vowel(120, an_octave_up)])
    tracks = read_tracks(sound)
    assert prosody_of(sound, tracks, [(0.1, 2.9)]).pitch_variation == pytest.approx(0, abs=0.1)
    assert prosody_of(sound, tracks, []) == Prosody(None, None, None, None, None)


@pytest.mark.parametrize("samples", [512, 4800, 4801, 16_000, 47_999])
def test_tracks_have_the_same_length_whatever_the_sounds_length(samples: int) -> None:
    tracks = read_tracks(vowel(120)[:samples])
    assert len(tracks.pitch) == len(tracks.level) == len(tracks.change)
    assert len(tracks.pitch) == pytest.approx(samples / 320, abs=1), "one value every 20 ms"


@pytest.mark.parametrize("hertz", [120, 220, 300])
def test_a_deep_and_a_high_voice_that_move_alike_are_measured_alike(hertz: int) -> None:
    assert variation(vowel(hertz, swaying)) == pytest.approx(variation(vowel(80, swaying)), abs=0.3)


def test_nothing_tells_how_high_a_voice_is() -> None:
    """Sex and age show in it: what is measured of a man and a woman who speak alike must be the same."""
    deep, high = (asdict(heard(in_syllables(vowel(hertz, swaying)))) for hertz in (80, 220))
    assert set(deep) == {"pitch_variation", "pitch_range", "loudness_variation", "level", "rhythm"}
    assert {name: high[name] == pytest.approx(value, abs=1.0) for name, value in deep.items()} == dict.fromkeys(
        deep, True
    )
