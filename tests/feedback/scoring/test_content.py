"""The content score: from features that can be read to points, a band and an error bar that means what it says."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview.engines.backends.embedding_tfidf import TfidfEmbedder
from interview.feedback.scoring.alignment import align
from interview.feedback.scoring.content import (
    FEATURES,
    Features,
    Read,
    band_of,
    best_covered,
    features_of,
    held_to_weak,
    points_from,
    score_at,
    score_from,
    value_of,
    weights_from,
)
from interview.feedback.scoring.polarity import statement_of
from interview.feedback.scoring.reading import read
from interview.feedback.weights import fitted_weights
from interview.records import Band

WEIGHTS = fitted_weights()
FIVE = (
    "The pump moves coolant. The radiator sheds heat. A thermostat opens at ninety degrees. "
    "Antifreeze stops corrosion. The fan pulls air at idle."
)
SHARES = st.floats(0, 1)


def reads(*texts: str) -> list[Read]:
    """Texts of one call, where words are near only to themselves."""
    readings = [read(text) for text in texts]
    vectors = TfidfEmbedder("default").embed_words([reading.text for reading in readings])
    return [
        Read(words, reading.owners, statement_of(reading.words, reading.owners))
        for words, reading in zip(vectors, readings, strict=True)
    ]


def features(ideal: str, answer: str, *more: str, question: str = "") -> Features:
    said, *wanted = reads(answer, ideal, *more)
    found = features_of(read(question).words, wanted, said)
    assert found is not None
    return found


def value(ideal: str, answer: str) -> float:
    return value_of(features(ideal, answer), WEIGHTS)


def of(name: str, found: Features) -> float:
    return found[FEATURES.index(name)]


def test_the_ideal_answer_itself_is_strong_and_another_matter_weak() -> None:
    assert band_of(value(FIVE, FIVE)) is Band.STRONG
    assert band_of(value(FIVE, "I once cooked fish soup with saffron for forty guests.")) is Band.WEAK


def test_of_a_five_sentence_ideal_answer_three_covered_sentences_suffice_for_the_best_score() -> None:
    three = "The radiator sheds heat. Antifreeze stops corrosion. The fan pulls air at idle."
    assert value(FIVE, three) == pytest.approx(value(FIVE, FIVE), abs=2.5)
    assert of("meaning", features(FIVE, three)) == pytest.approx(1.0)


def test_two_covered_sentences_of_five_are_less_than_three() -> None:
    two = "The radiator sheds heat. Antifreeze stops corrosion."
    assert value(FIVE, two) < value(FIVE, two + " The fan pulls air at idle.") - 5


def test_both_sentences_of_a_short_ideal_answer_must_be_covered() -> None:
    ideal = "The radiator sheds heat. Antifreeze stops corrosion."
    assert value(ideal, "The radiator sheds heat.") < value(ideal, ideal) - 15


def test_the_best_covered_sentences_are_kept_whole_and_the_rest_left_out() -> None:
    ideal, answer = reads(FIVE, "The pump moves coolant. Antifreeze stops corrosion. The fan pulls air.")
    kept = best_covered(align(ideal.vectors, answer.vectors), ideal.owners)
    assert {ideal.owners[at] for at in kept} == {0, 3, 4}
    assert len(kept) == sum(owner in (0, 3, 4) for owner in ideal.owners)


def test_repeating_the_question_adds_nothing() -> None:
    question = "Why does an engine need a radiator?"
    ideal = "An engine needs a radiator since combustion overheats metal."
    assert of("meaning", features(ideal, "An engine does need a radiator.", question=question)) == 0.0


def test_the_opposite_loses_what_the_statement_gets() -> None:
    ideal = "The thermostat opens when the coolant gets hot."
    assert value(ideal, ideal) >= 60
    assert value(ideal, "The thermostat does not open when the coolant does not get hot.") < 40
    assert value(ideal, "The thermostat closed when the coolant gets cold.") < value(ideal, ideal) - 25


def test_of_several_ideal_answers_the_nearest_counts_most() -> None:
    far = "Whales breathe air at the surface."
    alone, beside = features(FIVE, FIVE), features(far, FIVE, FIVE)
    assert of("meaning", beside) > of("meaning", features(far, FIVE))
    assert of("ideal answers", alone) == 0.0
    assert of("ideal answers", beside) == pytest.approx(math.log(2))


def test_nothing_said_or_nothing_to_compare_with_has_no_features() -> None:
    empty, whole = reads("", FIVE)
    assert features_of((), [whole], empty) is None
    assert features_of((), [empty], whole) is None
    assert features_of((), [], whole) is None


@given(SHARES, SHARES, SHARES, SHARES, st.floats(0, 3), st.floats(0, 5))
def test_any_features_give_a_score_within_0_and_100_with_its_error_bar_around_it(
    meaning: float, words: float, weakest: float, against: float, ideals: float, length: float
) -> None:
    score = score_from((meaning, words, weakest, against, ideals, length), WEIGHTS)
    assert 0 <= score.low <= score.value <= score.high <= 100
    assert score.band is band_of(score.value)
    assert [feature.name for feature in score.features] == list(FEATURES)
    assert all(math.isfinite(feature.points) and math.isfinite(feature.value) for feature in score.features)


@given(SHARES, SHARES, SHARES, SHARES, SHARES)
def test_more_meaning_never_costs_and_more_contradiction_never_pays(
    meaning: float, words: float, weakest: float, against: float, more: float
) -> None:
    here = value_of((meaning, words, weakest, against, 0.0, 2.0), WEIGHTS)
    assert value_of((max(meaning, more), words, weakest, against, 0.0, 2.0), WEIGHTS) >= here - 1e-9
    assert value_of((meaning, words, weakest, max(against, more), 0.0, 2.0), WEIGHTS) <= here + 1e-9


def test_a_wholly_turned_answer_is_weak_however_near_it_is() -> None:
    assert value_of((1.0, 1.0, 1.0, 0.9, 0.0, 2.0), WEIGHTS) <= 20


def test_a_feature_as_in_the_average_answer_gives_no_points() -> None:
    score = score_from(WEIGHTS.mean, WEIGHTS)
    assert [feature.points for feature in score.features] == [0.0] * len(FEATURES)


@pytest.mark.parametrize(
    ("value", "band"),
    [
        (0, Band.WEAK),
        (39.4, Band.WEAK),
        (39.6, Band.FAIR),
        (59.4, Band.FAIR),
        (60, Band.GOOD),
        (80, Band.STRONG),
        (100, Band.STRONG),
    ],
)
def test_a_band_begins_where_the_rounded_value_reaches_it(value: float, band: Band) -> None:
    assert band_of(value) is band
    assert score_at(value, WEIGHTS.error).band is band


def test_the_scale_goes_through_its_places_and_never_down() -> None:
    assert [points_from(likely) for likely in (0.0, 0.25, 0.5, 0.75, 1.0)] == pytest.approx([0, 40, 60, 80, 100])
    points = [points_from(n / 100) for n in range(101)]
    assert points == sorted(points)


def test_a_held_answer_is_weak_and_says_why() -> None:
    held = held_to_weak(score_at(95.0, WEIGHTS.error), "It repeats the question.", WEIGHTS.error)
    assert held.value <= 20
    assert held.band is Band.WEAK
    assert held.reason == "It repeats the question."
    assert 0 <= held.low <= held.value <= held.high
    assert held_to_weak(score_at(5.0, WEIGHTS.error), "So.", WEIGHTS.error).value == 5.0


def test_weights_read_from_a_table_are_those_of_the_table() -> None:
    names = ("mean", "deviation", "coefficient")
    table: dict[str, Sequence[float] | float] = {name: [1.0, 2.0] for name in names}
    table["intercept"] = 0.5
    weights = weights_from(table, [1.0, 2.0, 3.0, 4.0])
    assert weights == replace(weights, mean=(1.0, 2.0), intercept=0.5, error=(1.0, 2.0, 3.0, 4.0))
