"""A conversation that remembers what it is told and says what a test tells it to; no interviewer."""

from __future__ import annotations

import threading
import time
from typing import Any

import numpy as np

from interview.errors import StorageError
from interview.web.routes.lines import Message, Send

KEY = "one.secret"


class StandIn:
    """Takes frames in order, once each, and acknowledges them; `slow` is seconds that every tenth one costs."""

    def __init__(self, slow: float = 0.0) -> None:
        self.slow = slow
        self.frames: list[bytes] = []
        self.numbers: list[int] = []
        self.messages: list[dict[str, Any]] = []
        self.begun = threading.Event()
        self.microphone, self.page = False, ""
        self.answering, self.resent = 0, 0
        self.line = 0  # the place at which pages wait
        self.kept: list[list[bytes]] = []  # the frames of pages before this one
        self._send: Send | None = None

    def connect(self, send: Send, microphone: bool, page: str = "", answering: int = 0, resent: int = 0) -> None:
        if self._send is not None:
            self._send({"type": "replaced"})
        if page != self.page:
            self.kept.append(self.frames)
            self.frames = []
        self._send, self.microphone, self.page = send, microphone, page
        self.answering, self.resent = answering, resent
        if self.line:
            self.say({"type": "waiting", "place": self.line, "seconds": 170})
        else:
            self.let_in()
        self.begun.set()

    def let_in(self) -> None:
        self.line = 0
        self.say({"type": "hello", "next": len(self.frames)})

    def frame(self, number: int, pcm: bytes) -> None:
        self.numbers.append(number)
        if number == len(self.frames):  # one that was sent before the line dropped may come twice
            self.frames.append(pcm)
        if number % 10 == 9:
            time.sleep(self.slow)
            self.say({"type": "ack", "next": len(self.frames)})

    def message(self, message: dict[str, Any]) -> None:
        self.messages.append(message | {"at": time.monotonic()})

    def disconnect(self, send: Send) -> None:
        if self._send is send:
            self._send = None

    def say(self, message: Message) -> None:
        if self._send is not None:
            self._send(message)

    def hum(self, utterance: int, seconds: float, rate: int = 24_000) -> None:
        """Half-second parts of a tone that goes on across them."""
        at = np.arange(int(seconds * rate)) / rate
        tone = (6000 * np.sin(2 * np.pi * 240 * at)).astype("<i2")
        head = utterance.to_bytes(4, "little") + rate.to_bytes(4, "little")
        for start in range(0, len(tone), rate // 2):
            last = start + rate // 2 >= len(tone)
            self.say({"type": "say", "id": utterance, "text": "hum", "last": last})
            self.say(head + tone[start : start + rate // 2].tobytes())

    def heard(self, kind: str) -> list[dict[str, Any]]:
        return [message for message in self.messages if message["type"] == kind]


class StandIns:
    """One conversation, and one key that opens it."""

    def __init__(self) -> None:
        self.one = StandIn()

    def open(self, key: str) -> StandIn:
        if key != KEY:
            raise StorageError("This interview is not known here.")
        return self.one
