"""The interview's screen as the list of values that every step returns, and errors as sentences."""

from __future__ import annotations

import logging
from typing import Any

import gradio as gr

from interview.errors import InterviewError, StageError
from interview.sessions.session import Session
from interview.web.views.fragments import notice
from interview.web.views.view import view_of

log = logging.getLogger(__name__)
OURS = "Something went wrong on our side. Nothing you gave is lost; try the last step again."
Screen = tuple[Any, ...]
VALUES = 11
"""Of a screen."""


class BusyError(StageError):
    """A second step of a session whose last one still runs, or which is held live."""


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


def status_alone(error: BusyError) -> Screen:
    """Only the status: the rest is the running step's to show."""
    same = unchanged()
    return (*same[:4], notice(str(error), "warn"), *same[5:])


def unchanged() -> Screen:
    return tuple(gr.skip() for _ in range(VALUES))


def sentence_for(error: Exception) -> str:
    """What the page says of it: our own errors are sentences, any other is logged."""
    if isinstance(error, InterviewError):
        return str(error)
    log.exception("unexpected error", exc_info=error)
    return OURS
