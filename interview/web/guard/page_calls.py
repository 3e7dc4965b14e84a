"""Which handlers a page of Gradio has, and what each of them takes."""

from __future__ import annotations

from typing import Any

import gradio as gr

from interview.settings import Settings
from interview.web.guard.calls import Field, Kind
from interview.web.guard.routes import MB

_KINDS: tuple[tuple[type[Any], Kind], ...] = (
    (gr.State, Kind.HELD),
    (gr.Textbox, Kind.TEXT),
    (gr.HTML, Kind.TEXT),
    (gr.Button, Kind.TEXT),
    (gr.Checkbox, Kind.FLAG),
    (gr.Slider, Kind.NUMBER),
    (gr.Number, Kind.NUMBER),
    (gr.Radio, Kind.CHOICE),
    (gr.Dropdown, Kind.CHOICE),
    (gr.File, Kind.FILE),
    (gr.Audio, Kind.FILE),
)


def calls_of(page: gr.Blocks, settings: Settings) -> dict[int, tuple[Field, ...]]:
    """By their numbers in the page; what runs in the browser alone is none of them."""
    return {
        number: tuple(_field(each, settings) for each in handler.inputs)
        for number, handler in page.fns.items()
        if handler.fn is not None
    }


def _field(component: Any, settings: Settings) -> Field:
    kind = next((kind for of, kind in _KINDS if isinstance(component, of)), Kind.OTHER)
    label = str(getattr(component, "label", None) or "")
    if kind is Kind.FILE:
        sound = isinstance(component, gr.Audio)
        return Field(kind, (settings.largest_recording_mb if sound else settings.largest_document_mb) * MB, label)
    return Field(kind, getattr(component, "max_length", None) or 0, label)
