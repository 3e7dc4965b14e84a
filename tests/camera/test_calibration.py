"""People whose eyes and cameras differ are known by where they looked; who did not look is told so."""

from __future__ import annotations

import itertools
from dataclasses import replace
from math import cos, radians, sin
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.looking import calibration_from_camera
from interview.camera.calibration import Looked, calibration_from
from interview.camera.gaze import gaze_of, point_on_page
from interview.errors import CalibrationError
from interview.records import FaceObservation, Look
from tests.camera.people import STRAIGHT, face

FIVE = [(0.5, 0.5), (0.1, 0.1), (0.9, 0.1), (0.1, 0.9), (0.9, 0.9)]
NINE = list(itertools.product((0.05, 0.5, 0.95), (0.05, 0.5, 0.95)))
WIDE, HIGH, TOP = 30.0, 17.0, -3.0
"""Degrees of this person's window, and of its top below the camera."""


class Person:
    """Whose measured angles are `gain` times the true ones, `off` degrees aside and `low` down, and noisy."""

    def __init__(self, gain: float = 1.0, off: float = 0.0, low: float = 0.0, noise: float = 0.0) -> None:
        self.gain, self.off, self.low, self.noise = gain, off, low, noise
        self._random = Random(7)

    def looks_at(self, x: float, y: float) -> FaceObservation:
        sideways, upwards = (0.5 - x) * WIDE, TOP - y * HIGH
        noise = [self._random.gauss(0, self.noise) for _ in range(2)]
        return face(
            yaw=self.off,
            pitch=self.low,
            gaze_yaw=self.gain * sideways + noise[0],
            gaze_pitch=self.gain * upwards + noise[1],
        )

    def follows(self, points: list[tuple[float, float]], rate: int = 5, seconds: float = 1.6) -> list[Looked]:
        """The eyes are still at the point before for the first 0.3 s."""
        looks, before = [], (0.5, 0.5)
        for x, y in points:
            for number in range(int(rate * seconds)):
                since = number / rate
                looks.append(Looked(x, y, since, self.looks_at(*(before if since < 0.3 else (x, y)))))
            before = (x, y)
        return looks


@settings(max_examples=60, deadline=None)
@given(
    gain=st.floats(0.5, 1.5),
    off=st.floats(-12, 12),
    low=st.floats(-10, 10),
    points=st.sampled_from([FIVE, NINE]),
    rate=st.integers(4, 10),
)
def test_anybody_with_any_offset_and_gain_is_judged_right(
    gain: float, off: float, low: float, points: list[tuple[float, float]], rate: int
) -> None:
    person = Person(gain, off, low)
    calibration = calibration_from(person.follows(points, rate))
    assert calibration.error < 0.05
    for x, y in itertools.product((0.02, 0.5, 0.98), (0.02, 0.5, 0.98)):
        point = point_on_page(calibration, off + gain * (0.5 - x) * WIDE, low + gain * (TOP - y * HIGH))
        assert point == pytest.approx((x, y), abs=0.02)
        assert gaze_of(person.looks_at(x, y), calibration).look is Look.ON_SCREEN
    assert gaze_of(person.looks_at(0.5, TOP / HIGH), calibration).look is Look.ON_SCREEN, "the camera itself"
    for x, y, direction in ((-0.55, 0.5, "left"), (1.55, 0.5, "right"), (0.5, 2.2, "down"), (0.5, -1.3, "up")):
        gaze = gaze_of(person.looks_at(x, y), calibration)
        assert (gaze.look, gaze.direction) == (Look.AWAY, direction)


def test_noise_as_the_tracker_has_it_is_borne() -> None:
    calibration = calibration_from(Person(0.9, 4.0, noise=1.5).follows(NINE))
    assert 0 < calibration.error < 0.15


def test_one_point_that_was_not_looked_at_does_not_bend_the_rest() -> None:
    person = Person()
    looks = person.follows(NINE)
    strayed = [replace(look, face=person.looks_at(1.8, 0.5)) if (look.x, look.y) == NINE[3] else look for look in looks]
    calibration = calibration_from(strayed)
    assert calibration.error < 0.05
    assert gaze_of(person.looks_at(0.1, 0.5), calibration).look is Look.ON_SCREEN


def stares(person: Person) -> list[Looked]:
    return [replace(look, face=person.looks_at(0.5, 0.0)) for look in person.follows(FIVE)]


def looks_the_other_way(person: Person) -> list[Looked]:
    return [replace(look, face=person.looks_at(1 - look.x, look.y)) for look in person.follows(FIVE)]


def looks_anywhere(person: Person) -> list[Looked]:
    random = Random(1)
    places = {point: (random.random(), random.random()) for point in NINE}
    return [replace(look, face=person.looks_at(*places[look.x, look.y])) for look in person.follows(NINE)]


def looks_aside_and_back(_: Person) -> list[Looked]:
    """Degrees measured of a film: aside, at the camera during two points, aside again."""
    angles = {
        (0.5, 0.5): (25.5, 1.1),
        (0.06, 0.06): (-0.9, -1.4),
        (0.94, 0.06): (-1.1, 0.0),
        (0.94, 0.94): (26.5, 3.2),
        (0.06, 0.94): (25.2, 1.3),
    }
    seen = {point: face(gaze_yaw=sideways, gaze_pitch=upwards) for point, (sideways, upwards) in angles.items()}
    return [Looked(*point, number / 5, look) for point, look in seen.items() for number in range(8)]


def test_a_tilted_camera_is_no_reason_to_refuse() -> None:
    person, tilt = Person(noise=1.0), radians(20)
    looks = [replace(look, face=tilted(look.face, tilt)) for look in person.follows(FIVE) if look.face]
    calibration = calibration_from(looks)
    for x, y in itertools.product((0.1, 0.9), (0.1, 0.9)):
        assert gaze_of(tilted(person.looks_at(x, y), tilt), calibration).look is Look.ON_SCREEN


def tilted(seen: FaceObservation, angle: float) -> FaceObservation:
    sideways, upwards = seen.gaze_yaw, seen.gaze_pitch
    return replace(
        seen,
        gaze_yaw=cos(angle) * sideways + sin(angle) * upwards,
        gaze_pitch=cos(angle) * upwards - sin(angle) * sideways,
    )


@pytest.mark.parametrize("strays", [stares, looks_the_other_way, looks_anywhere, looks_aside_and_back])
def test_who_does_not_follow_the_points_is_told_what_to_do(strays: object) -> None:
    assert callable(strays)
    with pytest.raises(CalibrationError, match="Look at each point"):
        calibration_from(strays(Person(noise=1.0)))


@pytest.mark.parametrize("change", [{"hidden": True}, {"closed": 0.9}, {"yaw": 50.0}])
def test_eyes_that_cannot_be_read_make_no_calibration(change: dict[str, float]) -> None:
    looks = Person().follows(FIVE)
    unread = [replace(look, face=replace(look.face or STRAIGHT, **change)) for look in looks]  # type: ignore[arg-type]
    with pytest.raises(CalibrationError, match="face was not seen"):
        calibration_from(unread)


def test_without_a_face_or_a_second_line_of_points_there_is_none() -> None:
    person = Person()
    for looks in (
        [],
        [replace(look, face=None) for look in person.follows(NINE)],
        person.follows([(0.1, 0.5), (0.3, 0.5), (0.6, 0.5), (0.9, 0.5)]),
        person.follows(NINE, seconds=0.5),
    ):
        with pytest.raises(CalibrationError, match="face was not seen"):
            calibration_from(looks)


def test_looks_at_the_camera_alone_shift_the_limits() -> None:
    calibration = calibration_from_camera([face(yaw=12.0, pitch=5.0)] * 8)
    assert gaze_of(face(yaw=-15.0, pitch=5.0), calibration).look is Look.AWAY
    assert gaze_of(face(yaw=29.0, pitch=5.0), calibration).look is Look.ON_SCREEN
    with pytest.raises(CalibrationError):
        calibration_from_camera([])
