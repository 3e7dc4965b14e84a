"""How badly something is asked for, for how long, and at what level."""

from __future__ import annotations

import pytest

from interview.job import requirements_from
from interview.job.rules import job_years_from, seniority_from
from interview.job.rules.demands import need_of, years_in, years_of
from interview.job.rules.headings import Part, need_of_heading, part_of
from interview.job.rules.sentences import JobSentence, job_sentences
from interview.records import Need


def needs(text: str) -> JobSentence:
    return JobSentence(text, Part.NEEDS)


@pytest.mark.parametrize(
    ("heading", "part", "need"),
    [
        ("Requirements:", Part.NEEDS, Need.MUST),
        ("Preferred qualifications", Part.NEEDS, Need.NICE),
        ("Nice to have", Part.NEEDS, Need.NICE),
        ("Your profile", Part.NEEDS, Need.UNSAID),
        ("What you will do", Part.DUTIES, Need.UNSAID),
        ("Benefits", Part.ASIDE, Need.UNSAID),
        ("Ihre Aufgaben:", Part.DUTIES, Need.UNSAID),
        ("Anforderungen", Part.NEEDS, Need.MUST),
        ("Profil recherché :", Part.NEEDS, Need.UNSAID),
        ("Requisitos:", Part.NEEDS, Need.MUST),
        ("Ofrecemos", Part.ASIDE, Need.UNSAID),
        ("The sea is blue", None, Need.UNSAID),
    ],
)
def test_a_heading_says_what_follows_and_how_badly_it_is_needed(heading: str, part: Part | None, need: Need) -> None:
    assert part_of(heading) is part
    assert need_of_heading(heading) is need


def test_a_label_with_its_value_says_nothing_of_the_next_line() -> None:
    found = job_sentences("Salary: by agreement\nYou bake bread every night.")
    assert [(sentence.text, sentence.part) for sentence in found] == [("You bake bread every night.", Part.OPEN)]


@pytest.mark.parametrize(
    ("name", "text", "need"),
    [
        ("baking", "Experience with baking is a plus.", Need.NICE),
        ("baking", "Baking is preferred but not required.", Need.NICE),
        ("baking", "You must know baking.", Need.MUST),
        ("baking", "Baking is required; grilling would be a plus.", Need.MUST),
        ("grilling", "Baking is required; grilling would be a plus.", Need.NICE),
        ("baking", "Baking for weddings.", Need.UNSAID),
        ("Backen", "Backen ist von Vorteil.", Need.NICE),
        ("boulangerie", "Une expérience en boulangerie est exigée.", Need.MUST),
        ("inglés", "Inglés imprescindible.", Need.MUST),
    ],
)
def test_the_clause_that_holds_the_name_says_how_badly_it_is_needed(name: str, text: str, need: Need) -> None:
    assert need_of(name, needs(text)) is need


def test_what_the_clause_does_not_say_the_heading_does() -> None:
    text = "Baker\nRequirements:\n- Sourdough baking\nNice to have:\n- Cake decoration\n- Latte art"
    found = {topic.name: topic.need for topic in requirements_from(text)}
    assert found["Sourdough baking"] is Need.MUST
    assert found["Cake decoration"] is Need.NICE


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("3+ years of experience with ovens", "3+ years"),
        ("at least two years in a bakery", "two years"),
        ("3-5 years of practice", "3-5 years"),
        ("mindestens drei Jahre Erfahrung", "drei Jahre"),
        ("cuatro años de experiencia", "cuatro años"),
        ("You are 18 years old or more", ""),
        ("We have grown over the last 10 years", ""),
        ("150 years of experience in bread", ""),
        ("no years at all", ""),
    ],
)
def test_years_are_kept_as_the_sentence_says_them(text: str, years: str) -> None:
    assert years_in(text, sure=True) == years


def test_years_belong_to_what_they_are_said_of() -> None:
    sentence = needs("A degree in baking, one to three years of experience with dough and ovens, strong knife skills.")
    assert [years_of(name, sentence) for name in ("dough", "ovens")] == ["one to three years"] * 2
    assert [years_of(name, sentence) for name in ("degree in baking", "knife skills")] == ["", ""]


def test_years_outside_the_needs_have_to_be_years_of_experience() -> None:
    assert years_of("bread", JobSentence("Bread for 5 years in town.", Part.OPEN)) == ""
    assert years_of("bread", JobSentence("Experience with bread of 5 years.", Part.OPEN)) == "5 years"


def test_the_job_asks_for_the_most_years_that_it_names() -> None:
    assert job_years_from("Requirements:\n- 2 years of ovens\n- five years of experience with dough") == "five years"
    assert job_years_from("We bake bread.") == ""


@pytest.mark.parametrize(
    ("title", "text", "level"),
    [
        ("Marketing Intern", "", "intern"),
        ("Junior Baker", "", "junior"),
        ("Senior Baker", "", "senior"),
        ("Sr. Baker", "", "senior"),
        ("Senior Lead Architect", "", "lead"),
        ("Head of Baking", "", "lead"),
        ("Chief Financial Officer", "", "executive"),
        ("Account Executive", "", ""),
        ("Internal Auditor", "", ""),
        ("Baker", "Experience level: Mid-Level", "mid-level"),
        ("Baker", "This is an entry-level job.", "junior"),
        ("Baker", "Requirements: 6 years of experience.", "senior"),
        ("Baker", "Requirements: two years of experience.", "mid-level"),
        ("Werkstudent Backstube", "", "intern"),
        ("Baker", "We bake.", ""),
    ],
)
def test_the_level_is_read_from_the_title_then_from_the_text(title: str, text: str, level: str) -> None:
    assert seniority_from(title, text) == level
