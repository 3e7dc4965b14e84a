"""The Interview tab: the live panel, the camera, and the recorder for browsers without the live path.

Builds and names components only.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import gradio as gr

from interview.sessions.session import Session
from interview.web.views.camera_panel import camera_html
from interview.web.views.fragments import card, paragraph
from interview.web.views.live_panel import keys_html, panel_html
from interview.web.views.view import view_of

LIVE_JS = """
import(new URL("live/live.js", document.baseURI)).then(({ mount }) => mount(element));
"""
CAMERA_JS = LIVE_JS.replace("live.js", "live_camera.js")
HOW = (
    "Just talk. The microphone stays open while the interviewer listens, your words appear as you speak, and a "
    "pause to think does not end your answer. Speak up to interrupt. Nothing is scored while you speak."
)
RECORDER = (
    "For browsers that cannot hold the live interview: the question is asked here, and you answer with a recording or "
    "in writing. Press the round button to record and again to stop; stopping hands the answer in."
)


@dataclass(frozen=True, slots=True)
class InterviewTab:
    key: Any
    stages: Any
    facts: Any
    transcript: Any
    refresh: Any
    question: Any
    status: Any
    begin: Any
    answering: Any
    end: Any
    voice: Any
    microphone: Any
    typed: Any
    submit: Any
    repeat: Any
    skip: Any

    @property
    def screen(self) -> list[Any]:
        """The outputs of every step, in the order of handlers' screens."""
        first = [self.stages, self.facts, self.transcript, self.question, self.status, self.begin]
        return [*first, self.answering, self.end, self.voice, self.microphone, self.typed]


def build_interview_tab() -> InterviewTab:
    key = gr.Textbox(visible=False, elem_id="held-key")  # of the interview on this page; the server keeps none
    empty: Session | None = None
    view = view_of(empty)
    stages = gr.HTML(view.stages)
    with gr.Row():
        with gr.Column(scale=5):
            facts = gr.HTML(view.facts, elem_id="live-facts")
            gr.HTML(panel_html(), elem_id="live", js_on_load=LIVE_JS)
            refresh = gr.Button("Show what was said", elem_id="live-refresh")  # pressed by live.js
            transcript = gr.HTML(elem_id="transcript")
        with gr.Column(scale=3):
            gr.HTML(camera_html(), elem_id="camera-panel", js_on_load=CAMERA_JS)
            gr.HTML(card("How it works", paragraph(HOW, "why") + keys_html()))
            with gr.Accordion("Answer with a recording", open=False, elem_id="recorder", elem_classes="sheet"):
                recorder = _build_recorder(view.begin_label)
    return InterviewTab(key, stages, facts, transcript, refresh, *recorder)


def _build_recorder(begin_label: str) -> list[Any]:
    """-> question, status, begin, answering, end, voice, microphone, typed, submit, repeat, skip."""
    gr.HTML(paragraph(RECORDER, "why"))
    question = gr.HTML(elem_id="question")
    voice = gr.HTML(elem_id="voice")
    status = gr.HTML(elem_id="status")
    begin = gr.Button(begin_label, visible=False, elem_id="ask")
    with gr.Column(visible=False, elem_id="answering") as answering:
        microphone = gr.Audio(
            label="Your answer, recorded", sources=["microphone", "upload"], type="filepath", elem_id="microphone"
        )
        typed = gr.Textbox(label="Or in writing", lines=3, max_length=6000, elem_id="typed")
        submit = gr.Button("Hand in this text", elem_id="submit")
        with gr.Row():
            repeat = gr.Button("Say it again", elem_id="repeat")
            skip = gr.Button("Leave it out", elem_id="skip")
    end = gr.Button("Sum it up now", visible=False, elem_id="end")
    return [question, status, begin, answering, end, voice, microphone, typed, submit, repeat, skip]
