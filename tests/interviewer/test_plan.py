"""What an interview will ask about: as many questions as were chosen, must-haves first, gaps where they do no harm."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from interview.interviewer.packs.matching import FoundPacks
from interview.interviewer.plan import counts_of, gaps_of, level_at, plan_for
from interview.interviewer.questions.competencies import COMPETENCIES
from interview.records import (
    Coverage,
    Evidence,
    Fit,
    Job,
    Kind,
    Level,
    Mix,
    Need,
    Position,
    Resume,
    Setup,
    Slot,
    Stage,
    Topic,
    TopicKind,
)
from interview.sessions.session import Session


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
EVIDENCE = tuple(Evidence(known.name, "", 0.1, coverage) for known, coverage in TOPICS.items())
JOB, FIT = Job("Data Engineer", tuple(TOPICS), "the text"), Fit(0.5, 0.4, EVIDENCE)
ORDER = [Stage.INTRODUCTION, Stage.EXPERIENCE, Stage.SKILLS, Stage.BEHAVIOURAL, Stage.SITUATIONAL]


@pytest.fixture
def planned(resume: Resume) -> tuple[Slot, ...]:
    return plan_for(resume, JOB, FIT, Setup(), 7)


def about(plan: tuple[Slot, ...], stage: Stage) -> list[str]:
    return [slot.topic for slot in plan if slot.stage is stage]


@pytest.mark.parametrize("questions", range(3, 13))
@pytest.mark.parametrize("mix", list(Mix))
def test_it_asks_as_many_questions_as_were_chosen_in_the_order_of_the_stages(
    resume: Resume, questions: int, mix: Mix
) -> None:
    plan = plan_for(resume, JOB, FIT, Setup(questions=questions, mix=mix), 7)
    stages = [ORDER.index(slot.stage) for slot in plan]
    assert len(plan) == questions
    assert stages == sorted(stages)
    assert stages.count(0) == 1


def test_six_balanced_questions_hold_one_of_each_kind() -> None:
    assert set(counts_of(Setup()).values()) == {1, 2}


@pytest.mark.parametrize(
    ("mix", "kind"),
    [
        (Mix.TECHNICAL, Kind.TECHNICAL),
        (Mix.BEHAVIOURAL, Kind.BEHAVIOURAL),
        (Mix.SITUATIONAL, Kind.SITUATIONAL),
    ],
)
@pytest.mark.parametrize("questions", [4, 6, 9, 12])
def test_a_mix_has_most_questions_of_its_kind(resume: Resume, mix: Mix, kind: Kind, questions: int) -> None:
    plan = plan_for(resume, JOB, FIT, Setup(questions=questions, mix=mix), 7)
    counts = Counter(slot.kind for slot in plan)
    assert counts.most_common(1)[0][0] is kind


@pytest.mark.parametrize("seed", range(8))
def test_the_situation_is_about_a_gap_and_first_about_what_the_job_must_have(resume: Resume, seed: int) -> None:
    assert about(plan_for(resume, JOB, FIT, Setup(), seed), Stage.SITUATIONAL) == ["Airflow"]


@pytest.mark.parametrize("seed", range(8))
def test_skills_are_first_those_that_the_resume_shows_and_the_job_must_have(resume: Resume, seed: int) -> None:
    assert set(about(plan_for(resume, JOB, FIT, Setup(), seed), Stage.SKILLS)) == {"Python", "SQL"}


def test_no_topic_comes_twice_while_there_are_others(planned: tuple[Slot, ...]) -> None:
    assert len({slot.topic for slot in planned[2:]}) == len(planned[2:])


def test_a_degree_makes_no_question(resume: Resume) -> None:
    plan = plan_for(resume, JOB, FIT, Setup(questions=12), 7)
    assert all(slot.topic != "a degree" for slot in plan)


def test_a_technical_question_on_a_gap_is_an_easy_one(resume: Resume) -> None:
    plan = plan_for(resume, JOB, FIT, Setup(questions=12, mix=Mix.TECHNICAL, seniority="senior"), 7)
    asked = [slot.level for slot in plan if slot.kind is Kind.TECHNICAL and slot.topic in ("Kafka", "Airflow")]
    assert asked
    assert set(asked) == {Level.EASY}


@pytest.mark.parametrize("questions", [6, 12])
def test_a_stage_goes_from_easy_to_hard(resume: Resume, questions: int) -> None:
    plan = plan_for(resume, JOB, FIT, Setup(questions=questions), 7)
    for stage in ORDER[1:]:
        levels = [list(Level).index(slot.level) for slot in plan if slot.stage is stage]
        assert levels == sorted(levels)


def test_more_is_asked_of_the_more_senior() -> None:
    places = [0.1, 0.3, 0.5, 0.7, 0.95]
    scales = [[list(Level).index(level_at(at, who)) for at in places] for who in ("junior", "mid-level", "senior")]
    assert scales[0] < scales[1] < scales[2]


def test_the_persons_own_choice_of_seniority_counts_more_than_the_jobs(resume: Resume) -> None:
    job = replace(JOB, seniority="senior")
    asked = plan_for(resume, job, FIT, Setup(seniority="junior"), 7)
    assert asked == plan_for(resume, replace(JOB, seniority="junior"), FIT, Setup(), 7)


def test_every_slot_has_a_competency_and_the_plan_tries_different_ones(resume: Resume) -> None:
    plan = plan_for(resume, JOB, FIT, Setup(questions=12, mix=Mix.BEHAVIOURAL), 7)
    assert all(slot.competency in COMPETENCIES for slot in plan)
    assert len({slot.competency for slot in plan if slot.kind is Kind.BEHAVIOURAL}) >= 4


def test_experience_is_about_a_claim_of_the_resume(planned: tuple[Slot, ...]) -> None:
    [slot] = [slot for slot in planned if slot.stage is Stage.EXPERIENCE]
    assert slot.topic == "Cut the nightly load from six hours to one with Python"
    assert "Northwind" in slot.facts


def test_a_claim_that_says_what_came_of_it_comes_before_a_list_of_tools(resume: Resume) -> None:
    lines = ("Excel, Word, Outlook and Teams every day", "Halved the patients' waiting time")
    jobs = (Position("Clerk", "Acme", "2020", lines),)
    plan = plan_for(replace(resume, experience=jobs, projects=()), JOB, FIT, Setup(questions=9), 7)
    assert about(plan, Stage.EXPERIENCE)[0] == lines[1]


def test_a_blank_resume_and_a_job_without_topics_are_planned_too() -> None:
    plan = plan_for(Resume(), Job("Data Engineer", (), "x"), Fit(0.0, 0.0, ()), Setup(questions=12), 7)
    assert len(plan) == 12
    assert {slot.topic for slot in plan} == {"Data Engineer"}


def test_the_same_input_gives_the_same_plan_and_another_seed_may_not(resume: Resume) -> None:
    plans = [plan_for(resume, JOB, FIT, Setup(), seed) for seed in (7, 7, 8, 9, 10)]
    assert plans[0] == plans[1]
    assert len(set(plans)) > 1


def test_gaps_are_listed_in_the_order_in_which_they_are_asked_about(resume: Resume) -> None:
    session = Session("20260101-0000-0000", "", 7, resume, JOB, FIT)
    assert [gap.name for gap in gaps_of(session)] == ["Airflow", "Kafka", "mentoring", "a degree"]


NURSING = ("nursing/medication_safety", "nursing/wound_care", "nursing/care_planning")


def test_a_topic_that_has_a_pack_is_asked_from_it(resume: Resume) -> None:
    found = FoundPacks({"SQL": "data/sql_queries"})
    plan = plan_for(resume, JOB, FIT, Setup(questions=12), 7, found)
    assert {slot.pack for slot in plan if slot.topic == "SQL"} == {"data/sql_queries"}
    assert all(not slot.pack for slot in plan if slot.topic != "SQL")


@pytest.mark.parametrize("questions", range(4, 13))
def test_where_the_trade_is_sure_half_of_the_open_topics_are_left_to_its_packs(resume: Resume, questions: int) -> None:
    plain = plan_for(resume, JOB, FIT, Setup(questions=questions), 7)
    plan = plan_for(resume, JOB, FIT, Setup(questions=questions), 7, FoundPacks({}, NURSING))
    assert [slot.stage for slot in plan] == [slot.stage for slot in plain]
    for stage in (Stage.SKILLS, Stage.SITUATIONAL):
        before, after = (sorted(about(one, stage)) for one in (plain, plan))
        packed = [slot for slot in plan if slot.stage is stage and slot.pack]
        assert len(packed) == min((len(after) + 1) // 2, len(NURSING))
        assert {slot.topic for slot in plan if slot.stage is stage and not slot.pack} <= set(before)
    asked = [slot.pack for slot in plan if slot.pack]
    assert len(set(asked)) == len(asked), "no pack comes twice while there are others"
    assert all(not slot.pack for slot in plan if slot.stage in (Stage.BEHAVIOURAL, Stage.EXPERIENCE))
