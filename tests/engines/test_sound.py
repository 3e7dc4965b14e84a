"""Arithmetic on sound, on tones whose right answer is known."""

from __future__ import annotations

import math

import numpy as np
import pytest

from interview.engines.sound import at_rate, loudest, pcm16
from interview.records import Audio


def tone(hertz: float, rate: int, seconds: float = 1.0, loudness: float = 0.5) -> Audio:
    at = np.arange(int(seconds * rate)) / rate
    return Audio((loudness * np.sin(2 * np.pi * hertz * at)).astype(np.float32), rate)


@pytest.mark.parametrize("rate", [8_000, 22_050, 24_000, 48_000])
def test_a_tone_keeps_pitch_level_and_length_at_another_rate(rate: int) -> None:
    resampled = at_rate(tone(440, rate), 16_000)
    assert resampled.rate == 16_000
    np.testing.assert_allclose(resampled.samples, tone(440, 16_000).samples, atol=0.01)


def test_what_the_new_rate_cannot_hold_is_left_out_not_folded_back() -> None:
    assert loudest(at_rate(tone(11_000, 24_000), 16_000)) < -40


def test_the_same_rate_changes_nothing() -> None:
    audio = tone(440, 16_000)
    assert at_rate(audio, 16_000) is audio


@pytest.mark.parametrize("rate", [8_000, 48_000])
def test_no_sound_stays_no_sound(rate: int) -> None:
    assert len(at_rate(Audio(np.zeros(0, np.float32), rate), 16_000).samples) == 0


def test_samples_become_sixteen_bits_and_are_clipped_not_wrapped() -> None:
    audio = Audio(np.array([0.0, 1.0, -1.0, 1.7, 0.5], np.float32), 16_000)
    assert np.frombuffer(pcm16(audio), "<i2").tolist() == [0, 32767, -32767, 32767, 16384]


def test_the_loudest_stretch_decides_the_level() -> None:
    quiet, loud = tone(300, 16_000, loudness=0.001), tone(300, 16_000, loudness=1.0)
    both = Audio(np.concatenate([quiet.samples, loud.samples]), 16_000)
    assert loudest(both) == pytest.approx(-3.0, abs=0.1)  # a full sine is 3 dB under full scale
    assert loudest(quiet) == pytest.approx(-63.0, abs=0.1)


def test_digital_silence_has_no_level() -> None:
    assert loudest(Audio(np.zeros(1600, np.float32), 16_000)) == -math.inf
    assert loudest(Audio(np.zeros(0, np.float32), 16_000)) == -math.inf
