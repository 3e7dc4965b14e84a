"""When a spoken answer is over: how much silence ends it, and the events that a listener reports.

Knows numbers and words; no sound, no model, no clock.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from interview.core.records import ThinkingTime

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
    ThinkingTime.BRISK: Waits(0.5, 2.2),
    ThinkingTime.NORMAL: Waits(0.7, 3.2),
    ThinkingTime.PATIENT: Waits(1.4, 5.0),
}
STUTTER_SAFE = Waits(2.5, 7.0)
"""A block in stuttered speech is silent and often lasts seconds; no sound of being finished shortens this wait."""
TIME_GIVEN = Waits(4.0, 12.0)
"""After "give me a moment"."""
FINISHED, UNFINISHED = 0.9, 0.3
"""Smart Turn's answers are nearly all below 0.1 or above 0.9; between these the wait is interpolated."""

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
    this that these those her some any each no so when where which who what like
    to in on at by for with without over under about after before between through during against towards upon within per
    is are was were be been being am have has had do does did can could will would shall should may might must
    you he she it it's that's not very really just also well
    """.split()
)
"""These end a sentence now and then ("what I did."): open only where the recogniser heard no end."""
_LAST_WORD = re.compile(r"([A-Za-z'’]+)[\"”’')]*\s*([.?!,;:…—-]*)[\"”’')]*\s*$")


class Ending(StrEnum):
    """What the words so far say about the next ones."""

    OPEN = "open"
    UNKNOWN = "unknown"
    CLOSED = "closed"


def ending_of(text: str) -> Ending:
    """Open after a conjunction, article, preposition, filler, comma or dash; closed after a sentence's full stop."""
    match = _LAST_WORD.search(text)
    if match is None:
        return Ending.UNKNOWN
    word, mark = match[1].casefold().replace("’", "'"), match[2]
    if word in _NEVER_LAST or mark.endswith(("...", ",", ";", ":", "…", "—", "-")):
        return Ending.OPEN
    if mark.endswith((".", "?", "!")):
        return Ending.CLOSED
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
    """Seconds of silence that end the answer; never less for a lower probability or an open ending.

    `spoken` is the seconds of speech so far.
    """
    waits = WAITS[thinking]
    if stutter_safe:
        waits = Waits(max(waits.shortest, STUTTER_SAFE.shortest), max(waits.longest, STUTTER_SAFE.longest))
    if time_given:
        waits = Waits(max(waits.shortest, TIME_GIVEN.shortest), max(waits.longest, TIME_GIVEN.longest))
    doubt = min(max((FINISHED - probability) / (FINISHED - UNFINISHED), 0.0), 1.0)
    if ending is Ending.OPEN:
        doubt = max(doubt, 1.0)
    elif ending is Ending.CLOSED:
        doubt *= 0.8
    return waits.shortest + doubt * (waits.longest - waits.shortest)
