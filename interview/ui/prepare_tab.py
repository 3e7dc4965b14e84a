"""The Prepare tab: resume, job, sample, fit. Builds and names components; events are connected in app.py."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import gradio as gr

FILES = [".pdf", ".docx", ".txt", ".md"]


@dataclass(frozen=True, slots=True)
class PrepareTab:
    resume: Any
    job: Any
    job_file: Any
    sample: Any
    keep: Any
    prepare: Any
    start: Any
    status: Any
    parsed: Any
    fit: Any


def build_prepare_tab() -> PrepareTab:
    with gr.Row(equal_height=True):
        with gr.Column(elem_classes="sheet", scale=3):
            gr.HTML("<h2>Your resume</h2>")
            resume = gr.File(label="Resume: PDF, DOCX or text", file_types=FILES, height=150, elem_id="resume")
            gr.HTML("<p class='why'>It stays on this machine. No resume at hand? Try with the sample.</p>")
            sample = gr.Button("Try with a sample", variant="secondary", elem_id="sample")
        with gr.Column(elem_classes="sheet", scale=3):
            gr.HTML("<h2>The job</h2>")
            job = gr.Textbox(
                label="Job description",
                placeholder="Paste the whole advertisement here",
                lines=7,
                max_lines=14,
                max_length=20_000,
                elem_id="job",
            )
            job_file = gr.File(label="... or a file of it", file_types=FILES, height=110, elem_id="job-file")
    with gr.Row():
        prepare = gr.Button("Prepare my interview", variant="primary", elem_id="prepare", scale=2)
        keep = gr.Checkbox(label="Keep my recordings in the outputs folder", value=False, scale=1, elem_id="keep")
    status = gr.HTML(elem_id="prepare-status")
    start = gr.Button("Start the interview", variant="primary", visible=False, elem_id="start")
    fit = gr.HTML(elem_id="fit")
    parsed = gr.HTML(elem_id="parsed")
    return PrepareTab(resume, job, job_file, sample, keep, prepare, start, status, parsed, fit)
