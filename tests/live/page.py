"""The page's half of a conversation, without a browser: plays at once what it is told, and speaks tones."""

from __future__ import annotations

from collections.abc import Callable
from threading import Condition
from typing import Any

import numpy as np

from interview.engines.sound import pcm16
from interview.live import Conversation, LiveLimits, Message
from interview.live.guest import Guest
from interview.records import Audio

FRAME = 1024
RATE = 16_000
AT_ANY_SPEED = LiveLimits(ahead=float("inf"))
"""These pages speak faster than the clock runs."""
PATIENCE = 20.0
"""Seconds after which what a test waits for is taken never to come."""


class Hand:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class Page:
    """`plays`: utterances are played in no time; else the test says when."""

    def __init__(self, conversation: Conversation, *, name: str = "page", plays: bool = True) -> None:
        self.conversation, self.plays, self.name = conversation, plays, name
        self.messages: list[Message] = []
        self._changed = Condition()
        self.number = 0
        self.handed = 0
        self.follow(conversation)

    def follow(self, conversation: Conversation) -> None:
        """`wait` looks again whenever the conversation has done all there was to do."""
        conversation.actor.watch(self._look_again)

    def _look_again(self) -> None:
        with self._changed:
            self._changed.notify_all()

    def connect(self, microphone: bool = True) -> Page:
        self.conversation.connect(self.send, microphone, self.name)
        return self

    def send(self, message: Message) -> None:
        with self._changed:
            self.messages.append(message)
            self._changed.notify_all()
        if self.plays and isinstance(message, dict) and message["type"] == "say" and message["last"]:
            self.conversation.message({"type": "playing", "id": message["id"]})
            self.conversation.message({"type": "played", "id": message["id"]})

    def of(self, kind: str) -> list[dict[str, Any]]:
        with self._changed:
            return [message for message in self.messages if isinstance(message, dict) and message["type"] == kind]

    @property
    def state(self) -> str:
        states = self.of("state")
        return str(states[-1]["state"]) if states else ""

    def wait(self, holds: Callable[[], Any]) -> None:
        """Until it holds: looked at again whenever a message came, or the conversation has come to rest."""
        with self._changed:
            if not self._changed.wait_for(holds, PATIENCE):
                last = [message for message in self.messages if isinstance(message, dict)][-6:]
                raise TimeoutError(f"state {self.state}; last messages {last}")

    def listening(self, number: int = 0) -> None:
        """Wait until the microphone is open, for question `number` if given."""
        self.wait(lambda: self.state == "listening" and (not number or self.of("question")[-1]["number"] == number))

    def listening_or_ended(self, number: int) -> str:
        """The same, unless the interview is over."""
        self.wait(
            lambda: self.state == "ended" or (self.state == "listening" and self.of("question")[-1]["number"] == number)
        )
        return self.state

    def hear(self, samples: Any) -> None:
        """Frames of sound, as fast as they go."""
        for start in range(0, len(samples), FRAME):
            self.conversation.frame(self.number, pcm16(Audio(samples[start : start + FRAME], RATE)))
            self.number += 1

    def speak(self, seconds: float) -> None:
        at = np.arange(int(seconds * RATE)) / RATE
        self.hear((0.3 * np.sin(2 * np.pi * 220 * at)).astype(np.float32))

    def fall_silent(self, seconds: float) -> None:
        self.hear(np.zeros(int(seconds * RATE), np.float32))

    def hand_in(self, text: str, number: int = 0, hand_in: str = "") -> str:
        """A typed answer to the question on the screen, or to question `number`. -> the id it goes by"""
        self.handed += 1
        name = hand_in or f"{self.name}-{self.handed}"
        number = number or self.of("question")[-1]["number"]
        self.conversation.message({"type": "answer", "text": text, "number": number, "id": name})
        return name

    def answer(self, seconds: float = 12.0) -> None:
        """Speak, and be silent for as long as it takes."""
        self.speak(seconds)
        self.fall_silent(4.0)


class GuestPage(Page):
    """A page that may have to wait in line; its conversation is there once it is let in."""

    def __init__(self, guest: Guest, *, name: str = "page", plays: bool = True) -> None:
        self.guest = guest
        super().__init__(guest, name=name, plays=plays)  # type: ignore[arg-type]

    def follow(self, conversation: Conversation) -> None:
        """Once it is let in."""

    def send(self, message: Message) -> None:
        if isinstance(message, dict) and message["type"] == "hello" and self.guest.conversation is not None:
            super().follow(self.guest.conversation)
        super().send(message)

    def go(self) -> None:
        self.guest.disconnect(self.send)
