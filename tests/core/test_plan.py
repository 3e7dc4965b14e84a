"""Which topic each stage asks about: gaps come up, and what the job must have comes before what would be nice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from interview.core.plan import brief_for, gaps_of, plan_of
from interview.core.records import Coverage, Evidence, Fit, Job, Need, Resume, Stage, Topic, TopicKind
from interview.core.session import Session


def topic(name: str, need: Need = Need.UNSAID, kind: TopicKind = TopicKind.SKILL) -> Topic:
    return Topic(name, kind, "", f"You need {name}.", need)


TOPICS = {
    topic("Python", Need.MUST): Coverage.COVERED,
    topic("SQL"): Coverage.COVERED,
    topic("run the depot", kind=TopicKind.RESPONSIBILITY): Coverage.COVERED,
    topic("Kafka", Need.NICE): Coverage.MISSING,
    topic("Airflow", Need.MUST): Coverage.MISSING,
    topic("mentoring", Need.MUST, TopicKind.RESPONSIBILITY): Coverage.PARTLY,
    topic("a degree", Need.MUST, TopicKind.QUALIFICATION): Coverage.MISSING,
}


@pytest.fixture
def prepared(resume: Resume) -> Session:
    evidence = tuple(Evidence(known.name, "", 0.1, coverage) for known, coverage in TOPICS.items())
    job = Job("Data Engineer", tuple(TOPICS), "the text")
    return Session("20260101-0000-0000", "", 7, resume, job, Fit(0.5, 0.4, evidence))


@pytest.mark.parametrize("seed", range(8))
def test_the_situation_is_about_a_gap_and_first_about_what_the_job_must_have(prepared: Session, seed: int) -> None:
    assert brief_for(Stage.SITUATIONAL, replace(prepared, seed=seed)).topic == "Airflow"


@pytest.mark.parametrize("seed", range(8))
def test_the_skills_question_is_about_a_must_have_that_the_resume_shows(prepared: Session, seed: int) -> None:
    assert brief_for(Stage.SKILLS, replace(prepared, seed=seed)).topic == "Python"


def test_gaps_are_listed_in_the_order_in_which_they_are_asked_about(prepared: Session) -> None:
    assert [gap.name for gap in gaps_of(prepared)] == ["Airflow", "Kafka", "mentoring", "a degree"]


def test_the_plan_tells_before_the_interview_what_it_will_ask(prepared: Session) -> None:
    plan = plan_of(prepared)
    assert plan[Stage.SKILLS].topic == "Python"
    assert plan[Stage.SITUATIONAL].topic == "Airflow"
    assert len({brief.topic for brief in plan.values()}) == 4


def test_a_job_without_topics_is_planned_too(prepared: Session) -> None:
    empty = replace(prepared, job=Job("Data Engineer", (), "x"), fit=Fit(0.0, 0.0, ()))
    assert plan_of(empty)[Stage.SITUATIONAL].topic == "Data Engineer"
