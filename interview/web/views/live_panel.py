"""The live interview's panel as HTML: an empty form that live.js fills, and the facts that it reads.

Knows no connection and no Gradio.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from markupsafe import Markup

from interview.web.views.messages import messages
from interview.web.views.rendering import render


@dataclass(frozen=True, slots=True)
class Key:
    """A button of the panel: the command it sends, what it is called, and the keys that press it."""

    command: str
    label: str
    keys: tuple[str, ...]  # as the browser names them, in lower case
    shown: str
    hint: str

    @property
    def is_quiet(self) -> bool:
        """Whether it stands apart, smaller than the others."""
        return self.command in ("hint", "skip", "pause", "resume", "end")


KEYS = (
    Key("done", "I'm done", ("enter", "d"), "Enter", "Hand in what you said"),
    Key("more_time", "More time", ("t",), "T", "Ask for a moment to think: a long silence ends nothing then"),
    Key("repeat", "Repeat", ("r",), "R", "Hear the question again"),
    Key("rephrase", "Rephrase", ("p",), "P", "Hear the question in other words"),
    Key("hint", "Hint", ("h",), "H", "Hear what a good answer would hold"),
    Key("skip", "Skip", ("s",), "S", "Leave this question out"),
    Key("pause", "Pause", (" ",), "Space", "Stop the clock and the interviewer"),
    Key("resume", "Resume", (" ",), "Space", "Go on where you paused"),
    Key("end", "End", ("e",), "E", "End the interview; asks once more"),
)
LONGEST_TYPED = 6000


def panel_html() -> Markup:
    words = json.dumps(messages(), ensure_ascii=False)
    return render("live_panel", "panel", keys=KEYS, longest=LONGEST_TYPED, words=words)


def facts_html(*, session: str, label: str, text: str, note: str = "", begin: str = "", done: bool = False) -> Markup:
    """What the panel shows while no interview runs; `begin` is the button's text, "" for no button."""
    values = {"session": session, "label": label, "text": text, "note": note, "begin": begin}
    return render("live_panel", "facts", **values, done=done)


def keys_html() -> Markup:
    """Every key and what it does; Escape has no button."""
    keys = [(key.shown, key.hint) for key in KEYS if key.command != "resume"]
    return render("live_panel", "help", keys=[*keys, ("Esc", "Stop the interviewer talking")])
