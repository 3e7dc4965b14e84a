"""The Prepare tab's edge on scripted models: corrections count, saved or not, and land in no other resume."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import gradio as gr
import pandas as pd
import pytest

from interview.coach.coach import Coach
from interview.coach.samples import sample_job_text, sample_resume_path
from interview.errors import DocumentError, StorageError
from interview.live import Conversations
from interview.records import PagePicture, Resume
from interview.resume.rules.corrections import document_key, values_of
from interview.sessions import new_key
from interview.sessions.session import Session
from interview.web.events.edge import OURS
from interview.web.events.interview import InterviewEvents
from interview.web.events.prepare import NOTED, PLANNED, SAME, SAVED, PrepareEvents
from interview.web.events.screen import VALUES
from interview.web.events.turns import Turns
from interview.web.tabs.setup import BY_QUESTIONS
from tests.conftest import JOB_TEXT

SAMPLE = str(sample_resume_path())


FIELDS = ("", "", "balanced", BY_QUESTIONS, 6, 20, "warm", "normal", False, False)
PREPARED = 7
"""Values of a preparation before its screen."""


@pytest.fixture
def conversations(coach: Coach) -> Conversations:
    return Conversations(coach.interview, coach.review, coach.storage)


@pytest.fixture
def turns(coach: Coach, conversations: Conversations) -> Turns:
    return Turns(coach.storage, conversations)


@pytest.fixture
def events(coach: Coach, turns: Turns) -> PrepareEvents:
    return PrepareEvents(coach.preparation, coach.storage, turns, coach.interview.warm, seed=7)


@pytest.fixture
def key(coach: Coach, session: Session) -> str:
    """What the browser keeps of the prepared session."""
    return str(coach.storage.adopt(session.id))


def kept(*keys: str, before: str = "") -> str:
    """What the browser sends of what it keeps."""
    return json.dumps({"keys": keys, "before": before or None})


def form_of(resume: Resume, **changed: str) -> str:
    values = values_of(resume) | {path.replace("__", "."): text for path, text in changed.items()}
    return json.dumps({"document": document_key(resume), "values": values})


def prepared_with(events: PrepareEvents, form: str, *keys: str) -> tuple[Any, ...]:
    return events.prepare(SAMPLE, sample_job_text(), False, *FIELDS, form, kept(*keys))


def test_preparing_shows_the_fit_and_offers_to_start(events: PrepareEvents, coach: Coach) -> None:
    key, reading, fit, plan, part, status, start, *screen = prepared_with(events, "")
    assert reading == document_key(coach.storage.session_of(key).resume)
    assert "How well they fit" in fit
    assert "6 planned questions" in status
    assert plan.count("data-slot") == 6
    assert part.visible
    assert start.visible
    assert len(screen) == VALUES


@pytest.mark.parametrize(
    ("path", "job"), [(None, "x"), ("/nowhere.pdf", sample_job_text()), (str(sample_resume_path()), " ")]
)
def test_a_preparation_that_cannot_be_says_what_is_missing(events: PrepareEvents, path: str | None, job: str) -> None:
    status = events.prepare(path, job, False, *FIELDS, "", "")[PREPARED - 2]
    assert 'role="alert"' in status
    assert OURS not in status


def test_a_broken_resume_gets_a_sentence(events: PrepareEvents, tmp_path: Path) -> None:
    broken = tmp_path / "resume.pdf"
    broken.write_bytes(b"%PDF-1.4 nonsense")
    shown, save, _ = list(events.read_resume(str(broken)))[-1]
    assert 'role="alert"' in shown
    assert not save.visible


def test_a_resume_whose_pages_cannot_be_drawn_is_shown_as_text(
    events: PrepareEvents, coach: Coach, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(path: Path) -> tuple[PagePicture, ...]:
        raise DocumentError("The pages of this file cannot be shown.")

    monkeypatch.setattr(coach.preparation, "page_pictures", fail)
    shown, save, _ = list(events.read_resume(SAMPLE))[-1]
    assert "cannot be shown" in shown
    assert "text-sheet" in shown
    assert save.visible


def test_a_correction_that_was_typed_but_not_saved_counts(events: PrepareEvents, coach: Coach) -> None:
    resume = coach.preparation.read_resume(sample_resume_path())
    session = coach.storage.session_of(prepared_with(events, form_of(resume, name="Grace Hopper"))[0])
    assert session.resume.name == "Grace Hopper"
    profile = pd.read_csv(coach.storage.folder(session.id) / "profile.csv").set_index("field")
    assert profile.loc["name", "value"] == "Grace Hopper"
    assert profile.loc["name", "corrected"] == "value"


def test_the_form_of_another_file_is_left_out(events: PrepareEvents, coach: Coach, resume: Resume) -> None:
    session = coach.storage.session_of(prepared_with(events, form_of(resume, name="Somebody Else"))[0])
    assert session.resume.name == "Maya Lindqvist"


@pytest.mark.parametrize("form", ["{", json.dumps({"document": "x", "values": {"__proto__": "x"}})])
def test_a_form_that_is_none_stops_with_a_sentence_and_writes_nothing(
    events: PrepareEvents, coach: Coach, form: str
) -> None:
    key, *_, status, _ = prepared_with(events, form)[:PREPARED]
    assert key == gr.skip()
    assert 'role="alert"' in status
    assert OURS not in status
    assert not coach.storage.root.exists()


def test_before_there_is_an_interview_corrections_are_noted(events: PrepareEvents, resume: Resume) -> None:
    assert NOTED in events.correct("", "", form_of(resume, name="Grace"))[2]


def test_saved_corrections_go_into_the_prepared_interview(
    events: PrepareEvents, coach: Coach, key: str, session: Session
) -> None:
    reading = document_key(session.resume)
    fit, plan, note = events.correct(key, reading, form_of(session.resume, name="Grace Hopper"))
    assert coach.storage.session_of(key).resume.name == "Grace Hopper"
    assert "How well they fit" in fit
    assert "data-slot" in plan
    assert SAVED in note
    again = form_of(session.resume, name="Grace Hopper", location="Paris")  # the form still shows the first reading
    events.correct(key, reading, again)
    assert set(coach.storage.session_of(key).resume.corrected) == {"name", "location"}
    assert SAME in events.correct(key, reading, again)[2]


def test_corrections_of_another_resume_never_reach_a_prepared_interview(
    events: PrepareEvents, key: str, session: Session, coach: Coach
) -> None:
    other = coach.preparation.read_resume(sample_resume_path())
    fit, _, note = events.correct(key, document_key(session.resume), form_of(other, name="Grace"))
    assert fit == gr.skip()
    assert coach.storage.session_of(key) == session
    assert NOTED in note


def test_corrections_wait_while_a_step_of_the_interview_runs(
    events: PrepareEvents, coach: Coach, turns: Turns, conversations: Conversations, key: str, session: Session
) -> None:
    running = InterviewEvents(coach.interview, coach.review, coach.storage, turns, conversations).ask(key)
    next(running)
    _, _, note = events.correct(key, document_key(session.resume), form_of(session.resume, name="Grace"))
    assert coach.storage.session_of(key) == session, "it is the running step's to write"
    assert "still running" in note


def test_an_interview_of_this_browser_is_offered_again(
    events: PrepareEvents, coach: Coach, key: str, session: Session
) -> None:
    asked = coach.interview.ask(session)
    restored, document, reading, save, fit, plan, part, start, status, tab, *screen = events.restore(kept(key))
    assert restored == key
    assert document == document_key(asked.resume)
    assert document in reading
    assert save.visible
    assert "How well they fit" in fit
    assert start.visible
    assert part.visible
    assert "✓ asked" in plan
    assert "still here: question 1" in status
    assert tab.selected == "interview"
    assert len(screen) == VALUES


@pytest.mark.parametrize("sent", [None, 7, "", "{", "[1]", kept("../../etc/passwd"), '{"keys": 7}', "[" * 100_000])
def test_what_no_browser_of_ours_keeps_restores_nothing(events: PrepareEvents, sent: Any) -> None:
    assert events.restore(sent)[0] == ""


def test_an_id_that_somebody_read_in_a_file_restores_nothing(events: PrepareEvents, key: str, session: Session) -> None:
    assert events.restore(kept(session.id))[0] == ""


def test_where_the_newest_interview_is_gone_the_one_before_is_offered(
    events: PrepareEvents, coach: Coach, key: str, resume: Resume
) -> None:
    newer = new_key()
    coach.preparation.prepare(resume, JOB_TEXT, seed=7, key=newer)
    assert events.restore(kept(key, str(newer)))[0] == str(newer)
    coach.storage.delete(newer.session_id)
    assert events.restore(kept(key, str(newer)))[0] == key


def test_a_page_is_restored_where_nothing_can_be_written(
    events: PrepareEvents, coach: Coach, key: str, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = coach.interview.ask(session)

    def full(*given: Any) -> None:
        raise StorageError("answers.csv cannot be written: the disk is full.")

    monkeypatch.setattr("interview.sessions.storage.replace_file", full)
    restored = events.restore(kept(key))[0]
    assert restored == key
    assert asked.open_question is not None


BEFORE = (
    "0cwYe7sDFgdpYTvt9gLFlQ==:U2FsdGVkX1/xgjg7CGjgwW64IJ75fghyZuPhbTrKeiRsUsYQJGmaafh9q2fcPHf7Qj3FnztNLu0zD5GvCKee9A=="
)
"""The id 20260101-1200-0123456789abcdef as versions before keys left it in a browser, with the secret below."""


@pytest.mark.parametrize(("local", "opens"), [(True, True), (False, False)])
def test_an_interview_of_the_time_before_keys_still_opens_on_this_computer_alone(
    coach: Coach, turns: Turns, session: Session, local: bool, opens: bool
) -> None:
    coach.storage.create(replace(session, id="20260101-1200-0123456789abcdef"))
    (coach.storage.root / ".secret").write_text("a-secret-of-before")
    key = PrepareEvents(coach.preparation, coach.storage, turns, coach.interview.warm, seed=7, local=local).restore(
        kept(before=BEFORE)
    )[0]
    assert bool(key) is opens
    if opens:
        assert coach.storage.session_of(key).id == "20260101-1200-0123456789abcdef"


def test_what_this_browser_was_asked_before_is_not_asked_again(events: PrepareEvents, coach: Coach, key: str) -> None:
    asked = coach.interview.ask(coach.storage.session_of(key))
    assert asked.open_question is not None
    again = coach.storage.session_of(prepared_with(events, "", key, "no-key", "20260101-0000-aaaa")[0])
    assert again.asked_before == (asked.open_question.text,)
    assert coach.storage.session_of(prepared_with(events, "")[0]).asked_before == ()


def test_the_fields_become_the_setup_of_the_interview(events: PrepareEvents, coach: Coach) -> None:
    fields = ("Team Lead", "lead", "mostly behavioural", BY_QUESTIONS, 4, 20, "tough", "patient", True, True)
    session = coach.storage.session_of(events.prepare(SAMPLE, sample_job_text(), False, *fields, "", "")[0])
    assert len(session.plan) == 4
    assert (session.setup.role, session.setup.stutter_safe) == ("Team Lead", True)


def test_a_plan_that_was_changed_is_on_disk(events: PrepareEvents, coach: Coach, key: str, session: Session) -> None:
    slots = [{"number": 1}, {"number": 3, "topic": "Terraform", "wording": "What is Terraform for?"}]
    shown, note = events.change_plan(key, json.dumps({"session": session.id, "slots": slots}))
    changed = coach.storage.load(session.id)
    assert [slot.topic for slot in changed.plan] == [session.plan[0].topic, "Terraform"]
    assert changed.plan[1].wording == "What is Terraform for?"
    assert "Terraform" in shown
    assert PLANNED in note


def test_a_plan_of_another_interview_is_refused(events: PrepareEvents, key: str) -> None:
    after, note = events.change_plan(key, json.dumps({"session": "another", "slots": [{"number": 1}]}))
    assert after == gr.skip()
    assert "another interview" in note
