"""A topic finds the pack that is about it, and no topic finds one that is about something else."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from interview.interviewer.packs.matching import (
    FEATURES,
    FoundPacks,
    digest_of,
    features_of,
    find_packs,
    fitted_names,
    fitted_vectors,
    likely_from,
    texts_of,
)
from interview.interviewer.packs.reading import packs

KNOWN = fitted_vectors()
WRITTEN = texts_of(packs())


def embed(texts: Sequence[str]) -> NDArray[np.float32]:
    """The vectors of packs that are on disk; anything else has one that is near to none."""
    rows = dict(zip(WRITTEN["names"], KNOWN.names, strict=True)) | dict(
        zip(WRITTEN["in_trade"], KNOWN.in_trade, strict=True)
    )
    far = np.full(KNOWN.names.shape[1], -(KNOWN.names.shape[1] ** -0.5), dtype=np.float32)
    return np.stack([rows.get(text, far) for text in texts])


def test_the_vectors_on_disk_are_those_of_the_packs_that_are_there() -> None:
    assert fitted_names() == digest_of(packs()), "run python -m training.pack_matching after a name was changed"
    assert len(KNOWN.names) == len(KNOWN.in_trade) == len(WRITTEN["names"])
    assert len(KNOWN.whole) == len(packs())


@pytest.mark.parametrize("name", ["nursing/wound_care", "infrastructure/kubernetes", "accounting/month_end_close"])
def test_a_topic_that_is_named_as_a_pack_of_the_jobs_trade_finds_it(name: str) -> None:
    pack = packs()[name]
    assert find_packs([pack.topic], pack.trade, embed).by_topic == {pack.topic: name}


def test_what_is_near_to_no_pack_finds_none() -> None:
    assert find_packs(["the company picnic"], "Clown", embed) == FoundPacks()
    assert find_packs([], "Clown", embed) == FoundPacks()


def test_with_another_sentence_model_a_topic_has_to_be_named_as_a_pack_is() -> None:
    def other(texts: Sequence[str]) -> NDArray[np.float32]:
        return np.ones((len(texts), 8), dtype=np.float32)

    assert find_packs(["Wound care", "anything else"], "Nurse", other).by_topic == {"Wound care": "nursing/wound_care"}


def test_probabilities_of_packs_and_none_make_one() -> None:
    features = features_of(KNOWN.names[:3], KNOWN.in_trade[:3], KNOWN)
    assert features.shape == (3, len(packs()), len(FEATURES))
    likely = likely_from(features, np.ones(len(FEATURES)), 1.0)
    assert ((likely.sum(1) > 0) & (likely.sum(1) < 1)).all()


def test_where_the_trade_is_sure_all_its_packs_are_known_and_else_none() -> None:
    wound_care = packs()["nursing/wound_care"]
    found = find_packs([wound_care.topic, wound_care.names[0]], wound_care.names[0], embed)
    assert set(found.of_trade) <= {name for name in packs() if name.startswith("nursing/")}
    assert find_packs(["the company picnic"], "Clown", embed).of_trade == ()
