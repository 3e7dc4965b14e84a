"""Where the person looked during an answer: seconds, looks away, distractions, and when nothing can be said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from interview.camera import focus_from
from interview.records import Calibration, Glimpse, Limits, Look
from tests.camera.people import STRAIGHT, face, film, glimpse

AT, ASIDE = 0.0, 35.0


def test_the_share_is_of_the_time_in_which_it_can_be_told() -> None:
    focus = focus_from(film((6, AT), (2, ASIDE), (4, None)))
    assert focus.share == pytest.approx(0.75, abs=0.01)
    assert focus.frames == 60
    assert focus.seconds == pytest.approx(11.9)
    assert focus.rough


def test_a_look_aside_becomes_a_span_with_its_borders_and_direction() -> None:
    (away,) = focus_from(film((3, AT), (2, ASIDE), (3, AT))).away
    assert (away.start, away.end) == pytest.approx((3.0, 5.0), abs=0.05)
    assert away.direction == "left"


@pytest.mark.parametrize("rate", [4, 5, 10])
def test_borders_are_right_to_a_third_of_a_second_at_any_rate(rate: int) -> None:
    for shift in (0.0, 0.07, 0.13):
        (away,) = focus_from(film((3 + shift, AT), (2.5, ASIDE), (4, AT), step=1 / rate)).away
        assert (away.start, away.end) == pytest.approx((3.0 + shift, 5.5 + shift), abs=0.3)


def test_blinks_and_misread_frames_are_no_looks_away() -> None:
    seen = film((12, AT))
    blink = face(gaze_pitch=-35.0)
    for start in (10, 30, 50):
        seen[start] = glimpse(replace(blink, closed=0.4), at=seen[start].at)  # on the way down
        seen[start + 1] = glimpse(replace(blink, closed=0.9), at=seen[start + 1].at)
    seen[40] = glimpse(face(yaw=ASIDE), at=seen[40].at)
    seen[45] = glimpse(at=seen[45].at)
    focus = focus_from(seen)
    assert focus.share == 1.0
    assert (focus.away, focus.spells) == ((), ())
    assert {second.look for second in focus.each_second} == {Look.ON_SCREEN}


def test_a_glance_counts_in_the_share_and_is_not_listed() -> None:
    focus = focus_from(film((3, AT), (0.8, ASIDE), (3, AT)))
    assert focus.away == ()
    assert focus.share is not None
    assert focus.share < 0.95


def test_a_face_lost_while_looking_away_does_not_end_the_span() -> None:
    (away,) = focus_from(film((4, AT), (1, ASIDE), (1.4, None), (1, ASIDE), (2, AT))).away
    assert (away.start, away.end) == pytest.approx((4.0, 7.4), abs=0.05)


def test_somebody_who_leaves_is_not_looking_away() -> None:
    focus = focus_from(film((6, AT), (1, ASIDE), (8, None), (1, ASIDE), (6, AT)))
    assert [round(span.end - span.start) for span in focus.away] == [1, 1]
    (spell,) = focus.spells
    assert (spell.look, round(spell.end - spell.start)) == (Look.NO_FACE, 8)
    assert focus.distractions == ()


def test_each_second_has_the_state_of_most_of_it() -> None:
    focus = focus_from(film((2.4, AT), (2, -ASIDE), (1.6, None)), seconds=8.0)
    looks = [(second.look, second.direction) for second in focus.each_second]
    assert looks == [
        (Look.ON_SCREEN, ""), (Look.ON_SCREEN, ""), (Look.AWAY, "right"), (Look.AWAY, "right"),
        (Look.NO_FACE, ""), (Look.NO_FACE, ""), (None, ""), (None, ""),
    ]  # fmt: skip


def test_what_was_seen_after_the_sound_ended_is_not_of_the_answer() -> None:
    focus = focus_from(film((6, AT), (4, ASIDE)), seconds=6.0)
    assert focus.share == 1.0
    assert len(focus.each_second) == 6


def test_a_camera_that_stops_and_goes_on_leaves_a_gap() -> None:
    seen = [*film((4, ASIDE)), *film((4, ASIDE), start=20.0)]
    assert [(round(one.start), round(one.end)) for one in focus_from(seen).away] == [(0, 4), (20, 24)]
    assert focus_from(seen).each_second[10].look is None


def test_three_seconds_in_one_go_are_a_distraction() -> None:
    assert focus_from(film((5, AT), (2.8, ASIDE), (5, AT))).distractions == ()
    (one,) = focus_from(film((5, AT), (3.2, ASIDE), (5, AT))).distractions
    assert one.kind == "long"
    assert (one.start, one.end) == pytest.approx((5.0, 8.2), abs=0.1)


def test_ten_seconds_in_thirty_are_one() -> None:
    often = film(*[(4.0, AT), (2.6, ASIDE)] * 4, (5, AT))
    (one,) = focus_from(often).distractions
    assert one.kind == "repeated"
    assert one.start == pytest.approx(4.0, abs=0.1)
    seldom = film(*[(9.0, AT), (2.6, ASIDE)] * 6, (5, AT))
    assert focus_from(seldom).distractions == ()


def test_the_limits_are_settings() -> None:
    seen = film((5, AT), (2.2, ASIDE), (5, AT))
    assert focus_from(seen, limits=Limits(long=2.0)).distractions[0].kind == "long"
    assert focus_from(seen, limits=Limits(repeated=2.0, within=10)).distractions[0].kind == "repeated"


def test_a_long_look_is_not_told_twice() -> None:
    kinds = [one.kind for one in focus_from(film((5, AT), (14, ASIDE), (5, AT))).distractions]
    assert kinds == ["long"]


@pytest.mark.parametrize(
    "seen",
    [
        [],
        film((1.6, AT)),
        film((4, AT), (6, None)),
        film((10, None)),
        [glimpse(replace(STRAIGHT, hidden=True), at=0.2)],
    ],
    ids=["none", "few", "lost", "empty", "hidden"],
)
def test_too_little_seen_gives_no_share_and_no_looks_away(seen: list[Glimpse]) -> None:
    focus = focus_from(seen)
    assert focus.share is None
    assert (focus.away, focus.distractions) == ((), ())
    assert focus.frames == len(seen)


def test_a_calibration_makes_it_more_than_rough() -> None:
    """This person's camera stands aside: straight at the screen measures 25 degrees."""
    aside = Calibration((0.5 + 25 / 32, -1 / 32, 0.0), (0.4, 0.0, -1 / 20))
    seen = film((6, 25.0))
    assert focus_from(seen).share == 0.0
    assert focus_from(seen, aside).share == 1.0
    assert not focus_from(seen, aside).rough


def test_two_people_and_the_dark_are_told_and_judge_nobody() -> None:
    seen = film((10, AT))
    seen[10:20] = [glimpse(STRAIGHT, STRAIGHT, at=one.at) for one in seen[10:20]]
    seen[30:40] = [glimpse(at=one.at, light=0.01) for one in seen[30:40]]
    focus = focus_from(seen)
    assert [spell.look for spell in focus.spells] == [Look.TWO_FACES, Look.DARK]
    assert focus.share == 1.0
    assert focus.distractions == ()
