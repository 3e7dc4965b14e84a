"""Local servers that speak the two online services' wire formats, with the embedded engines behind them.

They answer from what they receive, so a test fails when the engine under test sends the wrong sound or text.
"""

from __future__ import annotations

import base64
import io
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlparse

import av
import numpy as np

from interview.engines.sound import SPEECH_RATE
from interview.records import Audio

Answer = Callable[[str, bytes], tuple[int, bytes]]
"""(address asked for, body) -> (status, body)."""


@contextmanager
def serving(answer: Answer) -> Iterator[str]:
    """The address of a server that answers every POST."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            status, reply = answer(self.path, body)
            self.send_response(status)
            self.send_header("Content-Length", str(len(reply)))
            self.end_headers()
            self.wfile.write(reply)

        def log_message(self, *arguments: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def speech_service(hear: Callable[[Audio], str]) -> Answer:
    """Google's web speech API, version 2: FLAC in; an empty result, then the real one, as lines of JSON."""

    def answer(address: str, body: bytes) -> tuple[int, bytes]:
        assert parse_qs(urlparse(address).query)["lang"] == ["en-US"]
        text = hear(decoded(body))
        best = {"alternative": [{"transcript": text, "confidence": 0.87}, {"transcript": "else"}], "final": True}
        lines = [{"result": []}, {"result": [best] if text else [], "result_index": 0}]
        return 200, "\n".join(json.dumps(line) for line in lines).encode()

    return answer


def voice_service(speak: Callable[[str], Audio]) -> Answer:
    """Google Translate's voice: a form with a remote call in, lines of JSON with MP3 in base 64 out."""

    def answer(address: str, body: bytes) -> tuple[int, bytes]:
        call = json.loads(parse_qs(body.decode())["f.req"][0])[0][0]
        assert call[0] == "jQ1olc"
        text, language, *_ = json.loads(call[1])
        assert language == "en"
        assert len(text) <= 100
        sound = base64.b64encode(mp3_of(speak(text))).decode()
        frame = json.dumps(
            [["wrb.fr", "jQ1olc", json.dumps([sound]), None, None, None, "generic"]], separators=(",", ":")
        )
        return 200, f")]}}'\n\n{len(frame)}\n{frame}\n".encode()

    return answer


def decoded(body: bytes) -> Audio:
    resampler = av.AudioResampler(format="flt", layout="mono", rate=SPEECH_RATE)
    with av.open(io.BytesIO(body), mode="r") as container:
        parts = [p.to_ndarray()[0] for frame in container.decode(audio=0) for p in resampler.resample(frame)]
    parts += [p.to_ndarray()[0] for p in resampler.resample(None)]
    return Audio(np.concatenate(parts), SPEECH_RATE)


def mp3_of(audio: Audio) -> bytes:
    return encoded(audio, "mp3", "libmp3lame", "fltp")


def encoded(audio: Audio, container_format: str, codec: str, sample_format: str) -> bytes:
    """The sound as a file of any container and codec that the library knows."""
    buffer = io.BytesIO()
    with av.open(buffer, mode="w", format=container_format) as container:
        stream: Any = container.add_stream(codec, rate=audio.rate, layout="mono")
        stream.format = sample_format
        frame = av.AudioFrame.from_ndarray(audio.samples[None, :].astype(np.float32), format="fltp", layout="mono")
        frame.sample_rate = audio.rate
        for packet in [*stream.encode(frame), *stream.encode(None)]:
            container.mux(packet)
    return buffer.getvalue()
