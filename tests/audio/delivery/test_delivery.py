"""What is measured of an answer: pace, pauses, fillers; what cannot be measured is None, never zero or NaN."""

from __future__ import annotations

import pytest

from interview.audio.delivery import Sounding, delivery_from, delivery_of
from interview.audio.delivery.pace import spoken_words
from interview.records import Answer, Delivery, MomentKind, Word
from interview.sessions.tables import delivery_row
from tests.audio.delivery.saying import said


def spoken(*words: tuple[str, float, float]) -> Answer:
    return Answer(" ".join(w for w, _, _ in words), "spoken", tuple(Word(w, a, b, 0.8) for w, a, b in words), 30.0)


def measured(answer: Answer) -> Delivery:
    delivery = delivery_of(answer)
    assert delivery is not None
    return delivery


def test_a_minute_of_two_words_a_second_is_120_words_a_minute() -> None:
    delivery = measured(spoken(*[(f"w{n}", n * 0.5, n * 0.5 + 0.5) for n in range(120)]))
    assert delivery.words_per_minute == 120.0
    assert delivery.articulation_rate == 120.0
    assert delivery.pauses == 0


def test_fillers_are_counted_and_not_part_of_the_pace() -> None:
    words = [(w, n * 1.0, n * 1.0 + 0.6) for n, w in enumerate(["Um,", "I", "uh", "built", "the", "summer", "house"])]
    delivery = measured(spoken(*words))
    assert delivery.fillers == 2
    assert delivery.words == 5
    assert delivery.words_per_minute == pytest.approx(60 * 5 / 6.6, abs=0.1)


def test_without_sound_only_gaps_of_half_a_second_are_pauses() -> None:
    delivery = measured(spoken(("one", 0, 0.4), ("two", 0.8, 0.9), ("three", 3.0, 3.4)))
    assert (delivery.source, delivery.pauses, delivery.longest_pause) == ("words", 1, 2.1)


def test_with_sound_pauses_are_where_nobody_speaks_whatever_the_words_times() -> None:
    words = [Word(w, a, b, 0.9) for w, a, b in [("one", 0.1, 0.9), ("two", 0.9, 2.0), ("three", 2.0, 2.4)]]
    delivery = delivery_from(words, Sounding([(0.1, 0.8), (1.1, 1.6), (2.1, 2.5)]))
    assert delivery is not None
    pauses = [(one.start, one.end) for one in delivery.moments if one.kind is MomentKind.PAUSE]
    assert pauses == [(0.8, 1.1), (1.6, 2.1)]
    assert delivery.pause_seconds == pytest.approx(0.8)


def test_articulation_rate_takes_the_pauses_out() -> None:
    delivery = delivery_from(said("a b c d | e f g h"), Sounding([(0.0, 2.0), (3.0, 5.0)]))
    assert delivery is not None
    assert delivery.words_per_minute == pytest.approx(60 * 8 / 5.0, abs=0.1)
    assert delivery.articulation_rate == pytest.approx(60 * 8 / 4.0, abs=0.1)


def test_the_time_before_the_first_word_is_thinking_time() -> None:
    words = [Word("Well", 2.4, 2.8, 0.9), Word("yes", 3.0, 3.3, 0.9), Word("indeed", 3.3, 3.8, 0.9)]
    delivery = delivery_from(words, Sounding([(2.2, 3.9)]))
    assert delivery is not None
    assert delivery.start == 2.2


def test_a_filler_seen_in_the_sound_alone_is_counted_and_says_so() -> None:
    delivery = delivery_from(said("we built it"), Sounding([(0.0, 3.0)], fillers=[(1.5, 1.9)]))
    assert delivery is not None
    assert [(one.start, one.source) for one in delivery.moments] == [(1.5, "sound")]
    assert delivery.fillers == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("30%", 2),
        ("25", 2),
        ("2019", 2),
        ("1999", 3),
        ("$5,000", 3),
        ("3.5", 3),
        ("120", 3),
        ("2,000,000", 2),
        ("C3PO", 1),
    ],
)
def test_figures_count_as_the_words_that_are_said_for_them(text: str, words: int) -> None:
    assert spoken_words(said(text)) == words


def test_two_words_have_no_pace() -> None:
    assert measured(spoken(("yes", 0, 0.4), ("indeed", 0.5, 0.9))).words_per_minute is None


def test_pace_over_time_shows_where_somebody_slows_down() -> None:
    quick = [Word("w", n * 0.4, n * 0.4 + 0.3, 0.9) for n in range(50)]
    slow = [Word("w", 20 + n * 1.0, 20.5 + n * 1.0, 0.9) for n in range(20)]
    delivery = delivery_from([*quick, *slow], Sounding([(0.0, 39.5)]))
    assert delivery is not None
    assert delivery.pace[0].words_per_minute > 2 * delivery.pace[-1].words_per_minute


def test_a_short_answer_has_no_pace_over_time() -> None:
    assert measured(Answer("", "spoken", tuple(said("one two three four")))).pace == ()


def test_noise_without_words_has_no_delivery() -> None:
    assert delivery_from([], Sounding([(0.0, 5.0)])) is None


def test_a_typed_answer_has_no_delivery() -> None:
    assert delivery_of(Answer("I typed this.", "typed")) is None


def test_the_stutter_safe_mode_lists_and_judges_no_fluency() -> None:
    words = said("Um, I I think | we we built it " * 6)
    usual, safe = (delivery_from(words, None, stutter_safe=wish) for wish in (False, True))
    assert usual is not None
    assert safe is not None
    assert usual.confidence is not None
    assert safe.confidence is None
    assert {one.kind for one in safe.moments} == {MomentKind.HEDGE}


def test_in_another_language_a_word_that_looks_like_a_filler_is_a_word() -> None:
    words = said("Ich habe um vier Uhr angefangen und er hat um sechs Uhr um Hilfe gebeten " * 3)
    delivery = delivery_from(words, Sounding([(0.0, 22.5)], fillers=[(1.0, 1.3)]), language="de")
    assert delivery is not None
    assert delivery.words == len(words)
    assert delivery.words_per_minute is not None
    assert delivery.moments == ()
    assert delivery.confidence is None


def test_a_first_word_alone_before_a_pause_is_where_the_answer_begins() -> None:
    words = [Word("So,", 0.5, 0.7, 0.9), *[Word("w", 1.0 + n * 0.4, 1.3 + n * 0.4, 0.9) for n in range(9)]]
    delivery = delivery_from(words, Sounding([(0.48, 0.7), (0.98, 4.6)]))
    assert delivery is not None
    assert delivery.start == 0.48
    assert delivery.pauses == 1


def test_words_that_stand_beside_all_speech_give_no_negative_time() -> None:
    delivery = delivery_from([Word("yes", 1.0, 1.25, 0.9)], Sounding([(1.3, 1.9)]))
    assert delivery is not None
    assert delivery.span >= 0
    assert delivery.words_per_minute is None


def test_what_was_left_out_on_wish_is_an_empty_cell_and_no_zero() -> None:
    words = said("Um, I I think | we we built it " * 6)
    row = delivery_row(1, delivery_from(words, None, stutter_safe=True) or pytest.fail("not measured"))
    empty = {name for name, value in row.items() if value is None}
    assert empty >= {"words_per_minute", "pauses", "fillers", "repetitions", "thinking", "confidence_score"}
    assert row["hedges"] == 6
