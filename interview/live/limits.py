"""What one visitor may take of the live path: time, sound and messages. Every limit has a sentence for the page."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from interview.audio.recordings import LONGEST_SECONDS
from interview.engines.sound import SPEECH_RATE
from interview.machine import Machine
from interview.settings import Settings

LEAST_FRAME = 512
"""Samples that a frame counts for at least: many tiny ones cost as much work as a few whole ones."""
TOO_FAST = "More sound arrived than can have been spoken in this time. Reload the page to go on at this question."
IDLE = "Nothing was heard from you for a while, and others are waiting. Press Continue here to go on at this question."
LONG_ANSWER = "That is {minutes:.0f} minutes, the longest that an answer may be. It is taken as it is."
NO_ROOM = "This interview has used up its room for sound, {megabytes:.0f} MB. Type your answers from here on."
STILL_BUSY = 300.0
"""Seconds that an interview which nobody is connected to may go on working for, to put its last answer on disk."""


@dataclass(frozen=True, slots=True)
class LiveLimits:
    """Seconds, unless a name says otherwise."""

    release_after: float = 45.0  # after the last page left; under the minute in which idle things are to be gone
    most_held: int = 4  # interviews at once; further ones wait in line
    idle_after: float = 600.0  # without a sign of the person, while others wait
    longest_answer: float = LONGEST_SECONDS
    most_sound: int = 300 * 10**6  # bytes of one session's sound on disk: 2.6 hours
    ahead: float = 20.0  # by which sound may outrun the clock: the page's clock and ours, and what a busy page bundles
    kept: float = LONGEST_SECONDS  # what a page keeps while it is not connected
    patience: float = 6.0  # that a person is kept waiting for a question of the model's; then one of our own is asked

    @property
    def too_long(self) -> str:
        return LONG_ANSWER.format(minutes=self.longest_answer / 60)

    @property
    def no_room(self) -> str:
        return NO_ROOM.format(megabytes=self.most_sound / 10**6)


def limits_from(settings: Settings, machine: Machine) -> LiveLimits:
    """Two interviews a core unless a setting says otherwise: beyond that, local models keep everybody waiting."""
    return LiveLimits(
        release_after=settings.live_release_after,
        most_held=settings.live_most_held or max(2, 2 * machine.cores),
        most_sound=settings.live_most_sound_mb * 10**6,
    )


class SoundClock:
    """Sound cannot be spoken faster than time passes, whatever page or connection it comes by."""

    def __init__(self, limits: LiveLimits, away: float = 0.0, clock: Callable[[], float] = time.monotonic) -> None:
        """`away`: seconds since anything of the session was last written, which its page may have gone on recording."""
        self._clock, self._began = clock, clock()
        self._credit = limits.ahead + min(max(away, 0.0), limits.kept)
        self._seconds = 0.0

    def takes(self, pcm: bytes) -> bool:
        self._seconds += max(len(pcm) // 2, LEAST_FRAME) / SPEECH_RATE
        return self._seconds <= self._clock() - self._began + self._credit


class Pace:
    """At most so many things a second, and a few at once."""

    def __init__(self, a_second: float, at_once: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._rate, self._most, self._clock = a_second, at_once, clock
        self._left, self._at = at_once, clock()

    def allows(self) -> bool:
        return self.wait() == 0.0

    def wait(self) -> float:
        """Seconds until the next one may come; 0.0 takes it."""
        now = self._clock()
        self._left = min(self._most, self._left + (now - self._at) * self._rate)
        self._at = now
        if self._left >= 1.0:
            self._left -= 1.0
            return 0.0
        return (1.0 - self._left) / self._rate
