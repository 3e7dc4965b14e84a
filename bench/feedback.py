"""What the trained reader says of graded interview answers, beside what people said: levels, parts, advice, changes.

Without --data it reads the project's own answers from which nothing is learned. A score of 20 * L - 10 is level L.
`words` is the number of words alone. The method of before, which compared an answer with an ideal one, is not among
the figures: the data has no ideal answers, and with the question in the place of one it measures nothing, since that
method leaves the words of the question out of account.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from bench.feedback_changes import change_figures
from bench.feedback_judged import Seen, seen_by
from bench.feedback_levels import kind_rows, level_figures, rounded
from bench.feedback_pages import quotes_of, unverified
from bench.feedback_parts import part_figures
from bench.feedback_rows import Pair, Row, read_rows
from bench.records import Figure, Measured
from interview.feedback.judging import Judge

HEADER = ("kind", "n", "order", "spearman", "mae")


def measure(data: Path | None, limit: int | None) -> Measured:
    rows, pairs = read_rows(data, limit)
    if not rows:
        raise SystemExit("python -m bench feedback [--data DIR] (a folder with answers.jsonl)")
    return measured_with(open_judge(), rows, pairs)


def open_judge() -> Judge:
    from interview.settings import load_settings
    from interview.wiring import build_coach

    return Judge(build_coach(load_settings()).engines.models.grading)


def measured_with(judge: Judge, rows: Sequence[Row], pairs: Sequence[Pair]) -> Measured:
    seen_by(judge, rows[0])  # the first answer waits for the weights
    seen = [seen_by(judge, row) for row in rows]
    figures = level_figures(seen) | part_figures(seen, judge.scale) | quote_figures(seen)
    figures |= change_figures(judge, seen, pairs)
    figures["ms_per_answer"] = rounded(float(np.median([one.milliseconds for one in seen])), 1)
    return Measured(len(rows), figures, HEADER, kind_rows(seen))


def quote_figures(seen: Sequence[Seen]) -> dict[str, Figure]:
    return {
        "quotes": sum(len(list(quotes_of(one.evaluation))) for one in seen),
        "quotes_unverified": sum(unverified(one.evaluation, one.row.answer) for one in seen),
    }
