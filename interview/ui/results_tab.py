"""The Results tab: sentences, numbers, a plot, each answer, the plan, downloads. Builds and names components only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import gradio as gr

from interview.ui.results import results_html


@dataclass(frozen=True, slots=True)
class ResultsTab:
    summary: Any
    plot: Any
    answers: Any
    plan: Any
    files: Any

    @property
    def outputs(self) -> list[Any]:
        return [self.summary, self.plot, self.answers, self.plan, self.files]


def build_results_tab() -> ResultsTab:
    summary = gr.HTML(results_html(None), elem_id="summary")
    plot = gr.HTML(elem_id="plot")
    answers = gr.HTML(elem_id="answers")
    plan = gr.HTML(elem_id="plan-as-it-went")
    files = gr.File(
        label="Your interview as CSV files",
        file_count="multiple",
        interactive=False,
        visible=False,
        elem_id="files",
    )
    return ResultsTab(summary, plot, answers, plan, files)
