"""What one visitor may take: sound no faster than time, messages so many a second."""

from __future__ import annotations

import pytest

from interview.live.limits import LiveLimits, Pace, SoundClock, limits_from
from interview.machine import Machine
from interview.settings import Settings
from tests.live.page import Hand

SECOND = bytes(32_000)


def seconds_taken(clock: SoundClock, most: int = 2000) -> int:
    return next((number for number in range(most) if not clock.takes(SECOND)), most)


def test_sound_cannot_outrun_the_clock_by_more_than_a_little() -> None:
    hand = Hand()
    clock = SoundClock(LiveLimits(ahead=20.0), clock=hand)
    assert seconds_taken(clock) == 20


def test_sound_in_real_time_is_taken_for_hours() -> None:
    hand = Hand()
    clock = SoundClock(LiveLimits(), clock=hand)
    for _ in range(3 * 3600):
        hand.now += 1.0
        assert clock.takes(SECOND)


def test_what_a_page_kept_while_it_was_away_may_come_at_once() -> None:
    hand = Hand()
    clock = SoundClock(LiveLimits(ahead=20.0), clock=hand)
    hand.now += 600.0
    assert seconds_taken(clock) == 620


def test_after_a_restart_the_time_since_anything_was_written_counts_up_to_a_quarter_of_an_hour() -> None:
    assert seconds_taken(SoundClock(LiveLimits(ahead=20.0), away=300.0, clock=Hand())) == 320
    assert seconds_taken(SoundClock(LiveLimits(ahead=20.0), away=86_400.0, clock=Hand())) == 920
    assert seconds_taken(SoundClock(LiveLimits(ahead=20.0), away=-50.0, clock=Hand())) == 20


def test_tiny_frames_count_for_more_than_their_sound() -> None:
    clock = SoundClock(LiveLimits(ahead=1.0), clock=Hand())
    assert sum(clock.takes(bytes(2)) for _ in range(100)) == 31


def test_a_pace_allows_some_at_once_and_then_so_many_a_second() -> None:
    hand = Hand()
    pace = Pace(2.0, 3.0, hand)
    assert [pace.allows() for _ in range(4)] == [True, True, True, False]
    hand.now += 0.5
    assert [pace.allows() for _ in range(2)] == [True, False]
    assert pace.wait() == pytest.approx(0.5)
    hand.now += 1000.0
    assert [pace.allows() for _ in range(4)] == [True, True, True, False]


def test_two_interviews_a_core_are_held_at_once_unless_a_setting_says_otherwise() -> None:
    def most(cores: int, **given: int) -> int:
        return limits_from(Settings(**given), Machine(cores, 8.0, "")).most_held  # type: ignore[arg-type]

    assert (most(1), most(2), most(8), most(8, live_most_held=1)) == (2, 4, 16, 1)
