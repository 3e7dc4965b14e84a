"""Fits whether an answer is about its question: `python -m training.relevance`, three minutes.

Two matrices of low rank are learned by contrast: of all questions of the corpus an answer's own should be nearest to
it, those of the same trade being the hardest to tell apart. Then a regression on that nearness and the number of words.
Each hand is told by what was learned without it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from random import Random

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional

from interview.feedback.network import WIDTH, vector_of
from interview.feedback.relevance import FILE, MATRICES, product_of
from interview.feedback.scale import KNOWLEDGE
from training.answer_reader import Base, open_base
from training.corpus import LEFT_OUT, GradedAnswer, read_answers
from training.examples import example_of, words_of

WRONGLY, GOOD = 0.01, 3
RANK, ROUNDS, RATE, DECAY, DROPPED = 32, 40, 3e-3, 1e-3, 0.3
HARDER = 2.0
"""Added to the logits of other questions of the same trade: to tell those apart asks for more than a trade's words."""
CARD = Path(__file__).parent / "cards" / "relevance.md"
Numbers = NDArray[np.float64]
Vectors = dict[str, NDArray[np.float32]]
OWN, OTHER_TRADE, SAME_TRADE = range(3)


@dataclass(frozen=True, slots=True, eq=False)
class Matrices:
    question: NDArray[np.float32]
    answer: NDArray[np.float32]


def main() -> None:
    from safetensors.numpy import save
    from sklearn.linear_model import LogisticRegression

    base = open_base()
    answers, left = ([one for one in read_answers(*where) if one.level >= GOOD] for where in ((), (LEFT_OUT,)))
    vectors = vectors_of(base, [*answers, *left])
    groups = sorted({answer.group for answer in answers})
    parts = []
    for group in groups:
        learned = matrices_from([one for one in answers if one.group != group], vectors)
        parts.append(features_of([one for one in answers if one.group == group], vectors, learned))
    features, beside = (np.concatenate(part) for part in zip(*parts, strict=True))
    owner = np.concatenate([np.full(len(part[1]), number) for number, part in enumerate(parts)])
    likely = np.zeros(len(beside))
    for number in range(len(groups)):
        out = owner == number
        model = LogisticRegression(C=10, class_weight="balanced").fit(features[~out], beside[~out] == OWN)
        likely[out] = model.predict_proba(features[out])[:, 1]
    known = np.array([answer.kind in KNOWLEDGE for group in groups for answer in answers if answer.group == group])
    known = np.repeat(known, 3)
    elsewhere = tuple(float(np.quantile(likely[(beside == OWN) & rows], WRONGLY)) for rows in (~known, known))
    model = LogisticRegression(C=10, class_weight="balanced").fit(features, beside == OWN)
    matrices = matrices_from(answers, vectors)
    kept = save({name: getattr(matrices, name).astype(np.float16) for name in ("question", "answer")})
    MATRICES.write_bytes(kept)
    product, words = model.coef_[0]
    values = {"product": product, "words": words, "intercept": model.intercept_[0]}
    values |= {"elsewhere": elsewhere[0], "elsewhere_of_knowledge": elsewhere[1]}
    lines = ["# Written by training/relevance.py.", f'matrices = "{sha256(kept).hexdigest()}"']
    FILE.write_text("\n".join([*lines, *(f"{name} = {value:.4f}" for name, value in values.items())]) + "\n", "utf-8")
    others, apart = features_of(left, vectors, matrices)
    known_left = np.repeat([answer.kind in KNOWLEDGE for answer in left], 3)
    told = (model.predict_proba(others)[:, 1], apart, np.where(known_left, elsewhere[1], elsewhere[0]))
    CARD.write_text(card_of((likely, beside, np.where(known, elsewhere[1], elsewhere[0])), told), "utf-8")


def vectors_of(base: Base, answers: Sequence[GradedAnswer]) -> Vectors:
    """Of every question, by its text, and every answer, by its id."""
    with torch.inference_mode():
        found = {
            text: vector_of(base.body, base.tokenizer, words_of(text)).numpy()
            for text in sorted({answer.question for answer in answers})
        }
        for answer in answers:
            found[answer.id] = vector_of(base.body, base.tokenizer, example_of(answer).words).numpy()
    return found


def matrices_from(answers: Sequence[GradedAnswer], vectors: Vectors) -> Matrices:
    torch.manual_seed(0)
    job = {answer.question: answer.job for answer in answers}
    place = {question: number for number, question in enumerate(job)}
    asked = torch.tensor(np.stack([vectors[question] for question in job]))
    said = torch.tensor(np.stack([vectors[answer.id] for answer in answers]))
    own = torch.tensor([place[answer.question] for answer in answers])
    near = HARDER * torch.tensor([[float(trade == answer.job) for trade in job.values()] for answer in answers])
    right, left = (torch.nn.Parameter(0.02 * torch.randn(WIDTH, RANK)) for _ in range(2))
    sharp = torch.nn.Parameter(torch.tensor(10.0))
    optimizer = torch.optim.AdamW([right, left, sharp], lr=RATE, weight_decay=DECAY)
    for _ in range(ROUNDS):
        added = (functional.dropout(said, DROPPED) @ right) @ (functional.dropout(asked, DROPPED) @ left).T
        loss = functional.cross_entropy(sharp * (said @ asked.T + added) + near, own)
        loss = loss + ((said @ right @ left.T) ** 2).mean()
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
    return Matrices(left.detach().numpy(), right.detach().numpy())


def features_of(
    answers: Sequence[GradedAnswer], vectors: Vectors, matrices: Matrices
) -> tuple[Numbers, NDArray[np.int64]]:
    """(nearness, logarithm of the words), and what question it is beside; three rows an answer."""
    rng = Random(2)  # noqa: S311  (no secret)
    questions = sorted({(answer.question, answer.job) for answer in answers})
    rows, beside = [], []
    for answer in answers:
        far = rng.choice([text for text, job in questions if job != answer.job])
        near = rng.choice([text for text, job in questions if job == answer.job and text != answer.question])
        for kind, text in ((OWN, answer.question), (OTHER_TRADE, far), (SAME_TRADE, near)):
            product = product_of(matrices.question, matrices.answer, vectors[text], vectors[answer.id])
            rows.append((product, np.log(len(example_of(answer).words))))
            beside.append(kind)
    return np.array(rows), np.array(beside)


def card_of(out: tuple[Numbers, NDArray[np.int64], Numbers], last: tuple[Numbers, NDArray[np.int64], Numbers]) -> str:
    """Markdown; of each the probability, what question it is beside, and below what it is held."""
    from sklearn.metrics import roc_auc_score

    lines = ["| | each hand left out | the last hand |", "|---|---|---|"]
    for name, kind in (("another trade", OTHER_TRADE), ("the same trade", SAME_TRADE)):
        cells = []
        for likely, beside, limit in (out, last):
            rows = (beside == OWN) | (beside == kind)
            area = roc_auc_score(beside[rows] == OWN, likely[rows])
            cells.append(f"{area:.2f}, {float((likely < limit)[beside == kind].mean()):.0%}")
        lines.append(f"| beside a question of {name}: area under the curve, held | {cells[0]} | {cells[1]} |")
    held = [f"{float((likely < limit)[beside == OWN].mean()):.1%}" for likely, beside, limit in (out, last)]
    lines.append(f"| beside their own question: held | {held[0]} | {held[1]} |")
    return ABOUT + "\n".join(lines) + "\n"


ABOUT = """# Relevance

Whether an answer is about its question: a bilinear form of rank 32 over MiniLM's vectors of the two (without
adapters) beside their cosine, learned by contrast, and the length of the answer, in a logistic regression. Learned
from the answers of level 3 and more in `training/answers`; `python -m training.relevance` makes it again. The last
hand had no part.
The cosine alone held 32 % and 16 % of the answers beside another question, for 2 % held wrongly.

"""

if __name__ == "__main__":
    main()
