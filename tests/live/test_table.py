"""The table of the conversation: whole, kept to by its rules, and the same as in docs/live.md."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random
from typing import get_args

import pytest

from interview.live.states import events as on
from interview.live.states import table
from interview.live.states.effects import Do
from interview.live.states.moves import Outcome
from interview.live.states.table import EARS, ROWS, Ear, Phases, decide, ear_in
from interview.live.states.talk import PAGE_STATES, Phase, Talk
from tests.live.schedule import a_session
from tests.live.test_schedules import play, some_interview

DOCS = Path(__file__).parents[2] / "docs" / "live.md"
ROWS_OF = {(row.event, phase): row for row in ROWS for phase in row.phases}


def test_every_event_has_a_row_and_no_two_rows_speak_of_the_same() -> None:
    assert {row.event for row in ROWS} == set(get_args(on.Event))
    assert len(ROWS_OF) == sum(len(row.phases) for row in ROWS)


def test_every_phase_can_be_reached_and_all_but_the_last_can_be_left() -> None:
    reached = {phase for row in ROWS for phase in row.leads_to}
    assert reached == set(Phase) - {Phase.NEW}
    left = {phase for row in ROWS for phase in row.phases if set(row.leads_to) - {phase}}
    assert left == set(Phase) - {Phase.ENDED}


def test_the_page_is_told_a_state_for_every_phase_and_sound_is_heard_in_those_that_say_so() -> None:
    assert set(PAGE_STATES) == set(Phase)
    assert {phase for phase in Phase if ear_in(phase) is Ear.ANSWER} == {Phase.LISTENING}
    assert {phase for phase in Phase if ear_in(phase) is Ear.NOTHING} == set(Phase) - set(EARS)


@pytest.mark.parametrize("phase", Phase)
def test_an_event_without_a_row_changes_nothing(phase: Phase) -> None:
    talk = Talk(a_session(is_open=True), phase)
    for event in (on.EndNow(), on.Resume(), on.Noticed(), on.PerhapsDone(), on.Repeat()):
        if (type(event), phase) not in ROWS_OF:
            assert decide(talk, event) == (talk, ())


def test_the_same_event_in_the_same_state_has_the_same_effects() -> None:
    talk = Talk(a_session(2, is_open=True), Phase.LISTENING, is_ready=True)
    for event in (on.Quiet(1), on.Quiet(2), on.Hint(), on.MoreTime(), on.Pause(), on.Repeat()):
        assert decide(talk, event) == decide(talk, event)


def test_rules_lead_only_where_their_rows_say(monkeypatch: pytest.MonkeyPatch) -> None:
    led: set[tuple[type, Phase, Phase]] = set()

    def watched(talk: Talk, event: on.Event) -> Outcome:
        outcome = decide(talk, event)
        led.add((type(event), talk.phase, outcome[0].phase))
        return outcome

    monkeypatch.setattr("interview.live.course.decide", watched)
    for seed in range(300):
        random = Random(seed)
        schedule = some_interview(random)
        for _ in range(80):
            play(schedule, random)
            if random.random() < 0.01:
                schedule.happens(on.End())
    wrong = {
        (event.__name__, before, after)
        for event, before, after in led
        if after != before and ((event, before) not in ROWS_OF or after not in ROWS_OF[event, before].leads_to)
    }
    assert not wrong
    unseen = {
        (row.event.__name__, phase)
        for row in ROWS
        for phase in row.leads_to
        if not any(event is row.event and after == phase for event, _, after in led)
    }
    assert not unseen, "what a row promises happens"


def test_every_effect_is_used() -> None:
    rules = "".join(path.read_text() for path in Path(table.__file__).parent.glob("*.py"))
    assert not [deed for deed in Do if len(re.findall(rf"\bDo\.{deed.name}\b", rules)) == 0]


# ------------------------------------------------------------ docs/live.md


def words_of(name: str) -> str:
    """MoreTime -> more time"""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()


def listed(phases: Phases) -> str:
    if set(phases) == set(Phase):
        return "any"
    if len(phases) > len(Phase) / 2:
        missing = [phase.value for phase in Phase if phase not in phases]
        return f"any but {', '.join(missing)}"
    return ", ".join(phase.value for phase in phases)


def as_markdown() -> str:
    lines = ["| event | in | what follows | then, if it changes |", "|---|---|---|---|"]
    for one in ROWS:
        lines.append(f"| {words_of(one.event.__name__)} | {listed(one.phases)} | {one.says} | {listed(one.leads_to)} |")
    return "\n".join(lines)


def test_the_table_in_the_docs_is_this_one() -> None:
    assert as_markdown() in DOCS.read_text(), f"put this into docs/live.md:\n\n{as_markdown()}"
