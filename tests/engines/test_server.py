"""A server's engines over real HTTP: what is sent, what is tried again; and every error is a sentence with a name."""

from __future__ import annotations

import logging
import socket
import traceback
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from pydantic import SecretStr

from interview.engines.backends.embedding_openai import OpenAIEmbedder
from interview.engines.backends.language_openai import OpenAILanguageModel
from interview.engines.backends.scripted import ScriptedSynthesizer
from interview.engines.backends.speech_openai import OpenAISynthesizer
from interview.engines.backends.transcription_openai import OpenAITranscriber, words_from
from interview.engines.options import Options
from interview.engines.replies import QUESTION_SCHEMA
from interview.engines.server import LONGEST_WAIT, Server
from interview.errors import BackendError
from interview.records import Prompt, Transcript, Word
from tests.engines.backends.openai_server import Failure, OpenAIServer, serving_openai
from tests.engines.backends.opening import silence, spoken

KEY = "sk-not-for-your-eyes"
PROMPT = Prompt("p@1", "You are kind.", "Ask me about SQL.")


@pytest.fixture
def server() -> Iterator[OpenAIServer]:
    with serving_openai() as server:
        yield server


def model(server: OpenAIServer, **more: Any) -> tuple[OpenAILanguageModel, list[float]]:
    """With a clock that is not waited for; the waits that it was asked for."""
    language, waits = OpenAILanguageModel(server.options("gpt-x", **more)), list[float]()
    language._server.sleep = waits.append
    return language, waits


def reply(language: OpenAILanguageModel, **options: Any) -> str:
    return "".join(language.stream(PROMPT, **options))


# ---------------------------------------------------------------- what is sent


def test_a_chat_call_holds_the_prompt_the_seed_the_schema_and_the_key_in_its_header(server: OpenAIServer) -> None:
    language, _ = model(server, key=SecretStr(KEY))
    reply(language, schema=QUESTION_SCHEMA, max_tokens=40, seed=3)
    [call] = server.calls
    assert call.headers["Authorization"] == f"Bearer {KEY}"
    assert KEY not in str(call.body)
    assert [message["content"] for message in call.body["messages"]] == [PROMPT.system, PROMPT.user]
    assert (call.body["model"], call.body["max_tokens"], call.body["seed"]) == ("gpt-x", 40, 3)
    assert call.body["response_format"]["json_schema"]["schema"] == QUESTION_SCHEMA


def test_without_a_key_none_is_sent(server: OpenAIServer) -> None:
    reply(model(server)[0])
    assert server.calls[0].headers["Authorization"] is None


def test_a_part_that_the_server_refuses_by_name_is_sent_in_another_form_from_then_on(server: OpenAIServer) -> None:
    server.refuses = {"max_tokens": "Use another.", "temperature": "Unsupported value: 'temperature' is 1 here."}
    language, waits = model(server, retries=0)
    assert reply(language, max_tokens=40)
    assert server.calls[-1].body["max_completion_tokens"] == 40
    assert not {"max_tokens", "temperature"} & set(server.calls[-1].body)
    before = len(server.calls)
    reply(language, max_tokens=40)
    assert (len(server.calls) - before, waits) == (1, [])


def test_of_a_schema_that_the_server_does_not_take_only_the_lengths_are_left_out(server: OpenAIServer) -> None:
    server.failures = [Failure(400, {"error": {"message": "'maxLength' is not permitted", "param": "response_format"}})]
    language, _ = model(server)
    reply(language, schema=QUESTION_SCHEMA)
    schema = server.calls[-1].body["response_format"]["json_schema"]["schema"]
    assert schema == {**QUESTION_SCHEMA, "properties": {"question": {"type": "string"}}}


def test_a_server_that_does_not_stream_is_read_all_the_same(server: OpenAIServer) -> None:
    server.streams = False
    assert reply(model(server)[0]).startswith("My scripted reply")


def test_texts_without_content_are_not_sent_and_rows_come_back_in_order(server: OpenAIServer) -> None:
    rows = OpenAIEmbedder(server.options()).embed(["one two", "", *(f"text {n}" for n in range(70))])
    assert [len(call.body["input"]) for call in server.calls] == [64, 7]
    assert not rows[1].any()
    np.testing.assert_allclose(np.linalg.norm(rows[[0, *range(2, 72)]], axis=1), 1, atol=1e-5)


def test_a_voice_is_named_behind_an_at_and_what_is_no_sound_is_an_error(
    server: OpenAIServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.speak = ScriptedSynthesizer("default").speak
    assert OpenAISynthesizer(server.options("tts-1@nova")).speak("Hello.").seconds == pytest.approx(0.36, abs=0.01)
    assert (server.calls[0].body["model"], server.calls[0].body["voice"]) == ("tts-1", "nova")
    monkeypatch.setattr(server, "reply_to", lambda call: b"no sound at all")
    with pytest.raises(BackendError, match="cannot be read"):
        OpenAISynthesizer(server.options("tts-1")).speak("Hello.")


# ---------------------------------------------------------------- what is tried again


def test_a_call_is_tried_again_with_longer_waits_and_then_given_up(server: OpenAIServer) -> None:
    language, waits = model(server, retries=2)
    server.failures = [Failure(503), Failure(500)]
    assert reply(language)
    assert 0.5 <= waits[0] < 1.0 <= waits[1] < 2.0
    server.failures = [Failure(502)] * 3
    with pytest.raises(BackendError, match="status 502"):
        reply(language)
    assert not server.failures


def test_the_server_says_how_long_to_wait_and_one_that_asks_for_too_long_is_given_up(server: OpenAIServer) -> None:
    language, waits = model(server)
    server.failures = [Failure(429, "", {"Retry-After": "3"})]
    assert reply(language)
    assert waits == [3.0]
    server.failures = [Failure(429, "", {"Retry-After": str(LONGEST_WAIT + 1)})]
    with pytest.raises(BackendError, match="takes no more calls"):
        reply(language)
    assert len(waits) == 1


@pytest.mark.parametrize("asked", ["soon", "nan", "-3", "Wed, 21 Oct 2026 07:28:00 GMT", ""])
def test_a_wait_that_is_no_number_of_seconds_is_ours(server: OpenAIServer, asked: str) -> None:
    language, waits = model(server)
    server.failures = [Failure(503, "", {"Retry-After": asked})]
    assert reply(language)
    assert 0.5 <= waits[0] < 1.0


@pytest.mark.parametrize(
    "failure",
    [
        Failure(400, {"error": {"message": "bad"}}),
        Failure(401),
        Failure(404),
        Failure(429, {"error": {"code": "insufficient_quota", "message": "pay"}}),
    ],
)
def test_what_would_fail_again_is_not_tried_again(server: OpenAIServer, failure: Failure) -> None:
    language, waits = model(server)
    server.failures = [failure]
    with pytest.raises(BackendError):
        reply(language)
    assert (len(server.calls), waits) == (1, [])


def test_a_server_that_is_gone_is_tried_again_and_named() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        url = f"http://127.0.0.1:{free.getsockname()[1]}/v1"
    waits: list[float] = []
    language = OpenAILanguageModel(Options("m", url=url, connect_timeout=1.0))
    language._server.sleep = waits.append
    with pytest.raises(BackendError, match=r"127\.0\.0\.1:\d+.*cannot be reached.*INTERVIEW_LANGUAGE_URL"):
        reply(language)
    assert len(waits) == 2


def test_a_server_that_is_silent_is_given_up_and_not_asked_twice() -> None:
    with socket.create_server(("127.0.0.1", 0)) as mute:
        url = f"http://127.0.0.1:{mute.getsockname()[1]}/v1"
        language = OpenAILanguageModel(Options("m", url=url, timeout=0.2))
        language._server.sleep = lambda seconds: pytest.fail("it was tried again")
        with pytest.raises(BackendError, match=r"silent for 0\.2 seconds"):
            reply(language)


def test_what_was_said_before_a_connection_broke_is_given_and_the_break_is_an_error(server: OpenAIServer) -> None:
    server.hang_up_after = 4
    language, waits = model(server)
    stream = language.stream(PROMPT)
    assert [next(stream) for _ in range(3)] == ["My", " scripted", " reply"]
    with pytest.raises(BackendError, match="in the middle of its answer"):
        next(stream)
    assert waits == []


def test_a_stream_that_is_closed_early_ends_the_call_and_the_next_one_is_answered(server: OpenAIServer) -> None:
    language, _ = model(server)
    stream = language.stream(PROMPT)
    next(stream)
    stream.close()  # type: ignore[attr-defined]
    assert reply(language)


# ---------------------------------------------------------------- what is said of an error


@pytest.mark.parametrize(
    ("failure", "said"),
    [
        (Failure(401, {"error": {"message": f"Incorrect API key provided: {KEY}"}}), "INTERVIEW_LANGUAGE_KEY"),
        (Failure(404), "no model “gpt-x”"),
        (Failure(400, {"error": {"code": "context_length_exceeded", "message": "long"}}), "too much text"),
        (Failure(400, {"error": f"no {KEY}\n\nsuch thing"}), "no … such thing"),
        (Failure(400, {"message": "x" * 5000}), "x" * 200),
        (Failure(307, "", {"Location": "http://127.0.0.1:1/"}), "elsewhere"),
        (Failure(418, "<html>I am a teapot"), "status 418"),
    ],
)
def test_an_error_is_a_sentence_that_names_the_server_and_never_the_key(
    server: OpenAIServer, failure: Failure, said: str, caplog: pytest.LogCaptureFixture
) -> None:
    server.failures = [failure]
    language, _ = model(server, key=SecretStr(KEY), retries=0)
    with caplog.at_level(logging.DEBUG), pytest.raises(BackendError) as raised:
        reply(language)
    message = str(raised.value)
    assert said in message
    assert message.startswith("The language server (127.0.0.1:")
    assert message.endswith(".")
    assert "\n" not in message
    assert len(message) < 400
    assert KEY not in "".join(traceback.format_exception(raised.value)) + caplog.text


@pytest.mark.parametrize(
    "pieces", [["{"], ["[" * 100_000], [{"choices": 3}], [{"nothing": 1}], [{"choices": ["x"]}], [[]]]
)
def test_events_that_are_none_are_an_error_by_name(server: OpenAIServer, pieces: list[Any]) -> None:
    server.pieces = pieces
    with pytest.raises(BackendError, match="cannot be read"):
        reply(model(server)[0])


def test_an_error_in_the_middle_of_a_stream_is_told(server: OpenAIServer) -> None:
    server.pieces = [{"error": {"message": "The GPU is on fire."}}]
    with pytest.raises(BackendError, match="broke off: The GPU is on fire"):
        reply(model(server)[0])


@pytest.mark.parametrize(
    "told",
    [
        {},
        [1],
        {"data": []},
        {"data": [{"index": 0}]},
        {"data": [{"index": 0, "embedding": ["x"]}]},
        {"data": [{"index": 0, "embedding": [float("nan")]}]},
    ],
)
def test_vectors_that_are_none_are_an_error_by_name(
    server: OpenAIServer, told: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "reply_to", lambda call: told)
    with pytest.raises(BackendError, match="cannot be read"):
        OpenAIEmbedder(server.options()).embed(["one"])


def test_more_than_can_be_an_answer_is_not_taken(server: OpenAIServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("interview.engines.server.MOST_BYTES", 1000)
    monkeypatch.setattr(server, "reply_to", lambda call: bytes(2000))
    with pytest.raises(BackendError, match="more than can be an answer"):
        Server(server.options(), "speech").content("audio/speech", {})


# ---------------------------------------------------------------- transcripts


def test_words_are_timed_from_the_start_of_the_recording_with_the_probability_of_their_segment() -> None:
    reply = {
        "words": [{"word": " Yes", "start": 0.1, "end": 0.4}, {"word": "I", "start": 0.5, "end": 99.0}],
        "segments": [{"start": 0.0, "end": 0.45, "avg_logprob": 0.0}],
    }
    yes, i = words_from(reply, (10.0, 12.0))
    assert (yes.text, yes.start, yes.end, yes.probability) == ("Yes", 10.1, 10.4, 1.0)
    assert (i.start, i.end, i.probability) == (10.5, 12.0, 0.9)


def test_words_without_times_share_their_stretch() -> None:
    assert [(word.text, word.start, word.end) for word in words_from({"text": "so it was"}, (1.0, 4.0))] == [
        ("so", 1.0, 2.0),
        ("it", 2.0, 3.0),
        ("was", 3.0, 4.0),
    ]


def test_silence_is_not_sent(server: OpenAIServer) -> None:
    assert OpenAITranscriber(server.options("whisper-1")).transcribe(silence(3.0)).words == ()
    assert server.calls == []


def test_speech_is_sent_as_sound_and_a_model_without_times_is_asked_for_text(server: OpenAIServer) -> None:
    text = "We moved the load."
    server.hear = lambda audio: Transcript(
        tuple(Word(word, 0.0, 0.1, 0.9) for word in text.split() if audio.seconds > 0.5), "en"
    )
    server.refuses = {"timestamp_granularities[]": "Not with this model."}
    transcript = OpenAITranscriber(server.options("whisper-1")).transcribe(spoken(text))
    assert transcript.text == text
    assert transcript.language == "en"
    server.refuses = {"response_format": "Only json.", "timestamp_granularities[]": "Not with this model."}
    transcript = OpenAITranscriber(server.options("other")).transcribe(spoken(text))
    starts = [word.start for word in transcript.words]
    assert (transcript.text, starts) == (text, sorted(set(starts)))
    assert set(server.calls[-1].body) == {"model", "prompt", "file"}
