"""What happens in the Interview and Results tabs: one call of a service each, and the screen that follows.

A handler is given the browser's key and reads the session from the disk.
"""

from __future__ import annotations

import base64
import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import gradio as gr

from interview.audio.recordings import wav_bytes
from interview.coach.interview import Interview
from interview.coach.review import Review
from interview.errors import InterviewError, StageError
from interview.live import Conversations
from interview.records import Question, Watched
from interview.sessions import Storage
from interview.sessions.session import Session
from interview.web.events.edge import Failure, at_the_edge
from interview.web.events.screen import Screen, screen_of, status_alone, unchanged
from interview.web.events.turns import Turns
from interview.web.views.files import files_html
from interview.web.views.fragments import notice
from interview.web.views.plan import plan_html
from interview.web.views.rendering import render
from interview.web.views.results import answers_html, chart_html, results_html, scored_choices
from interview.web.views.view import is_over

log = logging.getLogger(__name__)
NOTED = "Noted beside the score of question {}. The score itself stays as it was."
DONE = "Done. Your results are ready in the Results tab."
RESULTS = 7
"""Values of the results."""


def _screen_with(events: InterviewEvents, failure: Failure, key: object, *given: object) -> Screen:
    """What is on disk counts: a step may have got that far before it failed."""
    return status_alone(failure.said) if failure.is_busy else screen_of(events.seen(key), failure.said)


def _same_page(events: InterviewEvents, failure: Failure, *given: object) -> Screen:
    return (*unchanged(), *_same_results(events, failure))


def _same_results(events: InterviewEvents, failure: Failure, *given: object) -> Screen:
    return tuple(gr.skip() for _ in range(RESULTS))


def _same_with_notice(events: InterviewEvents, failure: Failure, *given: object) -> Screen:
    """The results and the reason as they are."""
    return (*_same_results(events, failure), gr.skip(), failure.said)


def _same_voice(events: InterviewEvents, failure: Failure, *given: object) -> Any:
    return gr.skip()


def _nothing(events: InterviewEvents, failure: Failure, *given: object) -> None:
    """No part of the page could show it."""


class InterviewEvents:
    """One object for all visitors, so it holds no session."""

    def __init__(
        self, interview: Interview, review: Review, storage: Storage, turns: Turns, conversations: Conversations
    ) -> None:
        self._interview, self._review, self._storage = interview, review, storage
        self._turns, self._conversations = turns, conversations

    @at_the_edge(_screen_with)
    def ask(self, key: object) -> Iterator[Screen]:
        yield from self._step(key, self._ask, "Choosing the next question …")

    @at_the_edge(_same_page)
    def refresh(self, key: object) -> Screen:
        """What the live interview has written meanwhile. -> the screen and the results"""
        session = self.seen(key)
        if session is None or self._turns.is_busy(session.id):
            return (*unchanged(), *(gr.skip() for _ in range(RESULTS)))
        return (*screen_of(session), *self._results(session))

    @at_the_edge(_nothing)
    def begin_recording(self, key: object) -> None:
        """The recorder runs: what the camera shows has the recording's clock from now on."""
        session = self.seen(key)
        if session is None or session.open_question is None or self._conversations.is_live(session.id):
            return
        self._conversations.cameras.of(session.id).begin()

    @at_the_edge(_screen_with)
    def hear(self, key: object, recording: str | None) -> Iterator[Screen]:
        def take(session: Session) -> Session:
            return self._hear(session, recording, self._conversations.cameras.of(session.id).watched)

        yield from self._answer(key, take, "Writing down what you said …")

    @at_the_edge(_screen_with)
    def hear_file(self, key: object, recording: str | None) -> Iterator[Screen]:
        """A recording from elsewhere: what the camera shows here is not its speaker at that time."""
        yield from self._answer(key, lambda known: self._hear(known, recording), "Writing down what is said …")

    @at_the_edge(_screen_with)
    def read(self, key: object, typed: str) -> Iterator[Screen]:
        def take(session: Session) -> Session:
            return self._interview.read(session, typed, self._conversations.cameras.of(session.id).watched)

        yield from self._answer(key, take, "Reading your answer …")

    @at_the_edge(_screen_with)
    def skip(self, key: object) -> Iterator[Screen]:
        yield from self._answer(key, self._interview.skip, "Moving on …")

    @at_the_edge(_screen_with)
    def finish(self, key: object) -> Iterator[Screen]:
        def end(session: Session) -> tuple[Session, Question | None]:
            return self._review.finish(session), None

        yield from self._step(key, end, "Summing up …")

    @at_the_edge(_same_with_notice)
    def dispute(self, key: object, number: int | None, reason: str | None) -> Screen:
        """Keep that the person takes a score for wrong. -> the results, the reason's field, a notice"""
        with self._turns.alone(key) as current:
            if number is None or number not in [known for _, known in scored_choices(current)]:
                raise StageError("Choose the answer whose score is wrong.")
            latest = self._review.dispute(current, number, reason or "")
        return (*self._results(latest), gr.Textbox(value=""), notice(NOTED.format(number)))

    @at_the_edge(_same_voice)
    def repeat(self, key: object) -> Any:
        """Say the open question again."""
        session = self.seen(key)
        if session is None or session.open_question is None:
            return gr.skip()
        return self._voice(session.open_question)

    @at_the_edge(_same_results)
    def results(self, key: object) -> Screen:
        return self._results(self.seen(key))

    @at_the_edge(_nothing)
    def seen(self, key: object) -> Session | None:
        """The session to be shown; None where there is none, or it cannot be read now."""
        try:
            return self._turns.session_of(key) if key else None
        except InterviewError as error:
            log.info("an interview could not be shown: %s", error)
            return None

    # ------------------------------------------------------------ steps within steps

    def _results(self, session: Session | None) -> Screen:
        """-> summary, plot, answers, plan, files, the form to dispute a score and its list."""
        choices = scored_choices(session)
        form = gr.Column(visible=bool(choices)), gr.Dropdown(choices=choices, value=None)
        if session is None or session.report is None:
            return results_html(None), "", "", "", "", *form
        files = files_html(session.id, [path.name for path in self._storage.csv_files(session.id)])
        return results_html(session), chart_html(session), answers_html(session), plan_html(session), files, *form

    def _hear(self, session: Session, recording: str | None, watched: Watched | None = None) -> Session:
        if not recording:
            raise StageError("No recording arrived. Record again, or type your answer.")
        session = self._interview.hear(session, Path(recording), watched)
        Path(recording).unlink(missing_ok=True)  # the page's own copy; ours is kept only if asked
        return session

    def _answer(self, key: object, take: Callable[[Session], Session], doing: str) -> Iterator[Screen]:
        """Take the answer, show it, and ask on; it is compared once its ideal answer is written."""
        with self._turns.alone(key) as current:
            yield screen_of(current, notice(doing), busy=True)
            latest = take(current)
            yield screen_of(latest, notice("Thinking about the next question …"), busy=True, clear=True)
            latest = self._review.evaluate(latest, wait=False)
            if is_over(latest):
                yield screen_of(latest, notice("Comparing your answers with ideal ones …"), busy=True)
                latest = self._review.finish(latest)
                self._conversations.cameras.of(latest.id).rest()
                last = screen_of(latest, notice(DONE))
            else:
                latest, question = self._ask(latest)
                last = screen_of(latest, voice=self._voice(question))
        yield last  # only now: whoever sees it may go on at once

    def _step(
        self, key: object, step: Callable[[Session], tuple[Session, Question | None]], doing: str
    ) -> Iterator[Screen]:
        with self._turns.alone(key) as current:
            yield screen_of(current, notice(doing), busy=True)
            latest, question = step(current)
            voice = self._voice(question) if question else None
            last = screen_of(latest, notice(DONE) if latest.finished else "", voice=voice)
        yield last

    def _ask(self, session: Session) -> tuple[Session, Question | None]:
        session = self._interview.ask(session)
        self._conversations.cameras.of(session.id).begin()
        return session, session.open_question

    def _voice(self, question: Question | None) -> str:
        """The question's sound, inside the page: no cache holds a copy. Without a voice the text stands alone."""
        if question is None:
            return ""
        try:
            sound = base64.b64encode(wav_bytes(self._interview.speak(question))).decode()
        except InterviewError as error:
            gr.Warning(f"The question could not be spoken: {error}")
            return ""
        return render("view", "voice", data=sound)
