"""How much of thirty seconds the encoder is given."""

from __future__ import annotations

import numpy as np
import pytest

from interview.engines.whisper_window import FULL, SHORT, Encoder


class Given:
    """Stands for CTranslate2's model: keeps the shape that it is given."""

    def __init__(self) -> None:
        self.shape: list[int] = []

    def encode(self, features: object) -> None:
        self.shape = list(np.array(features).shape)


def encoded(frames: int, window: int, batch: int = 1) -> list[int]:
    features = np.zeros((batch, 80, FULL), np.float32)
    features[:, :, :frames] = -0.5
    model = Given()
    encoder = Encoder(model)
    encoder.window = window
    encoder.encode(features)
    return model.shape


def test_a_short_stretch_is_read_in_a_short_window() -> None:
    assert encoded(800, SHORT, batch=2) == [2, 80, SHORT]


def test_nothing_is_cut_off_what_is_longer() -> None:
    assert encoded(SHORT, SHORT) == [1, 80, FULL]


def test_the_window_is_full_unless_it_is_set() -> None:
    model = Given()
    Encoder(model).encode(np.full((80, FULL), -0.5, np.float32))
    assert model.shape == [1, 80, FULL]


@pytest.mark.parametrize("window", [SHORT, FULL])
def test_silence_alone_is_read_too(window: int) -> None:
    assert encoded(0, window) == [1, 80, window]
