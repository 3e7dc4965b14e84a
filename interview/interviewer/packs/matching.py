"""Which pack a topic of a job is about, by meaning: the topic and the job's title beside the packs' names and trades.

A softmax over all packs and none; training/pack_matching.py fits its few weights on topics of advertisements that
readers put to packs, and writes the vectors of the packs. Below the fitted limit a topic has no pack.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from interview.engines.loading import library
from interview.errors import BackendError
from interview.interviewer.packs.reading import Pack, packs

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Embed = Callable[[Sequence[str]], "NDArray[np.float32]"]
FILE = Path(__file__).with_name("matching.toml")
VECTORS = Path(__file__).with_name("names.safetensors")
SURE_OF_TRADE, NEAR, BEHIND = 0.2, 1.6, 0.3
"""How far the best trade must be ahead of the next, and how near a pack must be to the job (three cosines added) and to
the best pack. Of 260 advertisements 86 are so sure, for 102 packs; 0.92 of these were named for topics of theirs."""
ANY_TRADE = "general"
FEATURES = ("in_trade", "name_squared", "behind", "rank", "trade_in_trade", "trade_by_name")


@dataclass(frozen=True, slots=True)
class FoundPacks:
    """By a topic's name the id of its pack, where one is likely enough; packs of the job's trade that are near to
    the job, the nearest first, where the trade is sure."""

    by_topic: Mapping[str, str] = field(default_factory=dict)
    of_trade: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class PackVectors:
    """Of all packs, of unit length, 384 numbers a row: their names alone, and with the trade; each pack as a whole.
    `owner` is each name's pack, `trade` each pack's trade."""

    names: NDArray[np.float32]
    in_trade: NDArray[np.float32]
    whole: NDArray[np.float32]
    owner: NDArray[np.int64]
    trade: NDArray[np.int64]


def find_packs(topics: Sequence[str], title: str, embed: Embed) -> FoundPacks:
    """What a job can be asked from. `embed`: texts -> vectors of unit length.

    The packs are known as vectors of MiniLM; with another sentence model a topic has to be named as a pack is.
    """
    import numpy as np

    if not topics:
        return FoundPacks()
    table, known = _table(), list(packs())
    vectors = embed([*topics, *texts_with_title(topics, title), title])
    if vectors.shape[1] != fitted_vectors().names.shape[1]:
        return FoundPacks({topic: name for topic in topics if (name := _named(topic))})
    weights = np.array([table["weights"][name] for name in FEATURES])
    with_title = vectors[len(topics) : -1]
    features = features_of(vectors[: len(topics)], with_title, fitted_vectors())
    found = {}
    for topic, likely in zip(topics, likely_from(features, weights, table["none"]), strict=True):
        best = int(likely.argmax())
        if likely[best] >= table["least"]:
            found[topic] = known[best]
    return FoundPacks(found, tuple(known[at] for at in _of_sure_trade(with_title, vectors[-1], fitted_vectors())))


def _of_sure_trade(
    with_title: NDArray[np.float32], title: NDArray[np.float32], known: PackVectors
) -> NDArray[np.int64]:
    """Packs of the job's trade, the nearest first; none where another trade is nearly as near, none that is far off."""
    import numpy as np

    near = _nearest(with_title @ known.in_trade.T, known.owner).mean(0) + known.whole @ title
    near = near + _nearest((known.in_trade @ title)[None], known.owner)[0]
    of_any = np.array([name.startswith(f"{ANY_TRADE}/") for name in packs()])
    trades = np.unique(known.trade[~of_any])
    best = np.array([near[(known.trade == trade) & ~of_any].max() for trade in trades])
    first, second = np.sort(best)[::-1][:2]
    if first - second < SURE_OF_TRADE:
        return np.zeros(0, dtype=np.int64)
    own = np.flatnonzero((known.trade == trades[best.argmax()]) & (near >= max(NEAR, first - BEHIND)))
    return np.asarray(own[(-near[own]).argsort(kind="stable")])


def texts_with_title(topics: Sequence[str], title: str) -> list[str]:
    return [f"{topic} ({title})" for topic in topics]


def features_of(
    topics: NDArray[np.float32], with_title: NDArray[np.float32], known: PackVectors
) -> NDArray[np.float64]:
    """(topics, packs, FEATURES) of one job: how near a topic comes to the pack's nearest name, with the job's title
    beside the trade and without (squared); how far behind the nearest pack it is; its rank among whole packs; and how
    much nearer to the pack's trade than to others the job's other topics come, with the title and without."""
    import numpy as np

    near, alone = (_nearest(given @ names.T, known.owner) for given, names in
                   ((with_title, known.in_trade), (topics, known.names)))  # fmt: skip
    order = (-(with_title @ known.whole.T)).argsort(1).argsort(1)
    columns = (
        near,
        alone**2,
        near - near.max(1, keepdims=True),
        1 / (1 + order),
        _of_trade(near, known.trade),
        _of_trade(alone, known.trade),
    )
    return np.stack(columns, axis=2).astype(np.float64)


def _nearest(likeness: NDArray[np.float32], owner: NDArray[np.int64]) -> NDArray[np.float32]:
    """(topics, packs): the highest of each pack's columns."""
    import numpy as np

    starts = np.flatnonzero(np.append(True, owner[1:] != owner[:-1]))
    return np.asarray(np.maximum.reduceat(likeness, starts, axis=1))


def _of_trade(near: NDArray[np.float32], trade: NDArray[np.int64]) -> NDArray[np.float32]:
    """(topics, packs): what the other topics say of the pack's trade, less what they say of the second best one."""
    import numpy as np

    trades = np.unique(trade)
    best = np.stack([near[:, trade == one].max(1) for one in trades], axis=1)
    if len(near) > 1:
        best = (best.sum(0, keepdims=True) - best) / (len(near) - 1)
    second = np.sort(best, axis=1)[:, -2:-1] if len(trades) > 1 else np.zeros_like(best[:, :1])
    return np.asarray((best - second)[:, np.searchsorted(trades, trade)])


def likely_from(features: NDArray[np.float64], weights: NDArray[np.float64], none: float) -> NDArray[np.float64]:
    """The probability of each pack, by rows; what is left to 1 is that of none."""
    import numpy as np

    scores = features @ weights
    top = np.maximum(scores.max(-1, keepdims=True), none)
    raised = np.exp(scores - top)
    return np.asarray(raised / (raised.sum(-1, keepdims=True) + np.exp(none - top)))


def _named(topic: str) -> str:
    said = topic.casefold()
    every = ((pack.id, name) for pack in packs().values() for name in (pack.topic, *pack.names))
    return next((number for number, name in every if name.casefold() == said), "")


def texts_of(known: Mapping[str, Pack]) -> dict[str, list[str]]:
    """What the vectors of PackVectors are made of."""
    every = [(pack, name) for pack in known.values() for name in (pack.topic, *pack.names)]
    return {
        "names": [name for _, name in every],
        "in_trade": [f"{name} ({pack.trade})" for pack, name in every],
        "whole": [f"{pack.trade}: {pack.topic}, {', '.join(pack.names)}" for pack in known.values()],
    }


def digest_of(known: Mapping[str, Pack]) -> str:
    """Of all that the vectors are made of, so that a changed name is noticed."""
    return sha256("\n".join(text for texts in texts_of(known).values() for text in texts).encode()).hexdigest()


def with_owners(vectors: Mapping[str, NDArray[np.float32]]) -> PackVectors:
    import numpy as np

    every = packs().values()
    trades = sorted({pack.id.partition("/")[0] for pack in every})
    return PackVectors(
        **vectors,
        owner=np.repeat(np.arange(len(every)), [1 + len(pack.names) for pack in every]),
        trade=np.array([trades.index(pack.id.partition("/")[0]) for pack in every]),
    )


@lru_cache(maxsize=1)
def fitted_vectors() -> PackVectors:
    """Raises BackendError where the vectors are not those that were published with the weights."""
    kept = VECTORS.read_bytes()
    if sha256(kept).hexdigest() != _table()["vectors"]:
        raise BackendError("Knowledge packs cannot be found: their vectors are not those they were published with.")
    found = library("safetensors.numpy").load(kept)
    return with_owners({name: found[name].astype("float32") for name in ("names", "in_trade", "whole")})


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def figures_of_training() -> Mapping[str, float]:
    """Of topics of advertisements, each by weights that had not seen its hand or publisher."""
    figures: Mapping[str, float] = _table()["left_out"]
    return figures


def fitted_names() -> str:
    """The digest of the names that the vectors were made of."""
    return str(_table()["names"])
