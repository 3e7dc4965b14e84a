"""What happens on a click: one call of the coach each, and the screen that follows from the session.

The page's edge: here errors become sentences. Knows the coach and the view, not how the page is laid out.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import gradio as gr

from interview.coach import Coach
from interview.core.focus import Seen
from interview.core.records import Audio, FaceObservation, Question
from interview.core.session import Session
from interview.errors import InterviewError, StageError
from interview.ui.fragments import notice
from interview.ui.results import answers_html, chart_html, results_html
from interview.ui.view import fit_html, resume_html, view_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

log = logging.getLogger(__name__)
OURS = "Something went wrong on our side. Nothing you gave is lost; try the last step again."
DONE = "Done. Your results are ready in the Results tab."
NO_FILE = "Give a resume first: a PDF, DOCX or text file, or try the sample."


@dataclass(frozen=True, slots=True)
class Camera:
    """What the camera saw during one question; written by the camera's event only."""

    number: int = 0
    started: float = 0.0
    seen: tuple[tuple[float, FaceObservation | None], ...] = ()


Screen = tuple[Any, ...]


class BusyError(StageError):
    """A second step of a session whose last one still runs."""


class Handlers:
    """The page's events; one object for all visitors, so it holds no session."""

    def __init__(self, coach: Coach, *, seed: int) -> None:
        self._coach, self._seed = coach, seed
        self._busy: set[str] = set()

    # ------------------------------------------------------------ prepare

    def read_resume(self, path: str | None) -> str:
        """Show what stands in the resume, and load the models while the person looks at it."""
        if not path:
            return ""
        self._coach.warm()
        try:
            return resume_html(self._coach.read_resume(Path(path)))
        except Exception as error:  # noqa: BLE001  (the page's edge)
            return notice(_sentence(error), "bad")

    def read_job(self, path: str | None, typed: str) -> tuple[str, str]:
        if not path:
            return typed, ""
        try:
            return self._coach.read_job(Path(path)), ""
        except Exception as error:  # noqa: BLE001
            return typed, notice(_sentence(error), "bad")

    def prepare(
        self,
        path: str | None,
        job: str,
        keep_recordings: bool,
        progress: gr.Progress = gr.Progress(),  # noqa: B008
    ) -> Screen:
        """-> session, saved id, fit, status, start button, and the screen after its session."""
        try:
            if not path:
                raise StageError(NO_FILE)
            session = self._coach.prepare(
                self._coach.read_resume(Path(path)),
                job,
                seed=self._seed,
                keep_recordings=keep_recordings,
                report=lambda fraction, text: progress(fraction, desc=text),
            )
        except Exception as error:  # noqa: BLE001
            return (gr.skip(), gr.skip(), "", notice(_sentence(error), "bad"), gr.skip(), *_unchanged())
        ready = notice("Ready. Six questions, about ten minutes. You can stop at any time.")
        return session, session.id, fit_html(session), ready, gr.Button(visible=True), *_screen(session)[1:]

    def restore(self, saved: str | None) -> Screen:
        """Offer to go on with the interview of this browser. -> session, start button, status, screen."""
        try:
            session = self._coach.go_on(saved) if saved else None
        except Exception as error:  # noqa: BLE001
            log.info("no interview to go on with: %s", error)
            session = None
        if session is None or session.finished:
            return session, gr.skip(), "", *_screen(session)[1:]
        text = "Your last interview is still here: open Interview to go on where it stopped."
        return session, gr.Button(visible=True), notice(text), *_screen(session)[1:]

    # ------------------------------------------------------------ interview

    def ask(self, session: Session | None) -> Iterator[Screen]:
        yield from self._step(session, self._ask, "Choosing the next question …")

    def ask_if_none_open(self, session: Session | None) -> Iterator[Screen]:
        """Start pressed: ask, unless an interview is being gone on with and its question stands open."""
        if session is not None and session.open_question is not None:
            yield _screen(session, voice=self._voice(session.open_question))
        else:
            yield from self.ask(session)

    def hear(self, session: Session | None, recording: str | None, camera: Camera) -> Iterator[Screen]:
        def take(session: Session) -> Session:
            if not recording:
                raise StageError("No recording arrived. Record again, or type your answer.")
            session = self._coach.hear(session, Path(recording), _seen(camera, session))
            Path(recording).unlink(missing_ok=True)  # the page's own copy; ours is kept only if asked
            return session

        yield from self._answer(session, take, "Writing down what you said …")

    def read(self, session: Session | None, typed: str, camera: Camera) -> Iterator[Screen]:
        def take(session: Session) -> Session:
            return self._coach.read(session, typed, _seen(camera, session))

        yield from self._answer(session, take, "Reading your answer …")

    def skip(self, session: Session | None) -> Iterator[Screen]:
        yield from self._answer(session, self._coach.skip, "Moving on …")

    def finish(self, session: Session | None) -> Iterator[Screen]:
        def end(session: Session) -> tuple[Session, Question | None]:
            return self._coach.finish(session), None

        yield from self._step(session, end, "Summing up …")

    def repeat(self, session: Session | None) -> Any:
        """Say the open question again."""
        if session is None or session.open_question is None:
            return gr.skip()
        return self._voice(session.open_question)

    def watch(self, frame: NDArray[np.uint8] | None, session: Session | None, camera: Camera) -> Camera:
        """One webcam frame; it is looked at and dropped, never kept."""
        if frame is None or session is None or session.open_question is None:
            return camera
        now = time.monotonic()
        if camera.number != session.open_question.number:
            camera = Camera(session.open_question.number, now)
        at = now - camera.started
        try:
            seen = self._coach.observe(frame, at)
        except InterviewError as error:
            log.warning("camera frame passed over: %s", error)
            return camera
        return replace(camera, seen=(*camera.seen, (at, seen)))

    def results(self, session: Session | None) -> Screen:
        """-> summary, plot, answers, files."""
        if session is None or session.report is None:
            return results_html(None), "", "", gr.File(visible=False)
        files = [str(path) for path in self._coach.storage.csv_files(session.id)]
        return results_html(session), chart_html(session), answers_html(session), gr.File(files, visible=True)

    # ------------------------------------------------------------ steps within steps

    def _answer(self, session: Session | None, take: Callable[[Session], Session], doing: str) -> Iterator[Screen]:
        """Take the answer, show it, and ask on; it is compared once its ideal answer is written."""
        latest = session
        try:
            with self._alone(session) as current:
                yield _screen(current, notice(doing), busy=True)
                latest = take(current)
                yield _screen(latest, notice("Thinking about the next question …"), busy=True, clear=True)
                latest = self._coach.evaluate(latest, wait=False)
                if latest.stage is None:
                    yield _screen(latest, notice("Comparing your answers with ideal ones …"), busy=True)
                    latest = self._coach.finish(latest)
                    last = _screen(latest, notice(DONE))
                else:
                    latest, question = self._ask(latest)
                    last = _screen(latest, voice=self._voice(question))
            yield last  # only now: whoever sees it may go on at once
        except BusyError as error:
            yield _status_alone(error)
        except Exception as error:  # noqa: BLE001
            yield _screen(latest, notice(_sentence(error), "bad"), clear=latest is not session)

    def _step(
        self, session: Session | None, step: Callable[[Session], tuple[Session, Question | None]], doing: str
    ) -> Iterator[Screen]:
        try:
            with self._alone(session) as current:
                yield _screen(current, notice(doing), busy=True)
                session, question = step(current)
                voice = self._voice(question) if question else None
                last = _screen(session, notice(DONE) if session.finished else "", voice=voice)
            yield last
        except BusyError as error:
            yield _status_alone(error)
        except Exception as error:  # noqa: BLE001
            yield _screen(session, notice(_sentence(error), "bad"))

    def _ask(self, session: Session) -> tuple[Session, Question | None]:
        session = self._coach.ask(session)
        return session, session.open_question

    def _voice(self, question: Question | None) -> Any:
        """The question's sound; without a voice the question still stands on the screen."""
        if question is None:
            return gr.skip()
        try:
            return gr.Audio(_as_gradio(self._coach.speak(question)), visible=True)
        except InterviewError as error:
            gr.Warning(f"The question could not be spoken: {error}")
            return gr.skip()

    @contextmanager
    def _alone(self, session: Session | None) -> Iterator[Session]:
        """One step at a time for each session: a second click meanwhile is told to wait."""
        if session is None:
            raise StageError("Prepare first: give a resume and a job description, or try the sample.")
        if session.id in self._busy:
            raise BusyError("One moment: the last step is still running.")
        self._busy.add(session.id)
        try:
            yield session
        finally:
            self._busy.discard(session.id)


def _seen(camera: Camera, session: Session) -> Seen:
    """What the camera saw during the open question; nothing of an earlier one."""
    question = session.open_question
    return camera.seen if question is not None and camera.number == question.number else ()


def _sentence(error: Exception) -> str:
    if isinstance(error, InterviewError):
        return str(error)
    log.exception("unexpected error", exc_info=error)
    return OURS


def _as_gradio(audio: Audio) -> tuple[int, NDArray[np.int16]]:
    import numpy as np

    return audio.rate, (np.clip(audio.samples, -1, 1) * 32767).astype(np.int16)


def _screen(
    session: Session | None, status: str = "", *, voice: Any = None, busy: bool = False, clear: bool = False
) -> Screen:
    """session, stages, question, transcript, status, begin, answering, end, voice, microphone, typed."""
    view = view_of(session)
    return (
        session,
        view.stages,
        view.question,
        view.transcript,
        status,
        gr.Button(view.begin_label, visible=view.can_begin, interactive=not busy),
        gr.Column(visible=view.can_answer and not busy),
        gr.Button(visible=view.can_end, interactive=not busy),
        voice or (gr.skip() if view.can_answer else gr.Audio(value=None, visible=False)),
        gr.Audio(value=None) if clear else gr.skip(),
        gr.Textbox(value="") if clear else gr.skip(),
    )


def _status_alone(error: BusyError) -> Screen:
    """Only the status: the session belongs to the step that runs, and an older one must not be written over it."""
    unchanged = _unchanged()
    return (gr.skip(), *unchanged[:3], notice(str(error), "warn"), *unchanged[4:])


def _unchanged() -> Screen:
    return tuple(gr.skip() for _ in range(10))
