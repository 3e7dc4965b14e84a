"""How one answer sounded: its figures with a word for each, and the list of what was heard, with times.

Knows records only; it prints what they hold. Nothing here says who speaks, or how they feel.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from interview.audio.delivery import delivery_of
from interview.records import Answer, Delivery, Exchange, Moment, MomentKind, Word
from interview.web.views.confidence import FROM, confidence_html, voice_html
from interview.web.views.evidence import clock
from interview.web.views.fragments import paragraph, rows, safe, tag
from interview.web.views.pace_chart import pace_band, pace_html
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
MOST_LISTED = 12
"""Of one kind; whoever says more of it does not need each time to see it."""


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


def sounded_html(answer: Answer, delivery: Delivery | None, *, stutter_safe: bool = False) -> tuple[str, str, str]:
    """-> the figures, the list of what was heard, and pace over time; what is closed at first is with the figures."""
    head = "<h3>How it sounded</h3>"
    if delivery is None:
        reason = {"typed": TYPED, "spoken": NO_TIMES}.get(answer.source, "")
        return (head + paragraph(reason, "why") if reason else ""), "", ""
    if stutter_safe:
        return head + paragraph(LEFT_OUT), _heard_html(delivery, answer.words, (MomentKind.HEDGE,)), ""
    source = paragraph(WORDS_ALONE, "why") if delivery.source == "words" else ""
    source += "" if delivery.wording else paragraph(OTHER_LANGUAGE, "why")
    heard = _heard_html(delivery, answer.words, tuple(KINDS)) if delivery.wording else ""
    return head + source + _figures_html(delivery), heard, pace_html(delivery.pace)


def made_of_html(delivery: Delivery | None, *, stutter_safe: bool = False) -> str:
    """The confidence score's formula and the voice's movement, closed at first."""
    if delivery is None:
        return ""
    made = "" if stutter_safe or not delivery.wording else confidence_html(delivery.confidence)
    return made + voice_html(delivery, stutter_safe=stutter_safe)


def counted(count: int, name: str) -> str:
    """ "1 filler", "3 fillers" """
    return f"{count} {name}{'' if count == 1 else 's'}"


def _figures_html(delivery: Delivery) -> str:
    figures = [
        _pace_figure(delivery),
        _articulation_figure(delivery),
        ("Thinking time", f"{max(delivery.start, 0.0):.1f} s", "before the first word"),
        _pause_figure(delivery),
        _filler_figure(delivery) if delivery.wording else None,
    ]
    if delivery.confidence is not None:
        figures.append(("Confidence score", f"{delivery.confidence.value:.0f} of 100", FROM))
    body = "".join(_figure(*figure) for figure in figures if figure is not None)
    return f'<dl class="figures">{body}</dl>'


def _figure(name: str, value: str, said: str) -> str:
    number, _, unit = value.partition(" ")
    small = f" <small>{safe(unit)}</small>" if unit else ""
    return f"<div><dt>{safe(name)}</dt><dd><b>{safe(number)}</b>{small}<span>{safe(said)}</span></dd></div>"


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


def _heard_html(delivery: Delivery, words: Sequence[Word], kinds: Sequence[MomentKind]) -> str:
    """Pauses where they are among what is told, then each kind that was heard, then those that were not."""
    fluency = MomentKind.FILLER in kinds
    items = [_pauses_item(delivery, words)] if fluency and delivery.pauses else []
    items += [_kind_item(kind, _of(delivery, kind)) for kind in kinds if delivery.count(kind)]
    absent = [KINDS[kind][0].lower() for kind in kinds if not delivery.count(kind)]
    none = paragraph(f"Not heard: {', '.join(absent)}.", "why") if absent else ""
    return f"<h3>What was heard</h3>{rows(items) if items else ''}{none}"


def _of(delivery: Delivery, kind: MomentKind) -> list[Moment]:
    return [one for one in delivery.moments if one.kind is kind]


def _pauses_item(delivery: Delivery, words: Sequence[Word]) -> tuple[str, str]:
    pauses = _of(delivery, MomentKind.PAUSE)
    longest = max(pauses, key=lambda one: one.end - one.start)
    before = [word.text for word in words if (word.start + word.end) / 2 < longest.start][-3:]
    after = f" after “{safe(' '.join(before))}”" if before else ""
    said = f"{delivery.pause_seconds:.1f} s in all; the longest, {delivery.longest_pause:.1f} s, {_at(longest)}{after}"
    long = [f"{_time(one)} ({one.end - one.start:.1f} s)" for one in pauses if one.end - one.start >= LISTED_PAUSE]
    if len(long) > 1:
        said += f"; a second and more at {_listed(long)}"
    least = "half a second" if delivery.source == "words" else "a quarter second"
    return f'<b>Pauses</b> <span class="why">of {least} and more</span><br>{said}', tag("plain", str(len(pauses)))


def _kind_item(kind: MomentKind, moments: Sequence[Moment]) -> tuple[str, str]:
    name, why = KINDS[kind]
    times: dict[str, list[str]] = {}
    for one in moments:
        times.setdefault(_as_said(one.text), []).append(_time(one))
    heard = [f"{f'“{safe(text)}”' if text else 'heard in the sound'} {_listed(some)}" for text, some in times.items()]
    head = f'<b>{name}</b> <span class="why">{why}</span>'
    return f"{head}<br>{_listed(heard, '; ')}", tag("plain", str(len(moments)))


def _as_said(text: str) -> str:
    """In lower case, so that like words are told together; but "I"."""
    return re.sub(r"\bi\b", "I", text.casefold())


def _listed(items: Iterable[str], sign: str = ", ") -> str:
    listed = list(items)
    more = f" and {len(listed) - MOST_LISTED} more" if len(listed) > MOST_LISTED else ""
    return sign.join(listed[:MOST_LISTED]) + more


def _time(moment: Moment) -> str:
    return f'<span class="at">{clock(moment.start)}</span>'


def _at(moment: Moment) -> str:
    return f"at {_time(moment)}"
