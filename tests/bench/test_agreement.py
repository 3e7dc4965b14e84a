"""The bench's figures on numbers small enough to check by hand, and its files read as they were written."""

from __future__ import annotations

import json
import math
from pathlib import Path

import numpy as np
import pytest

from bench.agreement import Graded, Numbers, agreement_figures, auc, graded_answers, pearson, rmse, spearman


def numbers(*values: float) -> Numbers:
    return np.array(values, dtype=np.float64)


@pytest.mark.parametrize(
    ("scores", "labels", "expected"),
    [
        ((10, 20, 80, 90), (0, 0, 1, 1), 1.0),
        ((90, 80, 20, 10), (0, 0, 1, 1), 0.0),
        ((10, 80, 20, 90), (0, 0, 1, 1), 0.75),
        ((50, 50, 50, 50), (0, 1, 0, 1), 0.5),
        ((10, 50, 50, 90), (0, 0, 1, 1), 0.875),
    ],
)
def test_auc_is_the_share_of_pairs_in_the_right_order_and_a_tie_is_half(
    scores: tuple[float, ...], labels: tuple[float, ...], expected: float
) -> None:
    assert auc(numbers(*scores), numbers(*labels)) == pytest.approx(expected)


def test_auc_of_one_kind_of_answers_is_no_number() -> None:
    assert math.isnan(auc(numbers(1, 2, 3), numbers(1, 1, 1)))
    assert math.isnan(auc(numbers(1, 2, 3), numbers(0, 0, 0)))


def test_pearson_is_one_on_a_line_and_minus_one_on_a_falling_one() -> None:
    assert pearson(numbers(1, 2, 3, 4), numbers(10, 20, 30, 40)) == pytest.approx(1.0)
    assert pearson(numbers(1, 2, 3, 4), numbers(4, 3, 2, 1)) == pytest.approx(-1.0)
    assert pearson(numbers(1, 2, 3), numbers(1, 3, 2)) == pytest.approx(0.5)


def test_pearson_with_scores_that_are_all_the_same_is_no_number() -> None:
    assert math.isnan(pearson(numbers(5, 5, 5), numbers(1, 2, 3)))


def test_spearman_sees_the_order_only_and_shares_the_rank_of_ties() -> None:
    assert spearman(numbers(1, 2, 3, 4), numbers(1, 10, 100, 1000)) == pytest.approx(1.0)
    assert spearman(numbers(1, 2, 3, 4), numbers(1, 2, 4, 3)) == pytest.approx(0.8)
    assert spearman(numbers(1, 1, 2), numbers(1, 2, 3)) == pytest.approx(math.sqrt(0.75))


def test_rmse_is_the_root_of_the_mean_square() -> None:
    assert rmse(numbers(0, 0), numbers(3, 4)) == pytest.approx(math.sqrt(12.5))
    assert rmse(numbers(1, 2), numbers(1, 2)) == 0.0


def items() -> tuple[list[Graded], Numbers]:
    """Thirty answers of each set, with scores that follow the grades with some noise."""
    rng = np.random.default_rng(3)
    made: list[Graded] = []
    scores: list[float] = []
    for number in range(30):
        grade = number / 29
        first, second = 5 * grade, float(np.clip(5 * grade + rng.normal(0, 0.7), 0, 5))
        made.append(Graded("mohler", "q", ("ideal",), "answer", grade, (first, second)))
        made.append(Graded("semeval", "q", ("ideal",), "answer", float(number % 2)))
        made.append(Graded("stsb", "", ("left",), "right", grade))
        scores += [100 * grade + rng.normal(0, 15), 40 + 30 * (number % 2) + rng.normal(0, 20), 100 * grade**2]
    return made, np.array(scores)


def test_the_bootstrap_interval_contains_its_figure_and_is_not_a_point() -> None:
    made, ours = items()
    figures = agreement_figures(made, {"ours": ours, "tfidf": ours / 2})
    for name in ("mohler_r", "human_r", "mohler_rmse", "semeval_auc", "stsb_spearman"):
        figure, low, high = (figures[f"{name}{end}"] for end in ("", "_low", "_high"))
        assert isinstance(figure, float)
        assert isinstance(low, float)
        assert isinstance(high, float)
        assert low <= figure <= high
        assert name == "stsb_spearman" or low < high


def test_the_figures_are_those_of_each_set_alone_and_come_again_the_same() -> None:
    made, ours = items()
    figures = agreement_figures(made, {"ours": ours, "tfidf": -ours})
    grades = np.array([item.grade for item in made[0::3]])
    assert figures["mohler_r"] == round(pearson(ours[0::3], grades), 3)
    assert figures["semeval_auc"] == round(auc(ours[1::3], np.array([item.grade for item in made[1::3]])), 3)
    assert figures["stsb_spearman"] == 1.0
    assert figures["tfidf_r"] == -figures["mohler_r"]
    assert figures["mohler_rmse"] == round(rmse(ours[0::3] / 20, 5 * grades), 3)
    assert figures["mohler_rmse_of_the_mean"] == round(float(np.std(5 * grades)), 3)
    assert agreement_figures(made, {"ours": ours, "tfidf": -ours}) == figures


def test_a_set_that_is_not_there_has_no_figures() -> None:
    made, ours = items()
    names = agreement_figures(made[2::3], {"ours": ours[2::3]})
    assert set(names) == {"stsb_spearman", "stsb_spearman_low", "stsb_spearman_high"}


def test_the_three_files_are_read_with_their_grades_between_0_and_1(tmp_path: Path) -> None:
    (tmp_path / "mohler.csv").write_text(
        "question,desired_answer,student_answer,score_me,score_other,score_avg\n"
        '"What is a stack?","Last in, first out.","LIFO",5,4,4.5\n"What?","That.","This",0,1,0.5\n'
    )
    row = {"question": "Why?", "reference_answers": ["So.", "Thus."], "student_answer": "So", "label": "correct"}
    (tmp_path / "semeval2013_3way.jsonl").write_text(
        json.dumps(row) + "\n\n" + json.dumps(row | {"label": "contradictory"}) + "\n"
    )
    (tmp_path / "stsb_dev.csv").write_text("sentence1,sentence2,score_0_5\nA cat.,One cat.,4\n")
    found = graded_answers(tmp_path)
    assert found[0] == Graded("mohler", "What is a stack?", ("Last in, first out.",), "LIFO", 0.9, (5.0, 4.0))
    assert [(one.ideals, one.grade) for one in found[2:4]] == [(("So.", "Thus."), 1.0), (("So.", "Thus."), 0.0)]
    assert found[4] == Graded("stsb", "", ("One cat.",), "A cat.", 0.8)
    assert len(graded_answers(tmp_path, limit=1)) == 3
