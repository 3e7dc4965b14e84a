"""A story's parts are the sentences that tell them; a number is the result's only where a result is told."""

from __future__ import annotations

import pytest

from interview.feedback.parts import SHOWN, is_missing, star_from
from interview.feedback.scoring.quoting import stands_in
from interview.records import Star, Told, Word
from tests.feedback.made import ACTED, CLAIM, DEED, GREETING, REASON, RESULT, SCALE, SETTING, TOGETHER, labelled

COUNTED = ("Waiting fell from six hours to forty minutes.", "result=0.7")
ALSO_COUNTED = ("Since then twelve wards use my list.", "result=0.9")


def star(*pieces: tuple[str, ...]) -> Star:
    text, sentences = labelled(*pieces)
    return star_from(text, sentences, SCALE)


def quotes(found: Star, name: str) -> list[str]:
    return [quote.text for part in found.parts if part.name == name for quote in part.quotes]


def test_the_parts_are_the_sentences_that_tell_them() -> None:
    found = star(GREETING, SETTING, ("My job was to keep everybody safe.", "task"), DEED, TOGETHER, CLAIM, RESULT)
    assert [part.name for part in found.parts] == list(SHOWN)
    assert quotes(found, "situation") == [SETTING[0]]
    assert quotes(found, "task") == ["My job was to keep everybody safe."]
    assert quotes(found, "action") == [DEED[0], TOGETHER[0]]
    assert quotes(found, "result") == [RESULT[0]]
    assert found.missing == ()


def test_a_sentence_can_tell_two_parts_and_talk_tells_none() -> None:
    both = ("I cut the waiting by half.", *DEED[1:], "result")
    assert star(both).missing == ("situation", "task")
    assert star(CLAIM, GREETING).missing == SHOWN
    assert all(not part.quotes for part in star(CLAIM, GREETING).parts)


def test_i_and_we_are_counted_in_the_whole_answer() -> None:
    found = star(SETTING, DEED, TOGETHER, ("We were all glad and I'm proud, i.e. happy; well, it went.", "result"))
    assert (found.first_person, found.plural) == (2, 2)
    assert (star(CLAIM).first_person, star(CLAIM).plural) == (2, 0)


def test_the_measurable_result_is_the_surest_one_with_a_number() -> None:
    found = star(("We had forty patients.", "situation"), DEED, COUNTED, RESULT, ALSO_COUNTED).measurable
    assert found is not None
    assert found.text == ALSO_COUNTED[0]


@pytest.mark.parametrize("pieces", [(SETTING, DEED, RESULT), (("We had forty patients.", "situation"), DEED), (CLAIM,)])
def test_without_a_number_in_a_result_none_is_measurable(pieces: tuple[tuple[str, ...], ...]) -> None:
    assert star(*pieces).measurable is None


def test_every_quote_stands_in_the_answer_and_a_spoken_one_knows_its_second() -> None:
    text, sentences = labelled(SETTING, DEED, COUNTED)
    heard = tuple(Word(word, n / 2, n / 2 + 0.4, 0.9) for n, word in enumerate(text.split()))
    found = star_from(text, sentences, SCALE, heard)
    every = [quote for part in found.parts for quote in part.quotes] + [found.measurable]
    assert all(quote and stands_in(quote, text) for quote in every)
    assert [quote.second for quote in every if quote] == [
        len(text[: quote.start].split()) / 2 for quote in every if quote
    ]


@pytest.mark.parametrize(("likely", "is_gone"), [(0.0, True), (0.19, True), (0.2, False), (0.5, False), (1.0, False)])
def test_a_part_is_missing_only_where_every_sentence_is_surely_none(likely: float, is_gone: bool) -> None:
    _, sentences = labelled(SETTING, DEED, ("Then it was quiet.", f"result={likely}"), REASON)
    assert is_missing("result", sentences, SCALE) is is_gone
    assert not is_missing("situation", sentences, SCALE)


def told(found: Star, name: str) -> Told:
    (part,) = [part for part in found.parts if part.name == name]
    return part.told


@pytest.mark.parametrize(
    ("likely", "expected"), [(0.05, Told.MISSING), (0.3, Told.UNSURE), (0.49, Told.UNSURE), (0.9, Told.FOUND)]
)
def test_a_part_is_found_unsure_or_surely_missing(likely: float, expected: Told) -> None:
    found = star(SETTING, DEED, ("Then it was quiet in there.", f"result={likely}"))
    assert told(found, "result") is expected
    assert ("result" in found.missing) is (expected is Told.MISSING)


def test_what_we_did_is_a_shared_action_and_not_a_missing_one() -> None:
    found = star(SETTING, TOGETHER, RESULT)
    assert told(found, "action") is Told.SHARED
    assert "action" not in found.missing
    assert told(star(SETTING, TOGETHER, DEED, RESULT), "action") is Told.FOUND


def test_two_doubtful_sentences_together_are_not_surely_nothing() -> None:
    _, one = labelled(SETTING, ("Then it was quiet.", "result=0.19"))
    _, two = labelled(SETTING, ("Then it was quiet.", "result=0.19"), ("She was fine.", "result=0.19"))
    assert is_missing("result", one, SCALE)
    assert not is_missing("result", two, SCALE)


def test_a_result_is_shown_behind_a_deed_only() -> None:
    assert quotes(star(SETTING, RESULT), "result") == []
    assert quotes(star(RESULT, SETTING, DEED), "result") == []
    assert quotes(star(SETTING, TOGETHER, RESULT), "result") == [RESULT[0]]


def test_what_is_surely_a_result_needs_no_deed_before_it() -> None:
    sure = (RESULT[0], "result=0.97")
    assert quotes(star(SETTING, sure), "result") == [RESULT[0]]
    assert quotes(star(sure, SETTING, DEED), "result") == [RESULT[0]]
    assert quotes(star(DEED, sure, TOGETHER, COUNTED), "result") == [COUNTED[0]]


def test_what_was_found_between_two_deeds_is_no_outcome_where_one_stands_at_the_end() -> None:
    between = ("The pipes were full of roots.", "result")
    assert quotes(star(DEED, between, TOGETHER, RESULT), "result") == [RESULT[0]]
    assert quotes(star(DEED, between, TOGETHER), "result") == [between[0]]


def test_a_resume_recited_is_no_setting_of_a_story() -> None:
    assert quotes(star(("I studied in Coimbra and Leeds.", "situation"), CLAIM), "situation") == []
    assert told(star(("I studied in Coimbra and Leeds.", "situation"), CLAIM), "situation") is Told.UNSURE


def test_what_is_likelier_an_opinion_is_no_action() -> None:
    manner = ("I would stay calm and find a solution.", "action=0.6", "own action=0.6", "opinion=0.65")
    assert quotes(star(manner), "action") == []


def test_of_a_weak_answer_only_what_would_be_praised_is_an_action() -> None:
    text, sentences = labelled(("I looked at it for a while.", "action=0.7", "own action=0.7"))
    assert star_from(text, sentences, SCALE).parts[2].quotes
    assert not star_from(text, sentences, SCALE, is_weak=True).parts[2].quotes


def test_neighbouring_pieces_of_one_written_sentence_are_quoted_as_one() -> None:
    found = star(("I told the manager at once,", *ACTED), ("so he could warn the guests.", *ACTED), DEED)
    assert quotes(found, "action") == ["I told the manager at once, so he could warn the guests.", DEED[0]]


@pytest.mark.parametrize(("action", "is_shown"), [(0.6, False), (0.79, False), (0.8, True)])
def test_what_is_likelier_a_reason_is_an_action_only_where_that_is_as_good_as_certain(
    action: float, is_shown: bool
) -> None:
    both = ("So I would know how many hours we are short.", f"action={action}", "own action=0.8", "reason=0.85")
    assert bool(quotes(star(both), "action")) is is_shown


def test_what_one_does_since_then_behind_the_result_makes_no_outcome_of_what_came_before() -> None:
    since = ("Now I look under the floor before I give any price.", *ACTED)
    between = ("The husband shouted at me.", "result")
    assert quotes(star(DEED, between, DEED, RESULT, since), "result") == [RESULT[0]]
