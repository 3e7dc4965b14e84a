"""One spoken interview as it is held: what its page sends becomes events, in one thread, one after the other.

Knows the messages of docs/live.md; not the socket, the page or a model's library. What follows from an event is decided
in states/ and done by runner.py.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from interview.coach.interview import Interview
from interview.coach.review import Review
from interview.live.actor import Actor
from interview.live.camera import Camera
from interview.live.commands import command_from, hand_in_from
from interview.live.course import Course
from interview.live.limits import LiveLimits
from interview.live.messages import Send
from interview.live.runner import Runner
from interview.live.states import events as on
from interview.live.states.talk import Phase, Talk
from interview.sessions.session import Session


class Conversation:
    """Public methods may be called from any thread; they only put work into the actor's inbox."""

    def __init__(
        self,
        interview: Interview,
        review: Review,
        session: Session,
        note: Callable[[str], None] = lambda name: None,
        camera: Camera | None = None,
        limits: LiveLimits | None = None,
        away: float = 0.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`note` is told the name of each moment of a turn as it is reached, for measuring.

        `away`: seconds since the session was last written, in which its page may have gone on recording.
        """
        self._note, self._clock = note, clock
        self.actor = Actor(lambda sentence, in_step: self._happens(on.Failed(sentence, in_step)))
        self._course = Course(Talk(session), lambda effect: self._runner.perform(effect), self.actor.attempt)
        self._happens = self._course.happens
        self.camera = camera or Camera()
        self._runner = Runner(
            interview,
            review,
            self.actor,
            lambda: self._course.talk,
            self._happens,
            note,
            self.camera,
            limits or LiveLimits(),
            away,
            clock,
        )
        self.listener = self._runner.listener

    # ------------------------------------------------------------ from the page, in any thread

    @property
    def session(self) -> Session:
        return self._course.talk.session

    @property
    def is_live(self) -> bool:
        return self._runner.line.is_open and not self.is_over

    @property
    def is_over(self) -> bool:
        return self._course.talk.phase is Phase.ENDED

    @property
    def is_busy(self) -> bool:
        """Whether something is being done that is not on disk yet."""
        return self.actor.is_busy or self._runner.is_measuring

    @property
    def seconds_still(self) -> float:
        """Since the last sign of the person: a word, a letter, a button."""
        return self._clock() - self._runner.signed_at

    def connect(self, send: Send, microphone: bool, page: str = "", answering: int = 0, resent: int = 0) -> None:
        """A page is there; one that was there before is told that it was replaced.

        `answering`: the question whose answer it was recording when it lost us; `resent`: how many of the frames that
        it sends now it had sent before.
        """

        def connected() -> None:
            self._runner.signed_at = self._clock()
            is_new_page = self._runner.line.connect(send, microphone, page)
            self._happens(on.Connected(is_new_page, microphone, answering, resent))

        self.actor.post(connected)

    def disconnect(self, send: Send) -> None:
        self.actor.post(lambda: self._runner.line.disconnect(send))

    def frame(self, number: int, pcm: bytes) -> None:
        self.actor.post(lambda: self._runner.hear(number, pcm))

    def message(self, message: dict[str, Any]) -> None:
        self.actor.post(lambda: self._message(message))

    def close(self) -> None:
        """End without a word; everything is on disk."""
        self.actor.post(self._runner.voice.stop)
        self.actor.close()

    def join(self, seconds: float | None = None) -> bool:
        """Wait for the end of its thread. -> whether it has ended"""
        return self.actor.join(seconds)

    # ------------------------------------------------------------ events, in the thread

    def _message(self, message: dict[str, Any]) -> None:
        self._runner.signed_at = self._clock()
        match message.get("type"), message:
            case "played", {"id": int(utterance)}:
                self._runner.voice.played(utterance)
            case "playing", _:
                self._note("sounds")
            case "command", {"name": str(name)}:
                if (event := command_from(name, self.listener.seconds)) is not None:
                    self._happens(event)
            case "typing", _:
                self.listener.is_typing = True
            case "answer", _:
                if (text := hand_in_from(message)) is not None:
                    self._happens(text)
            case _:
                pass  # a page of another version
