"""The Results tab: sentences, numbers, a plot, each answer, a form to dispute a score, the plan, files, deleting.

Builds and names components only.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gradio as gr

from interview.web.tabs.data import DataPart, build_data_part
from interview.web.views.fragments import heading
from interview.web.views.results import results_html

FILES_JS = Path(__file__).parents[1] / "static" / "files.js"
LONGEST_REASON = 1000
"""Characters; what is kept of a reason."""
DISPUTE = (
    "No score knows your job or what really happened. Say which one is wrong and why: your words are shown beside it "
    "and kept on this machine. The number itself stays."
)


@dataclass(frozen=True, slots=True)
class ResultsTab:
    summary: Any
    plot: Any
    answers: Any
    plan: Any
    files: Any
    form: Any
    disputed: Any
    reason: Any
    dispute: Any
    noted: Any
    data: DataPart

    @property
    def outputs(self) -> list[Any]:
        return [self.summary, self.plot, self.answers, self.plan, self.files, self.form, self.disputed]


def build_results_tab(keep_hours: float | None = None) -> ResultsTab:
    """`keep_hours`: how long interviews are kept; None where nobody ends them but the person."""
    summary = gr.HTML(results_html(None), elem_id="summary")
    plot = gr.HTML(elem_id="plot")
    answers = gr.HTML(elem_id="answers")
    with gr.Column(visible=False, elem_id="dispute", elem_classes="sheet") as form:
        gr.HTML(heading("Is a score wrong?", DISPUTE))
        disputed = gr.Dropdown(label="Which answer", choices=[], value=None, filterable=False, elem_id="disputed")
        reason = gr.Textbox(
            label="What is wrong about it?", lines=2, max_length=LONGEST_REASON, elem_id="dispute-reason"
        )
        dispute = gr.Button("This score is wrong", elem_id="dispute-send")
        noted = gr.HTML(elem_id="dispute-noted")
    plan = gr.HTML(elem_id="plan-as-it-went")
    files = gr.HTML(elem_id="files", js_on_load=FILES_JS.read_text(encoding="utf-8"))
    data = build_data_part(keep_hours)
    return ResultsTab(summary, plot, answers, plan, files, form, disputed, reason, dispute, noted, data)
