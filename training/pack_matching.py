"""Fits which pack a topic of a job is about: `python -m training.pack_matching`, a minute.

Learned from topics of advertisements that a reader put to packs (training/packs/topics.tsv): a softmax over all packs
and none, six weights. Each hand or publisher is told by what was learned without it; the limit is the lowest from which
on enough of what finds a pack finds one that the reader named.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from interview.interviewer.packs.matching import (
    FEATURES,
    FILE,
    VECTORS,
    NameVectors,
    digest_of,
    features_of,
    likely_from,
    texts_of,
)
from interview.interviewer.packs.reading import packs

TOPICS = Path(__file__).parent / "packs" / "topics.tsv"
CARD = Path(__file__).parent / "cards" / "pack_matching.md"
ROUNDS, RATE, DECAY = 400, 0.05, 1e-3
WRONG = 0.03
"""Of the topics that find a pack, at most so many may find one that the reader did not name."""
Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Labelled:
    """A topic of an advertisement, the packs that a reader would ask about it from, none or up to two."""

    group: str
    advertisement: str
    title: str
    topic: str
    packs: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Fitted:
    weights: Numbers
    none: float


def main() -> None:
    from safetensors.numpy import save

    embed, rows, known = _embedder(), read_topics(), list(packs())
    vectors = {
        name: embed(texts)
        for name, texts in zip(("names", "not_names", "trades"), texts_of(packs()), strict=True)
    }  # fmt: skip
    kept = save({name: value.astype(np.float16) for name, value in vectors.items()})
    VECTORS.write_bytes(kept)
    names = _names(vectors)
    said = dict(zip(texts := sorted({text for row in rows for text in (row.topic, row.title)}), embed(texts), strict=True))
    features = [features_of(row.topic, said[row.topic], said[row.title], names) for row in rows]
    wanted = [[known.index(name) for name in row.packs] for row in rows]
    groups = np.array([row.group for row in rows])
    likely = np.zeros((len(rows), len(known)))
    for group in sorted(set(groups)):
        learned = fitted([features[at] for at in np.flatnonzero(groups != group)],
                         [wanted[at] for at in np.flatnonzero(groups != group)])  # fmt: skip
        for at in np.flatnonzero(groups == group):
            likely[at] = likely_from(features[at], learned.weights, learned.none)
    least = limit_from(likely, wanted)
    last = fitted(features, wanted)
    FILE.write_text(as_toml(last, least, sha256(kept).hexdigest()), encoding="utf-8")
    CARD.write_text(card_of(rows, likely, wanted, least), encoding="utf-8")


def read_topics() -> list[Labelled]:
    rows = []
    for line in TOPICS.read_text(encoding="utf-8").splitlines():
        group, advertisement, title, topic, named = line.split("\t")
        rows.append(Labelled(group, advertisement, title, topic, tuple(one for one in named.split(",") if one != "-")))
    return rows


def fitted(features: Sequence[Numbers], wanted: Sequence[Sequence[int]]) -> Fitted:
    """By maximum likelihood; where a reader named two packs, either is right."""
    every = torch.tensor(np.stack(features))
    right = torch.zeros(len(features), every.shape[1] + 1, dtype=torch.bool)
    for row, places in enumerate(wanted):
        right[row, list(places) or [-1]] = True
    weights = torch.zeros(len(FEATURES), dtype=torch.float64, requires_grad=True)
    none = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.Adam([weights, none], lr=RATE, weight_decay=DECAY)
    for _ in range(ROUNDS):
        scores = torch.cat([every @ weights, none.expand(len(every), 1)], 1)
        share = scores.log_softmax(1).masked_fill(~right, -torch.inf).logsumexp(1)
        optimizer.zero_grad()
        (-share.mean()).backward()  # type: ignore[no-untyped-call]
        optimizer.step()
    return Fitted(weights.detach().numpy(), float(none.detach()))


def limit_from(likely: Numbers, wanted: Sequence[Sequence[int]]) -> float:
    """The lowest probability from which on no more than WRONG of all topics get a wrong pack."""
    best, most = likely.argmax(1), likely.max(1)
    is_right = np.array([place in places for place, places in zip(best, wanted, strict=True)])
    steps = np.arange(0.3, 0.99, 0.01)
    fine = [step for step in steps if (~is_right[most >= step]).mean() <= WRONG]
    return round(float(min(fine, default=0.99)), 2)


def as_toml(learned: Fitted, least: float, vectors: str) -> str:
    lines = [
        "# Written by training/pack_matching.py from topics that a reader put to packs.",
        f'vectors = "{vectors}"',
        f'names = "{digest_of(packs())}"',
        f"least = {least}",
        f"none = {learned.none:.4f}",
        "",
        "[weights]",
        *(f"{name} = {weight:.4f}" for name, weight in zip(FEATURES, learned.weights, strict=True)),
    ]
    return "\n".join(lines) + "\n"


def card_of(rows: Sequence[Labelled], likely: Numbers, wanted: Sequence[Sequence[int]], least: float) -> str:
    """Markdown."""
    best, most = likely.argmax(1), likely.max(1)
    is_right = np.array([place in places for place, places in zip(best, wanted, strict=True)])
    found, has = most >= least, np.array([bool(places) for places in wanted])
    groups = np.array([row.group for row in rows])
    table = ["| left out | topics | have a pack | find one | of those wrong | of those that have one found |", "|---|---|---|---|---|---|"]
    for name, where in (("all", groups == groups), *((group, groups == group) for group in sorted(set(groups)))):
        hits = found & where
        wrong = (~is_right[hits]).mean() if hits.any() else 0.0
        recall = (hits & is_right)[where & has].mean() if (where & has).any() else 0.0
        table.append(f"| {name} | {where.sum()} | {has[where].mean():.2f} | {found[where].mean():.2f} | {wrong:.3f} | {recall:.2f} |")
    used = Counter(name for row in rows for name in row.packs[:1])
    return CARD_TEXT.format(count=len(rows), packs=len(packs()), used=len(used), table="\n".join(table))


CARD_TEXT = """# Which pack a topic is about

For the interview's questions: which of {packs} knowledge packs a topic of an advertisement belongs to, or none. Six features (likeness of
the topic's vector to the names of a pack and to its look-alikes, words in common, likeness of the job's title to the trade and to the names,
how near it comes to another pack), a softmax over all packs and none. Learned from {count} topics of advertisements that a reader put to packs
({used} of them were needed). `python -m training.pack_matching` makes it again.

Each row is told by what was learned without that hand or publisher; the limit was chosen on all of them together.

{table}

The reader is a large language model with one brief. "Have a pack" is the ceiling: the rest are licences, traits, tools of one employer, and trades
without packs.
"""


def _names(vectors: dict[str, NDArray[np.float32]]) -> NameVectors:
    every = packs().values()
    return NameVectors(
        names=vectors["names"],
        owner=np.repeat(np.arange(len(every)), [1 + len(pack.names) for pack in every]),
        not_names=vectors["not_names"],
        not_owner=np.repeat(np.arange(len(every)), [len(pack.not_names) for pack in every]),
        trades=vectors["trades"],
    )


def _embedder():  # type: ignore[no-untyped-def]
    from interview.machine import prepare_process
    from interview.settings import load_settings
    from interview.wiring import build_coach

    prepare_process(hub=False)
    return build_coach(load_settings()).models.embedding.embed


if __name__ == "__main__":
    main()
