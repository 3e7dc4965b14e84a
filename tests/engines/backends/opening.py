"""Opens backends for their contract tests: real files from the catalogue, real sentences from the embedded voice."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import pytest

from interview.engines.backends.registry import BACKENDS, find_backend, open_backend
from interview.engines.catalogue import Catalogue
from interview.engines.options import Options
from interview.engines.sound import SPEECH_RATE, at_rate
from interview.language.text import words_of
from interview.records import Audio
from interview.settings import default_models_dir

NEED_NO_MODEL = ("scripted", "tfidf", "hibari", "gtts", "speech:openai", "embedding:openai")
"""Engines whose contract runs in the fast suite; hibari's voice lies in its package."""


def providers_of(role: str) -> list[str]:
    return [spec.provider for spec in BACKENDS if spec.role == role]


def marked(role: str, but: str = "") -> list[Any]:
    """Every provider of the role as a parameter, but one; those that read a model file are marked."""
    return [
        pytest.param(name, marks=() if {name, f"{role}:{name}"} & set(NEED_NO_MODEL) else pytest.mark.model)
        for name in providers_of(role)
        if name != but
    ]


def opened(role: str, choice: str) -> Any:
    spec, model = find_backend(role, choice)
    return open_backend(spec, Options(model), locate=Catalogue(default_models_dir()).fetch)


@cache
def spoken(text: str, rate: int = SPEECH_RATE) -> Audio:
    """The text said by the embedded voice."""
    voice = _voice().speak(text)
    return at_rate(voice, rate)


@cache
def _voice() -> Any:
    return opened("speech", "hibari")


def silence(seconds: float) -> Audio:
    return Audio(np.zeros(int(seconds * SPEECH_RATE), np.float32), SPEECH_RATE)


def noise(seconds: float, loudness: float = 0.2) -> Audio:
    samples = loudness * np.random.default_rng(0).standard_normal(int(seconds * SPEECH_RATE))
    return Audio(samples.astype(np.float32), SPEECH_RATE)


def chained(*parts: Audio) -> Audio:
    return Audio(np.concatenate([part.samples for part in parts]), parts[0].rate)


def plain(text: str) -> list[str]:
    """Words without case and punctuation, to compare what was said with what was heard."""
    return [word.casefold() for word in words_of(text)]


def word_errors(said: str, heard: str) -> int:
    """Fewest words to change, drop or add (Levenshtein) to turn one text into the other."""
    left, right = plain(said), plain(heard)
    row = list(range(len(right) + 1))
    for number, word in enumerate(left, 1):
        above, row[0] = row[0], number
        for place, other in enumerate(right, 1):
            above, row[place] = row[place], min(row[place] + 1, row[place - 1] + 1, above + (word != other))
    return row[-1]
