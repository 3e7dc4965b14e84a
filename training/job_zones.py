"""Learns what each line of an advertisement is for, from lines whose label their publisher gave."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from random import Random

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from interview.job.zones import ASKING, ZONES, zone_inputs
from training.job_corpus import Line, read_lines
from training.job_network import Dense, Numbers, descend
from training.job_vectors import Kept, means_of

HIDDEN, ROUNDS, AT_ONCE, RATE, DECAY, DROPPED = 48, 12, 128, 2e-3, 0.05, 0.4
WITHOUT_HEADING = 0.5
"""Share of lines that are learned from without their heading: many advertisements have none."""
MOST = {"nyc": 3500, "gitlab": 2500, "18F": 1500, "dfe": 1150}
"""Lines of a publisher that are learned from, at most a third of them with one label."""
FEW = 300
PUBLISHERS = ("nyc", "gitlab", "dfe", "18F")


def chosen_lines() -> list[Line]:
    rng = Random(0)  # noqa: S311  (no secret)
    by_publisher = defaultdict(list)
    for line in read_lines():
        by_publisher[line.publisher].append(line)
    chosen = []
    for publisher, lines in sorted(by_publisher.items()):
        most, counts = MOST.get(publisher, FEW), Counter[str]()
        rng.shuffle(lines)
        for line in lines:
            if counts[line.zone] < most // 3 and counts.total() < most:
                counts[line.zone] += 1
                chosen.append(line)
    return chosen


def inputs_of(lines: Sequence[Line], kept: Kept) -> Numbers:
    read = kept.read([text for line in lines for text in (line.text, line.heading)])
    texts, headings = ([read[text] for text in of] for of in zip(*((x.text, x.heading) for x in lines), strict=True))
    return zone_inputs(means_of(texts), means_of(headings))


def fitted_zones(lines: Sequence[Line], rows: Numbers, seed: int = 0) -> dict[str, Numbers]:
    """Rare labels and small publishers count for more, by the root of how rare they are."""
    torch.manual_seed(seed)
    counts = Counter((line.publisher, line.zone) for line in lines)
    weight = torch.tensor([counts[line.publisher, line.zone] ** -0.5 for line in lines])
    weight = weight / weight.mean()
    entering, zone = torch.tensor(rows), torch.tensor([ZONES.index(line.zone) for line in lines])
    network = Dense((rows.shape[1], HIDDEN, len(ZONES)), DROPPED)
    width = (rows.shape[1] - 1) // 2

    def losses() -> Iterator[tuple[float, Tensor]]:
        for done in range(ROUNDS):
            for batch in torch.split(torch.randperm(len(entering)), AT_ONCE):
                some = entering[batch].clone()
                some[torch.rand(len(batch)) < WITHOUT_HEADING, width:] = 0
                some = functional.dropout(some, 0.2)
                loss = functional.cross_entropy(network(some), zone[batch], reduction="none", label_smoothing=0.05)
                yield done / ROUNDS, (loss * weight[batch]).mean()

    descend(network, losses(), rate=RATE, decay=DECAY)
    return network.arrays("zones")


def zones_left_out(kept: Kept) -> tuple[dict[str, dict[str, Numbers]], list[str]]:
    """Weights by the publisher that they have not seen, "" for those that have seen all; and lines for the card."""
    lines = chosen_lines()
    rows = inputs_of(lines, kept)
    owner = np.array([line.publisher for line in lines])
    card = ["| publisher left out | lines | macro-F1 | right | asks or not: area |", "|---|---|---|---|---|"]
    weights = {}
    for publisher in PUBLISHERS:
        out = owner == publisher
        weights[publisher] = fitted_zones([line for line in lines if line.publisher != publisher], rows[~out])
        card.append(f"| {publisher} | {out.sum()} | {_row(lines, rows, out, weights[publisher])} |")
    weights[""] = fitted_zones(lines, rows)
    return weights, card


def _row(lines: Sequence[Line], rows: Numbers, out: NDArray[np.bool_], weights: dict[str, Numbers]) -> str:
    from sklearn.metrics import f1_score, roc_auc_score

    from interview.job.weights import JobWeights

    logits = JobWeights(weights).applied("zones", rows[out])
    likely = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    true = np.array([ZONES.index(line.zone) for line, is_out in zip(lines, out, strict=True) if is_out])
    macro = f1_score(true, logits.argmax(axis=1), labels=sorted(set(true.tolist())), average="macro")
    area = roc_auc_score(true < ASKING, likely[:, :ASKING].sum(axis=1))
    return f"{macro:.2f} | {float((logits.argmax(axis=1) == true).mean()):.2f} | {area:.2f}"
