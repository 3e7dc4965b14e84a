"""Nobody is asked what no interviewer may ask; a word that the job itself is about may be said."""

from __future__ import annotations

import pytest

from interview.interviewer.questions.prohibited import prohibited_in


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("How old are you?", "age"),
        ("When did you graduate?", "age"),
        ("When do you plan to retire?", "age"),
        ("What does your husband think of the night shifts?", "family"),
        ("How will you manage child care?", "family"),
        ("When do you want to have children?", "family"),
        ("What would happen at work if you became pregnant?", "family"),
        ("How many sick days did you take last year?", "health"),
        ("What does your disability keep you from doing?", "health"),
        ("Which medication do you take? What about your health?", "health"),
        ("Which church do you go to?", "religion"),
        ("How would your religion fit our shifts?", "religion"),
        ("Where are you originally from?", "origin"),
        ("What is your mother tongue?", "origin"),
        ("How did you come by your accent?", "origin"),
        ("What is your sexual orientation?", "sex"),
        ("How is it to work here as a woman?", "sex"),
        ("Which political party is nearest to you?", "politics"),
        ("What do you think of the trade union?", "politics"),
        ("Why have you been arrested?", "arrest"),
        ("What was your last salary?", "money"),
        ("What is your credit score?", "money"),
        ("What type of discharge did you get?", "military"),
    ],
)
def test_a_prohibited_subject_is_found_whatever_the_job(text: str, subject: str) -> None:
    assert subject in prohibited_in(text)


@pytest.mark.parametrize(
    ("text", "grounds"),
    [
        ("How do you calm children before a vaccination?", "vaccination of children"),
        ("How do you explain a diet to patients with chronic diseases?", "chronic disease management"),
        ("How do you find a race condition in Java?", "Java threads"),
        ("How do you keep the ages of records apart in a warehouse?", "data warehouse"),
        ("How do you plan the shifts of a team of ten?", "shift planning"),
        ("How do you write about local politics without taking sides?", "local politics"),
    ],
)
def test_the_jobs_own_subject_may_be_asked_about(text: str, grounds: str) -> None:
    assert prohibited_in(text, grounds) == ""


def test_a_word_about_people_is_refused_where_the_job_does_not_name_it() -> None:
    assert prohibited_in("How do you work with disabled colleagues?", "stock control")
