"""Praise is certain and quoted, advice is short and about the person's own words, and a gap is told only when sure."""

from __future__ import annotations

import re

import pytest

from interview.feedback.advice import FOR_THIS_JOB, LOOK_UP, MOST, NOTHING, ONE_MORE, PLAIN_END, advice_for
from interview.feedback.criteria import criteria_of
from interview.feedback.scoring.quoting import stands_in
from interview.records import Advice, Kind, Quote, Rating, Remark, Score, Word
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
    score,
)

WHOLE = (SETTING, DEED, REASON, RESULT)
CLAIMS = (CLAIM, ("People say that I give my best every day.", "opinion"))
ASKS_FOR_RESULT = "came of it?"


def advice(
    *pieces: tuple[str, ...], kind: Kind = Kind.BEHAVIOURAL, given: Score | None = None, ratings: bool = True
) -> tuple[str, Advice]:
    text, sentences = labelled(*pieces)
    rated = criteria_of(kind, text, sentences, 0.9, SCALE) if ratings else ()
    return text, advice_for(kind, text, given or score(50.0), sentences, rated, SCALE)


def missing(*pieces: tuple[str, ...], kind: Kind = Kind.BEHAVIOURAL, given: Score | None = None) -> tuple[str, ...]:
    return advice(*pieces, kind=kind, given=given)[1].missing


def quoted(told: tuple[str, ...]) -> list[str]:
    return [quote for text in told for quote in re.findall("“([^”]*)”", text) if quote != "I"]


def test_what_is_strong_is_quoted_from_the_answer_and_each_sentence_once() -> None:
    text, found = advice(*WHOLE, given=score(80.0))
    assert {remark.quote.text for remark in found.strong if remark.quote} == {DEED[0], RESULT[0]}
    assert len(found.strong) <= MOST
    assert all(remark.quote and stands_in(remark.quote, text) for remark in found.strong)


def test_a_sentence_that_is_good_twice_is_praised_once() -> None:
    _, found = advice(SETTING, ("I cut the waiting by half because I sorted.", *DEED[1:], "result", "reason"))
    assert len(found.strong) == 1


@pytest.mark.parametrize("given", [score(0.0), score(39.0), score(20.0, reason="This says the same over and over.")])
def test_a_weak_or_held_answer_is_praised_for_nothing(given: Score) -> None:
    assert advice(*WHOLE, given=given)[1].strong == ()


def test_praise_without_words_is_none() -> None:
    text, sentences = labelled(*WHOLE)
    rating = Rating("own action", 90.0, (Remark("Says what you did yourself."),))
    assert advice_for(Kind.BEHAVIOURAL, text, score(80.0), sentences, (rating,), SCALE).strong == ()


def test_a_held_answer_is_told_where_to_begin_and_nothing_else() -> None:
    _, found = advice(*WHOLE, given=score(20.0, reason="This repeats the question."))
    assert found == Advice((), (NOTHING,), "")


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("pieces", [CLAIMS, (SETTING,), (TOGETHER,), WHOLE, (GREETING,), (*CLAIMS, TOGETHER), (DEED,)])
@pytest.mark.parametrize("value", [10.0, 50.0, 65.0, 90.0])
def test_no_more_than_three_things_none_twice_and_every_quote_stands_in_the_answer(
    kind: Kind, pieces: tuple[tuple[str, ...], ...], value: float
) -> None:
    text, found = advice(*pieces, kind=kind, given=score(value))
    assert len(found.missing) == len(set(found.missing)) <= MOST
    assert all(quote in text for quote in quoted(found.missing))
    assert all(told[-1] in ".?!" for told in found.missing)


@pytest.mark.parametrize("kind", [Kind.BEHAVIOURAL, Kind.SITUATIONAL])
def test_where_most_of_it_is_claims_the_first_thing_is_said_of_a_claim(kind: Kind) -> None:
    first = missing(SETTING, *CLAIMS, kind=kind, given=score(30.0))[0]
    assert first.startswith(f"“{CLAIM[0].rstrip('.')}” could be said by anybody.")
    assert ("Tell one time when it happened" in first) is (kind is Kind.BEHAVIOURAL)


@pytest.mark.parametrize("pieces", [(*WHOLE, CLAIM), WHOLE])
def test_one_claim_in_a_story_is_let_be(pieces: tuple[tuple[str, ...], ...]) -> None:
    assert not any("could be said by anybody" in told for told in missing(*pieces))


def test_a_good_answer_is_not_told_that_anybody_could_say_it() -> None:
    assert not any("could be said by anybody" in told for told in missing(*CLAIMS, given=score(65.0)))


@pytest.mark.parametrize("kind", STORIES)
def test_a_result_that_is_surely_missing_is_asked_for_after_the_last_deed(kind: Kind) -> None:
    told = [text for text in missing(SETTING, DEED, REASON, kind=kind) if ASKS_FOR_RESULT in text]
    assert told == [f"After “{DEED[0].rstrip('.')}”: what came of it? End with what was different afterwards."]


@pytest.mark.parametrize(("likely", "is_asked"), [(0.0, True), (0.19, True), (0.2, False), (0.4, False), (0.9, False)])
def test_a_result_is_asked_for_only_where_every_sentence_is_surely_none(likely: float, is_asked: bool) -> None:
    doubtful = ("By morning it was rather quiet.", f"result={likely}")
    assert any(ASKS_FOR_RESULT in told for told in missing(SETTING, DEED, REASON, doubtful)) is is_asked


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind not in STORIES])
def test_only_a_story_has_to_have_a_result(kind: Kind) -> None:
    assert not any(ASKS_FOR_RESULT in told for told in missing(SETTING, DEED, REASON, kind=kind))


def test_what_we_did_is_asked_whose_part_it_was() -> None:
    assert f"You say “{TOGETHER[0].rstrip('.')}”: which part of it was yours?" in missing(SETTING, TOGETHER, RESULT)


def test_without_any_deed_one_is_asked_for() -> None:
    assert "Say what you did yourself, in a sentence that begins with “I”." in missing(SETTING, RESULT)
    assert any("which steps you would take" in told for told in missing(SETTING, kind=Kind.SITUATIONAL))


def test_knowledge_needs_no_deed_of_ones_own() -> None:
    told = missing(SETTING, REASON, kind=Kind.TECHNICAL)
    assert not any("yourself" in text or "yours" in text for text in told)


def test_a_plan_is_asked_how_one_would_see_that_it_worked() -> None:
    asked = "Say how you would see that it worked."
    assert asked in missing(DEED, REASON, kind=Kind.SITUATIONAL)
    assert asked not in missing(DEED, REASON, ("Then I look at the list again.", "check"), kind=Kind.SITUATIONAL)


def test_a_deed_without_its_reason_is_asked_for_it() -> None:
    asked = f"You say “{DEED[0].rstrip('.')}”: why this way, and not another?"
    assert asked in missing(SETTING, DEED, RESULT)
    assert asked not in missing(*WHOLE)


def test_a_whole_and_strong_story_is_told_nothing() -> None:
    assert missing(*WHOLE, given=score(90.0)) == ()
    assert missing(DEED, REASON, RESULT, given=score(90.0)) == ()
    assert missing(DEED, REASON, RESULT) == ("Begin with where and when it was, in one sentence.",)


def test_a_spoken_quote_keeps_the_text_of_the_answer() -> None:
    text, sentences = labelled(*WHOLE)
    heard = tuple(Word(word, n / 2, n / 2 + 0.4, 0.9) for n, word in enumerate(text.split()))
    ratings = criteria_of(Kind.BEHAVIOURAL, text, sentences, 0.9, SCALE, heard)
    strong = advice_for(Kind.BEHAVIOURAL, text, score(80.0), sentences, ratings, SCALE, heard).strong
    assert Quote(DEED[0], text.index(DEED[0]), len(SETTING[0].split()) / 2) in [remark.quote for remark in strong]


def test_a_long_sentence_is_quoted_by_its_beginning() -> None:
    long = ("I sorted " + "the patients and the lists and the beds and the rounds " * 3 + "by urgency.", *DEED[1:])
    text, found = advice(SETTING, long, REASON)
    assert all(len(quote.split()) <= 18 and quote in text for quote in quoted(found.missing))
    assert quoted(found.missing)


def test_what_says_nothing_yet_gets_few_words_and_is_not_made_stronger_by_another_order() -> None:
    _, found = advice(GREETING, *CLAIMS, DEED, given=score(20.0))
    assert len(found.missing) <= 2
    assert "why this way" not in " ".join(found.missing)
    assert found.stronger == ""


def test_an_answer_that_lacks_nothing_and_is_not_strong_is_told_what_would_lift_it() -> None:
    assert advice(*WHOLE, given=score(65.0))[1].missing == (ONE_MORE,)
    assert advice(*WHOLE, given=score(85.0))[1].missing == ()


@pytest.mark.parametrize(
    ("pieces", "kind", "told"),
    [
        ((SETTING, DEED, REASON, ("It was quiet.", "result=0.4")), Kind.BEHAVIOURAL, PLAIN_END),
        ((SETTING, DEED, RESULT, ("It seemed fair.", "reason=0.4")), Kind.EXPERIENCE, ONE_MORE),
        ((DEED, REASON, ("I would look again.", "check=0.2")), Kind.SITUATIONAL, "how you would see"),
        ((REASON, REASON), Kind.TECHNICAL, "Name one case"),
    ],
)
def test_what_no_sentence_tells_is_asked_for_before_anything_general(
    pieces: tuple[tuple[str, ...], ...], kind: Kind, told: str
) -> None:
    (asked,) = missing(*pieces, kind=kind, given=score(65.0))
    assert told in asked


@pytest.mark.parametrize("kind", [Kind.OPENING, Kind.TECHNICAL, Kind.SITUATIONAL])
def test_only_a_story_is_asked_for_stakes_or_what_came_since(kind: Kind) -> None:
    assert ONE_MORE not in missing(SETTING, DEED, REASON, RESULT, ("Then I look again.", "check"), kind=kind)


def test_a_check_that_may_be_there_is_not_asked_for() -> None:
    told = missing(DEED, REASON, ("I would look again.", "check=0.4"), kind=Kind.SITUATIONAL, given=score(65.0))
    assert "how you would see" not in " ".join(told)


def test_somebody_who_tells_what_they_would_do_is_asked_for_a_time_when_it_happened() -> None:
    would = ("I would stay neutral and say so.", "")
    told = missing(would, ("I would report it to the agency.", ""), given=score(35.0))
    assert told[0].startswith("You say “I would stay neutral and say so”: that is what you would do.")


def test_a_reason_that_may_be_there_is_not_asked_for() -> None:
    told = missing(SETTING, DEED, RESULT, ("It seemed fair.", "reason=0.4"), given=score(65.0))
    assert told == (ONE_MORE,)


def test_three_words_are_never_quoted_to_be_asked_for_their_reason() -> None:
    told = missing(SETTING, ("I said no.", *ACTED), RESULT, given=score(65.0))
    assert told == (ONE_MORE,)


def test_what_came_of_it_is_asked_only_where_something_was_done() -> None:
    assert not any("came of it" in told for told in missing(*CLAIMS, given=score(20.0)))
    assert any("came of it" in told for told in missing(SETTING, TOGETHER, given=score(20.0)))


def test_two_sentences_that_each_may_tell_the_result_are_enough_not_to_ask_for_it() -> None:
    doubtful = [(f"By {when} it was rather quiet.", "result=0.19") for when in ("noon", "evening")]
    assert any(ASKS_FOR_RESULT in told for told in missing(SETTING, DEED, REASON, doubtful[0]))
    assert not any(ASKS_FOR_RESULT in told for told in missing(SETTING, DEED, REASON, *doubtful))


def test_a_fair_story_whose_end_is_unsure_is_asked_for_a_plain_one_and_for_no_reason() -> None:
    assert missing(SETTING, DEED, ("She was fine, I think.", "result=0.4")) == (PLAIN_END,)


@pytest.mark.parametrize("pieces", [CLAIMS, (DEED,), (SETTING, REASON)])
def test_weak_knowledge_is_to_be_looked_up_and_said_again(pieces: tuple[tuple[str, ...], ...]) -> None:
    assert missing(*pieces, kind=Kind.TECHNICAL, given=score(20.0)) == (LOOK_UP,)


def test_an_opening_is_told_what_this_job_needs_and_no_liking_of_ones_own_is_called_anybodys() -> None:
    liking = ("I like the nights because they are quiet.", "opinion")
    assert missing(liking, liking, kind=Kind.OPENING, given=score(30.0))[0] == FOR_THIS_JOB
    general = ("Good bread is important for everybody in town.", "opinion")
    told = missing(liking, general, kind=Kind.OPENING, given=score(30.0))[0]
    assert told == f"“{general[0].rstrip('.')}” could be said by anybody. {FOR_THIS_JOB}"


def test_what_lies_beside_the_question_is_not_held_against_an_opening() -> None:
    grown = ("My grandmother had a shop near the sea.", "off", "situation")
    told = missing(grown, DEED, CLAIM, kind=Kind.OPENING, given=score(30.0))
    assert not any("could be said by anybody" in one for one in told)


def test_an_opinion_that_might_be_a_deed_is_not_quoted_as_one() -> None:
    manner = ("I would stay calm and find a solution.", "action=0.6", "own=0.9", "own action=0.6", "opinion=0.65")
    assert not any("why this way" in told for told in missing(SETTING, manner, RESULT, given=score(65.0)))
