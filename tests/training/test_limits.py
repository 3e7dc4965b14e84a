"""Limits are the best, or the lowest from which on what is said of an answer is right often enough."""

from __future__ import annotations

import numpy as np
import pytest

from interview.records import Kind
from tests.feedback.made import DEED, RESULT, SETTING, labelled
from training.limits import (
    NAMES,
    NEVER,
    SURE,
    Told,
    best_threshold,
    limits_from,
    missing_threshold,
    praise_picked,
    praise_threshold,
    scale_of,
    together_threshold,
)

LIMITS = {
    "there": dict.fromkeys(NAMES, 0.5),
    "missing": dict.fromkeys(NAMES, 0.2),
    "missing_together": dict.fromkeys(NAMES, 0.3),
    "praised": dict.fromkeys(NAMES, NEVER),
}


def told(kind: Kind, *pieces: tuple[str, ...], right: bool = True) -> Told:
    sentences = labelled(*pieces)[1]
    seen = np.array([[right and one.likely[name] > 0.5 for name in NAMES] for one in sentences])
    return Told(kind, 4.0, sentences, seen)


def test_a_part_is_there_from_where_it_is_told_best() -> None:
    likely = np.array([0.1, 0.2, 0.6, 0.9])
    assert 0.2 < best_threshold(likely, likely > 0.5) <= 0.6


def test_a_part_is_missing_below_where_it_rarely_is() -> None:
    likely = np.linspace(0, 1, 101)
    assert missing_threshold(likely, likely > 0.3) == pytest.approx(0.31, abs=0.02)
    assert missing_threshold(np.array([0.1, 0.2]), np.array([True, True])) == 0.0


def test_nine_of_ten_without_a_part_are_told_so() -> None:
    likely = np.linspace(0, 1, 101)
    assert together_threshold(likely, np.zeros(101, dtype=bool)) == 0.9
    assert together_threshold(likely, likely < 2) == 0.0


def test_a_part_is_praised_from_where_it_is_rarely_wrong_or_never() -> None:
    sure = np.linspace(0, 1, 2001)
    assert praise_threshold(sure, sure > 0.95) == pytest.approx(0.95, abs=0.01)
    assert praise_threshold(sure, sure > 0.6) == SURE
    assert praise_threshold(sure, sure > 2) == NEVER


def test_of_a_story_only_what_is_shown_as_its_outcome_is_praised_as_one() -> None:
    before = told(Kind.BEHAVIOURAL, RESULT, SETTING)
    after = told(Kind.BEHAVIOURAL, SETTING, DEED, RESULT)
    assert list(praise_picked("result", after, scale_of(LIMITS))) == [2]
    assert list(praise_picked("own action", after, scale_of(LIMITS))) == [1]
    assert list(praise_picked("own action", before, scale_of(LIMITS))) == []


def test_what_the_first_reader_never_saw_is_never_praised() -> None:
    right = limits_from([told(Kind.BEHAVIOURAL, SETTING, DEED, RESULT)] * 40)
    wrong = limits_from([told(Kind.BEHAVIOURAL, SETTING, DEED, RESULT, right=False)] * 40)
    assert right["praised"]["result"] < 0.95
    assert wrong["praised"]["result"] == NEVER
