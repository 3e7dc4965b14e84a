"""Where the person looked during one answer: share, spans with their direction, and when nothing could be seen.

Knows records only. It is shown beside the words and enters no score.
"""

from __future__ import annotations

from interview.records import Distraction, Focus
from interview.web.views.evidence import clock
from interview.web.views.fragments import paragraph, rows, safe, tag
from interview.web.views.lanes import Stretch, look_band, looks_of

TOO_LITTLE = "Too little of your face was seen to say where you looked."
WHY = "From your webcam, whose pictures are not kept. Never part of a score; nobody is recognised."
ROUGH = "Rough: without a calibration, a look at the edge of the screen can count as away."
LIMITS = "As set; normally 3 seconds in one go, or 10 within 30 seconds."


def looked_html(focus: Focus | None, *, alone: bool) -> str:
    """ "" without a camera; `alone`: no timeline of words shows the same, so it brings its own line."""
    if focus is None:
        return ""
    looks = looks_of(focus)
    label = looked_words(focus)
    head = f"<h3>Where you looked {rough_tag(rough=focus.rough)}</h3>"
    if focus.share is None:
        head += paragraph(TOO_LITTLE)
    else:
        head += f'<p class="looked"><b>{focus.share:.0%}</b> on screen, of {focus.seconds:.0f} s</p>'
    band = look_band(focus, f"{label}: {'; '.join(_said(one) for one in looks) or 'never away'}") if alone else ""
    spans = rows((_span_html(one), "") for one in looks) if looks else paragraph(_none(focus))
    rough = f" {ROUGH}" if focus.rough and focus.share is not None else ""
    return head + band + spans + _distractions_html(focus) + paragraph(f"{WHY}{rough}", "why")


def looked_words(focus: Focus) -> str:
    """ "On screen 92% of 41 s (rough)" """
    if focus.share is None:
        return TOO_LITTLE.rstrip(".")
    return f"On screen {focus.share:.0%} of {focus.seconds:.0f} s" + (" (rough)" if focus.rough else "")


def rough_tag(*, rough: bool) -> str:
    return tag("warn", "≈ rough: not calibrated") if rough else tag("good", "✓ calibrated")


def _none(focus: Focus) -> str:
    return "" if focus.share is None else "No look away of a second or more."


def _said(one: Stretch) -> str:
    return f"{one.said} from {clock(one.start)} to {clock(one.end)}"


def _span_html(one: Stretch) -> str:
    times = f'<span class="at">{clock(one.start)} to {clock(one.end)}</span>'
    return f"<b>{safe(one.sign)}</b> {times}, {one.end - one.start:.1f} s"


def _distractions_html(focus: Focus) -> str:
    if not focus.distractions:
        return ""
    said = "; ".join(_distraction(one) for one in focus.distractions)
    name = "Distraction" if len(focus.distractions) == 1 else f"{len(focus.distractions)} distractions"
    return f'<p class="distracted"><b>{name}:</b> {said}. <span class="why">{LIMITS}</span></p>'


def _distraction(one: Distraction) -> str:
    times = f"{clock(one.start)} to {clock(one.end)}"
    if one.kind == "long":
        return f"a long look away, {one.end - one.start:.1f} s, {times}"
    return f"looks away that add up, {times}"
