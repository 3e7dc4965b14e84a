"""One visitor's end of /live and /camera, as the page's scripts talk (docs/live.md)."""

from __future__ import annotations

import asyncio
import json
import secrets
import struct
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING, Any

from bench.over_wire import RefusedError
from bench.visits import Visit
from interview.engines.sound import SPEECH_RATE, pcm16
from interview.records import Audio

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from websockets.asyncio.client import ClientConnection

    Samples = NDArray[np.float32]

FRAME = 1024
PATIENCE = 180.0
"""Seconds without a word of the interviewer's; whoever waits longer has been forgotten."""
SUMS_UP_WITHIN = 900.0
"""Seconds without a word after an answer: at the end all answers are compared, which takes minutes on two cores."""
LISTENS = 1.0
"""Seconds after which a visitor stops the interviewer's voice: a question can be read, too."""
BETWEEN_PICTURES = 0.5


@dataclass(slots=True)
class LiveVisitor:
    """`say` gives the text for a question; `speech`, where this visitor speaks, its sound."""

    visit: Visit
    say: Callable[[int], str]
    thinks: tuple[float, float]
    speech: Callable[[int], Samples] | None = None
    leaves_after: int = 0
    """Answers after which the page is closed without a word; 0: it stays to the end."""
    ends_after: int = 0
    """Answers after which this visitor ends the interview; 0: it goes on to its own end."""
    ended: bool = False
    _handed: float = 0.0
    _number: int = 0
    _sound: list[bytes] = field(default_factory=list)
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)
    _answered: int = 0
    _ready: asyncio.Event = field(default_factory=asyncio.Event)
    _random: Random = field(default_factory=Random)

    async def hold(self, line: ClientConnection, key: str) -> None:
        """From the first message to the end of the interview. Raises RefusedError."""
        begin = {"type": "begin", "key": key, "page": secrets.token_hex(6), "microphone": self.visit.speaks}
        await line.send(json.dumps(begin))
        self.visit.came = time.monotonic()
        try:
            while not self.ended and not (self.leaves_after and self._answered >= self.leaves_after):
                is_last = bool(self.ends_after) and self._number > self.ends_after
                is_taken = is_last or (self._answered and self._answered == self._number)
                async with asyncio.timeout(SUMS_UP_WITHIN if is_taken else PATIENCE):
                    message = await line.recv()
                if isinstance(message, bytes):
                    self._plays(line, message)
                else:
                    self._told(line, json.loads(message))
                self._check()
        except TimeoutError as error:
            raise RefusedError(f"live: not a word for too long at question {self._number}") from error
        finally:
            for task in self._tasks:
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)

    def _check(self) -> None:
        """What failed in a task fails here."""
        for task in [task for task in self._tasks if task.done()]:
            self._tasks.discard(task)
            task.result()

    def _begin(self, work: Any) -> None:
        self._tasks.add(asyncio.create_task(work))

    def _told(self, line: ClientConnection, message: dict[str, Any]) -> None:
        now, visit = time.monotonic(), self.visit
        visit.shown.append(json.dumps(message))
        match message:
            case {"type": "waiting", "place": place, "seconds": seconds}:
                visit.places.append((now, place, seconds))
            case {"type": "hello"}:
                visit.let_in = self._handed = now
                if visit.speaks:
                    self._begin(self._speak_on(line))
            case {"type": "question", "number": int(number)} if number > self._number:
                self._number = number
                visit.waits.append(now - self._handed)
                self._ready.clear()
                self._begin(self._answer(line, number))
            case {"type": "say", "id": utterance, "last": True}:
                self._begin(self._played(line, utterance))
            case {"type": "state", "state": "listening"}:
                self._ready.set()
            case {"type": "taken"}:
                self._answered += 1
            case {"type": "not_taken", "text": text}:
                raise RefusedError(f"live: answer {self._number} was not taken: {text}")
            case {"type": "notice", "tone": "bad" | "warn", "text": text}:
                visit.errors.append(f"live: {text}")
            case {"type": "ended"}:
                self.ended, visit.summed_up = True, now - self._handed
            case _:
                pass

    def _plays(self, line: ClientConnection, sound: bytes) -> None:
        """Nothing is done with it: its end is told once it is known which part is the last."""

    async def _played(self, line: ClientConnection, utterance: int) -> None:
        await asyncio.sleep(LISTENS)
        await line.send(json.dumps({"type": "played", "id": utterance}))

    async def _answer(self, line: ClientConnection, number: int) -> None:
        if self.ends_after and number > self.ends_after:
            self._handed = time.monotonic()
            await line.send(json.dumps({"type": "command", "name": "end"}))
        elif self.visit.speaks:
            await self._speak(line, number)
        else:
            await self._type(line, number)

    async def _type(self, line: ClientConnection, number: int) -> None:
        for _ in range(2):
            await asyncio.sleep(self._random.uniform(*self.thinks) / 2)
            await line.send(json.dumps({"type": "typing"}))
        text = self.visit.typed[number] = " ".join(self.say(number).split())
        self._handed = time.monotonic()
        await line.send(json.dumps({"type": "answer", "text": text, "number": number, "id": secrets.token_hex(8)}))

    # ------------------------------------------------------------ sound, in real time

    async def _speak(self, line: ClientConnection, number: int) -> None:
        if self.speech is None:
            raise RefusedError("a visitor who speaks has no voice")
        await self._ready.wait()
        await asyncio.sleep(self._random.uniform(*self.thinks) / 2)
        samples = self.speech(number)
        self.visit.spoken[number] = len(samples) / SPEECH_RATE
        frames = [samples[at : at + FRAME] for at in range(0, len(samples) - FRAME + 1, FRAME)]
        self._sound += [pcm16(Audio(frame, SPEECH_RATE)) for frame in frames]
        while self._sound:
            await asyncio.sleep(FRAME / SPEECH_RATE)
        self._handed = time.monotonic()
        await line.send(json.dumps({"type": "command", "name": "done"}))

    async def _speak_on(self, line: ClientConnection) -> None:
        """A frame every 64 ms: what is to be said, else the quiet room."""
        quiet, due, number = bytes(2 * FRAME), time.monotonic(), 0
        while True:
            due += FRAME / SPEECH_RATE
            await asyncio.sleep(max(due - time.monotonic(), 0.0))
            await line.send(struct.pack("<I", number) + (self._sound.pop(0) if self._sound else quiet))
            number += 1


async def be_seen(line: ClientConnection, key: str, visit: Visit, picture: bytes) -> None:
    """A small picture now and then until cancelled; the next one only when the last was answered."""
    await line.send(json.dumps({"type": "begin", "key": key}))
    while True:
        message = json.loads(await line.recv())
        if message["type"] not in ("hello", "seen"):
            raise RefusedError(f"camera: {message}")
        visit.pictures += message["type"] == "seen"
        await asyncio.sleep(BETWEEN_PICTURES)
        await line.send(picture)
