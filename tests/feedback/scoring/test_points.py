"""Each point of the ideal answer is covered, missing or turned round, with the person's own sentence beside it."""

from __future__ import annotations

import pytest

from interview.engines.backends.embedding_tfidf import TfidfEmbedder
from interview.feedback.scoring.content import Read
from interview.feedback.scoring.points import key_points
from interview.feedback.scoring.polarity import statement_of
from interview.feedback.scoring.quoting import stands_in
from interview.feedback.scoring.reading import read
from interview.feedback.weights import fitted_weights
from interview.records import Covered, KeyPoint, Word

QUESTION = "How does a car stay cool?"
IDEAL = "The pump moves coolant. The thermostat opens at ninety degrees. Antifreeze stops corrosion."
ANSWER = "I would say the pump moves coolant around. And antifreeze stops corrosion inside the pipes."


def points(answer: str, ideal: str = IDEAL, heard: tuple[Word, ...] = ()) -> tuple[KeyPoint, ...]:
    readings = [read(ideal), read(answer)]
    vectors = TfidfEmbedder("default").embed_words([reading.text for reading in readings])
    of_ideal, of_answer = (
        Read(words, reading.owners, statement_of(reading.words, reading.owners))
        for words, reading in zip(vectors, readings, strict=True)
    )
    asked = read(QUESTION).words
    return key_points(asked, (ideal, readings[0], of_ideal), (answer, readings[1], of_answer), fitted_weights(), heard)


def test_every_sentence_of_the_ideal_answer_is_a_point_in_its_own_words() -> None:
    assert " ".join(point.text for point in points(ANSWER)) == IDEAL


def test_what_was_said_is_covered_and_what_was_not_is_missing() -> None:
    assert [point.state for point in points(ANSWER)] == [Covered.COVERED, Covered.MISSING, Covered.COVERED]


def test_a_covered_point_quotes_the_sentence_that_holds_it_and_a_missing_one_nothing() -> None:
    pump, thermostat, antifreeze = points(ANSWER)
    assert pump.quote is not None
    assert antifreeze.quote is not None
    assert pump.quote.text == "I would say the pump moves coolant around."
    assert antifreeze.quote.text == "And antifreeze stops corrosion inside the pipes."
    assert stands_in(pump.quote, ANSWER)
    assert stands_in(antifreeze.quote, ANSWER)
    assert thermostat.quote is None


def test_a_spoken_answers_quote_says_when_it_was_said() -> None:
    heard = tuple(Word(word, number * 0.5, number * 0.5 + 0.4, 0.9) for number, word in enumerate(ANSWER.split()))
    pump, _, antifreeze = points(ANSWER, heard=heard)
    assert pump.quote is not None
    assert pump.quote.second == 0.0
    assert antifreeze.quote is not None
    assert antifreeze.quote.second == ANSWER.split().index("And") * 0.5


def test_who_turns_a_point_round_is_told_so_with_the_sentence_that_does() -> None:
    answer = "The pump moves coolant. The thermostat does not open at ninety degrees. Antifreeze stops corrosion."
    thermostat = points(answer)[1]
    assert thermostat.state is Covered.CONTRADICTED
    assert thermostat.quote is not None
    assert thermostat.quote.text == "The thermostat does not open at ninety degrees."


def test_who_speaks_of_something_else_contradicts_no_point() -> None:
    told = points("I do not eat fish. Nobody in my family ever did, and never on a Sunday.")
    assert {point.state for point in told} == {Covered.MISSING}


@pytest.mark.parametrize("answer", [ANSWER, IDEAL, "I do not know much of engines, but the pump moves coolant."])
def test_a_share_lies_between_nothing_and_all(answer: str) -> None:
    assert all(0 <= point.share <= 1 for point in points(answer))


def test_a_sentence_that_only_repeats_the_question_is_no_point() -> None:
    ideal = "A car does stay cool. The pump moves coolant."
    assert [point.text for point in points(ANSWER, ideal)] == ["The pump moves coolant."]


def test_a_piece_of_two_words_is_no_point_unless_it_is_all_there_is() -> None:
    assert [point.text for point in points(ANSWER, "Yes, indeed. The pump moves coolant.")] == [
        "The pump moves coolant."
    ]
    assert [point.text for point in points(ANSWER, "Antifreeze.")] == ["Antifreeze."]


def test_a_quote_of_a_long_sentence_is_cut_and_still_stands_in_the_answer() -> None:
    answer = "The pump moves coolant " + "through one more pipe of steel and " * 12 + "back."
    quote = points(answer)[0].quote
    assert quote is not None
    assert len(quote.text.split()) <= 30
    assert stands_in(quote, answer)
