"""Where the person looked during one answer: share, spans with their direction, and when nothing could be seen.

Knows records only. It is shown beside the words and enters no score.
"""

from __future__ import annotations

from markupsafe import Markup

from interview.records import Focus
from interview.web.views.lanes import Stretch, look_band, looks_of
from interview.web.views.rendering import clock, render

TOO_LITTLE = "Too little of your face was seen to say where you looked."
ROUGH = "Rough: without a calibration, a look at the edge of the screen can count as away."


def looked_html(focus: Focus | None, *, alone: bool) -> Markup:
    """ "" without a camera; `alone`: no timeline of words shows the same, so it brings its own line."""
    if focus is None:
        return Markup("")
    looks = looks_of(focus)
    label = f"{looked_words(focus)}: {'; '.join(_said(one) for one in looks) or 'never away'}"
    return render(
        "looked",
        "looked",
        focus=focus,
        looks=looks,
        band=look_band(focus, label) if alone else "",
        too_little=TOO_LITTLE,
        never="" if focus.share is None else "No look away of a second or more.",
        rough=ROUGH,
    )


def looked_words(focus: Focus) -> str:
    """ "On screen 92% of 41 s (rough)" """
    if focus.share is None:
        return TOO_LITTLE.rstrip(".")
    return f"On screen {focus.share:.0%} of {focus.seconds:.0f} s" + (" (rough)" if focus.rough else "")


def _said(one: Stretch) -> str:
    return f"{one.said} from {clock(one.start)} to {clock(one.end)}"
