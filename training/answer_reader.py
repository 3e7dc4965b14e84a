"""Fits the answer reader on graded answers: low-rank adapters in MiniLM's layers, and small heads.

Answers to one question are learned from together: beside the level of each, their order counts.
"""

from __future__ import annotations

import math
import sys
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from random import Random
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from interview.feedback.network import labels_at, level_of, levels_from, new_weights, of_words, pieces_of, states_of
from interview.records.read_answer import LABELS
from training.corpus import GradedAnswer
from training.examples import Example, OtherForms, Variant, example_of, variants_of

EPOCHS, SETS_AT_ONCE, RATE, WARM_UP, DECAY = 7, 5, 1e-3, 20, 0.01
DROPPED = 0.1
LABELS_COUNT = 8.0
"""How much the sentences' labels weigh beside the level; each is a mean over a dozen labels, most of them easy."""
LEVELS = torch.tensor([1.5, 2.5, 3.5, 4.5])
KNOWN = {Variant.PLAIN: 1.0, Variant.PADDED: 0.5, Variant.REWORDED: 1.0, Variant.SPOKEN: 1.0, Variant.RUN_ON: 0.5}
"""How much the level of a variant counts: what an answer without its result is worth, only the order knows."""
SAME = {Variant.PADDED: 0.5, Variant.REWORDED: 1.0, Variant.SPOKEN: 1.0, Variant.RUN_ON: 0.7}
"""How strongly the score of a variant is pulled to that of the answer it says the same as."""
SAME_COUNTS, LESS_COUNTS = 0.5, 0.1


@dataclass(frozen=True, slots=True)
class Base:
    """MiniLM as it is: its tokenizer, its body, which is never changed, and that in half precision to learn with."""

    tokenizer: Any
    body: Any
    quick: Any


@dataclass(frozen=True, slots=True)
class Batch:
    ids: Tensor
    mask: Tensor
    types: Tensor
    own: Tensor
    words: NDArray[np.int64]  # (texts, pieces): the word that a piece belongs to, or -1


def open_base() -> Base:
    """From the catalogue, as the program opens it."""
    from interview.machine import prepare_process
    from interview.settings import load_settings
    from interview.wiring import open_catalogue

    prepare_process(hub=False)
    folder = str(open_catalogue(load_settings()).fetch("all-MiniLM-L6-v2"))
    from transformers import AutoModel, AutoTokenizer

    body = AutoModel.from_pretrained(folder).eval()
    body.requires_grad_(requires_grad=False)
    return Base(AutoTokenizer.from_pretrained(folder), body, deepcopy(body).to(torch.bfloat16))


def fitted(
    base: Base, answers: Sequence[GradedAnswer], forms: OtherForms, *, seed: int = 0, name: str = ""
) -> dict[str, Tensor]:
    """Weights as network.py names them."""
    torch.manual_seed(seed)
    rng = Random(seed)  # noqa: S311  (no secret)
    weights = {name: weight.requires_grad_() for name, weight in new_weights(seed).items()}
    optimizer = torch.optim.AdamW(weights.values(), lr=RATE, weight_decay=DECAY)
    rare = _rarity([answer for answer in answers if answer.level])
    sets: dict[str, list[GradedAnswer]] = defaultdict(list)
    for answer in answers:
        sets[answer.set].append(answer)
    names, began, done = list(sets), time.monotonic(), 0
    steps = EPOCHS * math.ceil(len(names) / SETS_AT_ONCE)
    for epoch in range(EPOCHS):
        rng.shuffle(names)
        losses = []
        for start in range(0, len(names), SETS_AT_ONCE):
            chosen = [answer for name in names[start : start + SETS_AT_ONCE] for answer in sets[name]]
            examples = [one for answer in chosen
                        for one in variants_of(answer, answers, forms, rng)]  # fmt: skip
            for group in optimizer.param_groups:
                rising = min(1.0, (done + 1) / WARM_UP)
                group["lr"] = RATE * rising * max(0.02, 0.5 * (1 + math.cos(math.pi * done / steps)))
            loss = _loss(base, weights, examples, rare)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(list(weights.values()), 1.0)
            optimizer.step()
            done += 1
            losses.append(float(loss.detach()))
        took = time.monotonic() - began
        sys.stderr.write(f"  {name} epoch {epoch + 1}: loss {np.mean(losses):.3f}, {took:.0f} s\n")
    return {name: weight.detach() for name, weight in weights.items()}


def batch_of(base: Base, examples: Sequence[Example]) -> Batch:
    windows = [pieces_of(base.tokenizer, one.question, one.words)[0] for one in examples]
    length = max(len(one.ids) for one in windows)
    shape = len(windows), length
    ids, mask, types = (torch.zeros(shape, dtype=torch.long) for _ in range(3))
    words = np.full(shape, -1)
    for row, one in enumerate(windows):
        size = len(one.ids)
        ids[row, :size], mask[row, :size], types[row, :size] = torch.tensor(one.ids), 1, torch.tensor(one.types)
        words[row, :size] = one.words
    return Batch(ids, mask, types, torch.tensor(words >= 0).float(), words)


def _loss(base: Base, weights: Mapping[str, Tensor], examples: Sequence[Example], rare: Tensor) -> Tensor:
    examples = sorted(examples, key=lambda one: len(one.words))
    batch = batch_of(base, examples)
    states = functional.dropout(_states(base, weights, batch), DROPPED)
    logits = labels_at(weights, states)
    scores = level_of(weights, states, logits, batch.own, DROPPED)
    return (
        LABELS_COUNT * _label_loss(examples, batch, logits, rare)
        + _level_loss(examples, scores, weights["cuts"])
        + 0.5 * _order_loss(examples, scores)
        + _variant_loss(examples, scores)
    )


def _states(base: Base, weights: Mapping[str, Tensor], batch: Batch) -> Tensor:
    """In four parts of like length: most of the longest ones' room would be empty for the others."""
    parts = []
    for rows in torch.arange(len(batch.ids)).tensor_split(4):
        if not len(rows):  # fewer examples than parts
            continue
        length = int(batch.mask[rows].sum(1).max())
        ids, mask, types = (one[rows, :length] for one in (batch.ids, batch.mask, batch.types))
        with torch.autocast("cpu", dtype=torch.bfloat16):
            found = states_of(base.quick, weights, ids, mask, types)
        parts.append(functional.pad(found, (0, 0, 0, batch.ids.shape[1] - length)))
    return torch.cat(parts)


def _label_loss(examples: Sequence[Example], batch: Batch, logits: Tensor, rare: Tensor) -> Tensor:
    """A sentence's labels are the means over its pieces; each answer counts the same."""
    rows, owners, ends = [], [], []
    wanted: list[NDArray[np.float32]] = []
    shares: list[float] = []
    for row, one in enumerate(examples):
        if one.labels is None:
            continue
        at = np.flatnonzero(batch.words[row] >= 0)
        of_words = batch.words[row][at]
        sentences = np.array(one.sentences)[of_words]
        follows = np.array((*one.sentences, -1))[of_words + 1]
        last = np.append(of_words[1:] != of_words[:-1], True)
        rows.append(row * logits.shape[1] + at)
        owners.append(sentences + len(wanted))
        ends.append((follows != sentences) & last)
        kept = one.labels[: sentences[-1] + 1]
        wanted += list(kept)
        shares += [1 / len(kept)] * len(kept)
    flat = logits.reshape(-1, logits.shape[2])[torch.tensor(np.concatenate(rows))]
    owner = torch.tensor(np.concatenate(owners))
    total = torch.zeros(len(wanted), logits.shape[2]).index_add(0, owner, flat)
    mean = total[:, :-1] / torch.bincount(owner, minlength=len(wanted))[:, None].clamp(min=1)
    each = functional.binary_cross_entropy_with_logits(
        mean, torch.tensor(np.array(wanted)), pos_weight=rare, reduction="none"
    ).mean(1)
    end = functional.binary_cross_entropy_with_logits(flat[:, -1], torch.tensor(np.concatenate(ends)).float())
    weight = torch.tensor(shares)
    return (each * weight).sum() / weight.sum() + 0.3 * end


def _level_loss(examples: Sequence[Example], scores: Tensor, cuts: Tensor) -> Tensor:
    both = torch.tensor([[float(one.level), float(one.again)] for one in examples])
    above = (both[:, :, None] > LEVELS).float().mean(1)
    each = functional.binary_cross_entropy_with_logits(scores[:, None] - cuts.sort()[0][None], above, reduction="none")
    known = torch.tensor([KNOWN.get(one.variant, 0.0) for one in examples])
    return (each.mean(1) * known).sum() / known.sum().clamp(min=1)


def _order_loss(examples: Sequence[Example], scores: Tensor) -> Tensor:
    """Of each two answers to one question the better one should be ahead, by more where they are further apart."""
    plain = [row for row, one in enumerate(examples) if one.variant is Variant.PLAIN]
    pairs = [(left, right) for left in plain for right in plain
             if examples[left].set == examples[right].set and examples[left].level > examples[right].level]  # fmt: skip
    if not pairs:
        return scores.sum() * 0
    better, worse = (torch.tensor(side) for side in zip(*pairs, strict=True))
    apart = torch.tensor([float(examples[left].level - examples[right].level) for left, right in pairs])
    return functional.softplus(0.3 * apart - (scores[better] - scores[worse])).mean()


def _variant_loss(examples: Sequence[Example], scores: Tensor) -> Tensor:
    """Two wordings of one answer should have one score, and what lost something that counts a lower one."""
    plain = {one.id: row for row, one in enumerate(examples) if one.variant is Variant.PLAIN}
    variants = [(row, plain[one.id], one.variant) for row, one in enumerate(examples) if one.id in plain]
    same, less = scores.sum() * 0, scores.sum() * 0
    for row, other, variant in variants:
        gap = scores[other] - scores[row]
        if variant is Variant.LESS:
            less = less + functional.softplus(0.5 - gap)
        else:
            same = same + SAME.get(variant, 0.0) * gap**2
    alike, lesser = (max(sum(one[2] in kinds for one in variants), 1) for kinds in (SAME, (Variant.LESS,)))
    return SAME_COUNTS * same / alike + LESS_COUNTS * less / lesser


def _rarity(answers: Sequence[GradedAnswer]) -> Tensor:
    """What a label that is there weighs more than one that is not: the square root of how much rarer it is."""
    rows = [labels for answer in answers if (labels := example_of(answer).labels) is not None]
    share = np.concatenate(rows).mean(0)
    return torch.tensor(np.clip(np.sqrt((1 - share) / np.maximum(share, 1e-3)), 1, 5), dtype=torch.float32)


@dataclass(frozen=True, slots=True, eq=False)
class Predicted:
    """Of each answer, in order: the probability of each level, and the logits of each word's labels."""

    levels: NDArray[np.float64]
    labels: tuple[NDArray[np.float32], ...]

    @property
    def level(self) -> NDArray[np.float64]:
        return np.asarray(self.levels @ np.arange(1, 6))


def predicted(base: Base, weights: Mapping[str, Tensor], examples: Sequence[Example]) -> Predicted:
    levels = np.zeros((len(examples), 5))
    labels = [np.zeros((0, len(LABELS)), dtype=np.float32)] * len(examples)
    order = sorted(range(len(examples)), key=lambda row: len(examples[row].words))
    for start in range(0, len(order), 16):
        rows = order[start : start + 16]
        batch = batch_of(base, [examples[row] for row in rows])
        with torch.inference_mode():
            states = states_of(base.body, weights, batch.ids, batch.mask, batch.types)
            logits = labels_at(weights, states)
            scores = level_of(weights, states, logits, batch.own)
            read = logits.numpy()
        levels[rows] = levels_from(weights, scores).numpy()
        for place, row in enumerate(rows):
            labels[row] = of_words(read[place], batch.words[place].tolist(), len(examples[row].words))
    return Predicted(levels, tuple(labels))


def sentences_of(example: Example, labels: NDArray[np.float32]) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """The probability of each label for each sentence, and whether it has it."""
    owner, truth = np.array(example.sentences), example.labels
    if truth is None or not len(truth):
        return np.zeros((0, len(LABELS) - 1)), np.zeros((0, len(LABELS) - 1), dtype=bool)
    means = np.stack([labels[owner == number, :-1].mean(0) for number in range(len(truth))])
    return 1 / (1 + np.exp(-means.astype(np.float64))), truth > 0
