"""Deleting is real: files, memory and the browser's key go, at once, also while the interview is held live."""

from __future__ import annotations

import json
from typing import Any, cast

import gradio as gr
import pytest

from interview.coach.coach import Coach
from interview.live import Conversations
from interview.records import Glimpse, Resume
from interview.sessions import new_key
from interview.sessions.session import Session
from interview.web.events.data import KEPT, DataEvents
from interview.web.events.interview import InterviewEvents
from interview.web.events.turns import Turns
from tests.conftest import JOB_TEXT, LONG_ANSWER

REQUEST = cast(gr.Request, object())


@pytest.fixture
def conversations(coach: Coach) -> Conversations:
    return Conversations(coach.interview, coach.review, coach.storage)


@pytest.fixture
def turns(coach: Coach, conversations: Conversations) -> Turns:
    return Turns(coach.storage, conversations)


@pytest.fixture
def forgotten() -> list[Any]:
    return []


@pytest.fixture
def events(coach: Coach, turns: Turns, conversations: Conversations, forgotten: list[Any]) -> DataEvents:
    return DataEvents(coach.storage, turns, conversations, forgotten.append)


def prepared(coach: Coach, resume: Resume) -> tuple[str, Session]:
    key = new_key()
    return str(key), coach.preparation.prepare(resume, JOB_TEXT, seed=7, key=key)


def test_an_interview_goes_with_its_answers_its_sound_its_uploads_and_what_is_in_memory(
    events: DataEvents, coach: Coach, conversations: Conversations, resume: Resume, forgotten: list[Any]
) -> None:
    key, session = prepared(coach, resume)
    session = coach.interview.ask(coach.interview.read(coach.interview.ask(session), LONG_ANSWER))
    coach.storage.append_sound(session, 2, b"\0\0" * 100)
    conversations.cameras.of(session.id).watch(lambda at: Glimpse(at, 0.5))
    done, said = events.delete_one(key, REQUEST)
    assert done
    assert "gone from this computer" in said
    assert list(coach.storage.root.iterdir()) == []
    assert not conversations.cameras.of(session.id).watched.glimpses
    assert forgotten == [REQUEST]


def test_whoever_thinks_better_of_it_loses_nothing(events: DataEvents, coach: Coach, resume: Resume) -> None:
    key, session = prepared(coach, resume)
    assert KEPT in events.delete_one("", REQUEST)[1]
    assert KEPT in events.delete_all("", REQUEST)[1]
    assert coach.storage.session_of(key) == session


def test_an_interview_that_is_held_live_is_ended_and_deleted(
    events: DataEvents, coach: Coach, conversations: Conversations, resume: Resume
) -> None:
    key, session = prepared(coach, resume)
    conversations.open(key).connect(lambda message: None, False, "page")
    assert events.delete_one(key, REQUEST)[0]
    assert not conversations.is_live(session.id)
    assert not coach.storage.folder(session.id).exists()


def test_a_step_that_runs_is_waited_for_with_a_sentence(
    events: DataEvents, coach: Coach, turns: Turns, conversations: Conversations, resume: Resume
) -> None:
    key, session = prepared(coach, resume)
    running = InterviewEvents(coach.interview, coach.review, coach.storage, turns, conversations).ask(key)
    next(running)
    done, said = events.delete_one(key, REQUEST)
    assert not done
    assert "still running" in said
    assert coach.storage.session_of(key) == session


def test_everything_is_everything_of_this_browser_and_nothing_of_others(
    events: DataEvents, coach: Coach, resume: Resume
) -> None:
    mine = [prepared(coach, resume)[0] for _ in range(2)]
    other, session = prepared(coach, resume)
    gone = str(new_key())
    done, said = events.delete_all(json.dumps({"keys": [mine[0], gone, "no-key", session.id, mine[1]]}), REQUEST)
    assert done
    assert "2 interviews of this browser" in said
    assert coach.storage.session_of(other) == session
    assert [path.name for path in coach.storage.root.iterdir()] == [session.id]


def test_a_wrong_key_deletes_nothing(events: DataEvents, coach: Coach, resume: Resume) -> None:
    _, session = prepared(coach, resume)
    for key in (session.id, f"{session.id}.{'a' * 43}", "../../tmp", "null"):
        done, said = events.delete_one(key, REQUEST)
        assert not done
        assert "not known here" in said
    assert coach.storage.folder(session.id).exists()


def test_after_a_deletion_the_page_is_as_if_it_had_just_been_opened(events: DataEvents) -> None:
    key, reading, resume, job, *_ = events.empty("yes")
    assert (key, reading, resume, job) == ("", "", None, "")
    assert all(value == gr.skip() for value in events.empty(""))
