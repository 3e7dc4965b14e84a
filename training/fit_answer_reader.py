"""Makes the answer reader again: `python -m training.fit_answer_reader` (or `make train`), 40 minutes on two cores.

It is fitted three times without three or four of the hands, each with trades of their own: what it makes of those
gives the card's figures and every number of the scale. Then once on all answers but those of `left_out`.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from interview.core.records.read_answer import LABELS
from interview.feedback.reader import FILE as WEIGHTS
from interview.feedback.scale import FILE as SCALE
from training.answer_reader import Predicted, fitted, open_base, predicted, sentences_of
from training.cards import answer_reader_card, level_figures
from training.corpus import LEFT_OUT, GradedAnswer, read_answers, read_rewordings
from training.examples import example_of

FOLDS = (("mixed", "care", "heard"), ("computing", "service", "contrary"), ("crafts", "schools", "offices", "planning"))
COVERED = 0.8
WRONGLY_MISSING = 0.04
LEAST_ERROR = 8.0
CARD = Path(__file__).parent / "cards" / "answer_reader.md"


def main() -> None:
    from safetensors.torch import save_file

    answers, left = read_answers(), read_answers(LEFT_OUT)
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        fits = list(pool.map(_fit, ((), *FOLDS)))
    base, seen = open_base(), []
    for fold, weights in zip(FOLDS, fits[1:], strict=True):
        told = [answer for answer in answers if answer.group in fold]
        seen.append((told, predicted(base, weights, [example_of(answer) for answer in told])))
        sys.stderr.write(f"without {fold}: {level_figures(seen[-1][1].level, told)}\n")
    order = [answer for told, _ in seen for answer in told]
    found = joined([one for _, one in seen])
    scale = scale_from(order, found)
    save_file({name: weight.to(torch.float16).contiguous() for name, weight in fits[0].items()}, WEIGHTS)
    digest = sha256(WEIGHTS.read_bytes()).hexdigest()
    SCALE.write_text(as_toml(scale, digest), encoding="utf-8")
    new = predicted(base, fits[0], [example_of(answer) for answer in left])
    CARD.parent.mkdir(exist_ok=True)
    CARD.write_text(answer_reader_card(order, found, left, new, scale), encoding="utf-8")


def _fit(fold: Sequence[str]) -> dict[str, Tensor]:
    """On one core, without the answers of these files."""
    torch.set_num_threads(1)
    answers = [answer for answer in read_answers() if answer.group not in fold]
    return fitted(open_base(), answers, read_rewordings(), name=",".join(fold) or "all")


def joined(parts: Sequence[Predicted]) -> Predicted:
    return Predicted(
        np.concatenate([one.levels for one in parts]),
        tuple(labels for one in parts for labels in one.labels),
    )


def scale_from(answers: Sequence[GradedAnswer], found: Predicted) -> dict[str, Any]:
    """The numbers of interview/feedback/scale.py."""
    rows = [sentences_of(example_of(answer), labels) for answer, labels in zip(answers, found.labels, strict=True)]
    likely, truth = np.concatenate([row[0] for row in rows]), np.concatenate([row[1] for row in rows])
    there, missing = {}, {}
    for column, name in enumerate(LABELS[:-1]):
        there[name] = best_threshold(likely[:, column], truth[:, column])
        most = np.array([row[0][:, column].max(initial=0) for row in rows])
        has = np.array([bool(row[1][:, column].any()) for row in rows])
        missing[name] = min(missing_threshold(most, has), there[name])
    level = found.level
    spread = np.sqrt((found.levels * (np.arange(1, 6)[None] - level[:, None]) ** 2).sum(1))
    first = np.array([answer.level for answer in answers])
    second = np.array([answer.second.level if answer.second else answer.level for answer in answers])
    read = [np.abs(graded - level) / spread for graded in (first, second)]
    return {
        "error": round(float(np.quantile(np.concatenate(read), COVERED)), 3),
        "least_error": LEAST_ERROR,
        "there": there,
        "missing": missing,
    }


def best_threshold(likely: NDArray[np.float64], truth: NDArray[np.bool_]) -> float:
    """With the highest F1."""
    steps = np.arange(0.1, 0.9, 0.02)
    scores = [2 * (truth & (likely >= step)).sum() / max((likely >= step).sum() + truth.sum(), 1) for step in steps]
    return round(float(steps[int(np.argmax(scores))]), 2)


def missing_threshold(most: NDArray[np.float64], has: NDArray[np.bool_]) -> float:
    """The highest one under which no more than 4 answers in 100 have what is told as missing."""
    for step in np.arange(0.7, 0.0, -0.01):
        under = most < step
        if under.any() and has[under].mean() <= WRONGLY_MISSING:
            return round(float(step), 2)
    return 0.0


def as_toml(scale: Mapping[str, Any], digest: str) -> str:
    lines = [
        "# Written by training/fit_answer_reader.py from answers that the reader had not seen.",
        f'weights = "{digest}"',
    ]
    lines += [f"{name} = {scale[name]}" for name in ("error", "least_error")]
    for table in ("there", "missing"):
        lines += ["", f"[{table}]", *(f'"{name}" = {value}' for name, value in scale[table].items())]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
