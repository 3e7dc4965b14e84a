"""Every band of every kind of question is told by what can be seen in an answer."""

from __future__ import annotations

import pytest

from interview.feedback.scoring.anchors import anchors_for
from interview.records import Band, Kind


@pytest.mark.parametrize("kind", list(Kind))
def test_every_band_has_a_description_of_its_own(kind: Kind) -> None:
    texts = [anchors_for(kind)[band] for band in Band]
    assert len(set(texts)) == len(Band)
    assert all(text.endswith(".") for text in texts)


def test_a_story_is_told_by_other_signs_than_knowledge() -> None:
    assert anchors_for(Kind.BEHAVIOURAL) != anchors_for(Kind.TECHNICAL)
