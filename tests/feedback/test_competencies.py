"""A competency is shown by a deed of one's own, where the reader is sure enough, and quoted from the answer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from interview.feedback.competencies import competencies_shown, fitted_limits, fitted_lines
from interview.feedback.scoring.quoting import stands_in
from interview.feedback.sentences import ToldSentence
from interview.interviewer.questions.competencies import COMPETENCIES
from tests.feedback.made import ACTED, CLAIM, DEED, RESULT, SCALE, SETTING, TOGETHER, labelled

CHECKED = ("I counted every box again, line by line.", *ACTED)


def told(shows: dict[int, dict[str, float]]) -> tuple[str, tuple[ToldSentence, ...]]:
    """A story of six sentences; `shows` says of some what they are evidence of."""
    text, sentences = labelled(SETTING, DEED, CHECKED, TOGETHER, RESULT, CLAIM)
    return text, tuple(replace(one, shows=shows.get(number, {})) for number, one in enumerate(sentences))


def shown(shows: dict[int, dict[str, float]]) -> dict[str, str]:
    return {name: quote.text for name, quote in competencies_shown(*told(shows), SCALE)}


@pytest.fixture(autouse=True)
def limits(monkeypatch: pytest.MonkeyPatch) -> None:
    made = dict.fromkeys(COMPETENCIES, 0.7) | {"teamwork": 1.0}
    monkeypatch.setattr("interview.feedback.competencies.fitted_limits", lambda: made)


def test_the_deed_that_shows_it_best_is_quoted() -> None:
    assert shown({1: {"planning": 0.8}, 2: {"planning": 0.9}}) == {"planning": CHECKED[0]}


def test_what_is_not_sure_enough_is_not_shown() -> None:
    assert shown({1: {"planning": 0.69}}) == {}
    assert shown({1: {"teamwork": 0.99}}) == {}


@pytest.mark.parametrize("number", [0, 3, 4, 5], ids=["setting", "we", "result", "claim"])
def test_only_a_deed_of_one_s_own_shows_anything(number: int) -> None:
    assert shown({number: dict.fromkeys(COMPETENCIES, 0.95)}) == {}


def test_they_come_in_the_order_of_our_list_each_quoted_from_the_answer() -> None:
    text, sentences = told({1: dict.fromkeys(COMPETENCIES, 0.9), 2: {"integrity": 0.95}})
    found = competencies_shown(text, sentences, SCALE)
    assert [name for name, _ in found] == [name for name in COMPETENCIES if name != "teamwork"]
    assert all(stands_in(quote, text) for _, quote in found)


def test_a_reader_that_knows_no_competencies_shows_none() -> None:
    assert shown({}) == {}


def test_the_published_lines_are_those_that_their_limits_were_made_for() -> None:
    assert fitted_lines().shape == (len(COMPETENCIES), 385)
    assert set(fitted_limits()) == set(COMPETENCIES)


def test_three_words_show_no_competency() -> None:
    text, (refusal,) = labelled(("I said no.", *ACTED))
    assert competencies_shown(text, [replace(refusal, shows={"integrity": 0.99})], SCALE) == ()
