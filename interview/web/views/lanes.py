"""The lines under the words of an answer: when something was said, and where the person looked. Knows no words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from interview.records import Delivery, Focus, Look, MomentKind
from interview.web.views.rendering import clock, render

ARROWS = {"left": "←", "right": "→", "up": "↑", "down": "↓"}
"""As the person sees it, in front of the screen."""
SPELLS = {Look.NO_FACE: "no face", Look.TWO_FACES: "two faces", Look.DARK: "too dark"}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A time in which the person looked away ("away") or nothing can be said of the eyes ("spell")."""

    start: float
    end: float
    kind: str
    sign: str  # "← left", "no face"
    said: str  # "looking left", "no face"


def looks_of(focus: Focus) -> list[Stretch]:
    """All that was not a look at the screen, in order of time."""
    away = [
        Stretch(one.start, one.end, "away", f"{ARROWS.get(one.direction, '')} {one.direction or 'away'}".strip(),
                f"looking {one.direction or 'away'}")
        for one in focus.away
    ]  # fmt: skip
    spells = [
        Stretch(one.start, one.end, "spell", SPELLS.get(one.look, one.look.value), SPELLS.get(one.look, one.look.value))
        for one in focus.spells
    ]
    return sorted([*away, *spells], key=lambda one: one.start)


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a lane, in percent of its row."""

    kind: str
    left: float
    width: float
    text: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Lane:
    """A line under the words of a row; `ticks` are moments."""

    name: str
    segments: tuple[Segment, ...]
    ticks: tuple[Segment, ...] = ()

    @property
    def kinds(self) -> set[str]:
        return {one.kind for one in (*self.segments, *self.ticks)}


def speech_lane(delivery: Delivery, start: float, end: float) -> Lane:
    """Speech as a line with its pauses as gaps, and a tick for each filler."""
    spoken = (_segment("spoken", *one, start, end) for one in _spoken(delivery))
    ticks = (
        Segment(
            "tick", 100 * (one.start - start) / (end - start), 0.0, title=f"{one.text or 'uh'} at {clock(one.start)}"
        )
        for one in delivery.moments
        if one.kind is MomentKind.FILLER and start <= one.start < end
    )
    return Lane("speech", tuple(filter(None, spoken)), tuple(ticks))


def look_lane(focus: Focus, start: float, end: float) -> Lane:
    """Where the person looked; empty where that was not seen."""
    seen = (_segment("seen", *one, start, end) for one in _seen(focus))
    looks = (
        _segment(one.kind, one.start, one.end, start, end, text=one.sign, title=f"{one.said} {clock(one.start)}")
        for one in looks_of(focus)
    )
    return Lane("look", tuple(filter(None, (*seen, *looks))))


def look_band(focus: Focus, label: str) -> Markup:
    """The whole answer as one line, for one without timed words."""
    lane = look_lane(focus, 0.0, max(focus.seconds, 1.0))
    return render("timeline", "band", lane_of_looks=lane, seconds=focus.seconds, label=label)


def _spoken(delivery: Delivery) -> Iterable[tuple[float, float]]:
    """From the first word to the last, without the pauses."""
    at = delivery.start
    for pause in (one for one in delivery.moments if one.kind is MomentKind.PAUSE):
        yield at, pause.start
        at = max(at, pause.end)
    yield at, delivery.end


def _seen(focus: Focus) -> Iterable[tuple[float, float]]:
    """The seconds of which something can be said; all of them where no seconds are listed."""
    if not focus.each_second:
        yield 0.0, focus.seconds
    begin = None
    for number, second in enumerate(focus.each_second):
        if second.look is not None and begin is None:
            begin = float(number)
        if second.look is None and begin is not None:
            yield begin, float(number)
            begin = None
    if begin is not None:
        yield begin, focus.seconds


def _segment(
    kind: str, begin: float, stop: float, start: float, end: float, *, text: str = "", title: str = ""
) -> Segment | None:
    """The part of a stretch that lies within a row; None where none does."""
    begin, stop = max(begin, start), min(stop, end)
    if stop <= begin:
        return None
    return Segment(kind, 100 * (begin - start) / (end - start), 100 * (stop - begin) / (end - start), text, title)
