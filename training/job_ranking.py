"""Learns which names of an advertisement an interview would be about, from those that were read for their topics."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import torch
from numpy.typing import NDArray
from rapidfuzz.fuzz import token_set_ratio, token_sort_ratio
from rapidfuzz.process import cdist
from torch import Tensor
from torch.nn import functional

from bench.matching import SAME, normal
from interview.job.features import plain_features, read_features
from interview.job.reader import candidates_of
from interview.job.rules import job_title_from
from interview.job.rules.candidates import Candidate
from interview.job.rules.sentences import job_sentences
from interview.job.vectors import vectors_of
from interview.job.weights import JobWeights
from training.job_corpus import Advertisement
from training.job_network import Dense, Numbers, descend
from training.job_vectors import Kept

HIDDEN, ROUNDS, AT_ONCE, RATE, DECAY, DROPPED, LEFT_OUT = (64, 32), 14, 6, 2e-3, 0.05, 0.5, 0.1
NETWORKS = "abc"
EACH, SURELY = 1.0, 3.0
"""How much it weighs that each topic's best name comes first, and that each name is told right, beside the order."""
FORM, FLOOR, LEAST_FORM = 2.0, 0.1, 0.35
"""A name that matches a topic counts by how much it reads like it, beside the best name that there is for it, to this
power; matching at all counts FLOOR. A word that many topics hold would match most and say least."""
OTHERS = 150
"""Names that match nothing which are learned from in one round, drawn anew for the next."""
AXES = 48


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """An advertisement as the ranking sees it; `topics` (candidates, topics) is above 0 where a name matches."""

    advertisement: Advertisement
    candidates: Sequence[Candidate]
    plain: Numbers
    more: Numbers
    own: Numbers  # vectors of the names
    matches: tuple[NDArray[np.bool_], ...]  # a reading each
    topics: Numbers

    @property
    def wanted(self) -> Numbers:
        """How well each name says a topic, the mean of the readings; above 0 where it matches one."""
        ends = np.cumsum([0, *(match.shape[1] for match in self.matches)])
        best: Numbers = np.mean([self.topics[:, a:b].max(axis=1) for a, b in pairwise(ends)], axis=0, dtype=np.float32)
        return best

    def rows(self, name: str) -> Numbers:
        return self.plain if name == "plain" else np.hstack([self.plain, self.more])


def example_of(advertisement: Advertisement, weights: Mapping[str, Numbers], kept: Kept) -> Example:
    sentences, title = job_sentences(advertisement.text), job_title_from(advertisement.text)
    candidates = candidates_of(advertisement.text, sentences)
    vectors = vectors_of(title, sentences, kept)
    more, own = read_features(candidates, sentences, vectors, JobWeights(weights))
    names = [normal(found.name) for found in candidates]
    matches, topics = [], []
    for reading in advertisement.readings:
        wanted = [normal(topic) for topic in reading.topics]
        match = cdist(names, wanted, scorer=token_set_ratio) >= SAME
        form = np.clip(cdist(names, wanted, scorer=token_sort_ratio) / 100 - LEAST_FORM, 0, 1) * match
        matches.append(match)
        topics.append(match * FLOOR + (match * (1 - FLOOR)) * (form / np.maximum(form.max(axis=0), 0.1)) ** FORM)
    plain = plain_features(candidates, sentences, title)
    return Example(advertisement, candidates, plain, more, own, tuple(matches), np.hstack(topics).astype(np.float32))


def fitted_axes(vectors: Numbers) -> Numbers:
    """(384, AXES): the directions in which they differ most."""
    _, _, directions = np.linalg.svd(vectors - vectors.mean(axis=0), full_matrices=False)
    axes: Numbers = directions[:AXES].T.astype(np.float32)
    return axes


def fitted_ranking(examples: Sequence[Example], name: str) -> dict[str, Numbers]:
    """A few networks of one form, whose mean is the score."""
    rows = [example.rows(name) for example in examples]
    every = np.vstack(rows)
    mean, scale = every.mean(axis=0), every.std(axis=0) + 1e-3
    scaled = [torch.tensor(np.clip((one - mean) / scale, -5, 5)) for one in rows]
    kept: dict[str, Numbers] = {f"{name}.mean": mean, f"{name}.scale": scale}
    for seed, member in enumerate(NETWORKS):
        torch.manual_seed(seed)
        network = Dense((every.shape[1], *HIDDEN, 1), DROPPED)
        descend(network, _losses(network, scaled, examples), rate=RATE, decay=DECAY)
        kept |= network.arrays(f"{name}.{member}")
    return kept


def _losses(network: Dense, rows: Sequence[Tensor], examples: Sequence[Example]) -> Iterator[tuple[float, Tensor]]:
    wanted = [torch.tensor(example.wanted) for example in examples]
    topics = [torch.tensor(example.topics[:, example.topics.max(axis=0) > 0]) for example in examples]
    for done in range(ROUNDS):
        for batch in torch.split(torch.randperm(len(rows)), AT_ONCE):
            drawn = [_drawn(wanted[at]) for at in batch]
            some = [rows[at][which] for at, which in zip(batch, drawn, strict=True)]
            together = network(functional.dropout(torch.cat(some), LEFT_OUT))[:, 0]
            scores = torch.split(together, [len(one) for one in some])
            parts = [
                _loss(found, wanted[at][which], torch.log(topics[at][which] + 1e-6))
                for found, at, which in zip(scores, batch, drawn, strict=True)
            ]
            yield done / ROUNDS, torch.stack(parts).mean()


def _drawn(wanted: Tensor) -> Tensor:
    """All names that match something, and OTHERS of the rest."""
    rest = torch.nonzero(wanted == 0)[:, 0]
    return torch.cat([torch.nonzero(wanted > 0)[:, 0], rest[torch.randperm(len(rest))[:OTHERS]]])


def _loss(scores: Tensor, wanted: Tensor, topics: Tensor) -> Tensor:
    likely = torch.log_softmax(scores, 0)
    order = -(wanted / wanted.sum().clamp(min=1e-6) * likely).sum()
    told = functional.binary_cross_entropy_with_logits(scores, wanted)
    each = -torch.logsumexp(likely[:, None] + topics, 0).mean() if topics.shape[1] else torch.zeros(())
    return order + SURELY * told + EACH * each
