"""A story earns by what it holds, a plan by its steps, and neither anything by being told beside the point."""

from __future__ import annotations

import math

import pytest

from interview.core.records import Band, Kind, Score
from interview.core.scoring.content import score_at
from interview.core.scoring.rubric import BY_RUBRIC, MOSTLY, PARTS, STORY, Told, blended, told
from interview.core.scoring.star import locate_star

ERROR = (15.0, 27.0, 27.0, 26.0)
SETTING = "Last winter I was the charge nurse on a night shift with thirty two patients, and two colleagues were sick. "
TASK = "My job was to keep every patient safe until the morning. "
ACTION = "I sorted the patients by urgency, I called the ward next door, and I checked every medication round myself. "
RESULT = "In the end nobody was harmed and all the rounds were done on time."
STORY_TOLD = SETTING + TASK + ACTION + RESULT
OTHERS = "They sorted the patients by urgency, the ward next door sent help, and somebody checked every round there. "
PLAN = (
    "First I would ask the customer what happened, because a wrong guess costs trust. Then I would check the order "
    "history, and I would explain what I can offer. Afterwards I would follow up to make sure it was solved."
)
VAGUE = (
    "I think communication is really important and I always try to do my best in every situation. It depends on the "
    "people and the project and things like that, so generally I try to be a good team player and stay positive."
)


def seen(answer: str, kind: Kind = Kind.BEHAVIOURAL, closeness: float = 0.5) -> Told:
    return told(kind, answer, locate_star(answer), closeness)


def content(value: float) -> Score:
    return score_at(value, ERROR)


def test_a_story_with_result_and_own_action_beats_the_same_without() -> None:
    whole = seen(STORY_TOLD).value
    assert whole > seen(SETTING + TASK + ACTION).value + 5
    assert whole > seen(SETTING + TASK + OTHERS + RESULT).value + 10
    assert whole > seen(SETTING + TASK).value + 25


def test_what_i_did_counts_more_than_what_we_did() -> None:
    ours = (
        STORY_TOLD.replace("I sorted", "we sorted").replace("I called", "we called").replace("I checked", "we checked")
    )
    assert seen(STORY_TOLD).structure > seen(ours).structure


def test_a_plan_with_steps_a_reason_and_a_check_beats_talk() -> None:
    plan, talk = (told(Kind.SITUATIONAL, text, locate_star(text), 0.5) for text in (PLAN, VAGUE))
    assert plan.structure > talk.structure + 0.4
    assert plan.value > talk.value + 25


def test_a_vague_answer_has_no_specifics() -> None:
    assert seen(VAGUE).specifics == 0.0
    assert seen(STORY_TOLD).specifics > 0.7


def test_a_well_told_story_beside_the_point_earns_little() -> None:
    values = [seen(STORY_TOLD, closeness=closeness).value for closeness in (0.1, 0.2, 0.35, 0.5)]
    assert values == sorted(values)
    assert values[0] < 20 < 75 < values[-1]


@pytest.mark.parametrize("closeness", [-1.0, 0.0, 0.15, 0.5, 1.0])
@pytest.mark.parametrize("answer", ["", "Yes.", VAGUE, PLAN, STORY_TOLD])
@pytest.mark.parametrize("kind", [Kind.BEHAVIOURAL, Kind.SITUATIONAL, Kind.TECHNICAL])
def test_every_part_lies_between_0_and_1_and_the_whole_within_100(answer: str, kind: Kind, closeness: float) -> None:
    found = seen(answer, kind, closeness)
    assert all(0 <= part <= 1 for part in found.parts)
    assert 0 <= found.value <= 100


def test_the_weights_of_the_parts_and_of_a_story_add_up_to_one() -> None:
    assert sum(PARTS.values()) == pytest.approx(1)
    assert sum(STORY.values()) == pytest.approx(1)


def test_a_short_story_counts_in_part() -> None:
    short = "I called the ward and in the end nobody was harmed."
    assert seen(short).structure < seen(STORY_TOLD).structure - 0.3


@pytest.mark.parametrize(("kind", "share"), [*BY_RUBRIC.items(), (Kind.BEHAVIOURAL, MOSTLY)])
def test_the_two_scores_are_blended_by_what_the_question_asks_for(kind: Kind, share: float) -> None:
    by_rubric = Told(1.0, 1.0, 1.0)
    score = blended(kind, content(50.0), by_rubric, ERROR)
    assert score.value == round((1 - share) * 50 + share * by_rubric.value)


def test_a_technical_answer_is_judged_by_its_content_first_and_a_story_by_what_it_holds() -> None:
    good, poor = Told(1.0, 1.0, 1.0), Told(0.0, 0.0, 0.0)
    assert (
        blended(Kind.TECHNICAL, content(90), poor, ERROR).value
        > blended(Kind.TECHNICAL, content(20), good, ERROR).value
    )
    assert (
        blended(Kind.BEHAVIOURAL, content(90), poor, ERROR).value
        < blended(Kind.BEHAVIOURAL, content(20), good, ERROR).value
    )


def test_the_error_bar_is_wider_than_the_content_scores_and_holds_the_value() -> None:
    alone, together = content(50.0), blended(Kind.SITUATIONAL, content(50.0), Told(0.5, 0.4, 0.5), ERROR)
    assert together.band is alone.band is Band.FAIR
    assert together.high - together.low > alone.high - alone.low
    for value in (0.0, 50.0, 100.0):
        score = blended(Kind.BEHAVIOURAL, content(value), Told(value / 100, 1.0, 1.0), ERROR)
        assert 0 <= score.low <= score.value <= score.high <= 100


def test_the_parts_are_named_with_finite_points_beside_those_of_the_content() -> None:
    score = blended(Kind.TECHNICAL, content(50.0), Told(0.5, 0.25, 1.0), ERROR)
    assert [feature.name for feature in score.features] == [*PARTS, "likeness to the ideal answer"]
    assert all(math.isfinite(feature.points) for feature in score.features)
    assert score.features[-1].points == pytest.approx(0.65 * 50)
