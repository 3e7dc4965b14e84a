"""Which pack a topic of a job is about: its name beside the packs' names, the job's title beside their trades.

A softmax over all packs and none; training/packs.py fits its few weights on topics of advertisements that readers put
to packs, and writes the vectors of the packs' names. Below the fitted limit a topic has no pack.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from interview.engines.loading import library
from interview.errors import BackendError
from interview.interviewer.packs.reading import Pack, packs
from interview.language.text import content_words, stems_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Embed = Callable[[Sequence[str]], "NDArray[np.float32]"]
FILE = Path(__file__).with_name("matching.toml")
VECTORS = Path(__file__).with_name("names.safetensors")
FEATURES = ("name", "look_alike", "words", "trade", "trade_name", "elsewhere")


@dataclass(frozen=True, slots=True, eq=False)
class NameVectors:
    """Of all packs, one row a name, of unit length (rows, 384); `owner` is each row's pack."""

    names: NDArray[np.float32]
    owner: NDArray[np.int64]
    not_names: NDArray[np.float32]
    not_owner: NDArray[np.int64]
    trades: NDArray[np.float32]  # (packs, 384)


def packs_for(topics: Sequence[str], title: str, embed: Embed) -> dict[str, str]:
    """Topic -> id of its pack, where one is likely enough. `embed`: texts -> vectors of unit length of MiniLM."""
    import numpy as np

    table, known = _table(), list(packs())
    if not topics or not known:
        return {}
    vectors = embed([*topics, title])
    weights = np.array([table["weights"][name] for name in FEATURES])
    found = {}
    for topic, vector in zip(topics, vectors[:-1], strict=True):
        likely = likely_from(features_of(topic, vector, vectors[-1], fitted_names()), weights, table["none"])
        best = int(likely.argmax())
        if likely[best] >= table["least"]:
            found[topic] = known[best]
    return found


def features_of(
    topic: str, vector: NDArray[np.float32], title: NDArray[np.float32], known: NameVectors
) -> NDArray[np.float64]:
    """(packs, FEATURES): likeness to the pack's nearest name, to its look-alikes beyond that, words in common; likeness
    of the job's title to the trade and to the pack's names; how near the topic comes to a name of another pack."""
    import numpy as np

    count = len(known.trades)
    near, apart, of_title = (np.full(count, -1.0) for _ in range(3))
    np.maximum.at(near, known.owner, known.names @ vector)
    np.maximum.at(apart, known.not_owner, known.not_names @ vector)
    np.maximum.at(of_title, known.owner, known.names @ title)
    first, second = np.sort(near)[-1], np.sort(near)[-2] if count > 1 else -1.0
    others = np.where(near == first, second, first)
    shared = np.array([_shared_words(topic, pack) for pack in packs().values()])
    columns = (near, np.maximum(apart - near, 0), shared, known.trades @ title, of_title, others - near)
    return np.stack(columns, axis=1)


def likely_from(features: NDArray[np.float64], weights: NDArray[np.float64], none: float) -> NDArray[np.float64]:
    """The probability of each pack; what is left to 1 is that of none."""
    import numpy as np

    scores = features @ weights
    top = max(float(scores.max()), none)
    raised = np.exp(scores - top)
    return np.asarray(raised / (raised.sum() + np.exp(none - top)))


def _shared_words(topic: str, pack: Pack) -> float:
    """The share of the topic's words that one of the pack's names has."""
    wanted = _stems(topic)
    return max((len(wanted & _stems(name)) for name in (pack.topic, *pack.names)), default=0) / max(len(wanted), 1)


@lru_cache(maxsize=4096)
def _stems(text: str) -> frozenset[str]:
    return frozenset(stems_of(content_words(text)))


def texts_of(known: Mapping[str, Pack]) -> tuple[list[str], list[str], list[str]]:
    """What the vectors are made of: names, look-alikes, and a line for each pack's trade."""
    every = known.values()
    names = [name for pack in every for name in (pack.topic, *pack.names)]
    trades = [pack.trade for pack in every]
    return names, [name for pack in every for name in pack.not_names], trades


def digest_of(known: Mapping[str, Pack]) -> str:
    """Of all that the vectors are made of, so that a changed name is noticed."""
    return sha256("\n".join(text for texts in texts_of(known) for text in texts).encode()).hexdigest()


@lru_cache(maxsize=1)
def fitted_names() -> NameVectors:
    """Raises BackendError where the vectors are not those that were published with the weights."""
    import numpy as np

    kept = VECTORS.read_bytes()
    if sha256(kept).hexdigest() != _table()["vectors"]:
        raise BackendError("Knowledge packs cannot be found: their vectors are not those they were published with.")
    found = library("safetensors.numpy").load(kept)
    every = packs().values()
    return NameVectors(
        names=found["names"].astype("float32"),
        owner=np.repeat(np.arange(len(every)), [1 + len(pack.names) for pack in every]),
        not_names=found["not_names"].astype("float32"),
        not_owner=np.repeat(np.arange(len(every)), [len(pack.not_names) for pack in every]),
        trades=found["trades"].astype("float32"),
    )


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))
