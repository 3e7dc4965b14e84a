"""A voice that holds one vowel where no word stands is a place to listen to again; all else is none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pytest

from interview.audio.delivery.steady import steady_places
from interview.engines.recognising import Span
from interview.records import Word

if TYPE_CHECKING:
    from numpy.typing import NDArray

STEP = 0.02
SECONDS = 6.0
HELD = (2.0, 2.5)
WORDS = [Word("we", 0.2, 0.5, 0.9), Word("moved", 0.5, 1.0, 0.9), Word("it", 4.0, 4.3, 0.9)]


@dataclass(frozen=True, slots=True)
class Tracks:
    """Six seconds of moving speech."""

    pitch: NDArray[np.float64]
    level: NDArray[np.float64]
    change: NDArray[np.float64]

    def places(self, words: list[Word]) -> list[Span]:
        return steady_places(self.pitch, self.level, self.change, STEP, words)


def frames(span: Span) -> slice:
    return slice(round(span[0] / STEP), round(span[1] / STEP))


def holding(*spans: Span) -> Tracks:
    """Speech whose sound changes from moment to moment, but stands still here."""
    count = round(SECONDS / STEP)
    pitch = 10 + 3 * np.sin(np.arange(count) / 8)
    change = np.full(count, 30.0)
    for span in spans:
        pitch[frames(span)], change[frames(span)] = 9.0, 6.0
    return Tracks(pitch, np.full(count, -20.0), change)


def test_a_held_voice_between_words_is_a_place() -> None:
    assert holding(HELD).places(WORDS) == [pytest.approx(HELD)]


def test_places_come_in_order_of_time() -> None:
    assert holding((3.0, 3.4), HELD).places(WORDS) == [pytest.approx(HELD), pytest.approx((3.0, 3.4))]


def test_without_words_it_is_a_place_all_the_same() -> None:
    assert holding(HELD).places([]) == [pytest.approx(HELD)]


def test_speech_that_moves_has_no_place() -> None:
    assert holding().places(WORDS) == []


def test_under_a_word_it_is_the_words_own_vowel() -> None:
    assert holding(HELD).places([*WORDS, Word("slow", 1.9, 2.5, 0.9)]) == []


def test_a_word_that_covers_less_than_half_of_it_explains_nothing() -> None:
    assert holding(HELD).places([*WORDS, Word("slow", 1.7, 2.2, 0.9)]) == [pytest.approx(HELD)]


@pytest.mark.parametrize("word", [Word("Um,", 2.7, 3.0, 0.9), Word("uh", 1.4, 1.8, 0.9), Word("er", 2.1, 2.3, 0.9)])
def test_beside_a_written_filler_it_is_that_filler(word: Word) -> None:
    assert holding(HELD).places([*WORDS, word]) == []


def test_a_written_filler_elsewhere_does_not_explain_it() -> None:
    assert holding(HELD).places([*WORDS, Word("um", 3.2, 3.5, 0.9)]) == [pytest.approx(HELD)]


def test_a_word_whose_times_are_stretched_over_two_seconds_does_not_hide_it() -> None:
    """ "it" takes half a second at most: a recogniser that left an "um" out before it gives it the um's time too."""
    assert holding(HELD).places([Word("moved", 0.5, 1.0, 0.9), Word("it", 1.8, 4.0, 0.9)]) == [pytest.approx(HELD)]
    assert holding(HELD).places([Word("it", 0.6, 2.5, 0.9)]) == [], "at the end of its times the word itself stands"


def test_noise_is_no_voice() -> None:
    tracks = holding(HELD)
    tracks.pitch[frames(HELD)] = np.nan
    assert tracks.places(WORDS) == []


def test_a_little_of_it_may_be_unvoiced() -> None:
    tracks = holding(HELD)
    tracks.pitch[frames((2.0, 2.2))] = np.nan
    assert tracks.places(WORDS) == [pytest.approx(HELD)]


@pytest.mark.parametrize("span", [(2.0, 2.2), (1.5, 3.0)], ids=["too short", "too long"])
def test_what_is_shorter_or_longer_than_anybody_says_um_is_none(span: Span) -> None:
    assert holding(span).places(WORDS) == []


def test_breath_and_room_are_too_quiet() -> None:
    tracks = holding(HELD)
    tracks.level[frames(HELD)] = -45.0
    assert tracks.places(WORDS) == []


def test_a_soft_filler_is_loud_enough() -> None:
    tracks = holding(HELD)
    tracks.level[frames(HELD)] = -35.0
    assert tracks.places(WORDS) == [pytest.approx(HELD)]


def test_a_held_vowel_whose_pitch_moves_is_a_word() -> None:
    tracks = holding(HELD)
    tracks.pitch[frames(HELD)] = np.linspace(6.0, 12.0, 25)
    assert tracks.places(WORDS) == []


@pytest.mark.parametrize("span", [(0.0, 0.5), (5.5, 6.0)], ids=["first", "last"])
def test_at_the_ends_of_an_answer_it_is_found_too(span: Span) -> None:
    assert holding(span).places([Word("it", 2.0, 2.3, 0.9)]) == [pytest.approx(span)]
