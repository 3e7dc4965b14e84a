"""What is said between questions: short, never praise, never twice in a row, and fitting what just happened."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from itertools import pairwise

import pytest

from interview.interviewer.questions.checks import faults_of
from interview.interviewer.questions.prohibited import prohibited_in
from interview.interviewer.questions.remarks import closing_for, greeting_back, lead_for, offer
from interview.language.lists import FOLDER, LANGUAGE, WordLists
from interview.records import Kind, Manner, Stage
from interview.sessions.session import with_question
from tests.interviewer.questions.held import asked, follow_up, question, session

SAID = WordLists("remarks")
FILE = tomllib.loads((FOLDER / LANGUAGE / "remarks.toml").read_text(encoding="utf-8"))
NAMES = [
    name
    for key, value in FILE.items()
    for name in ([f"{key}.{one}" for one in value] if isinstance(value, dict) else [key])
]
REMARKS = sorted({text for name in NAMES for text in SAID.phrases(name)})


@pytest.mark.parametrize("text", REMARKS)
def test_no_remark_praises_or_touches_what_is_nobodys_business(text: str) -> None:
    plain = text.replace("{name}", "").casefold()
    assert not any(
        word in plain for word in ("great", "excellent", "good answer", "well done", "impressive", "perfect")
    )
    assert not prohibited_in(text, "")


@pytest.mark.parametrize("manner", Manner)
def test_bridges_are_short_and_never_come_twice_in_a_row(manner: Manner) -> None:
    held, leads = session(manner, planned=12), list[str]()
    for _ in range(12):
        one = question(Kind.TECHNICAL, number=0)
        leads.append(lead_for(held, one))
        held = asked(held, one, lead=leads[-1])
    assert leads[0] == ""
    assert all(leads[1:])
    assert all(len(lead.split()) <= 9 for lead in leads)
    assert all(left != right for left, right in pairwise(leads))
    assert len(set(leads)) >= 5


def test_the_same_interview_has_the_same_remarks_and_another_seed_others() -> None:
    one = question(Kind.TECHNICAL, number=0)
    assert lead_for(asked(session(), one), one) == lead_for(asked(session(), one), one)
    assert len({lead_for(asked(session(seed=seed), one), replace(one, number=2)) for seed in range(30)}) >= 4


def test_the_manner_can_be_heard() -> None:
    one = question(Kind.TECHNICAL)
    leads = {
        manner: {lead_for(asked(session(manner, seed=seed), one), replace(one, number=2)) for seed in range(30)}
        for manner in Manner
    }
    assert all("ank" in lead for lead in leads[Manner.WARM])
    assert not any("thank" in lead.casefold() for lead in leads[Manner.TOUGH])


def test_a_new_stage_is_announced() -> None:
    held = asked(session(), question(Kind.OPENING))
    lead = lead_for(held, replace(question(Kind.EXPERIENCE), number=2))
    assert lead in SAID.phrases(f"stages.{Stage.EXPERIENCE}")


def test_nothing_comes_before_a_follow_up_but_kindness_after_i_do_not_know() -> None:
    held = asked(session(), question(Kind.TECHNICAL), "I don't know.")
    last = held.exchanges[-1].question
    assert lead_for(held, follow_up(last, "claim")) == ""
    assert lead_for(held, follow_up(last, "unknown")) in SAID.phrases("unknown")
    assert lead_for(held, replace(question(Kind.BEHAVIOURAL), number=2)) in SAID.phrases("unknown")


def test_a_skipped_question_is_left_without_reproach() -> None:
    held = asked(session(), question(Kind.TECHNICAL), None)
    assert lead_for(held, replace(question(Kind.BEHAVIOURAL), number=2)) in SAID.phrases("skipped")


def test_the_turn_to_the_candidate_is_announced_once() -> None:
    invitation = question(Kind.INVITATION)
    held = asked(session(), question(Kind.TECHNICAL))
    assert lead_for(held, replace(invitation, number=2)) in SAID.phrases(f"stages.{Stage.QUESTIONS}")
    held = asked(held, invitation, "How big is the team?")
    assert lead_for(held, replace(invitation, number=3)) == ""


def test_a_question_that_stands_in_the_session_already_gets_the_same_lead() -> None:
    held = asked(session(), question(Kind.TECHNICAL))
    open_one = with_question(held, question(Kind.BEHAVIOURAL))
    assert open_one.open_question is not None
    assert lead_for(open_one, open_one.open_question) in SAID.phrases(f"stages.{Stage.BEHAVIOURAL}")


@pytest.mark.parametrize("manner", Manner)
def test_the_goodbye_names_the_person_and_says_where_the_results_are(manner: Manner) -> None:
    held = asked(asked(session(manner), question(Kind.TECHNICAL)), question(Kind.BEHAVIOURAL))
    assert ", Ada" in closing_for(held)
    assert "Results tab" in closing_for(held)
    assert closing_for(held).endswith("Goodbye.")


def test_an_interview_cut_short_is_not_called_complete() -> None:
    cut = closing_for(asked(session(planned=6), question(Kind.TECHNICAL)))
    assert cut.startswith(tuple(text.format(name=", Ada") for text in SAID.phrases("stopped")))
    assert "Results tab" in cut
    assert "Results tab" not in closing_for(asked(session(), question(Kind.TECHNICAL), None))


@pytest.mark.parametrize(("name", "greeted"), [("", False), ("J. Smith", False), ("Ada", True)])
def test_nobody_is_greeted_by_an_initial(name: str, greeted: bool) -> None:
    held = with_question(session(name=name), question(Kind.TECHNICAL))
    assert (", " in greeting_back(held).split(".")[0]) is greeted
    assert "question" in greeting_back(held) or "where we were" in greeting_back(held)


def test_after_a_long_silence_the_offers_take_turns() -> None:
    held, said = with_question(session(), question(Kind.TECHNICAL)), list[str]()
    for _ in range(3):
        said.append(offer(held, said))
    assert len(set(said)) == 3


def test_remarks_are_no_questions_of_the_interview() -> None:
    assert all(faults_of(text, Kind.TECHNICAL, grounds="") for text in REMARKS)
