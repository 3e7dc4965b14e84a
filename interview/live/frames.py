"""Which of the page's microphone frames are heard, and as what: the open answer, an interruption, or not yet."""

from __future__ import annotations

from collections.abc import Callable

from interview.live.limits import TOO_FAST, LiveLimits, SoundClock
from interview.live.line import Line
from interview.live.listener import Listener
from interview.live.messages import notice, refusal
from interview.live.states.table import Ear

MOST_RESENT, LARGEST = 512, 4096
"""Frames that can be under way when a line drops (a page hands 256 KiB to the browser at once), and bytes of one."""


class Frames:
    """All methods are called in the conversation's thread."""

    def __init__(
        self,
        line: Line,
        listener: Listener,
        spoken_over: Callable[[bytes], None],
        sound_bytes: Callable[[], int],
        limits: LiveLimits,
        clock: SoundClock,
    ) -> None:
        """`spoken_over` is given what is no answer; `sound_bytes`: of the session, on disk."""
        self._line, self._listener, self._spoken_over = line, listener, spoken_over
        self._sound_bytes, self._limits, self._clock = sound_bytes, limits, clock
        self._aside: list[bytes] | None = None  # what is part of the answer once it goes on
        self._resent, self._on_disk, self._at = 0, b"", 0
        self._room: int | None = None  # bytes that are left for sound on disk; read at each answer's beginning
        self._told_room = False

    def come(self, number: int, pcm: bytes, ear: Ear) -> None:
        if not self._line.takes(number):
            return
        if not self._clock.takes(pcm):
            self._line.emit(refusal(TOO_FAST))
        elif number < self._resent and self._is_on_disk(pcm):
            return
        elif ear is Ear.ANSWER:
            self._answer(pcm)
        elif self._aside is not None and ear in (Ear.LATER, Ear.LATER_OR_OVER):
            self._aside.append(pcm)
        elif ear in (Ear.OVER, Ear.LATER_OR_OVER):
            self._spoken_over(pcm)

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
        if self._room is None:
            self._room, self._told_room = self._limits.most_sound - self._sound_bytes(), False
        if self._listener.is_full:
            return  # it is being taken
        if self._room < len(pcm):
            self._has_no_room()
            return
        self._room -= len(pcm)
        self._listener.hear(pcm)
        if self._listener.seconds >= self._limits.longest_answer:
            self._line.emit(notice(self._limits.too_long, "warn"))
            self._listener.fill()

    def _has_no_room(self) -> None:
        if self._told_room:
            return
        self._told_room = True
        self._line.emit(notice(self._limits.no_room, "warn"))
        if self._listener.seconds:
            self._listener.fill()
