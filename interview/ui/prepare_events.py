"""What happens in the Prepare tab: files are read, corrections taken, an interview prepared or gone on with.

The page's edge: here errors become sentences. Knows the coach and the views, not how the page is laid out.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import gradio as gr

from interview.coach import Coach
from interview.core.profile.corrections import corrected_resume, document_key, form_from
from interview.core.session import Session
from interview.errors import InterviewError, StageError
from interview.ui.fit_view import fit_html
from interview.ui.fragments import notice
from interview.ui.plan_view import plan_form_html, slots_from
from interview.ui.reading import reading_html
from interview.ui.screen import BusyError, Screen, screen_of, sentence_for, unchanged
from interview.ui.setup_fields import MINUTES_EACH, setup_from
from interview.ui.sheet import NO_FILE as NOT_KEPT
from interview.ui.turns import Turns
from interview.ui.view import still_here

log = logging.getLogger(__name__)
READING = "Reading your resume …"
NO_FILE = "Give a resume first: a PDF, DOCX, text or picture file, or try the sample."
READY = "Ready: {questions} planned questions and their follow-ups, then yours, {long}. You can stop at any time."
NOTED = "Noted. Your corrections are used when you press Prepare my interview."
SAVED = "Saved. The fit is measured again, and the next question is about the resume as you corrected it."
SAME = "Nothing was changed since the last time."
PLANNED = "Noted. The interviewer goes by this plan."
GO_ON = "Open Interview and press Continue to go on where it stopped."


class PrepareEvents:
    """One object for all visitors, so it holds no session."""

    def __init__(self, coach: Coach, turns: Turns, *, seed: int) -> None:
        self._coach, self._turns, self._seed = coach, turns, seed

    def read_resume(self, path: str | None) -> Iterator[Screen]:
        """Show what stands in the resume, then load the models behind it. -> reading, save row, its note."""
        if not path:
            yield "", gr.Row(visible=False), ""
            return
        yield notice(READING), gr.Row(visible=False), ""
        try:
            yield self._reading(Path(path)), gr.Row(visible=True), ""
        except Exception as error:  # noqa: BLE001  (the page's edge)
            yield notice(sentence_for(error), "bad"), gr.Row(visible=False), ""
        self._coach.warm()  # not before: the reading, a second alone, would take five beside it

    def _reading(self, path: Path) -> str:
        """The resume with pictures of its pages; without them where they cannot be drawn."""
        resume = self._coach.read_resume(path)
        try:
            return reading_html(resume, self._coach.page_pictures(path))
        except InterviewError as error:
            return reading_html(resume, why=f"{error} So this is its text as it was read.")

    def read_job(self, path: str | None, typed: str) -> tuple[str, str]:
        if not path:
            return typed, ""
        try:
            return self._coach.read_job(Path(path)), ""
        except Exception as error:  # noqa: BLE001
            return typed, notice(sentence_for(error), "bad")

    def prepare(
        self,
        path: str | None,
        job: str,
        keep_recordings: bool,
        *given: Any,
        progress: gr.Progress = gr.Progress(),  # noqa: B008
    ) -> Screen:
        """-> session, the reading it is of, saved id, fit, plan, its part, status, start button, and the screen after
        its session. `given`: the fields of setup_from, then the form.

        What stands in the form counts, saved or not, where it is the form of this file.
        """
        try:
            if not path:
                raise StageError(NO_FILE)
            *fields, form = given
            resume, sent = self._coach.read_resume(Path(path)), form_from(form)
            key = document_key(resume)
            session = self._coach.prepare(
                corrected_resume(resume, sent.values) if sent and sent.document == key else resume,
                job,
                seed=self._seed,
                setup=setup_from(*fields),
                keep_recordings=keep_recordings,
                report=lambda fraction, text: progress(fraction, desc=text),
            )
        except Exception as error:  # noqa: BLE001
            bad = notice(sentence_for(error), "bad")
            return (gr.skip(), gr.skip(), gr.skip(), "", gr.skip(), gr.skip(), bad, gr.skip(), *unchanged())
        shown = (fit_html(session), *_plan(session), notice(_ready(session)), gr.Button(visible=True))
        return (session, key, session.id, *shown, *screen_of(session)[1:])

    def correct(self, session: Session | None, prepared: str, form: str) -> Screen:
        """Take the form's values into the prepared interview, if it is of this resume. -> session, fit, plan, note."""
        try:
            sent = form_from(form)
            if sent is None:
                raise StageError(NO_FILE)
            if session is None or sent.document != prepared:
                return gr.skip(), gr.skip(), gr.skip(), notice(NOTED)
            with self._turns.alone(session) as current:
                corrected = self._coach.correct(current, sent.values)
        except BusyError as error:  # the session belongs to the step that runs
            return gr.skip(), gr.skip(), gr.skip(), notice(str(error), "warn")
        except Exception as error:  # noqa: BLE001
            return gr.skip(), gr.skip(), gr.skip(), notice(sentence_for(error), "bad")
        if corrected == current:
            return gr.skip(), gr.skip(), gr.skip(), notice(SAME)
        return corrected, fit_html(corrected), plan_form_html(corrected), notice(SAVED)

    def change_plan(self, session: Session | None, sent: str) -> Screen:
        """Take the person's changes of the plan. -> session, plan, note."""
        try:
            with self._turns.alone(session) as current:
                changed = self._coach.change_plan(current, slots_from(current, sent))
        except BusyError as error:
            return gr.skip(), gr.skip(), notice(str(error), "warn")
        except Exception as error:  # noqa: BLE001
            return gr.skip(), gr.skip(), notice(sentence_for(error), "bad")
        return changed, plan_form_html(changed), notice(PLANNED)

    def restore(self, saved: str | None) -> Screen:
        """Offer to go on with the interview of this browser.

        -> session, the reading it is of, reading, save row, fit, plan, its part, start button, status, tab, and the
        screen.
        """
        try:
            session = self._coach.go_on(saved) if saved else None
        except Exception as error:  # noqa: BLE001
            log.info("no interview to go on with: %s", error)
            session = None
        screen = screen_of(session)[1:]
        if session is None or session.finished:
            return session, "", *(gr.skip() for _ in range(6)), "", gr.skip(), *screen
        reading = reading_html(session.resume, why=NOT_KEPT)
        offer = notice(f"{still_here(session)} {GO_ON}")
        shown = (reading, gr.Row(visible=True), fit_html(session), *_plan(session), gr.Button(visible=True), offer)
        tab = gr.Tabs(selected="interview") if session.exchanges else gr.skip()
        return session, document_key(session.resume), *shown, tab, *screen


def _plan(session: Session) -> Screen:
    """-> plan, its part."""
    return plan_form_html(session), gr.Accordion(visible=bool(session.plan))


def _ready(session: Session) -> str:
    minutes = session.setup.minutes or MINUTES_EACH * len(session.plan)
    long = f"at most {minutes} minutes" if session.setup.minutes else f"about {minutes} minutes"
    return READY.format(questions=len(session.plan), long=long)
