"""Whatever goes wrong in an event, the page is given a sentence, and a bug is logged with its traceback."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import gradio as gr
import pytest

import interview.web.events
from interview.coach.coach import Coach
from interview.errors import DocumentError
from interview.live import Conversations
from interview.sessions.session import Session
from interview.web.events.edge import OURS, BusyError, Failure, at_the_edge
from interview.web.events.interview import RESULTS, InterviewEvents
from interview.web.events.prepare import PrepareEvents
from interview.web.events.screen import VALUES
from interview.web.events.turns import Turns


def instead(events: Events, failure: Failure, *given: object) -> str:
    return f"{given}: {failure.said}"


class Events:
    """Two events as a page has them."""

    @at_the_edge(instead)
    def once(self, error: Exception | None) -> str:
        if error:
            raise error
        return "done"

    @at_the_edge(instead)
    def in_steps(self, error: Exception | None) -> Iterator[str]:
        yield "working"
        if error:
            raise error
        yield "done"


def test_what_goes_well_is_left_alone() -> None:
    assert Events().once(None) == "done"
    assert list(Events().in_steps(None)) == ["working", "done"]


@pytest.mark.parametrize(
    ("error", "said", "tone"),
    [
        (DocumentError("This file is empty."), "This file is empty.", "bad"),
        (BusyError("One moment."), "One moment.", "warn"),
        (ZeroDivisionError("inside"), OURS, "bad"),
    ],
)
def test_an_error_of_ours_is_its_own_sentence_and_a_bug_is_not(error: Exception, said: str, tone: str) -> None:
    for shown in (Events().once(error), list(Events().in_steps(error))[-1]):
        assert said in shown
        assert f"notice {tone}" in shown
        assert "inside" not in shown.split(": ", 1)[1]
    assert next(iter(Events().in_steps(error))) == "working"


def test_a_bug_is_logged_with_where_it_happened_and_an_error_of_ours_is_not(caplog: pytest.LogCaptureFixture) -> None:
    Events().once(DocumentError("This file is empty."))
    assert not caplog.records
    Events().once(ZeroDivisionError("inside"))
    (record,) = caplog.records
    assert record.levelno == logging.ERROR
    assert record.exc_info is not None
    assert "in once" in caplog.text


def test_what_ends_the_program_is_not_caught() -> None:
    class Stop(BaseException): ...

    with pytest.raises(Stop):
        Events().once(Stop())  # type: ignore[arg-type]


def test_events_catch_everything_in_one_place_alone() -> None:
    folder = Path(interview.web.events.__path__[0])
    catching = [path.name for path in folder.glob("*.py") if "except Exception" in path.read_text(encoding="utf-8")]
    assert catching == ["edge.py"]


def broken(*given: object) -> Session:
    raise ZeroDivisionError("inside")


@pytest.fixture
def key(coach: Coach, session: Session) -> str:
    return str(coach.storage.adopt(session.id))


@pytest.fixture
def turns(coach: Coach, key: str, monkeypatch: pytest.MonkeyPatch) -> Turns:
    """Of a program whose reading of sessions has a bug."""
    monkeypatch.setattr(coach.storage, "load", broken)
    return Turns(coach.storage, Conversations(coach.interview, coach.review, coach.storage))


def test_a_page_that_is_restored_says_that_a_bug_kept_it_from_its_interview(
    coach: Coach, turns: Turns, key: str, caplog: pytest.LogCaptureFixture
) -> None:
    shown = PrepareEvents(coach.preparation, coach.storage, turns, coach.interview.warm, seed=7).restore(
        f'{{"keys": ["{key}"]}}'
    )
    assert len(shown) == 10 + VALUES
    assert shown[0] == ""
    assert OURS in shown[8]
    assert "ZeroDivisionError" in caplog.text


def test_a_bug_in_what_only_looks_is_logged_and_the_page_stays(
    coach: Coach, turns: Turns, key: str, caplog: pytest.LogCaptureFixture
) -> None:
    events = InterviewEvents(
        coach.interview, coach.review, coach.storage, turns, Conversations(coach.interview, coach.review, coach.storage)
    )
    assert all(value == gr.skip() for value in events.refresh(key))
    assert len(events.results(key)) == RESULTS
    assert OURS in list(events.ask(key))[-1][4]
    assert caplog.text.count("Traceback") >= 3
    assert {record.levelname for record in caplog.records} == {"ERROR"}
