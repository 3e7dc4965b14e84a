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
from torch import Tensor

from interview.feedback.reader import FILE as WEIGHTS
from interview.feedback.scale import FILE as SCALE
from training.answer_reader import Predicted, fitted, open_base, predicted
from training.cards import answer_reader_card, level_figures
from training.corpus import LEFT_OUT, GradedAnswer, read_answers, read_heard, read_passages, read_rewordings
from training.examples import example_of, forms_of, level_again
from training.limits import limits_from, told_by

FOLDS = (("mixed", "care", "heard"),)
COVERED = 0.8
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
    forms = forms_of(answers, read_rewordings(), read_heard())
    weights = fitted(open_base(), answers, forms, name=_named(fold))
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
    level = found.level
    spread = np.sqrt((found.levels * (np.arange(1, 6)[None] - level[:, None]) ** 2).sum(1))
    first = np.array([answer.level for answer in answers])
    second = np.array([level_again(answer) for answer in answers])
    read = [np.abs(graded - level) / spread for graded in (first, second)]
    error = round(float(np.quantile(np.concatenate(read), COVERED)), 3)
    return {"error": error, "least_error": LEAST_ERROR, **limits_from(told_by(answers, found))}


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
