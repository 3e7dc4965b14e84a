"""Which of the page's microphone frames are heard, and as what: the open answer, an interruption, or not yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview.live.limits import TOO_FAST, LiveLimits, SoundClock
from interview.live.messages import State, notice, refusal

if TYPE_CHECKING:
    from interview.live.conversation import Conversation

MOST_RESENT, LARGEST = 512, 4096
"""Frames that can be under way when a line drops (a page hands 256 KiB to the browser at once), and bytes of one."""


class Frames:
    """All methods are called in the conversation's thread."""

    def __init__(self, conversation: Conversation, limits: LiveLimits, away: float) -> None:
        self._talk, self._limits = conversation, limits
        self._clock = SoundClock(limits, away)
        self._aside: list[bytes] | None = None  # what is part of the answer once it goes on
        self._resent, self._on_disk, self._at = 0, b"", 0
        self._room: int | None = None  # bytes that are left for sound on disk; read at each answer's beginning
        self._told_room = False

    def come(self, number: int, pcm: bytes) -> None:
        talk = self._talk
        if not talk.line.takes(number):
            return
        if not self._clock.takes(pcm):
            talk.emit(refusal(TOO_FAST))
        elif number < self._resent and self._is_on_disk(pcm):
            return
        elif talk.state is State.LISTENING:
            self._answer(pcm)
        elif self._aside is not None and talk.state in (State.THINKING, State.LOADING):
            self._aside.append(pcm)
        elif talk.state in (State.SPEAKING, State.THINKING) and not talk.farewell.has_begun:
            talk.interruption.hear(pcm)

    def begin_answer(self) -> None:
        """A new question: what is on disk of the others is known now."""
        self._room = None

    # ------------------------------------------------------------ an answer that goes on after a restart

    def set_aside(self, resent: int) -> None:
        """The page was recording an answer when it lost us: what it kept belongs to that, once we are ready."""
        self._aside, self._resent = [], min(resent, MOST_RESENT)

    def know(self, sound: bytes) -> None:
        """What is on disk of the answer. The page sends again what nobody acknowledged; some of it arrived."""
        self._on_disk, self._at = sound[-self._resent * LARGEST :] if self._resent else b"", 0

    def hear_aside(self) -> None:
        """The answer goes on."""
        aside, self._aside = self._aside or [], None
        for number, pcm in enumerate(aside):
            if number >= self._resent or not self._is_on_disk(pcm):
                self._answer(pcm)

    def _is_on_disk(self, pcm: bytes) -> bool:
        """Whether these samples are there, after those of the frame before: no microphone gives the same ones twice."""
        if self._aside is not None:
            return False  # it is not read yet; asked again when it is
        at = self._on_disk.find(pcm, self._at)
        if at >= 0:
            self._at = at + len(pcm)
        return at >= 0

    # ------------------------------------------------------------ limits

    def _answer(self, pcm: bytes) -> None:
        talk, listener = self._talk, self._talk.listener
        if self._room is None:
            self._room, self._told_room = self._limits.most_sound - talk.coach.storage.sound_bytes(talk.session), False
        if listener.is_full:
            return  # it is being taken
        if self._room < len(pcm):
            self._has_no_room()
            return
        self._room -= len(pcm)
        listener.hear(pcm)
        if listener.seconds >= self._limits.longest_answer:
            talk.emit(notice(self._limits.too_long, "warn"))
            listener.fill()

    def _has_no_room(self) -> None:
        if self._told_room:
            return
        self._told_room = True
        self._talk.emit(notice(self._limits.no_room, "warn"))
        if self._talk.listener.seconds:
            self._talk.listener.fill()
