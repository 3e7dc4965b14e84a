"""The Prepare tab: resume, job, fit, and what was read. Builds and names components; events are connected in app.py."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gradio as gr

from interview.job.rules import LONGEST_JOB
from interview.web.tabs.setup import build_setup_fields
from interview.web.views.fragments import heading, paragraph

FORM_JS, PLAN_JS, KEYS_JS = (Path(__file__).parents[1] / "static" / name for name in ("form.js", "plan.js", "keys.js"))
FILES = [".pdf", ".docx", ".txt", ".md", ".png", ".jpg", ".jpeg", ".webp"]


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
    fit: Any
    parsed: Any
    form: Any
    prepared: Any
    keys: Any
    save: Any
    save_row: Any
    saved: Any
    setup: list[Any]
    plan: Any
    plan_part: Any
    plan_form: Any
    change_plan: Any
    plan_note: Any


def build_prepare_tab() -> PrepareTab:
    with gr.Row(equal_height=True):
        with gr.Column(elem_classes="sheet", scale=3):
            gr.HTML(heading("Your resume"))
            resume = gr.File(label="Resume: PDF, DOCX, text or picture", file_types=FILES, height=150, elem_id="resume")
            gr.HTML(paragraph("It stays on this machine. No resume at hand? Try with the sample.", "why"))
            sample = gr.Button("Try with a sample", variant="secondary", elem_id="sample")
        with gr.Column(elem_classes="sheet", scale=3):
            gr.HTML(heading("The job"))
            job = gr.Textbox(
                label="Job description",
                placeholder="Paste the whole advertisement here",
                lines=7,
                max_lines=14,
                max_length=LONGEST_JOB,
                elem_id="job",
            )
            job_file = gr.File(label="... or a file of it", file_types=FILES, height=110, elem_id="job-file")
    gr.HTML(js_on_load=KEYS_JS.read_text(encoding="utf-8"))
    setup = build_setup_fields()
    with gr.Row():
        prepare = gr.Button("Prepare my interview", variant="primary", elem_id="prepare", scale=2)
        keep = gr.Checkbox(label="Keep my recordings in the outputs folder", value=False, scale=1, elem_id="keep")
    status = gr.HTML(elem_id="prepare-status")
    start = gr.Button("Go to the interview", variant="primary", visible=False, elem_id="start")
    with gr.Accordion(
        "The plan: look at it or change it", open=False, visible=False, elem_id="plan-part", elem_classes="sheet"
    ) as plan_part:
        plan = gr.HTML(elem_id="plan", js_on_load=PLAN_JS.read_text(encoding="utf-8"))
        with gr.Row(elem_id="plan-row", equal_height=True):
            change_plan = gr.Button("Use this plan", elem_id="change-plan", scale=0, min_width=190)
            plan_note = gr.HTML(elem_id="plan-note")
    fit = gr.HTML(elem_id="fit")
    parsed = gr.HTML(elem_id="parsed", js_on_load=FORM_JS.read_text(encoding="utf-8"))
    form, plan_form = gr.Textbox(visible=False), gr.Textbox(visible=False)  # filled by the button that sends it
    prepared = gr.Textbox(visible=False)  # which reading the prepared interview is of
    keys = gr.Textbox(visible=False)  # of this browser's interviews; filled like the forms
    with gr.Row(visible=False, elem_id="save-row", equal_height=True) as save_row:
        save = gr.Button("Save corrections", elem_id="save", scale=0, min_width=190)
        saved = gr.HTML(elem_id="save-note")
    return PrepareTab(
        resume, job, job_file, sample, keep, prepare, start, status, fit, parsed, form, prepared, keys, save, save_row,
        saved, setup, plan, plan_part, plan_form, change_plan, plan_note,
    )  # fmt: skip
