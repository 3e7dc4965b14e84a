"""How a recogniser is fed and checked, with a recogniser made by hand that skips what the test says."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from interview.engines.recognising import Span, is_unheard, joined, language_of, windows_from, words_heard
from interview.records import Word


class Recogniser:
    """Hears one word a second, but inside a larger window it skips the sentences it is told to."""

    def __init__(self, *skipped: Span) -> None:
        self.skipped = skipped
        self.asked: list[Span] = []

    def __call__(self, windows: Sequence[Span]) -> list[list[Word]]:
        self.asked.extend(windows)
        return [self._words_in(window) for window in windows]

    def _words_in(self, window: Span) -> list[Word]:
        seconds = range(int(window[0]), int(window[1]))
        lost = [span for span in self.skipped if window[0] <= span[0] and span[1] <= window[1] and window != span]
        return [Word(f"w{s}", s, s + 1, 0.9) for s in seconds if not any(a <= s < b for a, b in lost)]


def test_pauses_inside_a_window_are_kept_and_long_ones_cut_it() -> None:
    assert windows_from([(0, 4), (5, 9), (12, 15)]) == [(0, 9), (12, 15)]


def test_a_window_is_never_longer_than_the_model_hears() -> None:
    windows = windows_from([(float(n), n + 0.9) for n in range(100)])
    assert max(end - start for start, end in windows) <= 28
    assert windows[0][0] == 0
    assert windows[-1][1] == pytest.approx(99.9)


def test_speech_without_a_skip_is_decoded_once() -> None:
    recogniser = Recogniser()
    assert [word.text for word in words_heard([(0, 4), (5, 9)], recogniser)] == [f"w{n}" for n in range(9)]
    assert recogniser.asked == [(0, 9)]


@pytest.mark.parametrize("skipped", [(0, 3), (4, 8), (9, 12)], ids=["first", "middle", "last"])
def test_a_skipped_sentence_is_heard_by_itself(skipped: Span) -> None:
    words = words_heard([(0, 3), (4, 8), (9, 12)], Recogniser(skipped))
    heard = {word.text for word in words}
    assert {f"w{n}" for start, end in [(0, 3), (4, 8), (9, 12)] for n in range(start, end)} <= heard
    assert [word.start for word in words] == sorted(word.start for word in words)


def test_noise_that_never_becomes_words_is_asked_about_twice_and_no_more() -> None:
    asked: list[Span] = []

    def hear(windows: Sequence[Span]) -> list[list[Word]]:
        asked.extend(windows)
        return [[Word("yes", 0, 1, 0.9)] if start == 0 else [] for start, _ in windows]

    assert [word.text for word in words_heard([(0, 1), (2, 8)], hear)] == ["yes"]
    assert asked == [(0, 8), (0, 1), (2, 8)]


def test_no_speech_asks_nothing() -> None:
    recogniser = Recogniser()
    assert words_heard([], recogniser) == ()
    assert recogniser.asked == []


class Skipping:
    """Hears these words at first, and these when it is asked about a part of the same stretch again."""

    def __init__(self, first: list[Word], again: list[Word]) -> None:
        self.first, self.again = first, again
        self.asked: list[Span] = []

    def __call__(self, windows: Sequence[Span]) -> list[list[Word]]:
        said = self.again if self.asked else self.first
        self.asked.extend(windows)
        return [said for _ in windows]


def seconds(*starts: float) -> list[Word]:
    return [Word(f"w{start:g}", start, start + 0.8, 0.9) for start in starts]


AROUND_A_GAP = seconds(0, 1, 2, 7, 8, 9)
"""Of a stretch of 10 seconds: from 2.8 to 7 there is speech and no word."""


def test_a_gap_inside_one_stretch_is_read_again_by_itself_and_its_words_come_in_order() -> None:
    hear = Skipping(AROUND_A_GAP, seconds(3, 4, 5, 6))
    assert [word.text for word in words_heard([(0.0, 10.0)], hear)] == [f"w{n}" for n in range(10)]
    assert hear.asked == [(0.0, 10.0), (pytest.approx(2.6), pytest.approx(7.2))]


def test_words_of_the_second_try_that_stand_outside_the_gap_are_dropped() -> None:
    hear = Skipping(AROUND_A_GAP, [Word("two", 2.4, 2.9, 0.9), *seconds(4), Word("seven", 6.9, 7.4, 0.9)])
    assert [word.text for word in words_heard([(0.0, 10.0)], hear)] == ["w0", "w1", "w2", "w4", "w7", "w8", "w9"]


def test_a_gap_that_stays_without_words_is_asked_about_once() -> None:
    hear = Skipping(AROUND_A_GAP, [])
    assert list(words_heard([(0.0, 10.0)], hear)) == AROUND_A_GAP
    assert len(hear.asked) == 2


def test_every_gap_of_a_stretch_is_read_and_none_before_its_beginning() -> None:
    hear = Skipping(seconds(3, 7), seconds(0.5, 1, 5, 9))
    heard = words_heard([(0.1, 10.0)], hear)
    assert [word.text for word in heard] == ["w0.5", "w1", "w3", "w5", "w7", "w9"]
    assert [round(start, 1) for start, _ in hear.asked[1:]] == [0.0, 3.6, 7.6]


def test_a_word_stretched_over_a_sentence_does_not_hide_it() -> None:
    stretched = [Word("we", 2.9, 3.1, 0.1), Word("must", 3.1, 7.1, 0.9)]
    assert is_unheard((2.6, 5.7), stretched)
    assert not is_unheard((6.7, 9.0), [*stretched, Word("find", 7.1, 8.5, 0.9)])


def test_a_short_gap_between_words_is_not_unheard_speech() -> None:
    assert not is_unheard((0.0, 3.0), [Word("a", 0.4, 0.9, 0.9), Word("b", 1.9, 2.4, 0.9)])


@pytest.mark.parametrize(
    ("probabilities", "language"),
    [
        ({"en": 0.9, "cy": 0.1}, "en"),
        ({"la": 0.38, "en": 0.17}, "en"),  # what an accent does to the detector
        ({"sv": 0.94, "en": 0.001}, "sv"),
        ({}, "en"),
    ],
)
def test_english_is_assumed_unless_another_language_is_clear(probabilities: dict[str, float], language: str) -> None:
    assert language_of(probabilities) == language


def test_pieces_of_one_word_become_that_word() -> None:
    pieces = [Word(" an", 0, 0.2, 0.9), Word(" ill", 0.2, 0.5, 0.8), Word("-disposed", 0.5, 1, 0.7), Word(" ", 1, 1, 1)]
    assert joined(pieces) == [Word("an", 0, 0.2, 0.9), Word("ill-disposed", 0.2, 1, 0.7)]


def test_two_skipped_sentences_far_apart_are_both_heard() -> None:
    spans = [(0.0, 3.0), (4.0, 8.0), (9.0, 12.0), (13.0, 17.0), (18.0, 20.0)]
    words = words_heard(spans, Recogniser((4, 8), (13, 17)))
    assert {f"w{n}" for start, end in spans for n in range(int(start), int(end))} <= {word.text for word in words}
