"""The interview's edge on scripted models: every error is a sentence, nothing is lost, two clicks do not collide."""

from __future__ import annotations

from typing import Any

import gradio as gr
import numpy as np
import pytest

from interview.coach import Coach
from interview.core.session import STAGES, Session
from interview.ui.interview_events import Camera, InterviewEvents
from interview.ui.screen import OURS
from interview.ui.turns import Turns
from tests.conftest import LONG_ANSWER


@pytest.fixture
def handlers(coach: Coach) -> InterviewEvents:
    return InterviewEvents(coach, Turns())


def last(steps: Any) -> tuple[Session, tuple[Any, ...]]:
    screen = list(steps)[-1]
    return screen[0], screen


def test_a_typed_interview_runs_from_begin_to_results(handlers: InterviewEvents, session: Session) -> None:
    session, _ = last(handlers.ask(session))
    for _ in STAGES:
        session, _ = last(handlers.read(session, LONG_ANSWER, Camera()))
    assert session.finished
    summary, chart, answers, files = handlers.results(session)
    assert "Keep" in summary
    assert "Keywords" in chart
    assert "TF-IDF" in answers
    assert files.visible


def test_an_error_keeps_the_session_and_the_question(handlers: InterviewEvents, session: Session) -> None:
    session, _ = last(handlers.ask(session))
    after, screen = last(handlers.hear(session, None, Camera()))
    assert after is session
    assert "No recording arrived" in screen[4]
    after, screen = last(handlers.read(session, "  ", Camera()))
    assert after is session
    assert "empty" in screen[4]


def test_an_unforeseen_error_is_logged_and_gets_a_sentence(
    handlers: InterviewEvents, session: Session, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def break_down(session: Session) -> Session:
        raise ZeroDivisionError("inside")

    monkeypatch.setattr(handlers._coach, "ask", break_down)
    after, screen = last(handlers.ask(session))
    assert after is session
    assert OURS in screen[4]
    assert "ZeroDivisionError" in caplog.text
    assert "inside" not in screen[4]


def test_a_second_click_while_a_step_runs_is_told_to_wait(handlers: InterviewEvents, session: Session) -> None:
    running = handlers.ask(session)
    next(running)
    _, screen = last(handlers.ask(session))
    assert "still running" in screen[4]
    assert screen[0] == gr.skip(), "the session is the running step's to write"
    assert len(screen) == 11
    asked, _ = last(running)
    assert asked.open_question is not None


def test_the_camera_starts_anew_with_each_question(handlers: InterviewEvents, session: Session) -> None:
    frame = np.full((48, 64, 3), 128, dtype=np.uint8)
    assert handlers.watch(frame, session, Camera()) == Camera(), "no question is open, so nothing is looked at"
    session, _ = last(handlers.ask(session))
    camera = handlers.watch(frame, session, Camera())
    camera = handlers.watch(frame, session, camera)
    assert (camera.number, len(camera.seen)) == (1, 2)
    session, _ = last(handlers.read(session, LONG_ANSWER, camera))
    assert len(handlers.watch(frame, session, camera).seen) == 1
    assert session.exchanges[0].focus is not None
