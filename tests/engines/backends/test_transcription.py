"""What every transcription engine of the table must do; a new one without an opener here fails.

google and openai talk to a local server in their wire formats, with the embedded recogniser behind it: that shows what
is sent and how the answer is read, not how well such a service hears.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from interview.audio.recordings import read_recording
from interview.engines.backends.transcription_faster_whisper import FasterWhisperTranscriber
from interview.engines.backends.transcription_google import GoogleTranscriber
from interview.engines.backends.transcription_openai import OpenAITranscriber
from interview.engines.backends.transcription_openai_whisper import OpenAIWhisperTranscriber
from interview.engines.options import Options
from interview.engines.protocols import Transcriber
from interview.errors import BackendError
from interview.records import Audio
from tests.conftest import DATA, needs_data
from tests.engines.backends.openai_server import serving_openai
from tests.engines.backends.opening import (
    chained,
    marked,
    noise,
    opened,
    plain,
    providers_of,
    silence,
    spoken,
    word_errors,
)
from tests.engines.backends.standins import serving, speech_service

PIPELINE = "I rebuilt the nightly pipeline because it failed twice a week."
NURSES = "My manager asked three nurses to explain what the report was missing."
ANSWER = [
    "The first thing I did was to write down which loads were late, and how often.",
    "Two of them waited for a file that nobody used any more, so we removed that step.",
    "Then I wrote tests for the slow queries and moved them to another server.",
    "One colleague disagreed, and we compared both ways for a week before we chose.",
    "In the end the whole run took one hour, and the clinic had its numbers before breakfast.",
    "Today I would talk to the people who read the report much earlier.",
]


@contextmanager
def open_google() -> Iterator[Any]:
    behind = opened("transcription", "faster_whisper")
    with serving(speech_service(lambda audio: str(behind.transcribe(audio).text))) as address:
        google = opened("transcription", "google")
        google.endpoint = address
        yield google


@contextmanager
def open_openai() -> Iterator[Any]:
    behind = opened("transcription", "faster_whisper")
    with serving_openai(hear=behind.transcribe) as server:
        yield OpenAITranscriber(server.options("whisper-1"))


OPENERS: dict[str, Callable[[], AbstractContextManager[Any]]] = {
    "scripted": lambda: nullcontext(opened("transcription", "scripted")),
    "faster_whisper": lambda: nullcontext(opened("transcription", "faster_whisper")),
    "openai_whisper": lambda: nullcontext(opened("transcription", "openai_whisper")),
    "google": open_google,
    "openai": open_openai,
}


@pytest.fixture(scope="module")
def engines() -> Iterator[Callable[[str], Transcriber]]:
    """Opens each engine once."""
    with ExitStack() as stack:
        yield cache(lambda provider: stack.enter_context(OPENERS[provider]()))


@pytest.fixture(params=marked("transcription"))
def transcriber(request: pytest.FixtureRequest, engines: Callable[[str], Transcriber]) -> Transcriber:
    engine = engines(request.param)
    assert isinstance(engine, Transcriber)
    return engine


@pytest.fixture(params=marked("transcription", but="scripted"))
def listener(request: pytest.FixtureRequest, engines: Callable[[str], Transcriber]) -> Transcriber:
    """Only the engines that hear words; the scripted one hears loudness."""
    return engines(request.param)


def test_every_transcription_engine_is_held_to_this_contract() -> None:
    assert sorted(OPENERS) == sorted(providers_of("transcription"))


def test_silence_gives_no_words(transcriber: Transcriber) -> None:
    assert transcriber.transcribe(silence(6.0)).words == ()


def test_words_come_in_order_inside_the_recording(transcriber: Transcriber) -> None:
    audio = chained(spoken(PIPELINE), spoken(NURSES))
    words = transcriber.transcribe(audio).words
    assert words
    assert all(0 <= word.start <= word.end <= audio.seconds + 0.5 for word in words)
    assert [word.start for word in words] == sorted(word.start for word in words)
    assert all(0 < word.probability <= 1 for word in words)
    assert all(word.text == word.text.strip() != "" for word in words)


def test_the_same_recording_gives_the_same_transcript(transcriber: Transcriber) -> None:
    assert transcriber.transcribe(spoken(PIPELINE)) == transcriber.transcribe(spoken(PIPELINE))


@pytest.mark.parametrize("sentence", [PIPELINE, NURSES])
def test_what_was_said_is_what_is_written(listener: Transcriber, sentence: str) -> None:
    transcript = listener.transcribe(spoken(sentence))
    assert word_errors(sentence, transcript.text) <= 1
    assert transcript.language == "en"


def test_a_recording_of_another_rate_reads_the_same(listener: Transcriber) -> None:
    assert word_errors(NURSES, listener.transcribe(spoken(NURSES, rate=24_000)).text) <= 1


class Written:
    """Stands for the library: what it writes of a short window (`most` tokens) and of a full one."""

    def __init__(self, short: str, sure: float = -0.1) -> None:
        self.windows: list[str] = []
        self._short, self._sure = short, sure

    def __call__(
        self, samples: Any, windows: list[Any], language: str, *, beam: int = 5, most: int | None = None
    ) -> list[list[Any]]:
        self.windows.append("full" if most is None else "short")
        text = "full" if most is None else self._short
        said = [SimpleNamespace(word=f" {w}", start=0.0, end=1.0, probability=0.9) for w in text.split()]
        data = text.encode()
        ratio, sure = len(data) / len(zlib.compress(data)), self._sure if most else -0.1
        return [[SimpleNamespace(words=said, tokens=said, compression_ratio=ratio, avg_logprob=sure)]]


@pytest.mark.parametrize(
    ("short", "sure", "careful", "windows"),
    [
        ("one two three", -0.1, True, ["short"]),
        ("one two three", -0.4, False, ["short"]),
        ("one two three", -0.4, True, ["short", "full"]),
        (f"{PIPELINE} {PIPELINE}", -0.1, False, ["short", "full"]),
    ],
    ids=["clear", "doubtful and somebody waits", "doubtful", "a sentence written twice"],
)
def test_a_short_window_that_cannot_be_trusted_is_read_again_in_a_full_one(
    monkeypatch: pytest.MonkeyPatch, short: str, sure: float, careful: bool, windows: list[str]
) -> None:
    engine = FasterWhisperTranscriber(Options("any"), locate=lambda name: Path())
    written = Written(short, sure)
    monkeypatch.setattr(engine, "_segments", written)
    monkeypatch.setattr(engine, "_speech_in", lambda samples: [(0.0, 1.0)])
    text = engine.transcribe_stretch(Audio(np.zeros(16_000, np.float32), 16_000), careful=careful).text
    assert written.windows == windows
    assert text == (short if windows == ["short"] else "full")


def test_noise_gives_no_invented_sentence(listener: Transcriber) -> None:
    assert len(listener.transcribe(noise(5.0)).words) <= 1


def test_an_answer_longer_than_one_window_keeps_every_sentence(listener: Transcriber) -> None:
    said = [PIPELINE, NURSES, *ANSWER]
    audio = chained(*(chained(spoken(sentence), silence(0.6)) for sentence in said))
    assert audio.seconds > 35
    assert word_errors(" ".join(said), listener.transcribe(audio).text) <= 0.05 * len(plain(" ".join(said)))


@pytest.mark.model
@pytest.mark.parametrize("provider", ["faster_whisper", "openai_whisper"])
def test_a_long_pause_shows_between_the_words_around_it(provider: str) -> None:
    first = spoken(PIPELINE)
    words = opened("transcription", provider).transcribe(chained(first, silence(3.0), spoken(NURSES))).words
    before = [word for word in words if word.end < first.seconds + 1.5]
    after = [word for word in words if word.start > first.seconds + 1.5]
    assert [plain(before[-1].text), plain(after[0].text)] == [["week"], ["my"]]
    assert after[0].start - before[-1].end == pytest.approx(3.0, abs=0.8)


@pytest.mark.model
@needs_data
def test_fillers_are_kept_and_nothing_after_a_cough_is_lost() -> None:
    audio = read_recording(DATA / "speech" / "disfl_cold_corpus3.wav")
    heard = plain(opened("transcription", "faster_whisper").transcribe(audio).text)
    assert sum(word in ("uh", "um") for word in heard) >= 5
    assert heard[-1] == "thanks"


@pytest.mark.model
@needs_data
def test_another_language_is_named_and_not_translated() -> None:
    transcript = opened("transcription", "faster_whisper").transcribe(read_recording(DATA / "speech" / "swedish.wav"))
    assert transcript.language == "sv"
    assert "barnbarn" in transcript.text


@pytest.mark.model
@needs_data
@pytest.mark.parametrize("name", ["clipped.wav", "full.webm", "telephone_mulaw.wav", "mp3_named.wav"])
def test_a_poor_recording_is_still_understood(name: str) -> None:
    heard = opened("transcription", "faster_whisper").transcribe(read_recording(DATA / "bad" / name)).text
    assert word_errors("She had your dark suit in greasy wash water all year", heard) <= 4


@pytest.mark.model
@needs_data
@pytest.mark.parametrize("name", ["silent_6s.wav", "white_noise.wav"])
def test_a_recording_without_speech_gives_no_sentence(name: str) -> None:
    assert opened("transcription", "faster_whisper").transcribe(read_recording(DATA / "bad" / name)).words == ()


def test_a_model_that_cannot_be_fetched_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object, **options: object) -> None:
        raise OSError("no route to host")

    monkeypatch.setattr("socket.getaddrinfo", refuse)
    transcriber = FasterWhisperTranscriber(Options("large-v3-turbo"), locate=refuse)  # type: ignore[arg-type]
    with pytest.raises(BackendError, match="faster_whisper:whisper-base"):
        transcriber.transcribe(spoken(PIPELINE))


def test_a_name_that_whisper_does_not_know_says_what_to_do() -> None:
    transcriber = OpenAIWhisperTranscriber(Options("no-such-size"), locate=lambda name: DATA)
    with pytest.raises(BackendError, match="openai_whisper:whisper-base"):
        transcriber.transcribe(spoken(PIPELINE))


class TestGoogle:
    """What can go wrong between here and the service; no model is needed."""

    def test_without_a_connection_the_error_names_the_engine_that_needs_none(self) -> None:
        google = GoogleTranscriber(Options("en-US"))
        google.endpoint = "http://127.0.0.1:9"
        with pytest.raises(BackendError, match="faster_whisper"):
            google.transcribe(spoken(PIPELINE))

    @pytest.mark.parametrize(("status", "body"), [(403, b"key revoked"), (200, b"<html>sign in to the network</html>")])
    def test_an_answer_that_is_no_transcript_is_an_error(self, status: int, body: bytes) -> None:
        google = GoogleTranscriber(Options("en-US"))
        with serving(lambda address, sent: (status, body)) as google.endpoint, pytest.raises(BackendError):
            google.transcribe(spoken(PIPELINE))

    def test_sound_that_the_service_does_not_understand_gives_no_words(self) -> None:
        google = GoogleTranscriber(Options("en-US"))
        with serving(speech_service(lambda audio: "")) as google.endpoint:
            assert google.transcribe(spoken(PIPELINE)).words == ()

    def test_the_words_share_their_stretch_and_its_confidence(self) -> None:
        heard: list[Audio] = []

        def hear(audio: Audio) -> str:
            heard.append(audio)
            return "four words were said"

        google = GoogleTranscriber(Options("en-US"))
        with serving(speech_service(hear)) as google.endpoint:
            words = google.transcribe(chained(silence(2.0), spoken(PIPELINE))).words
        lengths = [word.end - word.start for word in words]
        assert [word.text for word in words] == ["four", "words", "were", "said"]
        assert lengths == pytest.approx([heard[0].seconds / 4] * 4, abs=0.01)
        assert words[0].start > 1.5
        assert {word.probability for word in words} == {0.87}

    def test_silence_is_not_sent(self) -> None:
        google = GoogleTranscriber(Options("en-US"))
        google.endpoint = "http://127.0.0.1:9"
        assert google.transcribe(silence(3.0)).words == ()

    def test_what_arrives_is_the_sound_itself(self) -> None:
        heard: list[Audio] = []
        google = GoogleTranscriber(Options("en-US"))
        with serving(speech_service(lambda audio: heard.append(audio) or "yes")) as google.endpoint:  # type: ignore[func-returns-value]
            google.transcribe(spoken(PIPELINE))
        sent, said = heard[0].samples, spoken(PIPELINE).samples
        middle = said[len(said) // 3 : len(said) // 3 + 4000]
        assert np.max(np.correlate(sent, middle, "valid")) == pytest.approx(float(np.sum(middle**2)), rel=0.01)
