"""The recorder's and the live page's edge on scripted models: every error is a sentence, two writers never collide."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import gradio as gr
import numpy as np
import pytest

from interview.coach.coach import Coach
from interview.live import Conversations
from interview.records import Glimpse, Stage
from interview.sessions.session import Session
from interview.web.events.edge import OURS
from interview.web.events.interview import RESULTS, InterviewEvents
from interview.web.events.screen import VALUES
from interview.web.events.turns import LIVE, Turns
from tests.conftest import LONG_ANSWER
from tests.web.scored import finished

STATUS = 4


class Held:
    """Live interviews as a test wants them."""

    def __init__(self) -> None:
        self.live: set[str] = set()
        self.left: list[str] = []

    def is_live(self, session_id: str) -> bool:
        return session_id in self.live

    def leave(self, session_id: str) -> None:
        self.left.append(session_id)


@pytest.fixture
def held() -> Held:
    return Held()


@pytest.fixture
def handlers(coach: Coach, held: Held) -> InterviewEvents:
    return InterviewEvents(
        coach.interview,
        coach.review,
        coach.storage,
        Turns(coach.storage, held),
        Conversations(coach.interview, coach.review, coach.storage),
    )


@pytest.fixture
def key(coach: Coach, session: Session) -> str:
    """What the browser keeps of the prepared session."""
    return str(coach.storage.adopt(session.id))


def last(handlers: InterviewEvents, key: str, steps: Any) -> tuple[Session, tuple[Any, ...]]:
    """The session as a step left it, and its last screen."""
    screen = list(steps)[-1]
    session = handlers.seen(key)
    assert session is not None
    return session, screen


def test_a_typed_interview_runs_from_begin_to_results(handlers: InterviewEvents, key: str, session: Session) -> None:
    session, _ = last(handlers, key, handlers.ask(key))
    for _ in range(40):
        if session.finished:
            break
        answer = "No, thank you." if session.open_question and session.open_question.stage is Stage.QUESTIONS else ""
        session, _ = last(handlers, key, handlers.read(key, answer or LONG_ANSWER))
    assert session.finished
    assert session.planned_asked == len(session.plan)
    summary, chart, answers, plan, files, form, disputed = handlers.results(key)
    assert "Keep" in summary
    assert "Keywords" in chart
    assert form.visible
    scored = [one for one in session.replies if one.evaluation and one.evaluation.score]
    assert scored
    assert [number for _, number in disputed.choices] == [one.question.number for one in scored]
    assert "TF-IDF" in answers
    assert "as it went" in plan
    assert "answers.csv" in files


def test_an_error_keeps_the_session_and_the_question(handlers: InterviewEvents, key: str, session: Session) -> None:
    session, _ = last(handlers, key, handlers.ask(key))
    after, screen = last(handlers, key, handlers.hear(key, None))
    assert after == session
    assert "No recording arrived" in screen[STATUS]
    after, screen = last(handlers, key, handlers.read(key, "  "))
    assert after == session
    assert "empty" in screen[STATUS]


def test_an_unforeseen_error_is_logged_and_gets_a_sentence(
    handlers: InterviewEvents,
    key: str,
    coach: Coach,
    session: Session,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def break_down(session: Session) -> Session:
        raise ZeroDivisionError("inside")

    monkeypatch.setattr(coach.interview, "ask", break_down)
    after, screen = last(handlers, key, handlers.ask(key))
    assert after == session
    assert OURS in screen[STATUS]
    assert "ZeroDivisionError" in caplog.text
    assert "inside" not in screen[STATUS]


def test_a_second_click_while_a_step_runs_is_told_to_wait(
    handlers: InterviewEvents, key: str, session: Session
) -> None:
    running = handlers.ask(key)
    next(running)
    _, screen = last(handlers, key, handlers.ask(key))
    assert "still running" in screen[STATUS]
    assert screen[0] == gr.skip(), "the screen is the running step's to show"
    assert len(screen) == VALUES
    asked, _ = last(handlers, key, running)
    assert asked.open_question is not None


def test_the_camera_starts_anew_with_each_question(
    handlers: InterviewEvents, key: str, coach: Coach, session: Session
) -> None:
    frame = np.full((48, 64, 3), 128, dtype=np.uint8)
    camera = handlers._conversations.cameras.of(session.id)

    def watch() -> None:
        camera.watch(lambda at: coach.interview.observe(frame, at))

    watch()
    assert not camera.watched.glimpses, "no question is open, so nothing counts"
    session, _ = last(handlers, key, handlers.ask(key))
    watch()
    watch()
    assert len(camera.watched.glimpses) == 2
    handlers.begin_recording(key)
    assert not camera.watched.glimpses, "the recording has its own clock"
    watch()
    session, _ = last(handlers, key, handlers.read(key, LONG_ANSWER))
    assert session.exchanges[0].focus is not None
    assert session.exchanges[0].focus.frames == 1
    assert not camera.watched.glimpses


def test_a_file_from_elsewhere_has_nothing_to_do_with_this_camera(
    handlers: InterviewEvents, key: str, coach: Coach, session: Session, recording: Path
) -> None:
    session, _ = last(handlers, key, handlers.ask(key))
    handlers._conversations.cameras.of(session.id).watch(lambda at: Glimpse(at, 0.5))
    session, _ = last(handlers, key, handlers.hear_file(key, str(recording)))
    assert session.exchanges[0].answer is not None
    assert session.exchanges[0].focus is None


def test_a_step_waits_while_the_interview_is_held_live(
    handlers: InterviewEvents, key: str, held: Held, session: Session
) -> None:
    held.live.add(session.id)
    _, screen = last(handlers, key, handlers.ask(key))
    assert LIVE in screen[STATUS]
    assert screen[0] == gr.skip()
    held.live.clear()
    asked, _ = last(handlers, key, handlers.ask(key))
    assert asked.open_question is not None
    assert held.left == [session.id], "what was held of it is read anew"


def test_a_step_goes_on_from_what_is_saved_not_from_what_the_page_shows(
    handlers: InterviewEvents, key: str, coach: Coach, session: Session
) -> None:
    coach.interview.read(coach.interview.ask(session), LONG_ANSWER)
    asked, _ = last(handlers, key, handlers.ask(key))
    assert len(asked.exchanges) == 2


def test_the_page_follows_the_live_interview(
    handlers: InterviewEvents, key: str, coach: Coach, session: Session
) -> None:
    answered = coach.interview.read(coach.interview.ask(session), LONG_ANSWER)
    shown = handlers.refresh(key)
    assert len(shown) == VALUES + RESULTS
    assert handlers.seen(key) == answered
    assert "six hours to one" in shown[2]
    finished = coach.review.finish(answered)
    shown = handlers.refresh(key)
    assert handlers.seen(key) == finished
    assert "Keep" in shown[VALUES]
    assert handlers.refresh("")[0] == gr.skip()


def test_the_page_does_not_follow_into_a_running_step(handlers: InterviewEvents, key: str, session: Session) -> None:
    running = handlers.ask(key)
    next(running)
    assert all(value == gr.skip() for value in handlers.refresh(key))
    list(running)


REASON, NOTICE = RESULTS, 1 + RESULTS


@pytest.fixture
def done(coach: Coach, session: Session) -> Session:
    """An interview with results, as it is on disk."""
    return coach.storage.write(finished(session))


def test_a_score_called_wrong_is_kept_and_shown_beside_it(
    handlers: InterviewEvents, key: str, coach: Coach, done: Session
) -> None:
    shown = handlers.dispute(key, 2, "  It asks for <b>two</b> things. ")
    assert len(shown) == NOTICE + 1
    dispute = coach.storage.load(done.id).exchanges[1].dispute
    assert dispute is not None
    assert dispute.reason == "It asks for <b>two</b> things."
    assert "You said this score is wrong: “It asks for &lt;b&gt;two&lt;/b&gt; things.”" in shown[2]
    assert "disputes.csv" in shown[4]
    assert shown[REASON].value == ""
    assert "beside the score of question 2" in shown[NOTICE]


@pytest.mark.parametrize("number", [None, 4, 99, "2", [2]])
def test_only_a_score_that_is_there_can_be_called_wrong(
    handlers: InterviewEvents, key: str, done: Session, number: Any
) -> None:
    *same, said = handlers.dispute(key, number, "It is wrong.")
    assert all(value == gr.skip() for value in same)
    assert "Choose the answer whose score is wrong." in said
    assert 'role="alert"' in said


@pytest.mark.parametrize("reason", ["", " \n", None])
def test_a_score_is_called_wrong_with_a_reason(
    handlers: InterviewEvents, key: str, coach: Coach, done: Session, reason: str | None
) -> None:
    *same, said = handlers.dispute(key, 2, reason)
    assert all(value == gr.skip() for value in same)
    assert "in a few words what is wrong" in said
    assert coach.storage.load(done.id) == done


def test_a_score_is_not_called_wrong_while_another_step_writes(
    handlers: InterviewEvents, key: str, held: Held, done: Session
) -> None:
    held.live.add(done.id)
    *same, said = handlers.dispute(key, 2, "It is wrong.")
    assert all(value == gr.skip() for value in same)
    assert LIVE in said


def test_without_an_interview_no_score_can_be_called_wrong(handlers: InterviewEvents) -> None:
    assert "Prepare first" in handlers.dispute("", 1, "It is wrong.")[NOTICE]


def test_the_form_shows_only_where_there_is_a_score(
    handlers: InterviewEvents, key: str, coach: Coach, done: Session
) -> None:
    for shown, numbers in ((handlers.results(key), [1, 2, 3, 5]), (handlers.results(""), [])):
        form, choices = shown[5:]
        assert len(shown) == RESULTS
        assert form.visible == bool(numbers)
        assert [number for _, number in choices.choices] == numbers
    coach.storage.write(replace(done, exchanges=(done.exchanges[3],)))
    assert not handlers.results(key)[5].visible
