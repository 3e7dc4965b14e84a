"""Fits which pack a topic of a job is about: `python -m training.pack_matching`, two minutes.

Learned from topics of advertisements that readers put to packs (training/packs/topics.tsv): a softmax over all packs
and none, six weights. Each hand or publisher is told by what was learned without it; the limit is the lowest from which
on few enough topics get a pack that no reader named.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
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
    PackVectors,
    digest_of,
    features_of,
    likely_from,
    texts_of,
    texts_with_title,
    with_owners,
)
from interview.interviewer.packs.reading import packs

TOPICS = Path(__file__).parent / "packs" / "topics.tsv"
CARD = Path(__file__).parent / "cards" / "pack_matching.md"
ROUNDS, DECAY = 200, 1e-4
WRONG = 0.03
"""Of all topics, at most so many may find a pack that no reader named."""
Numbers = NDArray[np.float64]
Embed = Callable[[Sequence[str]], NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A topic of an advertisement, and the packs that a reader would ask about it from: none, one or some."""

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
    vectors = {name: embed(texts) for name, texts in texts_of(packs()).items()}
    kept = save({name: value.astype(np.float16) for name, value in vectors.items()})
    VECTORS.write_bytes(kept)
    features = features_in(rows, embed, with_owners(vectors))
    wanted = [[known.index(name) for name in row.packs] for row in rows]
    groups = np.array([row.group for row in rows])
    likely = np.zeros(features.shape[:2])
    for group in sorted(set(groups)):
        out = groups == group
        learned = fitted(features[~out], [wanted[at] for at in np.flatnonzero(~out)])
        likely[out] = likely_from(features[out], learned.weights, learned.none)
    least = limit_from(likely, wanted)
    figures = figures_of(likely, wanted, least)
    FILE.write_text(as_toml(fitted(features, wanted), least, sha256(kept).hexdigest(), figures), encoding="utf-8")
    CARD.write_text(card_of(groups, likely, wanted, least), encoding="utf-8")


def read_topics() -> list[Labelled]:
    rows = []
    for line in TOPICS.read_text(encoding="utf-8").splitlines():
        group, advertisement, title, topic, named = line.split("\t")
        rows.append(Labelled(group, advertisement, title, topic, tuple(one for one in named.split(",") if one != "-")))
    return rows


def features_in(rows: Sequence[Labelled], embed: Embed, known: PackVectors) -> Numbers:
    """(topics, packs, FEATURES); topics of one advertisement are told together, as in the program."""
    together: dict[str, list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        together[row.advertisement].append(at)
    topics = embed([row.topic for row in rows])
    titled = embed([text for row in rows for text in texts_with_title([row.topic], row.title)])
    features = np.zeros((len(rows), len(known.trade), len(FEATURES)))
    for places in together.values():
        features[places] = features_of(topics[places], titled[places], known)
    return features


def fitted(features: Numbers, wanted: Sequence[Sequence[int]]) -> Fitted:
    """By maximum likelihood; where readers named several packs, any of them is right."""
    every = torch.tensor(features)
    right = torch.zeros(len(features), every.shape[1] + 1, dtype=torch.bool)
    for row, places in enumerate(wanted):
        right[row, list(places) or [-1]] = True
    mean, spread = every.reshape(-1, len(FEATURES)).mean(0), every.reshape(-1, len(FEATURES)).std(0)
    every = (every - mean) / spread
    weights = torch.zeros(len(FEATURES), dtype=torch.float64, requires_grad=True)
    none = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.LBFGS([weights, none], max_iter=ROUNDS, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        scores = torch.cat([every @ weights, none.expand(len(every), 1)], 1)
        share = scores.log_softmax(1).masked_fill(~right, -torch.inf).logsumexp(1)
        found = -share.mean() + DECAY * (weights**2).sum()
        found.backward()  # type: ignore[no-untyped-call]
        return found

    optimizer.step(loss)  # type: ignore[no-untyped-call]
    plain = (weights / spread).detach()
    return Fitted(plain.numpy(), float((none + (plain * mean).sum()).detach()))


def limit_from(likely: Numbers, wanted: Sequence[Sequence[int]]) -> float:
    """The lowest probability from which on no more than WRONG of all topics get a wrong pack."""
    is_right, most = right_in(likely, wanted), likely.max(1)
    fine = [step for step in np.arange(0.3, 0.99, 0.01) if (~is_right[most >= step]).sum() <= WRONG * len(most)]
    return round(float(min(fine, default=0.99)), 2)


def right_in(likely: Numbers, wanted: Sequence[Sequence[int]]) -> NDArray[np.bool_]:
    return np.array([place in places for place, places in zip(likely.argmax(1), wanted, strict=True)])


def figures_of(likely: Numbers, wanted: Sequence[Sequence[int]], least: float) -> dict[str, float]:
    """Shares of all topics, each told by what was learned without its hand or publisher; bench packs prints them."""
    found = likely.max(1) >= least
    wrong = found & ~right_in(likely, wanted)
    has = np.array([bool(places) for places in wanted])
    named = {"have_a_pack": has, "find_a_pack": found, "find_a_wrong_pack": wrong}
    return {name: round(float(marks.mean()), 3) for name, marks in named.items()}


def as_toml(learned: Fitted, least: float, vectors: str, figures: Mapping[str, float]) -> str:
    lines = [
        "# Written by training/pack_matching.py from topics that readers put to packs.",
        f'vectors = "{vectors}"',
        f'names = "{digest_of(packs())}"',
        f"least = {least}",
        f"none = {learned.none:.4f}",
        "",
        "[weights]",
        *(f"{name} = {weight:.4f}" for name, weight in zip(FEATURES, learned.weights, strict=True)),
        "",
        "[left_out]",
        *(f"{name} = {value}" for name, value in figures.items()),
    ]
    return "\n".join(lines) + "\n"


def card_of(groups: NDArray[np.str_], likely: Numbers, wanted: Sequence[Sequence[int]], least: float) -> str:
    """Markdown."""
    is_right, found = right_in(likely, wanted), likely.max(1) >= least
    has = np.array([bool(places) for places in wanted])
    rows = ["| left out | topics | have a pack | find one | find a wrong one | right of those that have one |",
            "|---|---|---|---|---|---|"]  # fmt: skip
    for name in ("all", *sorted(set(groups))):
        at = (groups == name) | (name == "all")
        right = (found & is_right)[at & has].mean() if (at & has).any() else 0.0
        cells = (has[at].mean(), found[at].mean(), (found & ~is_right)[at].mean(), right)
        rows.append(f"| {name} | {at.sum()} | {cells[0]:.2f} | {cells[1]:.2f} | {cells[2]:.3f} | {cells[3]:.2f} |")
    nearest = is_right[has].mean()
    return CARD_TEXT.format(
        count=len(groups), packs=len(packs()), table="\n".join(rows), least=least, wrong=WRONG, nearest=nearest
    )


CARD_TEXT = """# Which pack a topic is about

Which of {packs} knowledge packs a topic of an advertisement belongs to, or none. Six features (how near the topic
comes to the pack's nearest name, with job title and trade and without; how far it is behind the nearest pack; the rank
of the whole pack; what the job's other topics say of the pack's trade, twice) and a softmax over all packs and none.
Learned from {count} topics of advertisements that a reader put to packs; packs that the program proposed were then
judged by another reader, who accepted one in nine, and those count as right, too.
`python -m training.pack_matching` makes it again.

Each row is told by what was learned without that hand or publisher. The limit ({least}) is the lowest from which on at
most {wrong} of all topics get a pack that no reader named; it was chosen on all rows together. Of the topics that have
a pack, {nearest:.2f} have it first, before the limit.

{table}

**What it does not reach**: half of all topics should find a pack. Two thirds have one, so the packs are there;
likeness of vectors does not tell "fault finding" at a gas engineer's from that at a garage surely enough. Tried
without gain: a bilinear form over the vectors (too sure of itself), boosted trees over 37 features (0.27 found), words
in common, look-alikes. Not tried: a fine-tuned pair model, the language model choosing among the nearest five.

**Packs of the trade.** Where the job's trade is sure (a margin of 0.2 to the next, and a pack near enough), half of the
open questions on skills and situations come from packs of that trade: 86 of 260 advertisements, 102 packs; 0.92 of them
had been named by the reader for a topic of that advertisement. The three limits were chosen on these advertisements.

The readers are large language models with one brief each; who made the labels had seen the packs. "Have a pack": the
rest are licences, traits, tools of one employer, and trades without packs.
"""


def _embedder() -> Embed:
    from interview.machine import prepare_process
    from interview.settings import load_settings
    from interview.wiring import build_coach

    prepare_process(hub=False)
    return build_coach(load_settings()).engines.models.embedding.embed


if __name__ == "__main__":
    main()
