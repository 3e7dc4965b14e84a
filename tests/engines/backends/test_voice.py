"""What every voice activity engine of the table must do."""

from __future__ import annotations

import time

import numpy as np
import pytest

from interview.engines.protocols import VoiceActivity, VoiceStream
from interview.errors import BackendError
from interview.records import Audio
from tests.engines.backends.opening import marked, noise, opened, silence, spoken

FRAME = 512


@pytest.fixture(params=marked("voice"))
def voice(request: pytest.FixtureRequest) -> VoiceActivity:
    engine = opened("voice", request.param)
    assert isinstance(engine, VoiceActivity)
    return engine


def followed(stream: VoiceStream, audio: Audio) -> list[float]:
    frames = audio.samples[: len(audio.samples) // FRAME * FRAME].reshape(-1, FRAME)
    return [stream.probability(frame) for frame in frames]


def test_speech_is_likely_and_silence_is_not(voice: VoiceActivity) -> None:
    assert np.mean(np.array(followed(voice.open(), spoken("I rebuilt the nightly pipeline."))) > 0.5) > 0.5
    assert max(followed(voice.open(), silence(1))) < 0.3


def test_streams_do_not_disturb_each_other(voice: VoiceActivity) -> None:
    alone = followed(voice.open(), spoken("It failed twice a week."))
    one, other = voice.open(), voice.open()
    frames = [spoken("It failed twice a week.").samples[at * FRAME : (at + 1) * FRAME] for at in range(len(alone))]
    beside = []
    for frame in frames:
        other.probability(np.zeros(FRAME, np.float32))
        beside.append(one.probability(frame))
    assert beside == pytest.approx(alone, abs=1e-5)


@pytest.mark.model
def test_a_fan_is_not_speech() -> None:
    assert max(followed(opened("voice", "silero").open(), noise(2, loudness=0.02))) < 0.5


@pytest.mark.model
def test_silero_frame_by_frame_is_silero_on_the_whole() -> None:
    from faster_whisper.vad import get_vad_model

    samples = spoken("I rebuilt the nightly pipeline.").samples
    samples = samples[: len(samples) // FRAME * FRAME]
    whole = get_vad_model()(samples.copy()).reshape(-1)
    assert followed(opened("voice", "silero").open(), Audio(samples, 16_000))[:-1] == pytest.approx(
        whole[:-1], abs=0.02
    )


@pytest.mark.model
def test_a_frame_costs_far_less_than_it_lasts() -> None:
    stream = opened("voice", "silero").open()
    frame = np.zeros(FRAME, np.float32)
    stream.probability(frame)
    began = time.process_time()
    for _ in range(200):
        stream.probability(frame)
    assert (time.process_time() - began) / 200 < 0.004


@pytest.mark.model
def test_a_frame_of_another_length_is_refused() -> None:
    with pytest.raises(BackendError, match="512"):
        opened("voice", "silero").open().probability(np.zeros(100, np.float32))
