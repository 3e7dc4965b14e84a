"""A hint shows a way to an answer and a line of the person's own resume; it never holds the answer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from interview.interviewer.questions.hints import hint_for
from interview.interviewer.questions.prohibited import prohibited_in
from interview.records import Kind, Level, Position, Slot, Stage
from tests.interviewer.questions.held import follow_up, question, session

KINDS = [Kind.OPENING, Kind.EXPERIENCE, Kind.TECHNICAL, Kind.BEHAVIOURAL, Kind.SITUATIONAL, Kind.INVITATION]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_hint_that_can_be_said_in_one_breath_or_two(kind: Kind) -> None:
    for number in range(1, 5):
        hint = hint_for(session(), question(kind, number=number))
        assert 8 <= len(hint.split()) <= 50
        assert hint == hint_for(session(), question(kind, number=number))
        assert not prohibited_in(hint, "")


def test_a_behavioural_hint_names_the_parts_of_a_story() -> None:
    hints = [hint_for(session(), question(Kind.BEHAVIOURAL, number=number)) for number in (1, 2)]
    assert all("what" in hint and "did you" in hint for hint in hints)
    assert any("what came of it" in hint for hint in hints)


@pytest.mark.parametrize("reason", ["short", "vague", "claim", "no action", "no result", "unknown"])
def test_a_follow_up_is_hinted_at_by_what_was_missing(reason: str) -> None:
    last = question(Kind.BEHAVIOURAL)
    others = {hint_for(session(), follow_up(last, other)) for other in ("short", "vague", "claim") if other != reason}
    assert hint_for(session(), follow_up(last, reason)) not in others


def test_a_line_of_the_resume_that_bears_on_the_topic_is_a_place_to_start() -> None:
    hint = hint_for(session(), question(Kind.TECHNICAL, topic="Patient records"))
    assert "“Kept the records of 24 beds complete for 3 years”" in hint
    assert "resume" in hint


def test_where_the_resume_holds_nothing_nothing_is_made_up() -> None:
    assert "resume" not in hint_for(session(), question(Kind.TECHNICAL, topic="Kubernetes"))


def test_the_plans_own_facts_serve_where_the_fit_has_no_line() -> None:
    slot = Slot(
        Stage.SITUATIONAL, Kind.SITUATIONAL, "rotas", "planning", Level.EASY, facts="- Wrote rotas for nine wards"
    )
    held = replace(session(), plan=(slot,))
    assert "Wrote rotas for nine wards" in hint_for(held, question(Kind.SITUATIONAL, topic="rotas"))


def test_a_claim_that_was_just_read_out_is_not_read_out_again() -> None:
    assert "“" not in hint_for(session(), question(Kind.EXPERIENCE, topic="patient records"))


def test_an_introduction_may_start_from_the_last_job() -> None:
    assert "Staff Nurse at St Mary's" in hint_for(session(), question(Kind.OPENING))
    nobody = replace(session(), resume=replace(session().resume, experience=()))
    assert "resume" not in hint_for(nobody, question(Kind.OPENING))


def test_addresses_marks_and_endless_lines_are_not_read_out() -> None:
    job = Position("**Nurse** see https://x.example/a " + "and much more " * 30, "", "", ())
    held = replace(session(), resume=replace(session().resume, experience=(job,)))
    hint = hint_for(held, question(Kind.OPENING))
    assert "http" not in hint
    assert "*" not in hint
    assert len(hint.split()) <= 60
