"""Fits whether an answer is about its question: `python -m training.relevance`, two minutes.

Every answer of level 3 and more beside its own question, and beside one of another trade. Told by hands left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from random import Random

import numpy as np
import torch
from numpy.typing import NDArray

from interview.feedback.network import vector_of
from interview.feedback.relevance import FILE
from training.answer_reader import Base, open_base
from training.corpus import LEFT_OUT, GradedAnswer, read_answers
from training.examples import example_of, words_of

WRONGLY, GOOD = 0.02, 3
CARD = Path(__file__).parent / "cards" / "relevance.md"
Numbers = NDArray[np.float64]
OWN, OTHER_TRADE, SAME_TRADE = range(3)


def main() -> None:
    from sklearn.linear_model import LogisticRegression

    base, answers, left = open_base(), read_answers(), read_answers(LEFT_OUT)
    features, beside, groups = features_of(base, answers)
    fits = beside != SAME_TRADE
    likely = np.zeros(len(beside))
    for group in np.unique(groups):
        out = groups == group
        model = LogisticRegression(C=10).fit(features[fits & ~out], beside[fits & ~out] == OWN)
        likely[out] = model.predict_proba(features[out])[:, 1]
    elsewhere = round(float(np.quantile(likely[beside == OWN], WRONGLY)), 3)
    model = LogisticRegression(C=10).fit(features[fits], beside[fits] == OWN)
    cosine, words = model.coef_[0]
    values = {"cosine": cosine, "words": words, "intercept": model.intercept_[0]}
    lines = ["# Written by training/relevance.py.", *(f"{name} = {value:.4f}" for name, value in values.items())]
    FILE.write_text("\n".join([*lines, f"elsewhere = {elsewhere}"]) + "\n", encoding="utf-8")
    others, apart, _ = features_of(base, left)
    new = model.predict_proba(others)[:, 1]
    CARD.write_text(card_of((likely, beside), (new, apart), elsewhere), encoding="utf-8")


def features_of(base: Base, answers: Sequence[GradedAnswer]) -> tuple[Numbers, NDArray[np.int64], NDArray[np.str_]]:
    """(cosine, logarithm of the words), what question it is beside, the hand; three rows an answer."""
    rng = Random(2)  # noqa: S311  (no secret)
    questions = sorted({(answer.question, answer.job) for answer in answers})
    with torch.inference_mode():
        asked = {text: vector_of(base.body, base.tokenizer, words_of(text)) for text, _ in questions}
        rows, beside, groups = [], [], []
        for answer in answers:
            if answer.level < GOOD:
                continue
            words = example_of(answer).words
            said = vector_of(base.body, base.tokenizer, words)
            far = rng.choice([text for text, job in questions if job != answer.job])
            near = rng.choice([text for text, job in questions if job == answer.job and text != answer.question])
            for kind, text in ((OWN, answer.question), (OTHER_TRADE, far), (SAME_TRADE, near)):
                rows.append((float(asked[text] @ said), np.log(len(words))))
                beside.append(kind)
                groups.append(answer.group)
    return np.array(rows), np.array(beside), np.array(groups)


def card_of(out: tuple[Numbers, NDArray[np.int64]], last: tuple[Numbers, NDArray[np.int64]], elsewhere: float) -> str:
    """Markdown."""
    from sklearn.metrics import roc_auc_score

    lines = ["| | each hand left out | the last hand |", "|---|---|---|"]
    for name, kind in (("another trade", OTHER_TRADE), ("the same trade", SAME_TRADE)):
        cells = []
        for likely, beside in (out, last):
            rows = (beside == OWN) | (beside == kind)
            area = roc_auc_score(beside[rows] == OWN, likely[rows])
            cells.append(f"{area:.2f}, {float((likely[beside == kind] < elsewhere).mean()):.0%}")
        lines.append(f"| beside a question of {name}: area under the curve, held | {cells[0]} | {cells[1]} |")
    held = [f"{float((likely[beside == OWN] < elsewhere).mean()):.1%}" for likely, beside in (out, last)]
    lines.append(f"| beside their own question: held | {held[0]} | {held[1]} |")
    return ABOUT + "\n".join(lines) + "\n"


ABOUT = """# Relevance

Whether an answer is about its question: the cosine of the two (MiniLM without adapters) and the length of the answer in
a logistic regression. Learned from the answers of level 3 and more in `training/answers`, beside their own question and
beside one of another trade; `python -m training.relevance` makes it again. The last hand had no part.

"""

if __name__ == "__main__":
    main()
