"""A deed shows a competency; saying that one has it, would have it or that others have it does not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview.core.questions.competencies import COMPETENCIES
from interview.core.scoring.quoting import stands_in
from interview.core.scoring.shown import competencies_shown
from tests.core.scoring.answers import ANSWERS, HOSTILE, NO_STORIES, unmarked
from tests.effort import processor_seconds

DEEDS = {
    "problem solving": "I traced the error to a loose cable.",
    "teamwork": "I worked closely with the pharmacist on the new doses.",
    "communication": "I explained the bill to her in plain words.",
    "leadership": "I mentored two new nurses during the winter.",
    "adaptability": "The hall was closed, so I rearranged the lesson at short notice.",
    "planning": "I drew up a timeline and split the work into weeks.",
    "customer focus": "I called the customer back the same evening.",
    "initiative": "I set up a shared list although nobody had asked me.",
    "attention to detail": "I checked every invoice line by line.",
    "technical knowledge": "I wrote a script for the nightly loads.",
    "learning": "I taught myself SQL in the evenings.",
    "integrity": "I admitted my mistake to the manager.",
}
CLAIMS = (
    "I am a great leader and I'm a team player.",
    "I have excellent communication skills and attention to detail.",
    "I would mentor the new nurses and I would check every dose.",
    "If I led the team I would delegate more.",
    "My manager coached the team and checked every invoice.",
    "I never led a team.",
    "I think planning is important, and I want to learn a lot.",
    "I learned a lot.",
)


def test_every_competency_has_a_deed_that_shows_it() -> None:
    assert tuple(DEEDS) == COMPETENCIES


@pytest.mark.parametrize(("name", "deed"), DEEDS.items())
def test_a_deed_shows_its_competency_as_typed_and_as_heard(name: str, deed: str) -> None:
    assert dict(competencies_shown(deed))[name].text == deed
    assert name in dict(competencies_shown(unmarked(deed)))


@pytest.mark.parametrize("text", [*CLAIMS, *(ANSWERS[name] for name in NO_STORIES)])
def test_a_claim_a_wish_and_another_s_deed_show_nothing(text: str) -> None:
    assert competencies_shown(text) == ()


def test_the_best_sentence_is_quoted() -> None:
    text = "I fixed a chair. I traced the leak, I profiled it and I fixed the cause in two days. I solved it."
    assert dict(competencies_shown(text))["problem solving"].text.startswith("I traced the leak")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("nurse", {"planning", "attention to detail"}),
        ("engineer", {"problem solving", "technical knowledge"}),
        ("teacher", {"communication", "learning"}),
        ("sales", {"communication", "customer focus"}),
        ("warehouse", {"initiative"}),
        ("lawyer", {"attention to detail"}),
        ("student", {"teamwork", "planning"}),
    ],
)
def test_stories_of_many_jobs_show_what_they_tell(name: str, shown: set[str]) -> None:
    assert shown <= set(dict(competencies_shown(ANSWERS[name])))


def test_what_we_did_is_not_yet_what_i_did() -> None:
    assert competencies_shown(ANSWERS["we"]) == ()


@given(st.one_of(st.text(), st.lists(st.sampled_from(" ".join(ANSWERS.values()).split())).map(" ".join)))
@settings(deadline=None, max_examples=150)
def test_each_competency_is_quoted_once_and_from_the_text(text: str) -> None:
    shown = competencies_shown(text)
    assert [name for name in COMPETENCIES if name in dict(shown)] == [name for name, _ in shown]
    assert all(stands_in(quote, text) for _, quote in shown)


@pytest.mark.parametrize("piece", HOSTILE)
def test_twenty_thousand_characters_take_no_half_second(piece: str) -> None:
    text = (piece * 20_000)[:20_000]
    assert processor_seconds(lambda: competencies_shown(text)) < 0.5
