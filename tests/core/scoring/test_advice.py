"""Advice praises only what can be quoted, asks for what is missing, and rewrites with the person's own words."""

from __future__ import annotations

import re

import pytest

from interview.core.records import Advice, Covered, KeyPoint, Kind, Quote, Rating, Remark, Score
from interview.core.scoring.advice import advice_for
from interview.core.scoring.content import score_at
from interview.core.scoring.star import locate_star

ERROR = (15.0, 27.0, 27.0, 26.0)
SETTING = "Last winter I was the charge nurse on a night shift with thirty two patients."
TASK = "My job was to keep every patient safe until the morning."
ACTION = "I sorted the patients by urgency and I called the ward next door for help."
RESULT = "In the end nobody was harmed and waiting times dropped by half."
WHOLE = " ".join((SETTING, TASK, ACTION, RESULT))
TECHNICAL = "Um, the pump moves coolant around. You know, the fan is always on."
NAMES = {"situation": SETTING, "task": TASK, "action": ACTION, "result": RESULT}
SIGN = {
    "situation": "Where and when",
    "task": "What did you have to reach",
    "action": "did you do yourself",
    "result": "What came of it",
}
BLANK = {
    "situation": "[where and when",
    "task": "[what you had to reach",
    "action": "[what you did yourself",
    "result": "[what came of it",
}


def points(answer: str = TECHNICAL) -> tuple[KeyPoint, ...]:
    def cut(text: str) -> Quote:
        return Quote(text, answer.index(text))

    return (
        KeyPoint("A pump moves the coolant.", Covered.COVERED, 0.9, cut("the pump moves coolant around.")),
        KeyPoint("The fan only runs at idle.", Covered.CONTRADICTED, 0.3, cut("the fan is always on.")),
        KeyPoint("A thermostat opens at ninety degrees.", Covered.MISSING, 0.1),
    )


def story(answer: str, score: Score | None = None) -> Advice:
    given = score or score_at(70.0, ERROR)
    return advice_for(Kind.BEHAVIOURAL, answer, given, points=(), star=locate_star(answer), ratings=())


def technical(score: Score | None, ratings: tuple[Rating, ...] = ()) -> Advice:
    return advice_for(Kind.TECHNICAL, TECHNICAL, score, points=points(), star=None, ratings=ratings)


def without_blanks(text: str) -> list[str]:
    return re.findall(r"[\w']+", re.sub(r"\[[^\]]*\]", " ", text).casefold())


@pytest.mark.parametrize("part", list(NAMES))
def test_the_advice_asks_for_the_part_of_a_story_that_is_missing(part: str) -> None:
    answer = " ".join(text for name, text in NAMES.items() if name != part)
    missing = locate_star(answer).missing
    assert part in missing
    advice = story(answer)
    assert any(SIGN[part] in told for told in advice.missing)
    assert BLANK[part] in advice.stronger
    assert not any(SIGN[name] in told for name in NAMES if name not in missing for told in advice.missing)


def test_a_whole_story_is_asked_for_no_part_and_gets_no_blank() -> None:
    advice = story(WHOLE)
    assert advice.missing == ()
    assert advice.stronger == WHOLE


def test_a_result_without_a_number_is_asked_for_one() -> None:
    advice = story(" ".join((SETTING, TASK, ACTION, "In the end nobody was harmed.")))
    assert advice.missing == ("The result has no number: how much, how many, how long?",)
    assert advice.stronger.endswith("[the result as a number: how much, how many, how long]")


def test_blanks_stand_in_the_order_of_a_story() -> None:
    stronger = story(" ".join((SETTING, ACTION))).stronger
    assert (
        stronger.index(SETTING)
        < stronger.index(BLANK["task"])
        < stronger.index(ACTION)
        < stronger.index(BLANK["result"])
    )


def test_we_alone_is_asked_who_did_it() -> None:
    answer = "Last year we planned the move, we packed the boxes, we called the carrier and we finished two days early."
    assert any(told.startswith("“We” did most of it") for told in story(answer).missing)
    assert not any(told.startswith("“We”") for told in story(WHOLE).missing)


@pytest.mark.parametrize(
    "score",
    [
        score_at(20.0, ERROR),
        score_at(39.0, ERROR),
        score_at(70.0, ERROR, reason="This repeats the question."),
        None,
    ],
)
def test_a_weak_held_or_unscored_answer_is_not_praised(score: Score | None) -> None:
    skill = Rating("skill", 50.0, (Remark("Shows teamwork.", Quote("the pump moves coolant around.", 4)),))
    assert technical(score, (skill,)).strong == ()


def test_what_is_strong_carries_its_quote_from_the_answer() -> None:
    strong = technical(score_at(70.0, ERROR)).strong
    assert [remark.text for remark in strong] == ["Makes the point “A pump moves the coolant.”"]
    assert strong[0].quote is not None
    assert TECHNICAL[strong[0].quote.start :].startswith(strong[0].quote.text)


@pytest.mark.parametrize("quote", [None, Quote("the pump breaks", 4), Quote("the pump moves coolant around.", 9)])
def test_praise_whose_quote_does_not_stand_in_the_answer_is_dropped(quote: Quote | None) -> None:
    skill = Rating("skill", 90.0, (Remark("Shows teamwork.", quote),))
    assert all("teamwork" not in remark.text for remark in technical(score_at(90.0, ERROR), (skill,)).strong)


def test_the_same_words_are_praised_once() -> None:
    quote = points()[0].quote
    skill = Rating("skill", 90.0, (Remark("Shows problem solving.", quote),))
    assert [remark.quote for remark in technical(score_at(90.0, ERROR), (skill,)).strong] == [quote]


def test_a_point_turned_round_is_told_with_both_sentences_and_a_missing_one_is_named() -> None:
    missing = technical(score_at(50.0, ERROR)).missing
    assert "opposite of “The fan only runs at idle.”: “the fan is always on.”" in missing[0]
    assert missing[1] == "One good answer also says: “A thermostat opens at ninety degrees.”"


def test_a_story_is_not_told_what_the_ideal_story_says() -> None:
    advice = advice_for(
        Kind.BEHAVIOURAL, TECHNICAL, score_at(50.0, ERROR), points=points(), star=locate_star(TECHNICAL), ratings=()
    )
    assert not any("thermostat" in told for told in advice.missing)


def test_no_more_than_four_things_are_asked_for_and_none_twice() -> None:
    weaknesses = tuple(Remark(f"Weakness {number}.") for number in (1, 1, 2, 3, 4, 5))
    missing = technical(score_at(50.0, ERROR), (Rating("skill", 10.0, (), weaknesses),)).missing
    assert len(missing) == len(set(missing)) == 4


@pytest.mark.parametrize("answer", [WHOLE, f"{SETTING} {ACTION}", f"Um, {ACTION} You know, {RESULT}"])
def test_the_stronger_version_adds_no_word_outside_its_blanks(answer: str) -> None:
    stronger = story(answer).stronger
    assert set(without_blanks(stronger)) <= set(without_blanks(answer))
    assert "um" not in without_blanks(stronger)


def test_the_stronger_technical_answer_leaves_blanks_for_what_is_missing() -> None:
    stronger = technical(score_at(50.0, ERROR)).stronger
    assert stronger.startswith("The pump moves coolant around. The fan is always on.")
    assert "[what you know about thermostat, ninety, degrees]" in stronger
    assert set(without_blanks(stronger)) <= set(without_blanks(TECHNICAL))


@pytest.mark.parametrize("score", [None, score_at(10.0, ERROR, reason="This says “I don't know”.")])
def test_nothing_to_build_on_is_said_instead_of_a_rewrite(score: Score | None) -> None:
    assert technical(score).stronger.startswith("Nothing that could be built on")


def test_silence_gets_no_rewrite_at_all() -> None:
    assert advice_for(Kind.TECHNICAL, " ", None, points=(), star=None, ratings=()).stronger == ""
