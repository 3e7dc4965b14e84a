"""What the interviewer says, part by part: each sentence is sent as soon as it is synthesised, in order.

Knows no question and no microphone. Called from one thread; sounds arrive through `post`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from threading import Timer

from interview.errors import InterviewError
from interview.live.messages import Message, notice, sound_message
from interview.records import Audio

GRACE = 4.0
"""Seconds after which a page that says nothing is taken to have played what it was sent."""


class Voice:
    """One utterance at a time; a new one takes the place of the last."""

    def __init__(
        self,
        say: Callable[[str], Future[Audio]],
        emit: Callable[[Message], None],
        post: Callable[[Callable[[], None]], None],
        spoken: Callable[[int], None],
    ) -> None:
        """`spoken` is told which utterance was played to its end; one that is stopped never is."""
        self._say, self._emit, self._post, self._spoken = say, emit, post, spoken
        self.id, self.is_speaking = 0, False
        self._texts: list[str] = []
        self._sounds: list[Future[Audio]] = []
        self._sent, self._seconds, self._is_whole = 0, 0.0, True
        self._timer: Timer | None = None

    @property
    def text(self) -> str:
        """What is being said, for telling it from what the person says."""
        return " ".join(self._texts)

    def begin(self, utterance: int, parts: Sequence[str], *, last: bool = True) -> None:
        """Say the parts; without `last`, more parts follow. No two utterances have one number."""
        self.stop()
        self.id, self.is_speaking, self._texts, self._sounds = utterance, True, [], []
        self._sent, self._seconds, self._is_whole = 0, 0.0, False
        self.go_on(parts, last=last)

    def go_on(self, parts: Sequence[str], *, last: bool = True) -> None:
        """More parts of the utterance that was begun."""
        self._is_whole = last
        for text in parts:
            sound = self._say(text)
            self._texts.append(text)
            self._sounds.append(sound)
            sound.add_done_callback(lambda _, utterance=self.id: self._post(lambda: self._send_ready(utterance)))  # type: ignore[misc]
        self._send_ready(self.id)

    def stop(self) -> None:
        """Fall silent."""
        if self.is_speaking:
            self._emit({"type": "stop", "id": self.id})
        self.is_speaking = False
        if self._timer is not None:
            self._timer.cancel()

    def played(self, utterance: int) -> None:
        """The page has played it to its end, or stopped it; only what is whole can be at its end."""
        if utterance == self.id and self.is_speaking and self._is_whole and self._sent == len(self._sounds):
            self.is_speaking = False
            if self._timer is not None:
                self._timer.cancel()
            self._spoken(utterance)

    def _send_ready(self, utterance: int) -> None:
        if utterance != self.id or not self.is_speaking:
            return
        while self._sent < len(self._sounds) and self._sounds[self._sent].done():
            self._send_part(self._sent)
            self._sent += 1
        if self._is_whole and self._sent == len(self._sounds):
            self._wait_no_longer_than(self._seconds + GRACE)

    def _send_part(self, number: int) -> None:
        last = self._is_whole and number == len(self._sounds) - 1
        self._emit({"type": "say", "id": self.id, "text": self._texts[number], "last": last})
        try:
            audio = self._sounds[number].result()
        except InterviewError as error:
            self._emit(notice(f"{error} The question is on the screen.", "warn"))
            return
        self._seconds += audio.seconds
        self._emit(sound_message(self.id, audio))

    def _wait_no_longer_than(self, seconds: float) -> None:
        if self._timer is not None:
            self._timer.cancel()
        utterance = self.id
        self._timer = Timer(seconds, lambda: self._post(lambda: self.played(utterance)))
        self._timer.daemon = True
        self._timer.start()
