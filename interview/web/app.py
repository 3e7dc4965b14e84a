"""Puts the tabs together and connects each event to one handler."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any

import gradio as gr

from interview import __version__
from interview.coach.coach import Coach
from interview.coach.samples import sample_job_text, sample_resume_path
from interview.live import Conversations, LiveLimits
from interview.sessions import Storage
from interview.web.events.data import DataEvents
from interview.web.events.interview import InterviewEvents
from interview.web.events.prepare import PrepareEvents
from interview.web.events.turns import Turns
from interview.web.guard import Uploads
from interview.web.guard.open_pages import forget_shown
from interview.web.guard.visitors import visitor_from
from interview.web.tabs.about import Engine, build_about_tab, online_notice
from interview.web.tabs.data import ASK_ALL, ASK_ONE
from interview.web.tabs.interview import InterviewTab, build_interview_tab
from interview.web.tabs.prepare import PrepareTab, build_prepare_tab
from interview.web.tabs.results import ResultsTab, build_results_tab
from interview.web.views.fragments import masthead

TITLE = "Rehearse"


class Page(gr.Blocks):
    """The page, the live interviews that are held on it, and the files that its visitors sent."""

    conversations: Conversations
    storage: Storage
    uploads: Uploads


def build_page(
    coach: Coach,
    engines: Sequence[Engine],
    *,
    seed: int,
    local: bool,
    keep_hours: float | None = None,
    limits: LiveLimits | None = None,
) -> Page:
    """`local`: only this machine sees the page; `keep_hours`: how long interviews are kept, None without an end."""
    conversations = Conversations(coach.interview, coach.review, coach.storage, limits)
    turns = Turns(coach.storage, conversations)
    preparing = PrepareEvents(coach.preparation, coach.storage, turns, coach.interview.warm, seed=seed, local=local)
    interviewing = InterviewEvents(coach.interview, coach.review, coach.storage, turns, conversations)
    page = Page(title=TITLE, analytics_enabled=False, delete_cache=(3600, 3600))
    with page:
        gr.HTML(masthead(online_notice(engines)))
        with gr.Tabs(selected="prepare") as tabs:
            with gr.Tab("Prepare", id="prepare"):
                prepare = build_prepare_tab()
            with gr.Tab("Interview", id="interview", render_children=True):
                interview = build_interview_tab()
            with gr.Tab("Results", id="results", render_children=True):
                results = build_results_tab(keep_hours)
            with gr.Tab("About", id="about"):
                build_about_tab(engines, local=local)
        _connect_prepare(preparing, interviewing, prepare, interview, results, tabs)
        _connect_interview(interviewing, interview, results)
        deleting = DataEvents(coach.storage, turns, conversations, lambda request: _forget_visitor(page, request))
        _connect_data(deleting, interviewing, prepare, interview, results)
        known = [interview.key, prepare.prepared, prepare.parsed, prepare.save_row, prepare.fit]
        known += [prepare.plan, prepare.plan_part, prepare.start]
        outputs = [*known, prepare.status, tabs, *interview.screen]
        quiet = _unseen(interview.refresh)
        page.load(preparing.restore, prepare.keys, outputs, js=_SAVED, **quiet).then(
            interviewing.results, interview.key, results.outputs, **quiet
        ).then(None, interview.key, js=_KEEP)
    page.conversations, page.storage = conversations, coach.storage
    page.app_id = _same_layout_same_number(page)
    return page


def _same_layout_same_number(page: Page) -> int:
    """By this number an open page knows its server again after a restart: Gradio reloads a page whose number changed.

    The server keeps nothing of a page, so one of the same layout goes on, with what is written in its fields.
    """
    layout = [[block.get_block_name(), number] for number, block in page.blocks.items()]
    handlers = [[function.name, function.targets] for function in page.fns.values()]
    told = json.dumps([__version__, gr.__version__, layout, handlers], default=str)
    return int.from_bytes(hashlib.sha256(told.encode()).digest()[:6], "big")


def _forget_visitor(page: Page, request: gr.Request) -> None:
    page.uploads.drop_visitor(visitor_from(request.headers.get("cookie", "")))
    forget_shown(page.state_holder, request.session_hash)


_FORM = "window.rehearseForm ? window.rehearseForm() : ''"
_KEYS = "JSON.stringify({ keys: window.rehearseKeys ? window.rehearseKeys.all() : [] })"
_WITH_FORM = f"(...given) => [...given.slice(0, -1), {_FORM}]"
_WITH_FORM_AND_KEYS = f"(...given) => [...given.slice(0, -2), {_FORM}, {_KEYS}]"
_WITH_PLAN = "(...given) => [...given.slice(0, -1), window.rehearsePlan ? window.rehearsePlan() : '']"
"""Run in the browser: the last inputs become what stands in the form, or is kept, at this moment."""
_SAVED = """() => {
  const read = (name) => { try { return localStorage.getItem(name); } catch { return null; } };
  let keys = [];
  try { keys = JSON.parse(read("rehearse-keys") || "[]"); } catch { keys = []; }
  const open = sessionStorage.getItem("rehearse-open");
  sessionStorage.removeItem("rehearse-open");
  return JSON.stringify({ keys, open, before: read("rehearse-interview") });
}"""
_KEEP = "(key) => { window.rehearseKeys?.add(key); }"
_ONE_IF_SURE = f"(key) => key && confirm({json.dumps(ASK_ONE)}) ? key : ''"
_ALL_IF_SURE = f"() => confirm({json.dumps(ASK_ALL)}) ? {_KEYS} : ''"
_TO_BEGIN = "() => setTimeout(() => document.querySelector('#live-begin')?.focus(), 300)"


def _unseen(button: gr.Button, **more: Any) -> dict[str, Any]:
    """Of an event without a sign of progress. `button`: where that would be, if buttons had one.

    A sign that is only hidden counts its seconds all the same, at sixty pictures a second, and those of the events at
    the page's load went on as long as the page stood (measured: three of them, with Gradio 6.31).
    """
    return {"show_progress": "hidden", "show_progress_on": button, "concurrency_limit": 8} | more


def _connect_prepare(
    preparing: PrepareEvents,
    interviewing: InterviewEvents,
    prepare: PrepareTab,
    interview: InterviewTab,
    results: ResultsTab,
    tabs: gr.Tabs,
) -> None:
    quiet, once = _unseen(interview.refresh), _unseen(interview.refresh, trigger_mode="once")
    inputs = [prepare.resume, prepare.job, prepare.keep, *prepare.setup, prepare.form, prepare.keys]
    outputs = [interview.key, prepare.prepared, prepare.fit, prepare.plan, prepare.plan_part]
    outputs += [prepare.status, prepare.start, *interview.screen]
    reading = [prepare.parsed, prepare.save_row, prepare.saved]
    prepare.resume.change(preparing.read_resume, prepare.resume, reading, **quiet)
    prepare.job_file.upload(preparing.read_job, [prepare.job_file, prepare.job], [prepare.job, prepare.status], **quiet)
    step = {"show_progress_on": prepare.status, "trigger_mode": "once", "concurrency_limit": 8}
    sample = prepare.sample.click(
        lambda: (str(sample_resume_path()), sample_job_text()), None, [prepare.resume, prepare.job], **quiet
    )
    for prepared in (
        prepare.prepare.click(preparing.prepare, inputs, outputs, js=_WITH_FORM_AND_KEYS, **step),
        sample.then(preparing.prepare, inputs, outputs, js=_WITH_FORM_AND_KEYS, **step),
    ):
        prepared.then(None, interview.key, js=_KEEP).then(interviewing.results, interview.key, results.outputs, **quiet)
    prepare.save.click(
        preparing.correct,
        [interview.key, prepare.prepared, prepare.form],
        [prepare.fit, prepare.plan, prepare.saved],
        js=_WITH_FORM,
        **once,
    )
    prepare.change_plan.click(
        preparing.change_plan,
        [interview.key, prepare.plan_form],
        [prepare.plan, prepare.plan_note],
        js=_WITH_PLAN,
        **once,
    )
    prepare.start.click(lambda: gr.Tabs(selected="interview"), None, tabs, **quiet).then(None, js=_TO_BEGIN)


def _connect_interview(handlers: InterviewEvents, tab: InterviewTab, results: ResultsTab) -> None:
    key = tab.key
    quiet, once = _unseen(tab.refresh), _unseen(tab.refresh, trigger_mode="once")
    # The last of several quick presses counts: by then everything is written.
    following = _unseen(tab.refresh, trigger_mode="always_last")
    tab.refresh.click(handlers.refresh, key, [*tab.screen, *results.outputs], **following)
    tab.begin.click(handlers.ask, key, tab.screen, **once)
    answers = (
        tab.microphone.stop_recording(handlers.hear, [key, tab.microphone], tab.screen, **once),
        tab.microphone.upload(handlers.hear_file, [key, tab.microphone], tab.screen, **once),
        tab.submit.click(handlers.read, [key, tab.typed], tab.screen, **once),
        tab.skip.click(handlers.skip, key, tab.screen, **once),
        tab.end.click(handlers.finish, key, tab.screen, **once),
    )
    for event in answers:
        event.then(handlers.results, key, results.outputs, **quiet)
    results.dispute.click(
        handlers.dispute,
        [key, results.disputed, results.reason],
        [*results.outputs, results.reason, results.noted],
        preprocess=False,  # the handler knows the choices; Gradio knows them only as long as it keeps the page
        **once,
    )
    tab.repeat.click(handlers.repeat, key, tab.voice, **quiet)
    tab.microphone.start_recording(handlers.begin_recording, key, None, **quiet)


def _connect_data(
    handlers: DataEvents,
    interviewing: InterviewEvents,
    prepare: PrepareTab,
    interview: InterviewTab,
    results: ResultsTab,
) -> None:
    """After a deletion the page is as if it had just been opened, and the browser forgets the key."""
    data, key = results.data, interview.key
    quiet, once = _unseen(interview.refresh), _unseen(interview.refresh, trigger_mode="once")
    emptied = [key, prepare.prepared, prepare.resume, prepare.job, prepare.parsed, prepare.save_row, prepare.fit]
    emptied += [prepare.plan, prepare.plan_part, prepare.status, prepare.start, *interview.screen]
    one = data.one.click(handlers.delete_one, key, [data.done, data.note], js=_ONE_IF_SURE, **once).then(
        None, [data.done, key], js="(done, key) => { if (done) window.rehearseKeys?.drop(key); }"
    )
    everything = data.all.click(
        handlers.delete_all,
        prepare.keys,
        [data.done, data.note],
        js=_ALL_IF_SURE,
        **once,
    ).then(None, data.done, js="(done) => { if (done) window.rehearseKeys?.clear(); }")
    for deleted in (one, everything):
        deleted.then(handlers.empty, data.done, emptied, **quiet).then(
            interviewing.results, key, results.outputs, **quiet
        )
