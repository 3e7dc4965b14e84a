"""Of several good questions the one is asked that is most about its topic, shortest to hear, and begun anew."""

from __future__ import annotations

import pytest

from interview.interviewer.claims import spoken_part, told_back
from interview.interviewer.questions.angles import angle_at, angles_of
from interview.interviewer.questions.competencies import COMPETENCIES, competencies_of
from interview.interviewer.questions.ranking import worth_of
from interview.interviewer.questions.wording import spoken_title, subject_of, without_second_question
from interview.records import Kind, Level, Slot, Stage

SLOT = Slot(Stage.SKILLS, Kind.TECHNICAL, "regression testing", "technical knowledge", Level.MEDIUM)


def better(left: str, right: str, *asked: str) -> bool:
    return worth_of(left, SLOT, "QA Analyst", asked) > worth_of(right, SLOT, "QA Analyst", asked)


def test_a_question_about_its_topic_is_better_than_a_general_one() -> None:
    general = "How do you ensure that various challenges are handled effectively in this role?"
    assert better("How do you decide which old defects a regression test has to cover again?", general)


def test_a_question_that_can_be_taken_in_at_once_is_better_than_a_long_one() -> None:
    short = "How do you check regression testing before a release goes out to customers?"
    long = short.removesuffix("?") + " in every one of the many countries where they use it on all of their devices?"
    assert better(short, long)


def test_a_new_beginning_is_better_than_the_one_just_heard() -> None:
    same, new = "How do you check regression testing tools?", "Which regression testing tools do you check?"
    assert better(new, same, "How do you mend a test?")


@pytest.mark.parametrize("kind", [Kind.TECHNICAL, Kind.EXPERIENCE, Kind.BEHAVIOURAL, Kind.SITUATIONAL])
@pytest.mark.parametrize("level", list(Level))
def test_every_planned_slot_has_at_least_two_sides_to_ask_from(kind: Kind, level: Level) -> None:
    for competency in COMPETENCIES:
        slot = Slot(Stage.SKILLS, kind, "stock control", competency, level)
        assert len(angles_of(slot)) >= 2
        assert angle_at(slot, 7, 0) != angle_at(slot, 7, 1)
        assert angle_at(slot, 7, 0) == angle_at(slot, 7, 0)


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        ("Cut the load from six hours to one", "You cut the load from six hours to one."),
        ("Managed my own budget", "You managed your own budget."),
        ("Captain of the rowing team", "Your resume says “Captain of the rowing team”."),
        ("Experienced in the sale of boats", "Your resume says “Experienced in the sale of boats”."),
    ],
)
def test_a_claim_is_said_back_as_a_person_would(claim: str, said: str) -> None:
    assert told_back(claim) == said


def test_only_as_much_of_a_claim_is_said_as_can_be_kept_in_mind() -> None:
    line = "Designed a fraud detection pipeline for card payments, processing 50K+ of them a second using Kafka and Go"
    assert spoken_part(line) == "Designed a fraud detection pipeline for card payments"


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Assistant Store Manager - Retail Sales / Customer Service", "Assistant Store Manager"),
        ("Nurse", "Nurse"),
        ("Data Engineer (m/f/d)", "Data Engineer"),
    ],
)
def test_a_title_is_said_as_people_say_it(title: str, said: str) -> None:
    assert spoken_title(title) == said


def test_a_topic_is_asked_about_without_the_words_of_the_form() -> None:
    assert subject_of("strong SQL skills") == "SQL"
    assert subject_of("experience") == "experience"


def test_a_second_question_inside_the_first_is_left_out() -> None:
    text = "Describe a time you lost a file, and how you found it. What did you change?"
    assert without_second_question(text) == "Describe a time you lost a file. What did you change?"


@pytest.mark.parametrize(
    ("topic", "competency"),
    [
        ("Respond to customer requests", "customer focus"),
        ("Maintains strict confidentiality", "integrity"),
        ("attention to detail", "attention to detail"),
        ("mentor junior staff", "leadership"),
    ],
)
def test_a_topic_names_its_competency(topic: str, competency: str) -> None:
    assert competencies_of(topic)[0] == competency
