"""What happens in the Interview and Results tabs: one call of the coach each, and the screen that follows.

The page's edge: here errors become sentences. Knows the coach and the view, not how the page is laid out.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import gradio as gr

from interview.coach import Coach
from interview.core.records import Audio, Question, Watched
from interview.core.session import Session
from interview.errors import InterviewError, StageError
from interview.live import Conversations
from interview.ui.fragments import notice
from interview.ui.plan_view import plan_html
from interview.ui.results import answers_html, chart_html, results_html, scored_choices
from interview.ui.screen import BusyError, Screen, screen_of, sentence_for, status_alone, unchanged
from interview.ui.turns import Turns
from interview.ui.view import is_over

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

log = logging.getLogger(__name__)
NOTED = "Noted beside the score of question {}. The score itself stays as it was."
DONE = "Done. Your results are ready in the Results tab."
RESULTS = 7
"""Values of the results."""


class InterviewEvents:
    """One object for all visitors, so it holds no session."""

    def __init__(self, coach: Coach, turns: Turns, conversations: Conversations) -> None:
        self._coach, self._turns, self._conversations = coach, turns, conversations

    def ask(self, session: Session | None) -> Iterator[Screen]:
        yield from self._step(session, self._ask, "Choosing the next question …")

    def refresh(self, session: Session | None) -> Screen:
        """What the live interview has written meanwhile. -> the screen and the results"""
        nothing = (gr.skip(), *unchanged(), *(gr.skip() for _ in range(RESULTS)))
        if session is None or self._turns.is_busy(session):
            return nothing
        try:
            latest = self._coach.latest(session.id)
        except Exception as error:  # noqa: BLE001  (the page's edge)
            log.warning("the page could not be brought up to date: %s", sentence_for(error))
            return nothing
        return (*screen_of(latest), *self.results(latest))

    def begin_recording(self, session: Session | None) -> None:
        """The recorder runs: what the camera shows has the recording's clock from now on."""
        if session is None or session.open_question is None or self._conversations.is_live(session.id):
            return
        self._conversations.cameras.of(session.id).begin()

    def hear(self, session: Session | None, recording: str | None) -> Iterator[Screen]:
        def take(session: Session) -> Session:
            return self._hear(session, recording, self._conversations.cameras.of(session.id).watched)

        yield from self._answer(session, take, "Writing down what you said …")

    def hear_file(self, session: Session | None, recording: str | None) -> Iterator[Screen]:
        """A recording from elsewhere: what the camera shows here is not its speaker at that time."""
        yield from self._answer(session, lambda known: self._hear(known, recording), "Writing down what is said …")

    def read(self, session: Session | None, typed: str) -> Iterator[Screen]:
        def take(session: Session) -> Session:
            return self._coach.read(session, typed, self._conversations.cameras.of(session.id).watched)

        yield from self._answer(session, take, "Reading your answer …")

    def skip(self, session: Session | None) -> Iterator[Screen]:
        yield from self._answer(session, self._coach.skip, "Moving on …")

    def finish(self, session: Session | None) -> Iterator[Screen]:
        def end(session: Session) -> tuple[Session, Question | None]:
            return self._coach.finish(session), None

        yield from self._step(session, end, "Summing up …")

    def dispute(self, session: Session | None, number: int | None, reason: str | None) -> Screen:
        """Keep that the person takes a score for wrong. -> the session, the results, the reason's field, a notice"""
        same = tuple(gr.skip() for _ in range(1 + RESULTS + 1))
        try:
            with self._turns.alone(session) as current:
                if number is None or number not in [known for _, known in scored_choices(current)]:
                    raise StageError("Choose the answer whose score is wrong.")
                latest = self._coach.dispute(current, number, reason or "")
        except BusyError as error:
            return (*same, notice(str(error), "warn"))
        except Exception as error:  # noqa: BLE001  (the page's edge)
            return (*same, notice(sentence_for(error), "bad"))
        return (latest, *self.results(latest), gr.Textbox(value=""), notice(NOTED.format(number)))

    def repeat(self, session: Session | None) -> Any:
        """Say the open question again."""
        if session is None or session.open_question is None:
            return gr.skip()
        return self._voice(session.open_question)

    def results(self, session: Session | None) -> Screen:
        """-> summary, plot, answers, plan, files, the form to dispute a score and its list."""
        choices = scored_choices(session)
        form = gr.Column(visible=bool(choices)), gr.Dropdown(choices=choices, value=None)
        if session is None or session.report is None:
            return results_html(None), "", "", "", gr.File(visible=False), *form
        files = gr.File([str(path) for path in self._coach.storage.csv_files(session.id)], visible=True)
        return results_html(session), chart_html(session), answers_html(session), plan_html(session), files, *form

    # ------------------------------------------------------------ steps within steps

    def _hear(self, session: Session, recording: str | None, watched: Watched | None = None) -> Session:
        if not recording:
            raise StageError("No recording arrived. Record again, or type your answer.")
        session = self._coach.hear(session, Path(recording), watched)
        Path(recording).unlink(missing_ok=True)  # the page's own copy; ours is kept only if asked
        return session

    def _answer(self, session: Session | None, take: Callable[[Session], Session], doing: str) -> Iterator[Screen]:
        """Take the answer, show it, and ask on; it is compared once its ideal answer is written."""
        latest = session
        try:
            with self._turns.alone(session) as current:
                latest = current
                yield screen_of(current, notice(doing), busy=True)
                latest = take(current)
                yield screen_of(latest, notice("Thinking about the next question …"), busy=True, clear=True)
                latest = self._coach.evaluate(latest, wait=False)
                if is_over(latest):
                    yield screen_of(latest, notice("Comparing your answers with ideal ones …"), busy=True)
                    latest = self._coach.finish(latest)
                    self._conversations.cameras.of(latest.id).rest()
                    last = screen_of(latest, notice(DONE))
                else:
                    latest, question = self._ask(latest)
                    last = screen_of(latest, voice=self._voice(question))
            yield last  # only now: whoever sees it may go on at once
        except BusyError as error:
            yield status_alone(error)
        except Exception as error:  # noqa: BLE001
            answered = session is not None and latest is not None and len(latest.answered) > len(session.answered)
            yield screen_of(latest, notice(sentence_for(error), "bad"), clear=answered)

    def _step(
        self, session: Session | None, step: Callable[[Session], tuple[Session, Question | None]], doing: str
    ) -> Iterator[Screen]:
        try:
            with self._turns.alone(session) as current:
                yield screen_of(current, notice(doing), busy=True)
                session, question = step(current)
                voice = self._voice(question) if question else None
                last = screen_of(session, notice(DONE) if session.finished else "", voice=voice)
            yield last
        except BusyError as error:
            yield status_alone(error)
        except Exception as error:  # noqa: BLE001
            yield screen_of(session, notice(sentence_for(error), "bad"))

    def _ask(self, session: Session) -> tuple[Session, Question | None]:
        session = self._coach.ask(session)
        self._conversations.cameras.of(session.id).begin()
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


def _as_gradio(audio: Audio) -> tuple[int, NDArray[np.int16]]:
    import numpy as np

    return audio.rate, (np.clip(audio.samples, -1, 1) * 32767).astype(np.int16)
