"""What every voice of the table must do; a new one without an opener here fails.

gtts and openai talk to a local server in their wire formats, with the embedded voice behind it. piper is an optional
package (GPL-3.0), so its part runs where it is installed.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from functools import cache
from importlib.util import find_spec
from typing import Any

import numpy as np
import pytest

from interview.engines.backends.speech_gtts import GTTSSynthesizer
from interview.engines.backends.speech_hibari import HibariSynthesizer, with_sayings
from interview.engines.backends.speech_openai import OpenAISynthesizer
from interview.engines.options import Options
from interview.engines.protocols import Synthesizer
from interview.errors import BackendError
from tests.engines.backends.openai_server import serving_openai
from tests.engines.backends.opening import marked, opened, providers_of, spoken, word_errors
from tests.engines.backends.standins import serving, voice_service

SHORT = "Tell me about a project."
LONG = (
    "Your resume says that you cut the nightly load from six hours to one, with a small team and an old database. "
    "Which part of that work was the hardest for you, and how did you go about it?"
)


@contextmanager
def open_gtts() -> Iterator[Any]:
    with (
        serving(voice_service(lambda text: spoken(text, rate=24_000))) as address,
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setattr("gtts.tts._translate_url", lambda tld, path: f"{address}/{path}")
        yield opened("speech", "gtts")


@contextmanager
def open_openai() -> Iterator[Any]:
    with serving_openai(speak=lambda text: spoken(text, rate=24_000)) as server:
        yield OpenAISynthesizer(server.options("tts-1@nova"))


OPENERS: dict[str, Callable[[], AbstractContextManager[Any]]] = {
    "scripted": lambda: nullcontext(opened("speech", "scripted")),
    "hibari": lambda: nullcontext(opened("speech", "hibari")),
    "gtts": open_gtts,
    "openai": open_openai,
    "piper": lambda: nullcontext(opened("speech", "piper")),
}


@pytest.fixture(scope="module")
def voices() -> Iterator[Callable[[str], Synthesizer]]:
    """Opens each voice once."""
    with ExitStack() as stack:
        yield cache(lambda provider: stack.enter_context(OPENERS[provider]()))


@pytest.fixture(params=marked("speech"))
def voice(request: pytest.FixtureRequest, voices: Callable[[str], Synthesizer]) -> Synthesizer:
    return chosen(request.param, voices)


@pytest.fixture(params=marked("speech", but="scripted"))
def speaker(request: pytest.FixtureRequest, voices: Callable[[str], Synthesizer]) -> Synthesizer:
    """Only the voices that say words; the scripted one hums."""
    return chosen(request.param, voices)


def chosen(provider: str, voices: Callable[[str], Synthesizer]) -> Synthesizer:
    if provider == "piper" and find_spec("piper") is None:
        pytest.skip("piper-tts is optional (GPL-3.0) and not installed here")
    engine = voices(provider)
    assert isinstance(engine, Synthesizer)
    return engine


def test_every_voice_is_held_to_this_contract() -> None:
    assert sorted(OPENERS) == sorted(providers_of("speech"))


def test_a_question_becomes_sound(voice: Synthesizer) -> None:
    audio = voice.speak(SHORT)
    assert audio.samples.dtype == np.float32
    assert audio.samples.ndim == 1
    assert audio.rate >= 16_000
    assert 0.5 < audio.seconds < 6
    assert 0.05 < np.abs(audio.samples).max() <= 1.0


def test_a_longer_question_takes_longer_to_say(voice: Synthesizer) -> None:
    assert voice.speak(LONG).seconds > 3 * voice.speak(SHORT).seconds


def test_a_text_without_a_word_is_no_error(speaker: Synthesizer) -> None:
    assert speaker.speak("").seconds == 0
    assert speaker.speak(" … ").seconds < 1


@pytest.mark.model
@pytest.mark.parametrize("text", [SHORT, LONG])
def test_the_embedded_recogniser_reads_back_what_was_said(speaker: Synthesizer, text: str) -> None:
    heard = opened("transcription", "faster_whisper").transcribe(speaker.speak(text)).text
    assert word_errors(text, heard) <= 1


class TestHibari:
    def test_the_same_question_sounds_the_same_every_time(self) -> None:
        voice = HibariSynthesizer(Options("heart"))
        np.testing.assert_array_equal(voice.speak(SHORT).samples, voice.speak(SHORT).samples)

    @pytest.mark.parametrize(
        ("text", "marked_text"),
        [
            ("Why JSON?", "Why [JSON](/ʤˈAsən/)?"),
            ("a “restful” service", "a “[restful](/ɹˈɛstfᵊl/)” service"),
            ("ASP.NET or .NET", "ASP.NET or [.NET](/dˈɑt nˈɛt/)"),
            ("C# and JSONPath", "[C#](/sˈi ʃˈɑɹp/) and JSONPath"),
        ],
    )
    def test_hard_words_are_marked_with_how_they_are_said(self, text: str, marked_text: str) -> None:
        assert with_sayings(text) == marked_text

    @pytest.mark.model
    @pytest.mark.parametrize("text", ["How did you design a RESTful service?", "When is async code worth it in C#?"])
    def test_hard_words_are_understood(self, text: str) -> None:
        heard = (
            opened("transcription", "faster_whisper").transcribe(HibariSynthesizer(Options("heart")).speak(text)).text
        )
        assert word_errors(text.replace("C#", "C sharp"), heard.replace("-", " ").replace("C#", "C sharp")) <= 1

    def test_an_unknown_voice_is_refused_with_the_known_ones(self) -> None:
        with pytest.raises(BackendError, match="heart"):
            HibariSynthesizer(Options("nobody")).speak(SHORT)

    def test_a_voice_that_cannot_be_downloaded_says_what_to_do(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Any
    ) -> None:
        def refuse(*arguments: object, **options: object) -> None:
            raise OSError("no route to host")

        monkeypatch.setenv("HIBARI_HOME", str(tmp_path))
        monkeypatch.setattr("socket.getaddrinfo", refuse)
        with pytest.raises(BackendError, match="hibari:heart"):
            HibariSynthesizer(Options("emma")).speak(SHORT)


class TestGTTS:
    @pytest.mark.parametrize("status", [403, 500])
    def test_a_refusal_by_the_service_says_what_to_do(self, monkeypatch: pytest.MonkeyPatch, status: int) -> None:
        with serving(lambda address, body: (status, b"")) as address:
            monkeypatch.setattr("gtts.tts._translate_url", lambda tld, path: f"{address}/{path}")
            with pytest.raises(BackendError, match="hibari"):
                GTTSSynthesizer(Options("en")).speak(SHORT)

    def test_without_a_connection_the_error_says_what_to_do(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("gtts.tts._translate_url", lambda tld, path: f"http://127.0.0.1:9/{path}")
        with pytest.raises(BackendError, match="hibari"):
            GTTSSynthesizer(Options("en")).speak(SHORT)

    def test_a_language_it_does_not_speak_is_named(self) -> None:
        with pytest.raises(BackendError, match="xx"):
            GTTSSynthesizer(Options("xx")).speak(SHORT)

    def test_an_answer_that_is_no_sound_is_an_error(self, monkeypatch: pytest.MonkeyPatch) -> None:
        frame = b'[["wrb.fr","jQ1olc","[\\"' + base64.b64encode(b"no sound at all") + b'\\"]"]]'
        with serving(lambda address, body: (200, frame)) as address:
            monkeypatch.setattr("gtts.tts._translate_url", lambda tld, path: f"{address}/{path}")
            with pytest.raises(BackendError, match="no sound"):
                GTTSSynthesizer(Options("en")).speak(SHORT)
