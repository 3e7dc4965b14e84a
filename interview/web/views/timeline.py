"""An answer on its clock: rows of some seconds, each with the words said in them over what was heard and seen.

Knows records only. A pattern, a letter or a word tells what a colour tells, and each row says the same in a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from interview.records import Answer, Delivery, Focus, Moment, MomentKind
from interview.web.views.lanes import Lane, Stretch, look_lane, looks_of, speech_lane
from interview.web.views.rendering import clock, render

ONE_ROW = 15.0
STEPS = (10.0, 15.0, 20.0, 30.0, 60.0)
MOST_ROWS = 12
"""Three minutes in rows of 15 s still fit a phone's patience."""
LISTED_PAUSE = 1.0
"""Seconds from which a pause stands among the words; shorter ones are gaps in the line under them."""
CLASSES = {
    MomentKind.FILLER: "filler",
    MomentKind.DISCOURSE: "filler",
    MomentKind.REPETITION: "stumble",
    MomentKind.RESTART: "stumble",
    MomentKind.HEDGE: "hedge",
}
"""The first that holds for a word is shown."""
UNHEARD = "(uh)"
KEY = {
    "filler": ("um", f"a filler; {UNHEARD} was heard in the sound alone"),
    "stumble": ("we we", "said again or begun anew"),
    "hedge": ("I think", "a hedge"),
    "aside": ("words", "said while looking away"),
}
LANES = {
    "spoken": "speech; a gap is a pause",
    "tick": "a filler",
    "seen": "on screen; a gap was not seen",
    "away": "away, with its direction",
    "spell": "no face, two faces or too dark",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands at one second of the text: a word, or a note between words ("rest" or "chip")."""

    at: float
    text: str
    kinds: str = ""

    @property
    def is_word(self) -> bool:
        return self.kinds not in ("rest", "chip")


@dataclass(frozen=True, slots=True)
class Row:
    """Some seconds of an answer; `share`: how much of a whole row they are."""

    start: float
    pieces: Sequence[Piece]
    lanes: Sequence[Lane]
    label: str
    share: float

    @property
    def groups(self) -> list[tuple[str, str]]:
        """(kinds, text): neighbours of one kind together, each note alone."""
        groups = groupby(self.pieces, key=lambda piece: (piece.kinds, piece.is_word or piece.at))
        return [(kinds, " ".join(piece.text for piece in some)) for (kinds, _), some in groups]

    @property
    def has_words(self) -> bool:
        return any(piece.is_word for piece in self.pieces)


def timeline_html(
    answer: Answer, delivery: Delivery | None, focus: Focus | None, *, stutter_safe: bool = False
) -> Markup:
    """ "" for an answer without timed words; with `stutter_safe` nothing of fluency is drawn."""
    if not answer.words or delivery is None or (stutter_safe and focus is None):
        return Markup("")
    moments = [one for one in delivery.moments if not stutter_safe or one.kind is MomentKind.HEDGE]
    looks = looks_of(focus) if focus else []
    seconds = max(answer.seconds, delivery.end, answer.words[-1].end)
    step = step_for(seconds)
    starts = [n * step for n in range(max(1, -int(-seconds // step)))]
    pieces = sorted(_pieces(answer, moments, looks, starts), key=lambda piece: (piece.at, piece.is_word))
    rows = []
    for start in starts:
        last = start == starts[-1]
        end = max(seconds, start + 0.1) if last else start + step
        here = [piece for piece in pieces if start <= piece.at and (piece.at < end or last)]
        lanes = [] if stutter_safe else [speech_lane(delivery, start, end)]
        lanes += [look_lane(focus, start, end)] if focus else []
        rows.append(Row(start, here, lanes, row_label(start, end, moments, looks), (end - start) / step))
    return render("timeline", "timeline", rows=rows, key=_key(rows), lanes=_key_of_lanes(rows))


def step_for(seconds: float) -> float:
    """Seconds of a row: a short answer takes one row, any other no more than MOST_ROWS."""
    if seconds <= ONE_ROW:
        return ONE_ROW
    return next((step for step in STEPS if seconds <= MOST_ROWS * step), STEPS[-1])


def row_label(start: float, end: float, moments: Sequence[Moment], looks: Sequence[Stretch]) -> str:
    """A row in a sentence."""
    here = [one for one in moments if start <= one.start < end]
    pauses = [one for one in here if one.kind is MomentKind.PAUSE]
    parts = []
    if pauses:
        longest = max(pauses, key=lambda one: one.end - one.start)
        many = f"{len(pauses)} pauses, the longest" if len(pauses) > 1 else "a pause of"
        parts.append(f"{many} {longest.end - longest.start:.1f} s at {clock(longest.start)}")
    parts += [f"“{one.text or 'uh'}” at {clock(one.start)}" for one in here if one.kind is MomentKind.FILLER]
    parts += [
        f"{look.said} from {clock(max(look.start, start))} to {clock(min(look.end, end))}"
        for look in looks
        if look.start < end and look.end > start
    ]
    return f"{clock(start)} to {clock(end)}: {'; '.join(parts) or 'nothing to note'}"


def _pieces(
    answer: Answer, moments: Sequence[Moment], looks: Sequence[Stretch], starts: Sequence[float]
) -> Iterator[Piece]:
    """Words stand at their middle: their ends are the less certain part of a recogniser's times."""
    for word in answer.words:
        at = (word.start + word.end) / 2
        yield Piece(max(at, 0.0), word.text, _kinds_at(at, moments, looks))
    for one in moments:
        if one.kind is MomentKind.PAUSE and one.end - one.start >= LISTED_PAUSE:
            yield Piece((one.start + one.end) / 2, f"pause {one.end - one.start:.1f} s", "rest")
        if one.kind is MomentKind.FILLER and not one.text:
            yield Piece((one.start + one.end) / 2, UNHEARD, "filler")
    for look in looks:
        yield Piece(look.start, f"{look.sign} {look.end - look.start:.1f} s", "chip")
        for start in starts:
            if look.start < start < look.end:
                yield Piece(start, f"{look.sign} still", "chip")


def _kinds_at(at: float, moments: Sequence[Moment], looks: Sequence[Stretch]) -> str:
    there = {one.kind for one in moments if one.start <= at <= one.end}
    kind = next((name for kind, name in CLASSES.items() if kind in there), "")
    is_aside = any(look.kind == "away" and look.start <= at < look.end for look in looks)
    return " ".join(filter(None, (kind, "aside" if is_aside else "")))


def _key(rows: Sequence[Row]) -> list[tuple[str, str, str]]:
    """(kind, sample, what it stands for) of those marks that are there."""
    there = {kind for row in rows for piece in row.pieces for kind in piece.kinds.split()}
    return [(kind, *told) for kind, told in KEY.items() if kind in there]


def _key_of_lanes(rows: Sequence[Row]) -> list[tuple[str, str]]:
    there = {kind for row in rows for lane in row.lanes for kind in lane.kinds}
    return [(kind, said) for kind, said in LANES.items() if kind in there]
