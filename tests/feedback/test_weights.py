"""The file of fitted weights fits the features it is read for, and a question always falls into the same fold."""

from __future__ import annotations

import tomllib

import pytest

from interview.feedback.scoring.content import FEATURES, Weights
from interview.feedback.weights import FILE, fitted_weights, fold_of, weights_without
from interview.records import Band

SAVED = tomllib.loads(FILE.read_text(encoding="utf-8"))
QUESTIONS = [f"What is the purpose of part number {number}?" for number in range(60)]


def every() -> list[Weights]:
    folds = {fold_of(question, len(SAVED["fold"])): question for question in QUESTIONS}
    return [fitted_weights(), *(weights_without(folds[number]) for number in sorted(folds))]


def test_the_file_and_the_features_agree_in_length() -> None:
    weights = every()
    assert len(weights) == 1 + len(SAVED["fold"])
    for one in weights:
        assert len(one.mean) == len(one.deviation) == len(one.coefficient) == len(FEATURES)
        assert all(deviation > 0 for deviation in one.deviation)


def test_the_file_names_the_features_in_their_order() -> None:
    assert f"# Features: {', '.join(FEATURES)}." in FILE.read_text(encoding="utf-8").splitlines()[:4]


def test_every_band_has_an_error_bar() -> None:
    for weights in every():
        assert len(weights.error) == len(Band)
        assert all(0 < half < 100 for half in weights.error)


@pytest.mark.parametrize(("name", "sign"), [("meaning", 1), ("words", 1), ("weakest", 1), ("contradiction", -1)])
def test_what_speaks_for_an_answer_never_costs_and_a_contradiction_never_pays(name: str, sign: int) -> None:
    assert all(sign * weights.coefficient[FEATURES.index(name)] > 0 for weights in every())


def test_a_question_falls_into_the_same_fold_every_time_however_it_is_spaced_and_cased() -> None:
    assert [fold_of(question, 5) for question in QUESTIONS[:6]] == [fold_of(question, 5) for question in QUESTIONS[:6]]
    assert fold_of("What is a  stack?\n", 5) == fold_of("what is a STACK?", 5)
    assert fold_of("What is a stack?", 5) == 2, "another process, another day: the fold is in the words alone"


def test_questions_spread_over_all_folds() -> None:
    assert {fold_of(question, 5) for question in QUESTIONS} == set(range(5))


def test_a_bench_gets_the_weights_of_the_fold_without_its_question() -> None:
    for question in QUESTIONS[:10]:
        saved = SAVED["fold"][fold_of(question, len(SAVED["fold"]))]
        assert weights_without(question).coefficient == tuple(saved["coefficient"])
        assert weights_without(question).error == fitted_weights().error
    assert fitted_weights().coefficient == tuple(SAVED["all"]["coefficient"])
