"""When a spoken answer is over: how much silence ends it, and the events that a listener reports.

Knows numbers and words; no sound, no model, no clock.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from interview.records import ThinkingTime

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class SpeechBegan:
    """Speech, the first of the answer or the first after a pause. Times are seconds of sound since the reset."""

    at: float


@dataclass(frozen=True, slots=True)
class SegmentClosed:
    """A stretch to be written down. All of them together hold every bit of speech, none of it twice."""

    start: float
    end: float
    samples: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class PerhapsDone:
    """The first silence after speech, with the stretch that is still open, as it would be closed now.

    Transcribe it on the chance. When nothing more is said, a SegmentClosed with the same start and end follows,
    at the latest with TurnEnded: its words are known by then. When speech goes on, WentOn comes first, and the
    stretch may be closed longer than here: then forget these words. One PerhapsDone a pause.
    """

    at: float
    start: float
    end: float
    samples: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class WentOn:
    """Speech after PerhapsDone, even after TurnEnded when sound is still fed: what was begun on the chance is void."""

    at: float


@dataclass(frozen=True, slots=True)
class TurnEnded:
    """The answer is over. `silence` is seconds since the last speech, `probability` what the detector said."""

    at: float
    silence: float
    probability: float


Heard = SpeechBegan | SegmentClosed | PerhapsDone | WentOn | TurnEnded


@dataclass(frozen=True, slots=True)
class Waits:
    """Seconds of silence: after a turn that sounds finished, and after one that does not."""

    shortest: float
    longest: float


WAITS = {
    ThinkingTime.BRISK: Waits(0.6, 2.0),
    ThinkingTime.NORMAL: Waits(0.9, 2.7),
    ThinkingTime.PATIENT: Waits(1.4, 5.0),
}
"""NORMAL by `bench turns`; the other two by proportion."""
STUTTER_SAFE = Waits(2.5, 7.0)
"""A block in stuttered speech is silent and often lasts seconds; no sound of being finished shortens this wait."""
TIME_GIVEN = Waits(4.0, 12.0)
"""After "give me a moment"."""
FINISHED, UNFINISHED = 0.7, 0.4
"""Smart Turn's answers are nearly all outside these; between them the wait is interpolated."""
HARDLY_BEGUN, DOUBT_AT_FIRST = 1.5, 0.8
"""Seconds of speech under which an answer is rarely whole: most cut-offs of `bench turns` came after a word or two."""

_NEVER_LAST = frozenset(
    """
    a an the my your his its our their every
    and or but nor because since although though while whereas if unless until whose whom than as of from into onto
    i we they i'm we're they're he's she's i've we've i'd there's
    um uh er erm hmm mm ah eh
    """.split()
)
"""With these, and with fillers, nobody has finished, whatever mark the recogniser put behind them."""
_SELDOM_LAST = frozenset(
    """
    these those some any each when where which who what like
    to in on at by for with without about after between through during against towards upon within per
    is are was were be been being am have has had does can could will would shall should may might must
    he she it's that's not very really just
    """.split()
)
"""These end a sentence now and then ("what I work on."): a sign only where the recogniser heard no end."""
_LAST_WORD = re.compile(r"([\w'’]+)[\"”’')]*\s*([.?!,;:…—-]*)[\"”’')]*\s*$")


class Ending(StrEnum):
    """What the words so far say about the next ones."""

    CLOSED = "closed"
    UNREAD = "unread"
    UNKNOWN = "unknown"
    OPEN = "open"


DOUBTS = {Ending.CLOSED: 0.0, Ending.UNREAD: 0.1, Ending.UNKNOWN: 0.5, Ending.OPEN: 1.0}
"""The share of the way from the shortest to the longest wait that the words ask for, whatever the sound says.

The words come about half a second after the first silence; a turn that sounds finished waits that long for them.
"""


def ending_of(text: str) -> Ending:
    """Open after a conjunction, article, filler, comma or dash; closed after a sentence's full stop.

    A recogniser also puts a full stop where a sentence was broken off, so a preposition before one tells nothing.
    """
    match = _LAST_WORD.search(text)
    if match is None:
        return Ending.UNKNOWN
    word, mark = match[1].casefold().replace("’", "'"), match[2]
    if word in _NEVER_LAST or mark.endswith(("...", ",", ";", ":", "…", "—", "-")):
        return Ending.OPEN
    if mark.endswith((".", "?", "!")):
        return Ending.UNKNOWN if word in _SELDOM_LAST else Ending.CLOSED
    return Ending.OPEN if word in _SELDOM_LAST else Ending.UNKNOWN


def silence_to_end(
    probability: float,
    ending: Ending,
    *,
    spoken: float,
    thinking: ThinkingTime,
    stutter_safe: bool = False,
    time_given: bool = False,
) -> float:
    """Seconds of silence that end the answer; never less for a lower probability or a more open ending.

    `spoken` is the seconds of speech so far.
    """
    waits = [WAITS[thinking]]
    waits += [STUTTER_SAFE] if stutter_safe else []
    waits += [TIME_GIVEN] if time_given else []
    shortest, longest = max(one.shortest for one in waits), max(one.longest for one in waits)
    sound = (FINISHED - probability) / (FINISHED - UNFINISHED)
    begun = DOUBT_AT_FIRST if spoken < HARDLY_BEGUN else 0.0
    doubt = min(max(sound, DOUBTS[ending], begun), 1.0)
    return shortest + doubt * (longest - shortest)
