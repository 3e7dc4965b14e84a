"""The Prepare tab's edge on scripted models: corrections count, saved or not, and land in no other resume."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import gradio as gr
import pandas as pd
import pytest

from interview.coach import Coach
from interview.core.profile.corrections import document_key, values_of
from interview.core.records import PagePicture, Resume
from interview.core.session import Session
from interview.errors import DocumentError
from interview.live import Conversations
from interview.samples import sample_job_text, sample_resume_path
from interview.ui.interview_events import InterviewEvents
from interview.ui.prepare_events import NOTED, PLANNED, SAME, SAVED, PrepareEvents
from interview.ui.screen import AFTER_SESSION, OURS
from interview.ui.setup_fields import BY_QUESTIONS
from interview.ui.turns import Turns

SAMPLE = str(sample_resume_path())


FIELDS = ("", "", "balanced", BY_QUESTIONS, 6, 20, "warm", "normal", False, False)
PREPARED = 8
"""Values of a preparation before its screen."""


@pytest.fixture
def conversations(coach: Coach) -> Conversations:
    return Conversations(coach)


@pytest.fixture
def turns(coach: Coach, conversations: Conversations) -> Turns:
    return Turns(coach.latest, conversations)


@pytest.fixture
def events(coach: Coach, turns: Turns) -> PrepareEvents:
    return PrepareEvents(coach, turns, seed=7)


def form_of(resume: Resume, **changed: str) -> str:
    values = values_of(resume) | {path.replace("__", "."): text for path, text in changed.items()}
    return json.dumps({"document": document_key(resume), "values": values})


def prepared_with(events: PrepareEvents, form: str) -> tuple[Any, ...]:
    return events.prepare(SAMPLE, sample_job_text(), False, *FIELDS, form)


def test_preparing_shows_the_fit_and_offers_to_start(events: PrepareEvents) -> None:
    session, key, saved, fit, plan, part, status, start, *screen = prepared_with(events, "")
    assert saved == session.id
    assert key == document_key(session.resume)
    assert "How well they fit" in fit
    assert "6 planned questions" in status
    assert plan.count("data-slot") == 6
    assert part.visible
    assert start.visible
    assert len(screen) == AFTER_SESSION


@pytest.mark.parametrize(
    ("path", "job"), [(None, "x"), ("/nowhere.pdf", sample_job_text()), (str(sample_resume_path()), " ")]
)
def test_a_preparation_that_cannot_be_says_what_is_missing(events: PrepareEvents, path: str | None, job: str) -> None:
    status = events.prepare(path, job, False, *FIELDS, "")[PREPARED - 2]
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

    monkeypatch.setattr(coach, "page_pictures", fail)
    shown, save, _ = list(events.read_resume(SAMPLE))[-1]
    assert "cannot be shown" in shown
    assert "text-sheet" in shown
    assert save.visible


def test_a_correction_that_was_typed_but_not_saved_counts(events: PrepareEvents, coach: Coach) -> None:
    resume = coach.read_resume(sample_resume_path())
    session = prepared_with(events, form_of(resume, name="Grace Hopper"))[0]
    assert session.resume.name == "Grace Hopper"
    profile = pd.read_csv(coach.storage.folder(session.id) / "profile.csv").set_index("field")
    assert profile.loc["name", "value"] == "Grace Hopper"
    assert profile.loc["name", "corrected"] == "value"


def test_the_form_of_another_file_is_left_out(events: PrepareEvents, resume: Resume) -> None:
    session = prepared_with(events, form_of(resume, name="Somebody Else"))[0]
    assert session.resume.name == "Maya Lindqvist"


@pytest.mark.parametrize("form", ["{", json.dumps({"document": "x", "values": {"__proto__": "x"}})])
def test_a_form_that_is_none_stops_with_a_sentence_and_writes_nothing(
    events: PrepareEvents, coach: Coach, form: str
) -> None:
    session, *_, status, _ = prepared_with(events, form)[:PREPARED]
    assert session == gr.skip()
    assert 'role="alert"' in status
    assert OURS not in status
    assert not coach.storage.root.exists()


def test_before_there_is_an_interview_corrections_are_noted(events: PrepareEvents, resume: Resume) -> None:
    assert NOTED in events.correct(None, "", form_of(resume, name="Grace"))[3]


def test_saved_corrections_go_into_the_prepared_interview(events: PrepareEvents, session: Session) -> None:
    key = document_key(session.resume)
    corrected, fit, plan, note = events.correct(session, key, form_of(session.resume, name="Grace Hopper"))
    assert corrected.resume.name == "Grace Hopper"
    assert "How well they fit" in fit
    assert "data-slot" in plan
    assert SAVED in note
    again = form_of(session.resume, name="Grace Hopper", location="Paris")  # the form still shows the first reading
    twice = events.correct(corrected, key, again)[0]
    assert set(twice.resume.corrected) == {"name", "location"}
    assert SAME in events.correct(twice, key, again)[3]


def test_corrections_of_another_resume_never_reach_a_prepared_interview(
    events: PrepareEvents, session: Session, coach: Coach
) -> None:
    other = coach.read_resume(sample_resume_path())
    after, _, _, note = events.correct(session, document_key(session.resume), form_of(other, name="Grace"))
    assert after == gr.skip()
    assert NOTED in note


def test_corrections_wait_while_a_step_of_the_interview_runs(
    events: PrepareEvents, coach: Coach, turns: Turns, conversations: Conversations, session: Session
) -> None:
    running = InterviewEvents(coach, turns, conversations).ask(session)
    next(running)
    after, _, _, note = events.correct(session, document_key(session.resume), form_of(session.resume, name="Grace"))
    assert after == gr.skip(), "the session is the running step's to write"
    assert "still running" in note


def test_an_interview_of_this_browser_is_offered_again(events: PrepareEvents, coach: Coach, session: Session) -> None:
    asked = coach.ask(session)
    restored, key, reading, save, fit, plan, part, start, status, tab, *screen = events.restore(asked.id)
    assert restored == asked
    assert key == document_key(asked.resume)
    assert key in reading
    assert save.visible
    assert "How well they fit" in fit
    assert start.visible
    assert part.visible
    assert "✓ asked" in plan
    assert "still here: question 1" in status
    assert tab.selected == "interview"
    assert len(screen) == AFTER_SESSION
    assert events.restore("../../etc/passwd")[0] is None
    assert events.restore(None)[0] is None


def test_the_fields_become_the_setup_of_the_interview(events: PrepareEvents) -> None:
    fields = ("Team Lead", "lead", "mostly behavioural", BY_QUESTIONS, 4, 20, "tough", "patient", True, True)
    session = events.prepare(SAMPLE, sample_job_text(), False, *fields, "")[0]
    assert len(session.plan) == 4
    assert (session.setup.role, session.setup.stutter_safe) == ("Team Lead", True)


def test_a_plan_that_was_changed_is_on_disk(events: PrepareEvents, coach: Coach, session: Session) -> None:
    slots = [{"number": 1}, {"number": 3, "topic": "Terraform", "wording": "What is Terraform for?"}]
    changed, shown, note = events.change_plan(session, json.dumps({"session": session.id, "slots": slots}))
    assert [slot.topic for slot in coach.latest(session.id).plan] == [session.plan[0].topic, "Terraform"]
    assert changed.plan[1].wording == "What is Terraform for?"
    assert "Terraform" in shown
    assert PLANNED in note


def test_a_plan_of_another_interview_is_refused(events: PrepareEvents, session: Session) -> None:
    after, _, note = events.change_plan(session, json.dumps({"session": "another", "slots": [{"number": 1}]}))
    assert after == gr.skip()
    assert "another interview" in note
