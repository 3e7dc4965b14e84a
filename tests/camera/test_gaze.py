"""What counts as the screen, and where else the person looks."""

from __future__ import annotations

import pytest

from interview.camera.gaze import gaze_of
from interview.records import FaceObservation, Look
from tests.camera.people import face


@pytest.mark.parametrize(
    "seen",
    [
        face(),
        face(yaw=14.0),
        face(yaw=-24.0, gaze_yaw=20.0),  # the head aside, the eyes on the camera
        face(pitch=-10.0, gaze_pitch=-10.0),  # the lower part of the screen
        face(pitch=8.0),
    ],
)
def test_camera_and_screen_count_as_looking(seen: FaceObservation) -> None:
    assert gaze_of(seen).look is Look.ON_SCREEN


@pytest.mark.parametrize(
    ("seen", "direction"),
    [
        (face(yaw=28.0), "left"),  # the image's right is the person's left
        (face(gaze_yaw=-23.0), "right"),  # the eyes alone
        (face(pitch=25.0), "up"),  # the ceiling
        (face(pitch=-20.0, gaze_pitch=-12.0), "down"),  # a telephone in the lap
        (face(yaw=-45.0, gaze_yaw=35.0), "right"),  # a head turned far, whatever its eyes seem to do
        (face(yaw=25.0, pitch=-27.0), "left"),  # the side it is further beyond
    ],
)
def test_elsewhere_does_not_and_has_a_direction(seen: FaceObservation, direction: str) -> None:
    gaze = gaze_of(seen)
    assert (gaze.look, gaze.direction) == (Look.AWAY, direction)


def test_up_is_forgiven_less_than_down() -> None:
    assert gaze_of(face(pitch=-22.0)).look is Look.ON_SCREEN
    assert gaze_of(face(pitch=22.0)).look is Look.AWAY
