"""Puts the tabs together and connects each event to one handler. Knows no model and no file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import gradio as gr

from interview.coach import Coach
from interview.live import Conversations
from interview.samples import sample_job_text, sample_resume_path
from interview.ui.about_tab import Engine, build_about_tab, online_notice
from interview.ui.fragments import notice
from interview.ui.guard import Uploads
from interview.ui.interview_events import InterviewEvents
from interview.ui.interview_tab import InterviewTab, build_interview_tab
from interview.ui.prepare_events import PrepareEvents
from interview.ui.prepare_tab import PrepareTab, build_prepare_tab
from interview.ui.results_tab import ResultsTab, build_results_tab
from interview.ui.turns import Turns

TITLE = "Rehearse"
MASTHEAD = (
    '<header class="masthead"><p class="brand">Rehearse<span>.</span></p>'
    "<p>A spoken interview for the job you want, on your own machine.</p></header>"
)


class Page(gr.Blocks):
    """The page, the live interviews that are held on it, and the files that its visitors sent."""

    conversations: Conversations
    uploads: Uploads


def build_page(coach: Coach, engines: Sequence[Engine], *, seed: int, secret: str, local: bool) -> Page:
    """`secret` encrypts the saved interview's id in the browser; `local`: only this machine sees the page."""
    conversations = Conversations(coach)
    turns = Turns(coach.latest, conversations)
    preparing, interviewing = PrepareEvents(coach, turns, seed=seed), InterviewEvents(coach, turns, conversations)
    page = Page(title=TITLE, analytics_enabled=False, delete_cache=(3600, 3600))
    with page:
        gr.HTML(MASTHEAD + notice(online_notice(engines), "warn"))
        saved = gr.BrowserState("", storage_key="rehearse-interview", secret=secret)
        with gr.Tabs(selected="prepare") as tabs:
            with gr.Tab("Prepare", id="prepare"):
                prepare = build_prepare_tab()
            with gr.Tab("Interview", id="interview", render_children=True):
                interview = build_interview_tab()
            with gr.Tab("Results", id="results", render_children=True):
                results = build_results_tab()
            with gr.Tab("About", id="about"):
                build_about_tab(engines, local=local)
        _connect_prepare(preparing, interviewing, prepare, interview, results, tabs, saved)
        _connect_interview(interviewing, interview, results)
        known = [interview.session, prepare.prepared, prepare.parsed, prepare.save_row, prepare.fit]
        known += [prepare.plan, prepare.plan_part, prepare.start]
        page.load(preparing.restore, saved, [*known, prepare.status, tabs, *interview.screen[1:]], **_QUIET).then(
            interviewing.results, interview.session, results.outputs, **_QUIET
        )
    page.conversations = conversations
    return page


_STEP: dict[str, Any] = {"show_progress": "hidden", "trigger_mode": "once", "concurrency_limit": 8}
_QUIET: dict[str, Any] = {"show_progress": "hidden", "concurrency_limit": 8}
_WITH_FORM = "(...given) => [...given.slice(0, -1), window.rehearseForm ? window.rehearseForm() : '']"
_WITH_PLAN = "(...given) => [...given.slice(0, -1), window.rehearsePlan ? window.rehearsePlan() : '']"
"""Run in the browser: the last input becomes what stands in the form at this moment."""
_TO_BEGIN = "() => setTimeout(() => document.querySelector('#live-begin')?.focus(), 300)"


def _connect_prepare(
    preparing: PrepareEvents,
    interviewing: InterviewEvents,
    prepare: PrepareTab,
    interview: InterviewTab,
    results: ResultsTab,
    tabs: gr.Tabs,
    saved: gr.BrowserState,
) -> None:
    inputs = [prepare.resume, prepare.job, prepare.keep, *prepare.setup, prepare.form]
    outputs = [interview.session, prepare.prepared, saved, prepare.fit, prepare.plan, prepare.plan_part]
    outputs += [prepare.status, prepare.start, *interview.screen[1:]]
    reading = [prepare.parsed, prepare.save_row, prepare.saved]
    prepare.resume.change(preparing.read_resume, prepare.resume, reading, **_QUIET)
    prepare.job_file.upload(
        preparing.read_job, [prepare.job_file, prepare.job], [prepare.job, prepare.status], **_QUIET
    )
    step = {"show_progress_on": prepare.status, "trigger_mode": "once", "concurrency_limit": 8, "js": _WITH_FORM}
    sample = prepare.sample.click(
        lambda: (str(sample_resume_path()), sample_job_text()), None, [prepare.resume, prepare.job], **_QUIET
    )
    for prepared in (
        prepare.prepare.click(preparing.prepare, inputs, outputs, **step),
        sample.then(preparing.prepare, inputs, outputs, **step),
    ):
        prepared.then(interviewing.results, interview.session, results.outputs, **_QUIET)
    prepare.save.click(
        preparing.correct,
        [interview.session, prepare.prepared, prepare.form],
        [interview.session, prepare.fit, prepare.plan, prepare.saved],
        js=_WITH_FORM,
        **_STEP,
    )
    prepare.change_plan.click(
        preparing.change_plan,
        [interview.session, prepare.plan_form],
        [interview.session, prepare.plan, prepare.plan_note],
        js=_WITH_PLAN,
        **_STEP,
    )
    prepare.start.click(lambda: gr.Tabs(selected="interview"), None, tabs, **_QUIET).then(None, js=_TO_BEGIN)


def _connect_interview(handlers: InterviewEvents, tab: InterviewTab, results: ResultsTab) -> None:
    session = tab.session
    # The last of several quick presses counts: by then everything is written.
    following: dict[str, Any] = {"show_progress": "hidden", "trigger_mode": "always_last", "concurrency_limit": 8}
    tab.refresh.click(handlers.refresh, session, [*tab.screen, *results.outputs], **following)
    tab.begin.click(handlers.ask, session, tab.screen, **_STEP)
    answers = (
        tab.microphone.stop_recording(handlers.hear, [session, tab.microphone], tab.screen, **_STEP),
        tab.microphone.upload(handlers.hear_file, [session, tab.microphone], tab.screen, **_STEP),
        tab.submit.click(handlers.read, [session, tab.typed], tab.screen, **_STEP),
        tab.skip.click(handlers.skip, session, tab.screen, **_STEP),
        tab.end.click(handlers.finish, session, tab.screen, **_STEP),
    )
    for event in answers:
        event.then(handlers.results, session, results.outputs, **_QUIET)
    results.dispute.click(
        handlers.dispute,
        [session, results.disputed, results.reason],
        [session, *results.outputs, results.reason, results.noted],
        **_STEP,
    )
    tab.repeat.click(handlers.repeat, session, tab.voice, **_QUIET)
    tab.microphone.start_recording(handlers.begin_recording, session, None, **_QUIET)
