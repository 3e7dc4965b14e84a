"""The Interview tab: the question, the answer, the camera. Builds and names components only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import gradio as gr

from interview.core.session import Session
from interview.ui.fragments import card, paragraph
from interview.ui.interview_events import Camera
from interview.ui.view import view_of

LISTENING = (
    "Press the round button to record and again to stop; stopping hands the answer in. "
    "Take your time: nothing is scored while you speak. No microphone? Type instead."
)

CAMERA = (
    "Press Record under the picture to let it watch where you look. Frames are looked at on this machine and dropped: "
    "nothing is kept, nothing is scored."
)


@dataclass(frozen=True, slots=True)
class InterviewTab:
    session: Any
    camera: Any
    stages: Any
    question: Any
    transcript: Any
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
    webcam: Any

    @property
    def screen(self) -> list[Any]:
        """The outputs of every step, in the order of handlers' screens."""
        first = [self.session, self.stages, self.question, self.transcript, self.status, self.begin]
        return [*first, self.answering, self.end, self.voice, self.microphone, self.typed]


def build_interview_tab() -> InterviewTab:
    session, camera = gr.State(None), gr.State(Camera())
    empty: Session | None = None
    view = view_of(empty)
    stages = gr.HTML(view.stages)
    with gr.Row():
        with gr.Column(scale=5, elem_classes="sheet"):
            question = gr.HTML(view.question, elem_id="question")
            voice = gr.Audio(
                label="The question, spoken",
                waveform_options=gr.WaveformOptions(waveform_color="#8b8f98", waveform_progress_color="#2f5bd8"),
                autoplay=True,
                visible=False,
                interactive=False,
                buttons=[],
                elem_id="voice",
                format="wav",
                show_label=False,
            )
            status = gr.HTML(elem_id="status")
            begin = gr.Button(view.begin_label, variant="primary", visible=False, elem_id="begin")
            with gr.Column(visible=False, elem_id="answering") as answering:
                microphone = gr.Audio(
                    label="Your answer",
                    sources=["microphone", "upload"],
                    type="filepath",
                    elem_id="microphone",
                )
                with gr.Accordion("Type instead", open=False, elem_id="type-instead"):
                    typed = gr.Textbox(label="Your answer in writing", lines=5, max_length=6000, elem_id="typed")
                    submit = gr.Button("Hand in", variant="primary", elem_id="submit")
                with gr.Row():
                    repeat = gr.Button("Repeat the question", elem_id="repeat")
                    skip = gr.Button("Skip", elem_id="skip")
            end = gr.Button("End the interview", visible=False, elem_id="end")
        with gr.Column(scale=3):
            with gr.Accordion("Camera (optional)", open=False, elem_id="camera", elem_classes="sheet"):
                gr.HTML(paragraph(CAMERA, "why"))
                webcam = gr.Image(
                    label="Camera on · not recorded",
                    sources=["webcam"],
                    streaming=True,
                    type="numpy",
                    elem_id="webcam",
                    height=240,
                )
            gr.HTML(card("How to answer", paragraph(LISTENING, "why")))
    transcript = gr.HTML(elem_id="transcript")
    return InterviewTab(
        session, camera, stages, question, transcript, status, begin, answering, end, voice, microphone,
        typed, submit, repeat, skip, webcam,
    )  # fmt: skip
