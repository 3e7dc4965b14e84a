"""A small server on loopback that answers as OpenAI's does, with local engines behind it, over real HTTP.

It keeps what it was sent, and fails as it is told; a model of it may be picky about what a call holds.
"""

from __future__ import annotations

import json
import re
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import numpy as np

from interview.engines.backends.scripted import ScriptedEmbedder, ScriptedLanguageModel
from interview.engines.options import Options
from interview.records import Audio, Prompt, Transcript
from tests.engines.backends.standins import decoded, encoded


@dataclass
class Call:
    path: str
    headers: Message
    body: dict[str, Any]  # of a form, its fields; the file under "file"


@dataclass
class Failure:
    """One answer that is none: a status, what it says, and headers."""

    status: int
    body: Any = ""
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class OpenAIServer:
    url: str = ""
    calls: list[Call] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    refuses: dict[str, str] = field(default_factory=dict)  # a name in a body, and what is said about it
    pieces: list[Any] | None = None  # events of a stream in place of the model's own
    hang_up_after: int | None = None  # events, then the connection is cut
    streams: bool = True
    writes_for: float = 0.0  # seconds for each piece
    hear: Callable[[Audio], Transcript] = lambda audio: Transcript((), "en")
    tells_times: bool = True
    speak: Callable[[str], Audio] = lambda text: Audio(np.zeros(0, np.float32), 24_000)

    def options(self, model: str = "m", **more: Any) -> Options:
        return Options(model, url=self.url, **({"connect_timeout": 2.0, "timeout": 5.0} | more))

    def reply_to(self, call: Call) -> Any:
        """A value for JSON, bytes, or an iterator of events. Everything comes from what was sent."""
        match call.path:
            case "/v1/chat/completions":
                return self._chat(call.body)
            case "/v1/embeddings":
                rows = ScriptedEmbedder("default").embed(call.body["input"])
                told = [{"index": n, "embedding": (3.0 * row).tolist()} for n, row in enumerate(rows)]
                return {"data": told[::-1]}  # the order is told by the index
            case "/v1/audio/speech":
                return encoded(self.speak(call.body["input"]), "wav", "pcm_s16le", "s16")
            case "/v1/audio/transcriptions":
                return self._heard(call.body)
        raise LookupError(call.path)

    def _chat(self, body: dict[str, Any]) -> Any:
        system, user = (message["content"] for message in body["messages"])
        form = body.get("response_format", {}).get("json_schema", {}).get("schema")
        most = body.get("max_tokens") or body.get("max_completion_tokens", 256)
        model, prompt = (
            ScriptedLanguageModel("default"),
            Prompt(f"p@{zlib.crc32(f'{system}{user}'.encode()):x}", system, user),
        )
        texts = list(model.stream(prompt, schema=form, max_tokens=most, seed=body.get("seed", 0)))
        if form is not None:
            texts = list(json.dumps(_fitting(json.loads("".join(texts)), form)))
        if not self.streams:
            return {"choices": [{"message": {"role": "assistant", "content": "".join(texts)}}]}
        events: Sequence[Any] = [{"choices": [{"delta": {"role": "assistant", "content": ""}}]}]
        events = [*events, *({"choices": [{"delta": {"content": text}}]} for text in texts)]
        return iter(self.pieces if self.pieces is not None else [*events, {"choices": [], "usage": {}}])

    def _heard(self, body: dict[str, Any]) -> Any:
        transcript = self.hear(decoded(body["file"]))
        reply: dict[str, Any] = {"text": transcript.text}
        if body.get("response_format") == "verbose_json" and self.tells_times:
            words = [{"word": word.text, "start": word.start, "end": word.end} for word in transcript.words]
            reply |= {"language": "english", "words": words}
            reply["segments"] = [{"start": 0.0, "end": 60.0, "avg_logprob": -0.25}]
        return reply


@contextmanager
def serving_openai(**settings: Any) -> Iterator[OpenAIServer]:
    state = OpenAIServer(**settings)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            call = Call(self.path, self.headers, _body_of(self.headers, body))
            state.calls.append(call)
            if state.failures:
                self._fail(state.failures.pop(0))
                return
            for name, said in state.refuses.items():
                if name in call.body:
                    self._fail(Failure(400, {"error": {"message": said, "param": name}}))
                    return
            reply = state.reply_to(call)
            if isinstance(reply, bytes):
                self._whole(200, reply, "audio/wav")
            elif isinstance(reply, Iterator):
                self._stream(reply)
            else:
                self._whole(200, json.dumps(reply).encode(), "application/json")

        def _fail(self, failure: Failure) -> None:
            said = failure.body if isinstance(failure.body, str) else json.dumps(failure.body)
            self._whole(failure.status, said.encode(), "application/json", failure.headers)

        def _whole(self, status: int, body: bytes, kind: str, headers: dict[str, str] | None = None) -> None:
            self.send_response(status)
            for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **(headers or {})}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def _stream(self, events: Iterator[Any]) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream")
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            try:
                for number, event in enumerate(events):
                    if number == state.hang_up_after:
                        self.close_connection = True
                        return
                    time.sleep(state.writes_for)
                    said = event if isinstance(event, str) else json.dumps(event)
                    self._chunk(f": keep-alive\n\ndata: {said}\n\n".encode())
                self._chunk(b"data: [DONE]\n\n")
                self.wfile.write(b"0\r\n\r\n")
            except OSError:  # the reader has closed the stream
                self.close_connection = True

        def _chunk(self, data: bytes) -> None:
            self.wfile.write(b"%x\r\n%s\r\n" % (len(data), data))
            self.wfile.flush()

        def log_message(self, *arguments: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever)
    thread.start()
    state.url = f"http://127.0.0.1:{server.server_port}/v1"
    try:
        yield state
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _fitting(value: Any, schema: Any) -> Any:
    """Strings as short as the schema wants them."""
    if isinstance(value, dict):
        return {name: _fitting(part, schema["properties"][name]) for name, part in value.items()}
    if isinstance(value, list):
        return [_fitting(part, schema["items"]) for part in value]
    return value[: schema.get("maxLength")] if isinstance(value, str) else value


def _body_of(headers: Message, body: bytes) -> dict[str, Any]:
    kind = headers["Content-Type"]
    if kind.startswith("application/json"):
        return dict(json.loads(body))
    fields: dict[str, Any] = {}
    for name, content in _parts_of(kind, body):
        if name == "file":
            fields["file"] = content
        else:
            told = content.decode()
            fields[name] = [*fields[name], told] if name in fields else [told] if name.endswith("[]") else told
    return fields


def _parts_of(kind: str, body: bytes) -> Iterator[tuple[str, bytes]]:
    """A form's fields with their bytes as they came: a parser of mail takes single line ends in a sound for lines."""
    boundary = b"--" + kind.split("boundary=")[1].strip('"').encode()
    for part in body.split(boundary)[1:-1]:
        head, _, content = part.partition(b"\r\n\r\n")
        name = re.search(rb'name="([^"]*)"', head)
        assert name is not None
        yield name[1].decode(), content.removesuffix(b"\r\n")
