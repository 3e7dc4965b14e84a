"""Learns which words name a skill or a piece of knowledge, from the sentences of SkillSpan and of Green et al."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from interview.job.spans import MARKS, span_inputs
from interview.job.weights import JobWeights
from training.job_corpus import rows_of
from training.job_network import Dense, Numbers, descend
from training.job_vectors import LONGEST, Kept

HIDDEN, ROUNDS, AT_ONCE, RATE, DECAY, DROPPED = 64, 6, 256, 2e-3, 0.05, 0.3
HELD = 5
"""Each fifth of the documents is kept out to tell the F1."""
SURE = 0.4


def fitted_spans(texts: Sequence[Numbers], marks: Sequence[Numbers], seed: int = 0) -> dict[str, Numbers]:
    torch.manual_seed(seed)
    entering = torch.tensor(np.vstack([span_inputs(words.astype(np.float32)) for words in texts]))
    marked = torch.tensor(np.vstack(marks))
    network = Dense((entering.shape[1], HIDDEN, len(MARKS)), DROPPED)

    def losses() -> Iterator[tuple[float, Tensor]]:
        for done in range(ROUNDS):
            for batch in torch.split(torch.randperm(len(entering)), AT_ONCE):
                loss = functional.binary_cross_entropy_with_logits(network(entering[batch]), marked[batch])
                yield done / ROUNDS, loss

    descend(network, losses(), rate=RATE, decay=DECAY)
    return network.arrays("spans")


def marks_in(row: Mapping[str, Any]) -> Numbers:
    """(words, MARKS): 1 where a word lies in a span of that kind, and where it begins one."""
    words = [found.span() for found in re.finditer(r"\S+", row["text"])][:LONGEST]
    marks = np.zeros((len(words), len(MARKS)), dtype=np.float32)
    for start, end, label in row["spans"]:
        inside = [at for at, (begins, ends) in enumerate(words) if begins < end and ends > start]
        marks[inside, 0 if label == "KNOWLEDGE" else 1] = 1
        marks[inside[:1], 2] = 1
    return marks


def spans_with_card(kept: Kept) -> tuple[dict[str, Numbers], list[str]]:
    rows = [row for row in rows_of("skillspan_train.jsonl.gz") if row["text"].split()]
    read = kept.read([row["text"] for row in rows])
    texts, marks = [read[row["text"]].vectors for row in rows], [marks_in(row) for row in rows]
    documents = sorted({row["doc"] for row in rows})
    held = np.isin([row["doc"] for row in rows], documents[::HELD])
    apart = fitted_spans([x for x, out in zip(texts, held, strict=True) if not out],
                         [x for x, out in zip(marks, held, strict=True) if not out])  # fmt: skip
    likely = np.vstack([_likely(apart, x) for x, out in zip(texts, held, strict=True) if out])
    true = np.vstack([x for x, out in zip(marks, held, strict=True) if out]) > 0
    said = likely >= SURE
    scores = 2 * (said & true).sum(axis=0) / (said.sum(axis=0) + true.sum(axis=0))
    card = [f"| {name} | {int(true[:, at].sum())} | {scores[at]:.2f} |" for at, name in enumerate(MARKS)]
    card = [f"| words of {len(documents[::HELD])} advertisements left out | marked | F1 |", "|---|---|---|", *card]
    return fitted_spans(texts, marks), card


def _likely(weights: dict[str, Numbers], words: Numbers) -> Numbers:
    from interview.job.spans import marks_of

    return marks_of(words.astype(np.float32), JobWeights(weights))
