"""The live interview's panel as HTML: an empty form that live.js fills, and the facts that it reads.

Knows no connection and no Gradio.
"""

from __future__ import annotations

from dataclasses import dataclass

from interview.web.views.fragments import safe


@dataclass(frozen=True, slots=True)
class Key:
    """A button of the panel: the command it sends, what it is called, and the keys that press it."""

    command: str
    label: str
    keys: tuple[str, ...]  # as the browser names them, in lower case
    shown: str
    hint: str


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
_QUIET = ("hint", "skip", "pause", "resume", "end")
LONGEST_TYPED = 6000


def panel_html() -> str:
    """Every part that live.js writes into carries data-live; nothing of a person's stands in it yet."""
    main = "".join(_button(key) for key in KEYS if key.command not in _QUIET)
    quiet = "".join(_button(key) for key in KEYS if key.command in _QUIET)
    bars = "<i></i>" * 7
    return f"""<section class="live card" data-state="idle" aria-label="Interview">
<header class="live-head"><span class="live-state"><i class="live-dot"></i>
<b data-live="state" role="status"></b></span><span class="live-doing" data-live="doing"></span>
<span class="live-microphone"><span data-live="microphone"></span>
<span class="live-level" data-live="level" aria-hidden="true" hidden>{bars}</span></span></header>
<p class="eyebrow" data-live="label"></p>
<p class="live-aside" data-live="aside" aria-live="polite"></p>
<h1 class="question" data-live="question" aria-live="polite"></h1>
<p class="live-note" data-live="note"></p>
<p class="notice" data-live="notice" role="status" hidden></p>
<div class="live-caption" data-live="caption" data-empty="yes"><p class="live-words" data-live="words"></p>
<p class="why live-empty">Your words appear here as you speak.</p></div>
<div class="live-start">
<button type="button" class="live-button main" data-live="begin" id="live-begin" hidden></button>
<button type="button" class="live-button main" data-live="results" hidden>See your results</button></div>
<button type="button" class="live-button" data-live="leave" hidden>Leave the line</button>
<div class="live-bar" role="group" aria-label="Answer">{main}<span class="live-quiet">{quiet}</span></div>
<div class="live-confirm" data-live="confirm" role="alertdialog" aria-label="End the interview?" hidden>
<span>End here? What you said so far is summed up.</span>
<button type="button" class="live-button" data-command="stay">Stay</button>
<button type="button" class="live-button main" data-command="end-now">End the interview</button></div>
<form class="live-typing" data-live="form"><label for="live-box">Or type your answer</label>
<textarea id="live-box" data-live="box" rows="2" maxlength="{LONGEST_TYPED}" autocomplete="off"></textarea>
<button type="submit" class="live-button" data-live="send" disabled>Hand in <kbd>Ctrl Enter</kbd></button>
<p class="live-handed" data-live="handed" role="status" hidden><span data-live="handedText"></span>
<button type="button" class="live-button quiet" data-live="unhand" hidden>Take back</button></p></form>
</section>"""


def facts_html(*, session: str, label: str, text: str, note: str = "", begin: str = "", done: bool = False) -> str:
    """What the panel shows while no interview runs; `begin` is the button's text, "" for no button."""
    values = {"session": session, "label": label, "text": text, "note": note, "begin": begin}
    data = " ".join(f'data-{name}="{safe(value)}"' for name, value in values.items())
    return f'<div hidden {data} data-done="{"yes" if done else ""}"></div>'


def _button(key: Key) -> str:
    kind = "main" if key.command == "done" else "quiet" if key.command in _QUIET else ""
    return (
        f'<button type="button" class="live-button {kind}" data-command="{key.command}" '
        f'data-keys="{",".join(key.keys)}" title="{safe(key.hint)}" disabled>'
        f"{safe(key.label)} <kbd>{key.shown}</kbd></button>"
    )


def keys_html() -> str:
    """Every key and what it does; Escape has no button."""
    keys = [(key.shown, key.hint) for key in KEYS if key.command != "resume"]
    keys.append(("Esc", "Stop the interviewer talking"))
    parts = "".join(f"<dt><kbd>{shown}</kbd></dt><dd>{safe(hint)}</dd>" for shown, hint in keys)
    return f'<details class="live-help"><summary>Keys</summary><dl class="live-keys">{parts}</dl></details>'
