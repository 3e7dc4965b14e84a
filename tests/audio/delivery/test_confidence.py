"""The confidence score: its formula on moments made by hand, and what it must not hear."""

from __future__ import annotations

import pytest

from interview.audio.delivery.confidence import MEASURES, confidence_from
from interview.records import Confidence, Moment, MomentKind, PacePoint

STEADY = [PacePoint(5.0, 150.0), PacePoint(10.0, 150.0)]


def score(moments: list[Moment], pace: list[PacePoint] = STEADY, words: int = 150) -> Confidence:
    confidence = confidence_from(words, 60.0, moments, pace)
    assert confidence is not None
    return confidence


def many(kind: MomentKind, count: int, seconds: float = 0.3) -> list[Moment]:
    return [Moment(kind, float(n), n + seconds) for n in range(count)]


def test_a_steady_answer_loses_nothing() -> None:
    assert score([]).value == 100


def test_five_fillers_a_minute_cost_nothing_and_twelve_do() -> None:
    assert score(many(MomentKind.FILLER, 5)).value == 100
    assert score(many(MomentKind.FILLER, 12)).value == pytest.approx(100 - 25 * 0.7)


def test_short_pauses_cost_nothing_and_long_ones_do() -> None:
    assert score(many(MomentKind.PAUSE, 20, 0.6)).value == 100
    assert score(many(MomentKind.PAUSE, 5, 2.5)).value == 80


def test_every_measure_takes_its_most_and_no_more() -> None:
    kinds = (MomentKind.FILLER, MomentKind.HEDGE, MomentKind.REPETITION)
    moments = [one for kind in kinds for one in many(kind, 90)] + many(MomentKind.PAUSE, 20, 3.0)
    confidence = score(moments, [PacePoint(5.0, 30.0), PacePoint(10.0, 300.0)])
    assert confidence.value == 0
    assert [one.points for one in confidence.deductions] == [measure.most for measure in MEASURES]


def test_the_parts_say_what_they_took() -> None:
    confidence = score(many(MomentKind.FILLER, 12))
    assert confidence.value == pytest.approx(100 - sum(one.points for one in confidence.deductions))
    assert confidence.deductions[0].detail == "12.0 a minute"


def test_words_said_instead_of_others_change_nothing() -> None:
    assert score(many(MomentKind.DISCOURSE, 30)).value == 100


def test_too_short_an_answer_has_none() -> None:
    assert confidence_from(19, 60.0, [], STEADY) is None
    assert confidence_from(50, 9.0, [], STEADY) is None
