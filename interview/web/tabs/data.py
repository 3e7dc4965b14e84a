"""Where the interviews lie, how long, and the two buttons that delete them. Builds and names components only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import gradio as gr

from interview.web.views.fragments import heading

KEPT = "Your interviews lie in the outputs folder of the computer that runs this page, {long}. {who}"
UNTIL = "until you delete them"
HOURS = "and are deleted {hours} after you last used them"
OPENED = "They open in this browser alone: it holds their keys. A file of yours that you give away opens nothing."
ASK_ONE = "Delete this interview with all answers, results and sound? This cannot be undone."
ASK_ALL = "Delete every interview of this browser with all answers, results and sound? This cannot be undone."


@dataclass(frozen=True, slots=True)
class DataPart:
    one: Any
    all: Any
    done: Any
    note: Any


def build_data_part(keep_hours: float | None) -> DataPart:
    long = UNTIL if keep_hours is None else HOURS.format(hours=hours_text(keep_hours))
    with gr.Column(elem_id="data", elem_classes="sheet"):
        gr.HTML(heading("Your data", KEPT.format(long=long, who=OPENED)))
        with gr.Row():
            one = gr.Button("Delete this interview", elem_id="delete-one", min_width=190)
            everything = gr.Button("Delete everything", elem_id="delete-all", variant="stop", min_width=190)
        done = gr.Textbox(visible=False)
        note = gr.HTML(elem_id="delete-note")
    return DataPart(one, everything, done, note)


def hours_text(hours: float) -> str:
    """ "24 hours", "3 days" """
    days = hours / 24
    number, unit = (days, "day") if days >= 2 and days == int(days) else (hours, "hour")
    return f"{number:g} {unit}{'' if number == 1 else 's'}"
