"""How one answer sounded: its figures with a word for each, and the list of what was heard, with times.

Knows records only; it prints what they hold. Nothing here says who speaks, or how they feel.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from interview.audio.delivery import delivery_of
from interview.records import Answer, Delivery, Exchange, Moment, MomentKind, Word
from interview.web.views.confidence import FROM, confidence_html, voice_html
from interview.web.views.pace_chart import pace_band, pace_html
from interview.web.views.rendering import render
from interview.web.views.timeline import LISTED_PAUSE

TYPED = "Typed: nothing was measured of how it sounds."
NO_TIMES = "The transcript came without times, so nothing was measured of how it sounded."
LEFT_OUT = "Pace, pauses, fillers and stumbles were left out, as you wished (stutter-safe)."
WORDS_ALONE = (
    "From the transcript's times alone: pauses under half a second, and how the voice moves, are not known here."
)
OTHER_LANGUAGE = "Not spoken in English: fillers, hedges and stumbles are not known in other languages."
FEW_FILLERS, MANY_FILLERS = 5.0, 12.0
"""A minute: five cost a speaker nothing in listeners' eyes, twelve do (Laske and DiGennaro Reed 2024;
theirs were sounds and words, here the sounds alone are counted)."""
KINDS = {
    MomentKind.FILLER: ("Fillers", "um, uh, er, hmm; some are missed"),
    MomentKind.DISCOURSE: ("Filler words", "like, so, actually, where they say nothing"),
    MomentKind.HEDGE: ("Hedges", "take back half of what they stand beside"),
    MomentKind.REPETITION: ("Repetitions", "the same words again at once"),
    MomentKind.RESTART: ("Restarts", "broken off and begun anew"),
}


@dataclass(frozen=True, slots=True)
class Pauses:
    """The pauses of an answer as they are told."""

    count: int
    least: str  # what counts as one, in words
    seconds: float
    longest: Moment
    longest_seconds: float
    before: str  # the words before the longest
    long: Sequence[Moment]


def filler_band(a_minute: float) -> str:
    shown = round(a_minute, 1)
    if shown <= FEW_FILLERS:
        return "costs nothing"
    return "getting many" if shown < MANY_FILLERS else "enough to cost"


def heard_delivery(exchange: Exchange, *, stutter_safe: bool = False) -> Delivery | None:
    """As it was measured; from the transcript's times where it was not."""
    if exchange.delivery is not None or exchange.answer is None:
        return exchange.delivery
    return delivery_of(exchange.answer, stutter_safe=stutter_safe)


def facts_line(exchange: Exchange, *, stutter_safe: bool = False) -> str:
    """ "41 s · 148 words a minute · 3 fillers · on screen 92% (rough)": what is known by now; "" if nothing is."""
    answer, delivery, focus = exchange.answer, exchange.delivery, exchange.focus
    if answer is None or answer.source != "spoken":
        return ""
    parts = [f"{answer.seconds:.0f} s" if answer.seconds else ""]
    if delivery and not stutter_safe:
        parts.append("" if delivery.words_per_minute is None else f"{delivery.words_per_minute:.0f} words a minute")
        parts.append(counted(delivery.fillers, "filler") if delivery.wording else "")
    if focus and focus.share is not None:
        parts.append(f"on screen {focus.share:.0%}" + (" (rough)" if focus.rough else ""))
    return " · ".join(part for part in parts if part)


def sounded_html(
    answer: Answer, delivery: Delivery | None, *, stutter_safe: bool = False
) -> tuple[Markup, Markup, Markup]:
    """-> the figures, the list of what was heard, and pace over time; "" for what there is nothing of."""
    none = Markup("")
    if delivery is None:
        reason = {"typed": TYPED, "spoken": NO_TIMES}.get(answer.source, "")
        return render("delivery", "sounded", notes=[(reason, "why")], figures=()) if reason else none, none, none
    if stutter_safe:
        left_out = render("delivery", "sounded", notes=[(LEFT_OUT, "")], figures=())
        return left_out, _heard_html(delivery, answer.words, (MomentKind.HEDGE,)), none
    notes = [(WORDS_ALONE, "why")] if delivery.source == "words" else []
    notes += [] if delivery.wording else [(OTHER_LANGUAGE, "why")]
    heard = _heard_html(delivery, answer.words, tuple(KINDS)) if delivery.wording else none
    return render("delivery", "sounded", notes=notes, figures=_figures(delivery)), heard, pace_html(delivery.pace)


def made_of_html(delivery: Delivery | None, *, stutter_safe: bool = False) -> Markup:
    """The confidence score's formula and the voice's movement, closed at first."""
    if delivery is None:
        return Markup("")
    voice = voice_html(delivery, stutter_safe=stutter_safe)
    return voice if stutter_safe or not delivery.wording else confidence_html(delivery.confidence) + voice


def counted(count: int, name: str) -> str:
    """ "1 filler", "3 fillers" """
    return f"{count} {name}{'' if count == 1 else 's'}"


def _figures(delivery: Delivery) -> list[tuple[str, str, str, str]]:
    """(name, number, unit, what it means) of each."""
    figures = [
        _pace_figure(delivery),
        _articulation_figure(delivery),
        ("Thinking time", f"{max(delivery.start, 0.0):.1f} s", "before the first word"),
        _pause_figure(delivery),
        _filler_figure(delivery) if delivery.wording else None,
    ]
    if delivery.confidence is not None:
        figures.append(("Confidence score", f"{delivery.confidence.value:.0f} of 100", FROM))
    there = [(name, value.partition(" "), said) for name, value, said in filter(None, figures)]
    return [(name, number, unit, said) for name, (number, _, unit), said in there]


def _pace_figure(delivery: Delivery) -> tuple[str, str, str]:
    pace = delivery.words_per_minute
    if pace is None:
        return "Pace", "–", "too short for a pace"
    return "Pace", f"{pace:.0f} words a minute", pace_band(pace)


def _articulation_figure(delivery: Delivery) -> tuple[str, str, str] | None:
    rate = delivery.articulation_rate
    return None if rate is None else ("Articulation rate", f"{rate:.0f} words a minute", "with the pauses taken out")


def _pause_figure(delivery: Delivery) -> tuple[str, str, str]:
    if not delivery.pauses:
        return "Pauses", "0", "none found"
    share = f"{delivery.pause_seconds / delivery.span:.0%} of the time, " if delivery.span > 0 else ""
    return "Pauses", f"{delivery.pauses}", f"{share}the longest {delivery.longest_pause:.1f} s"


def _filler_figure(delivery: Delivery) -> tuple[str, str, str]:
    rate = delivery.fillers_per_minute
    if not delivery.fillers:
        return "Fillers", "0", "none heard"
    if rate is None:
        return "Fillers", f"{delivery.fillers}", "heard"
    return "Fillers", f"{rate:.1f} a minute", f"{filler_band(rate)}; {delivery.fillers} heard"


def _heard_html(delivery: Delivery, words: Sequence[Word], kinds: Sequence[MomentKind]) -> Markup:
    """Pauses where they are among what is told, then each kind that was heard, then those that were not."""
    fluency = MomentKind.FILLER in kinds
    return render(
        "delivery",
        "heard",
        pauses=_pauses(delivery, words) if fluency and delivery.pauses else None,
        kinds=[_heard(kind, _of(delivery, kind)) for kind in kinds if delivery.count(kind)],
        absent=[KINDS[kind][0].lower() for kind in kinds if not delivery.count(kind)],
    )


def _of(delivery: Delivery, kind: MomentKind) -> list[Moment]:
    return [one for one in delivery.moments if one.kind is kind]


def _pauses(delivery: Delivery, words: Sequence[Word]) -> Pauses:
    pauses = _of(delivery, MomentKind.PAUSE)
    longest = max(pauses, key=lambda one: one.end - one.start)
    return Pauses(
        count=len(pauses),
        least="half a second" if delivery.source == "words" else "a quarter second",
        seconds=delivery.pause_seconds,
        longest=longest,
        longest_seconds=delivery.longest_pause,
        before=" ".join([word.text for word in words if (word.start + word.end) / 2 < longest.start][-3:]),
        long=[one for one in pauses if one.end - one.start >= LISTED_PAUSE],
    )


def _heard(kind: MomentKind, moments: Sequence[Moment]) -> tuple[str, str, dict[str, list[Moment]], int]:
    """(name, what it is, its words with their moments, how many); "" for what was heard in the sound alone."""
    times: dict[str, list[Moment]] = {}
    for one in moments:
        times.setdefault(_as_said(one.text), []).append(one)
    return *KINDS[kind], times, len(moments)


def _as_said(text: str) -> str:
    """In lower case, so that like words are told together; but "I"."""
    return re.sub(r"\bi\b", "I", text.casefold())
