"""The waiting line: who comes in, in which order, and about when."""

from __future__ import annotations

import pytest

from interview.live.waiting import COMES_FIRST, KEEPS_PLACE, LEAST_LEFT, TYPICAL, WaitingLine


def arrive(line: WaitingLine, *names: str, now: float = 0.0) -> list[str]:
    for name in names:
        line.arrive(name, now)
    return line.let_in(now)


def test_there_are_so_many_seats_and_the_others_wait_in_the_order_they_came() -> None:
    line = WaitingLine(2)
    assert arrive(line, "a", "b", "c", "d") == ["a", "b"]
    assert line.waiting == ["c", "d"]
    line.end("b", 10.0)
    assert line.let_in(10.0) == ["c"]
    assert line.waiting == ["d"]


def test_a_page_that_comes_again_has_its_seat_or_its_place_still() -> None:
    line = WaitingLine(1)
    arrive(line, "a", "b", "c")
    line.leave("a", 1.0)
    line.leave("b", 1.0)
    assert arrive(line, "b", "a", now=1.0 + KEEPS_PLACE) == []
    assert line.seated == ["a"]
    assert line.waiting == ["b", "c"]
    assert not line.away(60.0)


def test_nobody_waits_behind_a_page_that_left() -> None:
    line = WaitingLine(1)
    arrive(line, "a", "b", "c")
    line.leave("b", 5.0)
    line.end("a", 6.0)
    assert line.let_in(6.0) == ["c"], "its turn came while it was away"
    assert line.waiting == ["b"], "and its place is kept all the same"
    assert line.let_in(5.0 + KEEPS_PLACE + 0.1) == []
    assert line.waiting == []
    assert arrive(line, "d", "b", now=50.0) == []
    assert line.waiting == ["d", "b"], "who is away for longer comes last again"


def test_who_was_in_the_middle_of_an_interview_comes_before_those_who_have_not_begun() -> None:
    line = WaitingLine(1)
    arrive(line, "a", "b", "c")
    line.leave("a", 5.0)
    assert line.away(50.0) == {"a": 45.0}
    line.break_off("a", 50.0)
    assert line.let_in(50.0) == ["b"]
    assert arrive(line, "a", now=60.0) == []
    assert line.waiting == ["a", "c"]


def test_after_a_quarter_of_an_hour_it_comes_last_like_everybody() -> None:
    line = WaitingLine(1)
    arrive(line, "a", "b")
    line.break_off("a", 10.0)
    line.let_in(10.0)
    arrive(line, "c", "a", now=10.0 + COMES_FIRST)
    assert line.waiting == ["c", "a"]


def test_the_estimate_falls_as_the_others_go_on_and_grows_with_the_place() -> None:
    line = WaitingLine(2)
    arrive(line, "a", now=0.0)
    arrive(line, "b", "c", "d", "e", now=300.0)
    assert line.seconds("c", 300.0) == pytest.approx(TYPICAL - 300)
    assert line.seconds("d", 300.0) == pytest.approx(TYPICAL)
    assert line.seconds("e", 300.0) == pytest.approx(2 * TYPICAL - 300), "after the one that follows the first"
    assert line.seconds("c", 900.0) == pytest.approx(TYPICAL - 900)
    assert line.seconds("c", 9000.0) == LEAST_LEFT, "however long the others have lasted"


def test_what_interviews_lasted_here_is_learnt() -> None:
    line = WaitingLine(1)
    for number in range(20):
        arrive(line, f"{number}", now=number * 300.0)
        line.end(f"{number}", number * 300.0 + 300.0)
    arrive(line, "a", "b", now=9000.0)
    assert 300 < line.seconds("b", 9000.0) < 500


def test_a_free_seat_that_was_not_given_yet_is_no_wait() -> None:
    line = WaitingLine(2)
    line.arrive("a", 0.0)
    assert line.seconds("a", 0.0) == 0.0
    assert line.seconds("unknown", 0.0) == 0.0
