"""Fits which competencies a told deed shows: `python -m training.competencies`, three minutes, after the answer reader.

A line for each competency over the reader's states, whose mean over a sentence is read: 1,500 sentences in which people
tell what they did, labelled by what the deed is evidence of. Hands that the reader had not seen are read with the one
that was fitted without them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from interview.feedback.competencies import FILE, LINES
from interview.feedback.network import states_of
from interview.interviewer.questions.competencies import COMPETENCIES
from training.answer_reader import Base, batch_of, open_base
from training.corpus import FOLDER, LEFT_OUT, GradedAnswer, read_answers
from training.examples import example_of
from training.fit_answer_reader import FOLDS, made_weights

STRENGTH = 0.1
SHOWN_RIGHT = 0.8
"""Share of what is shown that must be right, on hands left out, which thereby choose the limits."""
CARD = Path(__file__).parent / "cards" / "competencies.md"
CODES = dict(zip("PS TW CO LE AD PL CF IN AT TK LN IG".split(), COMPETENCIES, strict=True))
Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Sentences:
    """Vectors (sentences, 384), which of COMPETENCIES each shows, and the hand that wrote each."""

    vectors: Numbers
    shows: NDArray[np.bool_]
    hands: NDArray[np.str_]

    def of(self, rows: NDArray[np.bool_]) -> Sentences:
        return Sentences(self.vectors[rows], self.shows[rows], self.hands[rows])


def main() -> None:
    from safetensors.numpy import save

    base, told, answers = open_base(), read_labels("first"), read_answers()
    likely, seen = [], []
    every = sentences_of(base, made_weights(()), answers, told)
    for fold in FOLDS:
        apart = sentences_of(base, made_weights(fold), answers, told)
        out = np.isin(apart.hands, fold)
        likely.append(likely_of(fitted(apart.of(~out)), apart.vectors[out]))
        seen.append(apart.of(out))
    shows, found = np.concatenate([one.shows for one in seen]), np.concatenate(likely)
    shown = [threshold(found[:, at], shows[:, at]) for at in range(len(COMPETENCIES))]
    lines = fitted(every)
    kept = save({"lines": lines.astype(np.float16)})
    LINES.write_bytes(kept)
    FILE.write_text(as_toml(shown, sha256(kept).hexdigest()), encoding="utf-8")
    last = sentences_of(base, made_weights(()), read_answers(LEFT_OUT), told)
    CARD.write_text(card_of((shows, found), (last.shows, likely_of(lines, last.vectors)), shown), encoding="utf-8")


def read_labels(reader: str) -> dict[str, tuple[str, ...]]:
    """By answer and number of the sentence ("care-nurse-1-2/3"), the competencies that it shows."""
    lines = (FOLDER / "competencies" / f"{reader}.txt").read_text(encoding="utf-8").splitlines()
    return {line.split()[0]: tuple(CODES[code] for code in line.split()[1:] if code in CODES) for line in lines}


def sentences_of(
    base: Base, weights: Mapping[str, Tensor], answers: Sequence[GradedAnswer], told: Mapping[str, Sequence[str]]
) -> Sentences:
    """Those of the answers that are labelled."""
    vectors, shows, hands = [], [], []
    for answer in answers:
        numbers = [at for at in range(len(answer.sentences)) if f"{answer.id}/{at}" in told]
        if not numbers:
            continue
        example = example_of(answer)
        batch = batch_of(base, [example])
        with torch.inference_mode():
            states = states_of(base.body, weights, batch.ids, batch.mask, batch.types)[0].numpy()
        owners = np.array([example.sentences[word] if word >= 0 else -1 for word in batch.words[0]])
        for at in numbers:
            if (owners == at).any():
                vectors.append(states[owners == at].mean(0))
                shows.append([name in told[f"{answer.id}/{at}"] for name in COMPETENCIES])
                hands.append(answer.group)
    return Sentences(np.array(vectors, dtype=np.float64), np.array(shows), np.array(hands))


def fitted(sentences: Sentences) -> Numbers:
    """(competencies, 385): a logistic regression each, its intercept last."""
    from sklearn.linear_model import LogisticRegression

    lines = []
    for at in range(len(COMPETENCIES)):
        model = LogisticRegression(C=STRENGTH, class_weight="balanced", max_iter=2000)
        model.fit(sentences.vectors, sentences.shows[:, at])
        lines.append(np.append(model.coef_[0], model.intercept_[0]))
    return np.array(lines)


def likely_of(lines: Numbers, vectors: Numbers) -> Numbers:
    return np.asarray(1 / (1 + np.exp(-(vectors @ lines[:, :-1].T + lines[:, -1]))))


def threshold(likely: Numbers, shows: NDArray[np.bool_]) -> float:
    """The lowest from which on enough of what is shown is right; 1 where there is none."""
    for step in np.arange(0.3, 0.99, 0.01):
        over = likely >= step
        if over.sum() < 10:
            break
        if shows[over].mean() >= SHOWN_RIGHT:
            return round(float(step), 2)
    return 1.0


def as_toml(shown: Sequence[float], digest: str) -> str:
    lines = [
        "# Written by training/competencies.py from hands that reader and lines had not seen.",
        f'lines = "{digest}"',
    ]
    lines += ["", "[shown]", *(f'"{name}" = {value}' for name, value in zip(COMPETENCIES, shown, strict=True))]
    return "\n".join(lines) + "\n"


def card_of(
    out: tuple[NDArray[np.bool_], Numbers], last: tuple[NDArray[np.bool_], Numbers], shown: Sequence[float]
) -> str:
    """Markdown."""
    rows = [
        "| competency | sentences | right, found (hands left out) | right, found (the last hand) |",
        "|---|---|---|---|",
    ]

    def cell(shows: NDArray[np.bool_], said: NDArray[np.bool_]) -> str:
        right = f"{shows[said].mean():.2f}" if said.any() else "-"
        return f"{right}, {said[shows].mean():.2f}" if shows.any() else f"{right}, -"

    limits = np.array(shown)
    for at, name in enumerate(COMPETENCIES):
        cells = [cell(shows[:, at], likely[:, at] >= shown[at]) for shows, likely in (out, last)]
        rows.append(f"| {name} | {int(out[0][:, at].sum())} | {cells[0]} | {cells[1]} |")
    together = [cell(shows, likely >= limits) for shows, likely in (out, last)]
    rows.append(f"| all | {int(out[0].sum())} | {together[0]} | {together[1]} |")
    return ABOUT + "\n".join(rows) + "\n"


ABOUT = """# Competencies

Which of twelve competencies a told deed is evidence of: a line each over the answer reader's states. Learned from 1,350
sentences of own deeds of `training/answers`, labelled by hands that did not write them; 149 of the last hand were
not learned from. On 120 sentences read twice two readers agree with an F1 of 0.87. `python -m training.competencies`
makes it again. A competency is shown from the probability on at which eight in ten are right, on hands left out; what
has no such place is never shown. Those hands chose the limits, so the last hand's column is the one to believe. The
rules it took the place of, lists of verbs: of what they showed 0.50 was right, and they found 0.04; on the last hand
0.43 and 0.03.

"""

if __name__ == "__main__":
    main()
