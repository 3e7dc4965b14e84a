"""Scores beside the graders' levels: order within a question, correlation, distance, error bar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np

from bench.agreement import Numbers, spearman
from bench.feedback_judged import Seen
from bench.feedback_rows import Row
from bench.records import Figure

GOOD, WEAK = 4, 2
"""Levels from which on an answer is good, and up to which it is weak."""
CALLED_WEAK, CALLED_GOOD = 50.0, 60.0
"""Scores below which a good answer is called weak, and from which on a weak one is called good."""
LEAST = 3
"""Answers from which on a correlation is told."""


def points_of(level: int) -> float:
    return 20.0 * level - 10


def rounded(value: float, digits: int = 3) -> float | None:
    """JSON has no NaN."""
    return None if np.isnan(value) else round(float(value), digits)


def share(kept: Sequence[bool]) -> float | None:
    return round(sum(kept) / len(kept), 3) if kept else None


def level_figures(seen: Sequence[Seen]) -> dict[str, Figure]:
    rows, scores = [one.row for one in seen], [one.value for one in seen]
    lengths = [float(len(row.answer.split())) for row in rows]
    figures: dict[str, Figure] = {"pairs_in_order": len(list(_pairs(rows)))}
    figures |= {"order": order_of(rows, scores), "spearman": spearman_of(rows, scores)}
    figures |= {"words_order": order_of(rows, lengths), "words_spearman": spearman_of(rows, lengths)}
    figures["level_mae"] = level_mae(rows, scores)
    good = [score < CALLED_WEAK for row, score in zip(rows, scores, strict=True) if row.level >= GOOD]
    weak = [score >= CALLED_GOOD for row, score in zip(rows, scores, strict=True) if row.level <= WEAK]
    figures |= {"good_called_weak": share(good), "weak_called_good": share(weak)}
    figures["not_scored"] = sum(one.evaluation.score is None for one in seen)
    return figures | bar_figures(seen)


def order_of(rows: Sequence[Row], scores: Sequence[float]) -> float | None:
    """The share of pairs of one set with different levels that the scores put in the same order; a tie is half."""
    won = []
    for left, right in _pairs(rows):
        gap = (scores[left] - scores[right]) * (rows[left].level - rows[right].level)
        won.append(1.0 if gap > 0 else 0.5 if gap == 0 else 0.0)
    return rounded(float(np.mean(won))) if won else None


def _pairs(rows: Sequence[Row]) -> Iterator[tuple[int, int]]:
    by_set: dict[str, list[int]] = {}
    for at, row in enumerate(rows):
        by_set.setdefault(row.set, []).append(at)
    for places in by_set.values():
        yield from ((one, two) for one, two in combinations(places, 2) if rows[one].level != rows[two].level)


def spearman_of(rows: Sequence[Row], scores: Sequence[float]) -> float | None:
    if len(rows) < LEAST:
        return None
    levels: Numbers = np.array([row.level for row in rows], dtype=np.float64)
    return rounded(spearman(np.array(scores, dtype=np.float64), levels))


def level_mae(rows: Sequence[Row], scores: Sequence[float]) -> float | None:
    apart = [abs(score / 20 + 0.5 - row.level) for row, score in zip(rows, scores, strict=True)]
    return rounded(float(np.mean(apart))) if apart else None


def bar_figures(seen: Sequence[Seen]) -> dict[str, Figure]:
    """Of the answers with a score."""
    scored = [(one.row, one.evaluation.score) for one in seen if one.evaluation.score]
    first = [score.low <= points_of(row.level) <= score.high for row, score in scored]
    second = [score.low <= points_of(row.second) <= score.high for row, score in scored if row.second]
    halves = [(score.high - score.low) / 2 for _, score in scored]
    return {
        "coverage_of_bar": share(first),
        "coverage_of_bar_second": share(second),
        "bar_half_width_median": rounded(float(np.median(halves)), 1) if halves else None,
    }


def kind_rows(seen: Sequence[Seen]) -> tuple[tuple[Figure, ...], ...]:
    """n, order, Spearman and distance of each kind of question that is there, then of all."""
    kinds = sorted({one.row.kind for one in seen})
    groups = [(str(kind), [one for one in seen if one.row.kind is kind]) for kind in kinds]
    return tuple(_kind_row(name, group) for name, group in [*groups, ("all", list(seen))])


def _kind_row(name: str, group: Sequence[Seen]) -> tuple[Figure, ...]:
    rows, scores = [one.row for one in group], [one.value for one in group]
    return name, len(group), order_of(rows, scores), spearman_of(rows, scores), level_mae(rows, scores)
