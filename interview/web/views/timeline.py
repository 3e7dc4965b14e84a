"""An answer on its clock: rows of some seconds, each with the words said in them over what was heard and seen.

Knows records only. A pattern, a letter or a word tells what a colour tells, and each row says the same in a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from interview.records import Answer, Delivery, Focus, Moment, MomentKind
from interview.web.views.evidence import clock
from interview.web.views.fragments import safe
from interview.web.views.lanes import Stretch, look_lane, looks_of, speech_lane

TITLE = "Your words on the clock"
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


def timeline_html(answer: Answer, delivery: Delivery | None, focus: Focus | None, *, stutter_safe: bool = False) -> str:
    """ "" for an answer without timed words; with `stutter_safe` nothing of fluency is drawn."""
    if not answer.words or delivery is None or (stutter_safe and focus is None):
        return ""
    moments = [one for one in delivery.moments if not stutter_safe or one.kind is MomentKind.HEDGE]
    looks = looks_of(focus) if focus else []
    seconds = max(answer.seconds, delivery.end, answer.words[-1].end)
    step = step_for(seconds)
    starts = [n * step for n in range(max(1, -int(-seconds // step)))]
    pieces = sorted(_pieces(answer, moments, looks, starts), key=lambda piece: (piece.at, piece.is_word))
    rows = ""
    for start in starts:
        last = start == starts[-1]
        end = max(seconds, start + 0.1) if last else start + step
        here = [piece for piece in pieces if start <= piece.at and (piece.at < end or last)]
        lanes = "" if stutter_safe else speech_lane(delivery, start, end)
        lanes += look_lane(focus, start, end) if focus else ""
        rows += _row_html(start, here, lanes, row_label(start, end, moments, looks), (end - start) / step)
    return (
        f'<details class="clock" open><summary>{TITLE}</summary>'
        f'<ol class="clock-rows">{rows}</ol>{_key_html(rows)}</details>'
    )


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


def _row_html(start: float, pieces: Sequence[Piece], lanes: str, label: str, share: float) -> str:
    width = "" if share > 0.999 else f' style="width:{100 * share:.1f}%"'
    groups = groupby(pieces, key=lambda piece: (piece.kinds, piece.is_word or piece.at))
    said = " ".join(_group_html(kinds, [piece.text for piece in some]) for (kinds, _), some in groups)
    words = said if any(piece.is_word for piece in pieces) else f'{said} <span class="why">no words here</span>'
    return (
        f'<li><span class="at">{clock(start)}</span><p class="heard">{words}</p>'
        f'<div class="lanes" role="img" aria-label="{safe(label)}"{width}>{lanes}</div></li>'
    )


def _group_html(kinds: str, texts: Sequence[str]) -> str:
    text = safe(" ".join(texts))
    return f'<span class="{kinds}">{text}</span>' if kinds else text


def _key_html(rows: str) -> str:
    """What each mark stands for; only of those that are there."""
    items = [
        f'<span><i class="{name}">{sample}</i> {said}</span>'
        for name, (sample, said) in KEY.items()
        if f'class="{name}' in rows or f' {name}"' in rows
    ]
    items += [
        f'<span><i class="swatch {name}"></i> {said}</span>' for name, said in LANES.items() if f'="{name}"' in rows
    ]
    return f'<p class="why clock-key">{"".join(items)}</p>'
