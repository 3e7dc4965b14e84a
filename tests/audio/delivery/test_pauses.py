"""Where somebody pauses, from likelihoods of speech made by hand."""

from __future__ import annotations

from interview.audio.delivery.pauses import hushed, padded, pauses_in, speech_spans

STEP = 0.05


def likely(*stretches: tuple[float, float]) -> list[float]:
    return [value for seconds, value in stretches for _ in range(round(seconds / STEP))]


def test_a_silence_of_a_quarter_second_parts_two_stretches_and_a_shorter_one_does_not() -> None:
    spans = speech_spans(likely((1, 0.9), (0.3, 0.0), (1, 0.9), (0.2, 0.0), (1, 0.9)), STEP)
    assert spans == [(0.0, 1.0), (1.3, 3.5)]
    assert pauses_in(spans, 0.0, 3.5) == [(1.0, 1.3)]


def test_speech_up_to_the_last_moment_is_closed_there() -> None:
    assert speech_spans(likely((0.5, 0.0), (1, 0.9)), STEP) == [(0.5, 1.5)]


def test_a_soft_end_belongs_to_the_speech_before_it() -> None:
    assert speech_spans(likely((1, 0.9), (0.5, 0.2), (0.5, 0.0)), STEP) == [(0.0, 1.5)]


def test_a_click_is_no_speech() -> None:
    assert speech_spans(likely((1, 0.0), (0.05, 0.9), (1, 0.0)), STEP) == []


def test_where_the_detector_rings_on_in_a_silent_room_there_is_a_pause() -> None:
    values = likely((1, 0.9), (0.5, 0.2), (1, 0.9))
    levels = likely((1, -20.0), (0.5, -70.0), (1, -20.0))
    assert speech_spans(hushed(values, levels), STEP) == [(0.0, 1.0), (1.5, 2.5)]
    assert speech_spans(hushed(values, [-20.0] * len(values)), STEP) == speech_spans(values, STEP)


def test_no_sound_has_no_speech() -> None:
    assert speech_spans(hushed([], []), STEP) == []


def test_silence_before_and_after_an_answer_is_no_pause_of_it() -> None:
    assert pauses_in([(0.0, 1.0), (4.0, 5.0), (9.0, 9.5)], 3.9, 5.2) == []


def test_room_around_a_stretch_is_shared_with_its_neighbour() -> None:
    assert padded([(1.0, 2.0), (2.2, 3.0)], 0.2, 3.1) == [(0.8, 2.1), (2.1, 3.1)]


def test_where_nobody_speaks_there_is_no_room_to_give() -> None:
    assert padded([], 0.2, 3.0) == []
