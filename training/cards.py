"""What a trained part can do, as a page to read: figures on groups that it had not seen, and what is not known."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.stats import spearmanr

from interview.records.read_answer import LABELS, PARTS
from training.answer_reader import Predicted, sentences_of
from training.corpus import GradedAnswer
from training.examples import example_of

Numbers = NDArray[np.float64]
ABOUT = """# The answer reader

MiniLM (all-MiniLM-L6-v2, Apache-2.0) with low-rank adapters in its layers and small heads, trained on the
graded answers of `training/answers` (own work). It reads a question and an answer as plain words and tells for
each word which part of a story it belongs to, and for the answer how likely each of five levels is.
`make train` makes it again.

**Left out by hand and trade**: fitted without three of the ten hands (mixed, care, heard), each with trades of its
own. **The last hand**: 90 answers of three more trades, never learned from and unknown to the scale as well.
"""
UNKNOWN = """**It does not heed the question**: a good answer beside a question of another trade gets the same level
(4.6 and 4.6 for the last hand). Whether an answer is about its question is told apart from it: `relevance.md`.

**Not known**: how it does on real people's answers. All answers were made up by a language model under
eleven briefs, and the readers whose grades it learned are of one kind. Knowledge is graded as it is told, not
checked. Task, example, reason and check are weakly learned: there are few of them, and two readers part there most.
A part is told as missing only where its sentences together are unlikely to hold it too, and a deed or an outcome is
praised only in an answer that is worth it. Of what is praised on answers left out, the first of two readers saw one in
twenty otherwise, either of them one in a hundred: no limit gets below that.
The two readers' own mean F1 of the ten parts is 0.72."""


def ordered(values: Sequence[float], answers: Sequence[GradedAnswer]) -> float:
    """The share of two answers to one question that are in the graders' order; a tie is half."""
    right: list[float] = []
    sets: dict[str, list[int]] = {}
    for row, answer in enumerate(answers):
        sets.setdefault(answer.set, []).append(row)
    for rows in sets.values():
        for left, other in combinations(rows, 2):
            apart = answers[left].level - answers[other].level
            if apart:
                right.append(0.5 + 0.5 * float(np.sign((values[left] - values[other]) * apart)))
    return float(np.mean(right)) if right else 0.0


def level_figures(level: Numbers, answers: Sequence[GradedAnswer]) -> dict[str, float]:
    wanted, points = np.array([answer.level for answer in answers]), 20 * level - 10
    words = [float(len(answer.text.split())) for answer in answers]
    return {
        "order": ordered(list(level), answers),
        "order by word count": ordered(words, answers),
        "Spearman": float(spearmanr(level, wanted).statistic),
        "level error": float(np.abs(level - wanted).mean()),
        "good called weak": float((points[wanted >= 4] < 50).mean()),
        "weak called good": float((points[wanted <= 2] >= 60).mean()),
    }


def label_figures(answers: Sequence[GradedAnswer], found: Predicted, there: Mapping[str, float]) -> dict[str, float]:
    rows = [sentences_of(example_of(answer), labels) for answer, labels in zip(answers, found.labels, strict=True)]
    likely, truth = np.concatenate([row[0] for row in rows]), np.concatenate([row[1] for row in rows])
    figures = {}
    for column, name in enumerate(LABELS[:-1]):
        said = likely[:, column] >= there[name]
        figures[name] = float(2 * (said & truth[:, column]).sum() / max(said.sum() + truth[:, column].sum(), 1))
    return figures | {"mean of the parts": float(np.mean([figures[name] for name in PARTS]))}


def answer_reader_card(
    answers: Sequence[GradedAnswer], found: Predicted, left: Sequence[GradedAnswer], new: Predicted,
    scale: Mapping[str, Any],
) -> str:  # fmt: skip
    """Markdown."""
    folds, last = level_figures(found.level, answers), level_figures(new.level, left)
    lines = [
        ABOUT,
        "| | left out by hand and trade | the last hand |",
        "|---|---|---|",
        *(f"| {name} | {value:.3f} | {last[name]:.3f} |" for name, value in folds.items()),
        "",
        *_by("kind", lambda answer: answer.kind, answers, found),
        *_by("style", lambda answer: answer.style, answers, found),
        "F1 of the sentences' labels, each with the threshold that is best on the answers left out:",
        "",
        "| label | left out by hand and trade | the last hand |",
        "|---|---|---|",
    ]
    first, second = label_figures(answers, found, scale["there"]), label_figures(left, new, scale["there"])
    lines += [f"| {name} | {value:.2f} | {second[name]:.2f} |" for name, value in first.items()]
    lines += [
        "",
        UNKNOWN,
    ]
    return "\n".join(lines) + "\n"


def _by(what: str, key: Callable[[GradedAnswer], str], answers: Sequence[GradedAnswer], found: Predicted) -> list[str]:
    lines = [f"| by {what} | answers | Spearman | level error |", "|---|---|---|---|"]
    for name in sorted({key(answer) for answer in answers}):
        rows = [row for row, answer in enumerate(answers) if key(answer) == name]
        figures = level_figures(found.level[rows], [answers[row] for row in rows])
        lines.append(f"| {name} | {len(rows)} | {figures['Spearman']:.2f} | {figures['level error']:.2f} |")
    return [*lines, ""]
