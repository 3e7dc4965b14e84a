"""Scores beside human grades: the same pairs by the product, by TF-IDF and by cosine. Knows files of grades."""

from __future__ import annotations

import csv
import json
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.records import Figure

Numbers = NDArray[np.float64]
SEED, DRAWS = 11, 1000
TEXTS = ("question", "desired_answer", "student_answer", "sentence1", "sentence2")
NUMBERS = ("score_me", "score_other", "score_avg", "score_0_5")


@dataclass(frozen=True, slots=True)
class Graded:
    """A question with its ideal answers, an answer, and what people said of it (0-1; two graders where there are)."""

    set: str
    question: str
    ideals: tuple[str, ...]
    answer: str
    grade: float
    graders: tuple[float, ...] = ()


def graded_answers(data: Path, limit: int | None = None) -> list[Graded]:
    """All of mohler.csv, semeval2013_3way.jsonl and stsb_dev.csv (or *.csv and *.jsonl named so) in a folder."""
    found: list[Graded] = []
    for path in sorted(data.glob("mohler*.csv")):
        found += [
            Graded(
                "mohler",
                row["question"],
                (row["desired_answer"],),
                row["student_answer"],
                float(row["score_avg"]) / 5,
                (float(row["score_me"]), float(row["score_other"])),
            )
            for row in _rows(path)[:limit]
        ]
    for path in sorted(data.glob("semeval*.jsonl")):
        lines = [json.loads(line) for line in path.read_text(encoding="utf-8-sig").splitlines() if line.strip()]
        lines = [line for line in lines if line.get("reference_answers") and line.get("student_answer")]
        found += [
            Graded(
                "semeval",
                row["question"],
                tuple(row["reference_answers"]),
                row["student_answer"],
                float(str(row["label"]).casefold() == "correct"),
            )
            for row in lines[:limit]
        ]
    for path in sorted(data.glob("stsb*.csv")):
        found += [
            Graded("stsb", "", (row["sentence2"],), row["sentence1"], float(row["score_0_5"]) / 5)
            for row in _rows(path)[:limit]
        ]
    return found


def _rows(path: Path) -> list[dict[str, Any]]:
    with path.open(newline="", encoding="utf-8-sig") as file:
        return [row for row in csv.DictReader(file) if _is_whole(row)]


def _is_whole(row: dict[str, Any]) -> bool:
    """Whether every cell that is read holds something; "#NAME?" is what a spreadsheet left of an answer."""
    for name, value in row.items():
        if name in TEXTS and (not isinstance(value, str) or not value.strip() or value == "#NAME?"):
            return False
        if name in NUMBERS:
            try:
                if math.isnan(float(value)):
                    return False
            except (TypeError, ValueError):
                return False
    return True


def agreement_figures(items: Sequence[Graded], by: dict[str, Numbers]) -> dict[str, Figure]:
    """`by` holds the scores of each method, one for each item; "ours" on 0-100."""
    grades = np.array([item.grade for item in items])
    sets = np.array([item.set for item in items])
    mohler, semeval, stsb = (sets == name for name in ("mohler", "semeval", "stsb"))
    figures: dict[str, Figure] = {}
    if mohler.sum() > 2:
        graders = np.array([item.graders for item in items if item.set == "mohler"])
        for name, scores in by.items():
            prefix = "mohler_r" if name == "ours" else f"{name}_r"
            figures |= _with_interval(prefix, pearson, scores[mohler], grades[mohler], wide=name == "ours")
        figures |= _with_interval("human_r", pearson, graders[:, 0], graders[:, 1], wide=True)
        figures |= _with_interval("mohler_rmse", rmse, by["ours"][mohler] / 20, 5 * grades[mohler], wide=True)
        figures["mohler_rmse_of_the_mean"] = round(float(np.std(5 * grades[mohler])), 3)
    if semeval.sum() > 2:
        for name, scores in by.items():
            prefix = "semeval_auc" if name == "ours" else f"{name}_auc"
            figures |= _with_interval(prefix, auc, scores[semeval], grades[semeval], wide=name == "ours")
    if stsb.sum() > 2:
        for name, scores in by.items():
            prefix = "stsb_spearman" if name == "ours" else f"{name}_spearman"
            figures |= _with_interval(prefix, spearman, scores[stsb], grades[stsb], wide=name == "ours")
    return figures


def _with_interval(
    name: str, measure: Callable[[Numbers, Numbers], float], left: Numbers, right: Numbers, *, wide: bool
) -> dict[str, Figure]:
    """The figure, and with `wide` its 95 % interval from a bootstrap over the pairs."""
    figures: dict[str, Figure] = {name: round(measure(left, right), 3)}
    if wide:
        rng = np.random.default_rng(SEED)
        drawn = [rng.integers(0, len(left), len(left)) for _ in range(DRAWS)]
        values = [measure(left[at], right[at]) for at in drawn]
        values = [value for value in values if not math.isnan(value)] or [math.nan]
        low, high = np.quantile(values, (0.025, 0.975))
        figures[f"{name}_low"], figures[f"{name}_high"] = round(float(low), 3), round(float(high), 3)
    return figures


def pearson(left: Numbers, right: Numbers) -> float:
    return float(np.corrcoef(left, right)[0, 1]) if left.std() and right.std() else float("nan")


def spearman(left: Numbers, right: Numbers) -> float:
    from scipy.stats import rankdata

    return pearson(rankdata(left), rankdata(right))


def rmse(left: Numbers, right: Numbers) -> float:
    return float(np.sqrt(((left - right) ** 2).mean()))


def auc(scores: Numbers, labels: Numbers) -> float:
    """The chance that a right answer has the higher score than another (Mann-Whitney)."""
    from scipy.stats import rankdata

    right = labels > 0.5
    count = int(right.sum())
    if not 0 < count < len(labels):
        return float("nan")
    ranks = rankdata(scores)
    return float((ranks[right].sum() - count * (count + 1) / 2) / (count * (len(labels) - count)))
