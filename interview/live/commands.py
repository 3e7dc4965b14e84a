"""What the page's buttons and its box mean, as events."""

from __future__ import annotations

from typing import Any

from interview.live.states import events

_PLAIN: dict[str, events.Event] = {
    "repeat": events.Repeat(),
    "rephrase": events.Rephrase(),
    "hint": events.Hint(),
    "more_time": events.MoreTime(),
    "skip": events.Skip(),
    "pause": events.Pause(),
    "resume": events.Resume(),
    "end": events.End(),
}
LONGEST_ID = 64


def command_from(name: str, seconds: float) -> events.Event | None:
    """`seconds`: what was heard of the answer so far. Unknown names come from a page of another version."""
    return events.Done(seconds) if name == "done" else _PLAIN.get(name)


def hand_in_from(message: dict[str, Any]) -> events.HandedIn | None:
    """A typed answer; None for one that is not whole."""
    match message:
        case {"text": str(text), "number": int(number), "id": str(hand_in)} if number is not True:
            return events.HandedIn(_mended(text), number, hand_in[:LONGEST_ID])
    return None


def _mended(text: str) -> str:
    """Halves of a character, which JSON can hold and a file cannot, become question marks in a box."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
