"""Six criteria, each a share of a hundred and praised only by the words that it was seen in."""

from __future__ import annotations

import pytest

from interview.feedback.criteria import ASPECT_OF, SEEN, SEEN_IN, criteria_of
from interview.feedback.scoring.quoting import stands_in
from interview.records import Kind, Rating
from tests.feedback.made import (
    ACTED,
    CLAIM,
    DEED,
    GREETING,
    REASON,
    RESULT,
    SCALE,
    SETTING,
    STORIES,
    TOGETHER,
    labelled,
)

ASPECTS = ["relevance", "specificity", "own action", "outcome", "reasoning", "structure"]
CHECK = ("Then I looked at the list again.", "check")


def rated(*pieces: tuple[str, ...], kind: Kind = Kind.BEHAVIOURAL, relevance: float = 0.9) -> dict[str, Rating]:
    text, sentences = labelled(*pieces)
    return {rating.aspect: rating for rating in criteria_of(kind, text, sentences, relevance, SCALE)}


def value(found: dict[str, Rating], aspect: str) -> float:
    rating = found[aspect].value
    assert rating is not None
    return rating


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("pieces", [(), (CLAIM,), (GREETING, TOGETHER), (SETTING, DEED, REASON, CHECK, RESULT)])
def test_there_are_six_each_of_a_hundred_and_every_quote_stands_in_the_answer(
    kind: Kind, pieces: tuple[tuple[str, ...], ...]
) -> None:
    text, sentences = labelled(*pieces)
    ratings = criteria_of(kind, text, sentences, 0.5, SCALE)
    assert [rating.aspect for rating in ratings] == ASPECTS
    assert all(rating.value is not None and 0 <= rating.value <= 100 for rating in ratings)
    praise = [remark for rating in ratings for remark in rating.strengths]
    assert all(remark.quote and stands_in(remark.quote, text) for remark in praise)


def test_nothing_said_shows_nothing() -> None:
    assert {aspect: rating.value for aspect, rating in rated(relevance=0.0).items()} == dict.fromkeys(ASPECTS, 0.0)


def test_relevance_is_nothing_where_an_answer_is_held_for_another_and_whole_from_even_odds_on() -> None:
    shown = [value(rated(SETTING, relevance=likely), "relevance") for likely in (0.1, SCALE.elsewhere, 0.35, 0.5, 0.9)]
    assert shown[:2] == [0.0, 0.0]
    assert 0 < shown[2] < 100
    assert shown[3:] == [100.0, 100.0]


def test_a_few_words_are_praised_for_nothing() -> None:
    assert rated(("I sorted them quickly.", *ACTED))["own action"].strengths == ()
    assert rated(("I sorted them all by urgency.", *ACTED))["own action"].strengths


def test_what_is_there_is_praised_by_its_own_sentence() -> None:
    found = rated(SETTING, DEED, REASON, RESULT)
    seen = {aspect: [remark.quote.text for remark in one.strengths if remark.quote] for aspect, one in found.items()}
    assert seen == {
        "relevance": [],
        "specificity": [],
        "own action": [DEED[0]],
        "outcome": [RESULT[0]],
        "reasoning": [],  # found too rarely right to be praised
        "structure": [],
    }
    assert found["outcome"].strengths[0].text == SEEN["outcome"]


def test_what_may_be_there_is_rated_and_not_praised() -> None:
    found = rated(SETTING, DEED, ("Then it was rather quiet.", "result=0.4"))
    assert value(found, "outcome") == 40.0
    assert found["outcome"].strengths == ()


def test_what_we_did_is_no_own_action() -> None:
    assert value(rated(SETTING, TOGETHER), "own action") < 20 < value(rated(SETTING, DEED), "own action")


@pytest.mark.parametrize("kind", list(Kind))
def test_a_check_afterwards_is_an_outcome_where_nothing_has_happened_yet(kind: Kind) -> None:
    assert (value(rated(DEED, CHECK, kind=kind), "outcome") > 50) is (kind not in STORIES)


def test_claims_and_greetings_are_not_specific() -> None:
    empty, half, full = (value(rated(*pieces), "specificity") for pieces in ((CLAIM,), (DEED, CLAIM), (DEED, RESULT)))
    assert empty < 10 < half < 90 < full


def test_a_story_in_its_order_has_more_structure_than_one_told_backwards_or_in_part() -> None:
    whole = value(rated(SETTING, DEED, RESULT), "structure")
    assert whole == 100.0
    assert whole > value(rated(RESULT, DEED, SETTING), "structure") > 0
    assert whole > value(rated(SETTING, DEED), "structure") > value(rated(SETTING), "structure") > 0
    assert value(rated(CLAIM), "structure") == 0


def test_a_plan_has_another_structure_than_a_story() -> None:
    assert value(rated(DEED, REASON, CHECK, kind=Kind.SITUATIONAL), "structure") == 100.0
    assert value(rated(DEED, REASON, CHECK), "structure") < 50


def test_a_plan_and_a_method_are_not_called_deeds() -> None:
    said = {kind: rated(SETTING, DEED, kind=kind)["own action"].strengths[0].text for kind in Kind}
    assert said[Kind.SITUATIONAL] == "Says what you would do."
    assert said[Kind.TECHNICAL] == "Says how you do it."
    assert {text for kind, text in said.items() if kind not in SEEN_IN} == {SEEN["own action"]}
    assert all(ASPECT_OF[text] == "own action" for text in said.values())


def test_what_is_found_on_the_way_is_not_praised_as_the_outcome() -> None:
    found = rated(DEED, ("The pipes were all full of roots.", "result=0.99"), TOGETHER, RESULT)
    assert [remark.quote.text for remark in found["outcome"].strengths if remark.quote] == [RESULT[0]]


def test_of_a_story_what_may_as_well_be_something_else_is_not_praised_as_a_deed() -> None:
    checked = ("I asked her to tell it back to me.", *ACTED, "check=0.6")
    assert rated(checked)["own action"].strengths == ()
    assert rated(checked, kind=Kind.TECHNICAL)["own action"].strengths
    both = rated(checked, DEED)["own action"].strengths
    assert [remark.quote.text for remark in both if remark.quote] == [DEED[0]]


def test_what_is_beside_the_question_counts_against_no_opening() -> None:
    grown = ("My grandmother had a shop near the sea.", "off", "situation")
    assert value(rated(grown, kind=Kind.OPENING), "specificity") > 90 > value(rated(grown), "specificity")


def test_a_manner_that_is_likelier_an_opinion_is_hardly_an_own_action() -> None:
    manner = ("I would stay calm and find a solution.", "action=0.6", "own action=0.5", "opinion=0.7")
    assert value(rated(manner), "own action") < 20
    assert rated(manner)["own action"].strengths == ()
