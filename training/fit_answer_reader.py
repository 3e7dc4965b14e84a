"""Makes the answer reader again: `python -m training.fit_answer_reader` (or `make train`), 50 minutes on two cores.

It is fitted without three of the ten hands, each with trades of its own: what it makes of those gives the card's
figures and every number of the scale. And once on all answers but those of `left_out`. What is fitted lies in
training/made; `--publish` writes the program's files from it without fitting again.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path
from shutil import copyfile
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from interview.feedback.reader import FILE as WEIGHTS
from interview.feedback.scale import FILE as SCALE
from interview.records.read_answer import LABELS
from training.answer_reader import Predicted, fitted, open_base, predicted, sentences_of
from training.cards import answer_reader_card, level_figures
from training.corpus import LEFT_OUT, GradedAnswer, read_answers, read_passages, read_rewordings
from training.examples import example_of

FOLDS = (("mixed", "care", "heard"),)
COVERED = 0.8
WRONGLY_MISSING, WRONGLY_PRAISED = 0.04, 0.05
TOLD_MISSING = 0.9
PRAISED_FROM = 2.5
"""Level from which on an answer is not weak: others are not praised."""
FEWEST = 30
"""Answers that a threshold for praise must be seen on; a part that reaches it less often is not praised at all."""
LEAST_ERROR = 8.0
CARD = Path(__file__).parent / "cards" / "answer_reader.md"
MADE = Path(__file__).parent / "made"


def main() -> None:
    if "--publish" not in sys.argv[1:]:
        MADE.mkdir(exist_ok=True)
        with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
            list(pool.map(_fit, ((), *FOLDS)))
    publish()


def _fit(fold: Sequence[str]) -> None:
    """On one core, without the answers of these files."""
    from safetensors.torch import save_file

    torch.set_num_threads(1)
    answers = [answer for answer in read_answers() if answer.group not in fold] + read_passages()
    weights = fitted(open_base(), answers, read_rewordings(), name=_named(fold))
    save_file({name: weight.to(torch.float16).contiguous() for name, weight in weights.items()}, _made(fold))


def _named(fold: Sequence[str]) -> str:
    return "-".join(fold) or "all"


def _made(fold: Sequence[str]) -> Path:
    return MADE / f"{_named(fold)}.safetensors"


def publish() -> None:
    """The program's weights and scale, and the card, from the fits that are there."""
    answers, left, base = read_answers(), read_answers(LEFT_OUT), open_base()
    order, seen = list[GradedAnswer](), []
    for fold in FOLDS:
        told = [answer for answer in answers if answer.group in fold]
        seen.append(predicted(base, made_weights(fold), [example_of(answer) for answer in told]))
        order += told
        sys.stderr.write(f"without {fold}: {level_figures(seen[-1].level, told)}\n")
    found = joined(seen)
    scale = scale_from(order, found)
    copyfile(_made(()), WEIGHTS)
    SCALE.write_text(as_toml(scale, sha256(WEIGHTS.read_bytes()).hexdigest()), encoding="utf-8")
    new = predicted(base, made_weights(()), [example_of(answer) for answer in left])
    CARD.parent.mkdir(exist_ok=True)
    CARD.write_text(answer_reader_card(order, found, left, new, scale), encoding="utf-8")


def made_weights(fold: Sequence[str]) -> dict[str, Tensor]:
    from safetensors.torch import load_file

    return {name: weight.float() for name, weight in load_file(_made(fold)).items()}


def joined(parts: Sequence[Predicted]) -> Predicted:
    return Predicted(
        np.concatenate([one.levels for one in parts]),
        tuple(labels for one in parts for labels in one.labels),
    )


def scale_from(answers: Sequence[GradedAnswer], found: Predicted) -> dict[str, Any]:
    """The numbers of interview/feedback/scale.py."""
    rows = [sentences_of(example_of(answer), labels) for answer, labels in zip(answers, found.labels, strict=True)]
    likely, truth = np.concatenate([row[0] for row in rows]), np.concatenate([row[1] for row in rows])
    there, missing, together, praised = {}, {}, {}, {}
    either = [seen_by_either(answer) for answer in answers]
    told = found.level >= PRAISED_FROM
    for column, name in enumerate(LABELS[:-1]):
        there[name] = best_threshold(likely[:, column], truth[:, column])
        most = np.array([row[0][:, column].max(initial=0) for row in rows])
        has = np.array([bool(row[1][:, column].any()) for row in rows])
        missing[name] = min(missing_threshold(most, has), there[name])
        any_of = np.array([1 - np.prod(1 - row[0][:, column]) for row in rows])
        together[name] = together_threshold(any_of[(most < missing[name]) & ~has])
        best = np.array(
            [is_it[like[:, column].argmax(), column] for (like, _), is_it in zip(rows, either, strict=True)]
        )
        praised[name] = max(praise_threshold(most[told], best[told]), there[name])
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
        "missing_together": together,
        "praised": praised,
    }


def best_threshold(likely: NDArray[np.float64], truth: NDArray[np.bool_]) -> float:
    """The one nearest to a half whose F1 is less than a hundredth below the highest: the top is flat."""
    steps = np.arange(0.1, 0.9, 0.02)
    scores = [2 * (truth & (likely >= step)).sum() / max((likely >= step).sum() + truth.sum(), 1) for step in steps]
    top = steps[np.array(scores) >= max(scores) - 0.01]
    return round(float(top[np.abs(top - 0.5).argmin()]), 2)


def missing_threshold(most: NDArray[np.float64], has: NDArray[np.bool_]) -> float:
    """The highest one under which no more than 4 answers in 100 have what is told as missing."""
    for step in np.arange(0.7, 0.0, -0.01):
        under = most < step
        if under.any() and has[under].mean() <= WRONGLY_MISSING:
            return round(float(step), 2)
    return 0.0


def together_threshold(any_of: NDArray[np.float64]) -> float:
    """Of answers without the part, with the probability that any of their sentences holds it: 9 in 10 are told so."""
    return round(float(np.quantile(any_of, TOLD_MISSING)), 2) if len(any_of) else 0.0


def seen_by_either(answer: GradedAnswer) -> NDArray[np.bool_]:
    """Which labels one reader at least gives each sentence; a check is a result to who is told what came of it."""
    labels = example_of(answer, again=True).labels
    seen = np.zeros((1, len(LABELS) - 1), dtype=bool) if labels is None else labels > 0
    seen[:, LABELS.index("result")] |= seen[:, LABELS.index("check")]
    return seen


def praise_threshold(most: NDArray[np.float64], is_right: NDArray[np.bool_]) -> float:
    """The lowest one from which on 5 answers in 100 at most are praised for what neither reader sees in it."""
    for step in np.arange(0.3, 0.99, 0.01):
        over = most >= step
        if over.sum() < FEWEST:
            break
        if 1 - is_right[over].mean() <= WRONGLY_PRAISED:
            return round(float(step), 2)
    return 1.0


def as_toml(scale: Mapping[str, Any], digest: str) -> str:
    lines = [
        "# Written by training/fit_answer_reader.py from answers that the reader had not seen.",
        f'weights = "{digest}"',
    ]
    lines += [f"{name} = {scale[name]}" for name in ("error", "least_error")]
    for table in ("there", "missing", "missing_together", "praised"):
        lines += ["", f"[{table}]", *(f'"{name}" = {value}' for name, value in scale[table].items())]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
