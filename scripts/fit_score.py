"""Fit the weights of the content score: `python -m scripts.fit_score DIR` writes interview/feedback/weights.toml.

DIR holds semeval2013_3way.jsonl and stsb_dev.csv (both CC BY-SA). The regression is fitted on SemEval's answers that
teachers judged right or not; STS-B, which the fit never sees, gives the width of the error bar.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from interview.engines.capabilities import embeds_words
from interview.feedback.grading import Grader
from interview.feedback.scoring.content import FEATURES, Features, Weights, band_of, features_of, value_of
from interview.feedback.scoring.reading import read
from interview.feedback.weights import FILE, fold_of
from interview.machine import prepare_process
from interview.records import Band
from interview.settings import load_settings
from interview.wiring import build_coach

FOLDS, STRENGTH, SHARE = 5, 0.1, 0.8
HEADER = """# Written by scripts/fit_score.py from SemEval 2013 task 7 (Dzikovska et al., CC BY-SA); the error bars from
# the STS benchmark (Cer et al. 2017, CC BY-SA 4.0)."""
Table = NDArray[np.float64]


def main() -> int:
    folder = Path(sys.argv[1])
    prepare_process(hub=False)
    words = build_coach(load_settings()).engines.models.embedding
    if not embeds_words(words):
        raise SystemExit("This embedding model gives no vectors of words.")
    grader = Grader(words)
    items = [json.loads(line) for line in (folder / "semeval2013_3way.jsonl").read_text().splitlines()]
    rows = [features(grader, item["question"], item["reference_answers"], item["student_answer"]) for item in items]
    right = np.array([item["label"] == "correct" for item in items])
    usable = np.array([row is not None for row in rows])
    table = np.array([row for row in rows if row is not None])
    right, folds = right[usable], np.array([fold_of(item["question"], FOLDS) for item in items])[usable]
    fitted = fit(table, right)
    error = half_widths(grader, folder / "stsb_dev.csv", fitted)
    parts = [HEADER, f"# Features: {', '.join(FEATURES)}.", f"error = {list(error)}", ""]
    parts += ["[all]", as_toml(fitted)]
    for fold in range(FOLDS):
        parts += ["[[fold]]", as_toml(fit(table[folds != fold], right[folds != fold]))]
    FILE.write_text("\n".join(parts), encoding="utf-8")
    return 0


def features(grader: Grader, question: str, ideals: Sequence[str], answer: str) -> Features | None:
    wanted = grader.read_in([read(text) for text in ideals])
    said = grader.read_answer(read(answer), wanted)[1]
    return features_of(read(question).words, wanted, said)


def fit(table: Table, right: NDArray[np.bool_]) -> Weights:
    from sklearn.linear_model import LogisticRegression

    mean, deviation = table.mean(axis=0), np.maximum(table.std(axis=0), 1e-6)
    model = LogisticRegression(C=STRENGTH).fit((table - mean) / deviation, right)
    return Weights(
        _numbers(mean), _numbers(deviation), _numbers(model.coef_[0]), float(round(model.intercept_[0], 4)), error=()
    )


def _numbers(row: Table) -> tuple[float, ...]:
    return tuple(float(round(value, 4)) for value in row)


def half_widths(grader: Grader, path: Path, weights: Weights) -> list[float]:
    """For each band, the distance from the mean human grade of its pairs that four of five grades keep.

    The spread of grades at one score, not the strictness of graders: SemEval's, STS-B's and others' differ in that.
    """
    grades: dict[Band, list[float]] = {band: [] for band in Band}
    with path.open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            found = features(grader, "", [row["sentence2"]], row["sentence1"])
            if found is not None:
                grades[band_of(value_of(found, weights))].append(20 * float(row["score_0_5"]))
    spread = [np.abs(np.array(grades[band]) - np.mean(grades[band])) for band in Band]
    return [float(round(np.quantile(each, SHARE), 1)) for each in spread]


def as_toml(weights: Weights) -> str:
    lists = ("mean", "deviation", "coefficient")
    lines = [f"{name} = {list(getattr(weights, name))}" for name in lists]
    return "\n".join([*lines, f"intercept = {weights.intercept}", ""])


if __name__ == "__main__":
    sys.exit(main())
