"""A candidate on the line of a real conversation, in real time: plays what the interviewer says, then speaks.

Knows the messages of docs/live.md and a clock; no model.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from random import Random
from threading import Condition, Thread
from typing import TYPE_CHECKING, Any

from bench.answers import room
from interview.engines.sound import SPEECH_RATE, pcm16
from interview.live import Conversation, Message
from interview.records import Audio

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FRAME = 1024


@dataclass(slots=True)
class Turn:
    """Moments of one turn on the caller's clock; those of stages by the names that the conversation notes."""

    ended: float = 0.0  # the last sample of speech was sent
    sounds: float = 0.0  # the interviewer's first sound has arrived
    whole: float = 0.0  # the whole question has arrived
    gap_inside: float = 0.0  # seconds of silence between parts of the question
    was_cut: bool = False
    stages: dict[str, float] = field(default_factory=dict)


class Caller:
    def __init__(self, conversation: Conversation) -> None:
        self._conversation, self._changed = conversation, Condition()
        self._state, self._taken, self._played_until = "", 0, 0.0
        self._turn = Turn()
        self._number, self._random = 0, Random(1)
        self._say: NDArray[np.float32] | None = None
        self._last_say: dict[str, Any] = {}
        self._open = True
        self.notices: list[str] = []

    def note(self, name: str) -> None:
        """To be given to the conversation."""
        self._turn.stages.setdefault(name, time.monotonic())

    def connect(self) -> None:
        self._conversation.connect(self._receive, True, "caller")
        Thread(target=self._talk, daemon=True).start()

    def close(self) -> None:
        self._open = False

    @property
    def state(self) -> str:
        return self._state

    def wait_for(self, *states: str, seconds: float = 120.0) -> str:
        with self._changed:
            if not self._changed.wait_for(lambda: self._state in states, seconds):
                raise TimeoutError(f"the conversation stayed {self._state}: {self.notices[-3:]}")
        return self._state

    def answer(self, samples: NDArray[np.float32]) -> Turn:
        """Speak in real time; returns once the interviewer's next words have been heard whole."""
        with self._changed:
            turn = self._turn = Turn()
            taken = self._taken
            self._say = samples
            heard = self._changed.wait_for(
                lambda: self._taken > taken and self._is_heard(), len(samples) / SPEECH_RATE + 90
            )
        if not heard:
            raise TimeoutError(f"no question came after an answer; state {self._state}: {self.notices[-3:]}")
        return turn

    def _is_heard(self) -> bool:
        return self._state in ("listening", "ended", "paused") and self._turn.whole > 0

    def _receive(self, message: Message) -> None:
        now = time.monotonic()
        with self._changed:
            if isinstance(message, bytes):
                self._sound(message, now)
            else:
                self._text(message, now)
            self._changed.notify_all()

    def _text(self, message: dict[str, Any], now: float) -> None:
        match message["type"]:
            case "state":
                self._state = message["state"]
            case "taken":
                self._taken += 1
                self._turn.was_cut = self._say is not None
                self._say = None
            case "say":
                self._last_say = message
            case "notice":
                self.notices.append(message["text"])
            case _:
                pass

    def _sound(self, message: bytes, now: float) -> None:
        seconds = (len(message) - 8) / 2 / int.from_bytes(message[4:8], "little")
        if self._turn.sounds == 0 and self._turn.ended:
            self._turn.sounds = now
        elif self._turn.sounds and now > self._played_until:
            self._turn.gap_inside += now - self._played_until
        self._played_until = max(self._played_until, now) + seconds
        if self._last_say.get("last"):
            self._turn.whole = now
            utterance, wait = self._last_say["id"], self._played_until - now
            Thread(target=self._report, args=(utterance, wait), daemon=True).start()

    def _report(self, utterance: int, wait: float) -> None:
        time.sleep(wait)
        self._conversation.message({"type": "played", "id": utterance})

    def _talk(self) -> None:
        """A frame every 64 ms: the answer that is to be said, else the room."""
        import numpy as np

        due = time.monotonic()
        rest = np.zeros(0, np.float32)
        while self._open:
            with self._changed:
                if self._say is not None:
                    rest, self._say = np.concatenate([rest, self._say[:FRAME]]), self._say[FRAME:]
                    if len(self._say) == 0:
                        self._say, self._turn.ended = None, time.monotonic() + FRAME / SPEECH_RATE
            if len(rest) < FRAME:
                rest = np.concatenate([rest, room((FRAME - len(rest)) / SPEECH_RATE, self._random)])
            frame, rest = rest[:FRAME], rest[FRAME:]
            due += FRAME / SPEECH_RATE
            time.sleep(max(due - time.monotonic(), 0.0))  # a frame is sent when its last sample was spoken
            self._conversation.frame(self._number, pcm16(Audio(frame, SPEECH_RATE)))
            self._number += 1
