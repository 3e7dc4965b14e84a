"""The interview's screen as the list of values that every step returns."""

from __future__ import annotations

from typing import Any

import gradio as gr

from interview.sessions.session import Session
from interview.web.views.view import view_of

Screen = tuple[Any, ...]
VALUES = 11
"""Of a screen."""


def screen_of(
    session: Session | None, status: str = "", *, voice: str | None = None, busy: bool = False, clear: bool = False
) -> Screen:
    """stages, facts, transcript, and of the recorder: question, status, begin, answering, end, voice, microphone,
    typed."""
    view = view_of(session)
    return (
        view.stages,
        view.facts,
        view.transcript,
        view.question,
        status,
        gr.Button(view.begin_label, visible=view.can_begin, interactive=not busy),
        gr.Column(visible=view.can_answer and not busy),
        gr.Button(visible=view.can_end, interactive=not busy),
        gr.skip() if voice is None and view.can_answer else voice or "",
        gr.Audio(value=None) if clear else gr.skip(),
        gr.Textbox(value="") if clear else gr.skip(),
    )


def status_alone(said: str) -> Screen:
    """Only the status: the rest stays as it is."""
    same = unchanged()
    return (*same[:4], said, *same[5:])


def unchanged() -> Screen:
    return tuple(gr.skip() for _ in range(VALUES))
