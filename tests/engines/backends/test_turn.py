"""What every end-of-turn engine of the table must do, and what Smart Turn hears."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from interview.engines.backends.turn_smart_turn import FILE, SmartTurnDetector
from interview.engines.options import Options
from interview.engines.protocols import TurnDetector
from interview.engines.sound import SPEECH_RATE
from interview.errors import BackendError
from interview.records import Audio
from tests.engines.backends.opening import chained, marked, noise, opened, silence, spoken

FINISHED = "I rebuilt the nightly pipeline because it failed twice a week."
SENTENCES = (FINISHED, "My manager asked three nurses to explain what the report was missing.")


@pytest.fixture(params=marked("turn"))
def turn(request: pytest.FixtureRequest) -> TurnDetector:
    engine = opened("turn", request.param)
    assert isinstance(engine, TurnDetector)
    return engine


def test_any_sound_has_a_probability(turn: TurnDetector) -> None:
    for audio in (silence(0), silence(1), noise(0.1), noise(9), spoken(FINISHED), spoken(FINISHED, rate=24_000)):
        assert 0.0 <= turn.probability(audio) <= 1.0


@pytest.mark.model
@pytest.mark.parametrize("text", SENTENCES)
def test_a_sentence_sounds_more_finished_than_most_of_it(text: str) -> None:
    detector = opened("turn", "smart_turn")
    whole = spoken(text)
    broken_off = [
        detector.probability(chained(Audio(whole.samples[: int(len(whole.samples) * part)], SPEECH_RATE), silence(0.2)))
        for part in (0.6, 0.65, 0.7, 0.75, 0.8)
    ]
    assert detector.probability(chained(whole, silence(0.2))) > 0.8
    assert np.median(broken_off) < 0.5


@pytest.mark.model
def test_only_the_last_eight_seconds_count() -> None:
    detector = opened("turn", "smart_turn")
    last = chained(noise(6, loudness=0.01), spoken(FINISHED))
    last = Audio(last.samples[-8 * SPEECH_RATE :], SPEECH_RATE)
    assert detector.probability(chained(noise(3), last)) == pytest.approx(detector.probability(last), abs=1e-6)


@pytest.mark.model
@pytest.mark.parametrize("seconds", [0.5, 8.0, 9.3])
def test_the_features_are_those_of_the_model_s_training(seconds: float) -> None:
    from transformers import WhisperFeatureExtractor

    reference: Any = WhisperFeatureExtractor
    samples = np.random.default_rng(0).normal(0.01, 0.1, int(seconds * SPEECH_RATE)).astype(np.float32)
    padded = np.pad(samples[-8 * SPEECH_RATE :], (max(8 * SPEECH_RATE - len(samples), 0), 0))
    wanted = reference(chunk_length=8)(
        padded, sampling_rate=SPEECH_RATE, return_tensors="np", do_normalize=True
    ).input_features[0]
    features = opened("turn", "smart_turn").features(samples)
    assert features.shape == wanted.shape == (80, 800)
    assert np.abs(features - wanted).max() < 1e-4


def test_a_broken_file_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"not a model")
    detector = SmartTurnDetector(Options(str(tmp_path)), locate=lambda name: tmp_path)
    with pytest.raises(BackendError, match="make models"):
        detector.probability(silence(1))
