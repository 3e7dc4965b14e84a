"""How real speech is measured, with the engines that an interview has; times are of this machine, models loaded."""

from __future__ import annotations

import time
from dataclasses import replace
from difflib import SequenceMatcher
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import pytest

from bench.hearing import Hearing, Listening, plain_reader
from bench.sounds_made import stretched, wordless
from bench.wording import normalized
from interview.audio.measuring import Ear
from interview.audio.recordings import read_recording
from interview.engines.catalogue import Catalogue
from interview.engines.sound import SPEECH_RATE
from interview.records import Answer, Delivery
from interview.settings import default_models_dir
from tests.conftest import DATA, needs_data
from tests.engines.backends.opening import opened

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Samples = NDArray[np.float32]

pytestmark = pytest.mark.model
MADE = dict(wordless())
ANSWER = 90.0


@cache
def listening() -> Listening:
    """The ears, the recogniser and the second reading of an interview."""
    voice, turn, transcriber = (
        opened("voice", "silero"),
        opened("turn", "smart_turn"),
        opened("transcription", "faster_whisper"),
    )
    return Listening(voice, turn, transcriber, lambda samples, language: [])


def ear() -> Ear:
    return listening().ear


def clip(name: str) -> Samples:
    return read_recording(DATA / "speech" / name).samples


def heard(samples: Samples) -> Hearing:
    return listening().hear(samples, "en")


@cache
def read_sonnet() -> tuple[Samples, Answer]:
    """108 words in 53 seconds, as they are read a second time."""
    samples = clip("sonnet1.mp3")
    return samples, ear().read_again(Answer("", "spoken", language="en"), samples, ear().likelihoods(samples))


def pace(delivery: Delivery | None) -> float:
    assert delivery is not None
    assert delivery.words_per_minute is not None
    return delivery.words_per_minute


@needs_data
def test_spontaneous_speech_has_its_six_fillers_and_its_pace() -> None:
    delivery = heard(clip("disfl_cold_corpus3.wav")).delivery
    assert delivery is not None
    assert delivery.fillers == pytest.approx(6, abs=1)
    assert pace(delivery) == pytest.approx(150, rel=0.08)


@needs_data
def test_the_same_speech_slowed_down_has_a_pace_slower_by_as_much() -> None:
    samples = clip("vctk_p228_003.wav")
    slow = heard(stretched(samples, 0.8))
    assert pace(slow.delivery) == pytest.approx(0.8 * pace(heard(samples).delivery), rel=0.03)


@pytest.mark.parametrize("name", MADE)
def test_sound_without_speech_has_no_words_and_no_pace(name: str) -> None:
    live = heard(MADE[name])
    assert live.words == ()
    assert live.delivery is None
    again = ear().read_again(Answer("", "spoken"), MADE[name], ear().likelihoods(MADE[name]))
    assert again.words == ()


@needs_data
def test_the_second_reading_keeps_the_words_that_plain_reading_has() -> None:
    samples, answer = read_sonnet()
    read = plain_reader(Catalogue(default_models_dir()).fetch("whisper-base"))
    whole = normalized(" ".join(word.text for word in read(samples, "en")))
    changes = SequenceMatcher(None, whole, normalized(answer.text), autojunk=False).get_opcodes()
    left_out = sum(max(before - at - (after - there), 0) for _, at, before, there, after in changes)
    assert len(whole) > 90
    assert left_out <= 0.05 * len(whole), "Shakespeare's words may be spelt otherwise, but none is skipped"


@needs_data
def test_an_answer_of_90_seconds_is_measured_in_under_three() -> None:
    """Reading it again is no part of this: that is the recogniser's time, in the pauses of the interview."""
    samples, answer = read_sonnet()
    seconds = len(samples) / SPEECH_RATE
    later = [replace(word, start=word.start + seconds, end=word.end + seconds) for word in answer.words]
    words = tuple(word for word in [*answer.words, *later] if word.end < ANSWER)
    long, sound = replace(answer, words=words), np.tile(samples, 2)[: int(ANSWER * SPEECH_RATE)]
    _measured(replace(answer, words=words[:9]), samples[: 6 * SPEECH_RATE])  # the libraries load with the first call
    began = time.perf_counter()
    delivery = _measured(long, sound)
    took = time.perf_counter() - began
    assert delivery is not None
    assert delivery.prosody is not None
    assert delivery.confidence is not None
    assert took < 3


def _measured(answer: Answer, samples: Samples) -> Delivery | None:
    return ear().delivery_of(answer, samples, ear().likelihoods(samples))
