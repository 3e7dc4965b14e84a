"""What happens in the Prepare tab: files are read, corrections taken, an interview prepared or gone on with.

What the browser sends names an interview by its key alone.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import gradio as gr

from interview.coach.preparation import Preparation
from interview.errors import InterviewError, StageError, StorageError
from interview.resume.rules.corrections import corrected_resume, document_key, form_from
from interview.sessions import Storage, new_key
from interview.sessions.session import Session
from interview.web.events.edge import Failure, at_the_edge
from interview.web.events.keys_of_before import id_of_before
from interview.web.events.screen import Screen, screen_of, unchanged
from interview.web.events.turns import Turns
from interview.web.tabs.setup import MINUTES_EACH, setup_from
from interview.web.views.fit import fit_html
from interview.web.views.fragments import notice
from interview.web.views.plan import plan_form_html, slots_from
from interview.web.views.reading import reading_html
from interview.web.views.sheet import NO_FILE as NOT_KEPT
from interview.web.views.view import still_here

log = logging.getLogger(__name__)
READING = "Reading your resume …"
NO_FILE = "Give a resume first: a PDF, DOCX, text or picture file, or try the sample."
READY = "Ready: {questions} planned questions and their follow-ups, then yours, {long}. You can stop at any time."
NOTED = "Noted. Your corrections are used when you press Prepare my interview."
SAVED = "Saved. The fit is measured again, and the next question is about the resume as you corrected it."
SAME = "Nothing was changed since the last time."
PLANNED = "Noted. The interviewer goes by this plan."
GO_ON = "Open Interview and press Continue to go on where it stopped."
MOST_KEYS = 100


def _no_reading(events: PrepareEvents, failure: Failure, *given: object) -> Screen:
    return failure.said, gr.Row(visible=False), ""


def _as_typed(events: PrepareEvents, failure: Failure, path: object, typed: str) -> Screen:
    return typed, failure.said


def _not_prepared(events: PrepareEvents, failure: Failure, *given: object) -> Screen:
    return (gr.skip(), gr.skip(), "", gr.skip(), gr.skip(), failure.said, gr.skip(), *unchanged())


def _not_corrected(events: PrepareEvents, failure: Failure, *given: object) -> Screen:
    return gr.skip(), gr.skip(), failure.said


def _not_changed(events: PrepareEvents, failure: Failure, *given: object) -> Screen:
    return gr.skip(), failure.said


def _nothing_to_go_on_with(events: PrepareEvents, failure: Failure, *given: object) -> Screen:
    return _new_page(failure.said)


class PrepareEvents:
    """One object for all visitors, so it holds no session."""

    def __init__(
        self,
        preparation: Preparation,
        storage: Storage,
        turns: Turns,
        warm: Callable[[], object],
        *,
        seed: int,
        local: bool = False,
    ) -> None:
        """`warm` begins to load the models of an interview.

        `local`: only this machine sees the page, so interviews of before keys may be opened by their id.
        """
        self._preparation, self._storage, self._turns, self._warm = preparation, storage, turns, warm
        self._seed, self._local = seed, local

    @at_the_edge(_no_reading)
    def read_resume(self, path: str | None) -> Iterator[Screen]:
        """Show what stands in the resume, then load the models behind it. -> reading, save row, its note."""
        if not path:
            yield "", gr.Row(visible=False), ""
            return
        yield notice(READING), gr.Row(visible=False), ""
        try:
            yield self._reading(Path(path)), gr.Row(visible=True), ""
        finally:
            self._warm()  # not before: the reading, a second alone, would take five beside it

    def _reading(self, path: Path) -> str:
        """The resume with pictures of its pages; without them where they cannot be drawn."""
        resume = self._preparation.read_resume(path)
        try:
            return reading_html(resume, self._preparation.page_pictures(path))
        except InterviewError as error:
            return reading_html(resume, why=f"{error} So this is its text as it was read.")

    @at_the_edge(_as_typed)
    def read_job(self, path: str | None, typed: str) -> tuple[str, str]:
        if not path:
            return typed, ""
        return self._preparation.read_job(Path(path)), ""

    @at_the_edge(_not_prepared)
    def prepare(
        self,
        path: str | None,
        job: str,
        keep_recordings: bool,
        *given: Any,
        progress: gr.Progress = gr.Progress(),  # noqa: B008
    ) -> Screen:
        """-> key, the reading it is of, fit, plan, its part, status, start button, and the screen. `given`: the fields
        of setup_from, then the form, then the keys of this browser's interviews.

        What stands in the form counts, saved or not, where it is the form of this file.
        """
        if not path:
            raise StageError(NO_FILE)
        *fields, form, keys = given
        resume, sent = self._preparation.read_resume(Path(path)), form_from(form)
        reading, key = document_key(resume), new_key()
        session = self._preparation.prepare(
            corrected_resume(resume, sent.values) if sent and sent.document == reading else resume,
            job,
            seed=self._seed,
            setup=setup_from(*fields),
            keep_recordings=keep_recordings is True,
            key=key,
            earlier=self._opened(keys_from(keys)),
            report=lambda fraction, text: progress(fraction, desc=text),
        )
        shown = (fit_html(session), *_plan(session), notice(_ready(session)), gr.Button(visible=True))
        return (str(key), reading, *shown, *screen_of(session))

    @at_the_edge(_not_corrected)
    def correct(self, key: object, prepared: str, form: str) -> Screen:
        """Take the form's values into the prepared interview, if it is of this resume. -> fit, plan, note."""
        sent = form_from(form)
        if sent is None:
            raise StageError(NO_FILE)
        if not key or sent.document != prepared:
            return gr.skip(), gr.skip(), notice(NOTED)
        with self._turns.alone(key) as current:
            corrected = self._preparation.correct(current, sent.values)
        if corrected == current:
            return gr.skip(), gr.skip(), notice(SAME)
        return fit_html(corrected), plan_form_html(corrected), notice(SAVED)

    @at_the_edge(_not_changed)
    def change_plan(self, key: object, sent: str) -> Screen:
        """Take the person's changes of the plan. -> plan, note."""
        with self._turns.alone(key) as current:
            changed = self._preparation.change_plan(current, slots_from(current, sent))
        return plan_form_html(changed), notice(PLANNED)

    @at_the_edge(_nothing_to_go_on_with)
    def restore(self, saved: object) -> Screen:
        """Offer to go on with the newest interview of this browser. `saved`: what the browser keeps, as JSON.

        -> key, the reading it is of, reading, save row, fit, plan, its part, start button, status, tab, and the screen.
        Nothing is written: a restored page must not stay empty because a disk is full.
        """
        key, session = self._newest(saved)
        if session is None or session.finished:
            tab = gr.Tabs(selected="results") if session and _kept(saved).get("open") == "results" else gr.skip()
            return _new_page("", key, session, tab)
        reading = reading_html(session.resume, why=NOT_KEPT)
        offer = notice(f"{still_here(session)} {GO_ON}")
        shown = (reading, gr.Row(visible=True), fit_html(session), *_plan(session), gr.Button(visible=True), offer)
        tab = gr.Tabs(selected="interview") if session.exchanges else gr.skip()
        return key, document_key(session.resume), *shown, tab, *screen_of(session)

    # ------------------------------------------------------------ steps within steps

    def _newest(self, saved: object) -> tuple[str, Session | None]:
        for key in reversed(keys_from(saved)):
            try:
                return key, self._storage.session_of(key)
            except StorageError as error:  # deleted, or not whole; the one before may be there yet
                log.info("an interview could not be opened: %s", error)
        if not self._local:
            return "", None
        try:
            before = id_of_before(_kept(saved).get("before"), self._storage.secret_of_before())
            if not before:
                return "", None
            adopted = str(self._storage.adopt(before))
            return adopted, self._storage.session_of(adopted)
        except StorageError as error:
            log.warning("the interview of before could not be opened: %s", error)
            return "", None

    def _opened(self, keys: list[str]) -> list[str]:
        """The ids of those interviews that are still there."""
        opened = []
        for key in keys:
            try:
                opened.append(self._storage.opened(key))
            except StorageError:
                continue
        return opened


def keys_from(saved: object) -> list[str]:
    """The keys that a browser sends, oldest first; whatever else it sends is none."""
    keys = _kept(saved).get("keys")
    return [key for key in keys if isinstance(key, str)][-MOST_KEYS:] if isinstance(keys, list) else []


def _kept(saved: object) -> dict[str, Any]:
    try:
        kept = json.loads(saved) if isinstance(saved, str) else {}
    except (ValueError, RecursionError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _new_page(status: str, key: str = "", session: Session | None = None, tab: Any = None) -> Screen:
    """What `restore` gives where nothing is prepared: only the key, and the results of an interview that is over."""
    return key, "", *(gr.skip() for _ in range(6)), status, gr.skip() if tab is None else tab, *screen_of(session)


def _plan(session: Session) -> Screen:
    """-> plan, its part."""
    return plan_form_html(session), gr.Accordion(visible=bool(session.plan))


def _ready(session: Session) -> str:
    minutes = session.setup.minutes or MINUTES_EACH * len(session.plan)
    long = f"at most {minutes} minutes" if session.setup.minutes else f"about {minutes} minutes"
    return READY.format(questions=len(session.plan), long=long)
