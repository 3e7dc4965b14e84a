"""What every face tracker of the table must do; a new one without an opener here fails.

The face is Grace Hopper's official portrait, in the public domain and part of matplotlib's sample data: she looks
at the camera.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from typing import Any

import cv2
import numpy as np
import pytest
from matplotlib.cbook import get_sample_data
from numpy.typing import NDArray
from PIL import Image

from bench.changed_faces import darkened, dimmed, with_dark_lenses, with_dark_skin, with_glasses
from interview.camera import focus_from, seen_in
from interview.engines.protocols import FaceTracker
from interview.errors import BackendError
from interview.records import FaceObservation, Glimpse, Look
from tests.conftest import DATA, needs_data
from tests.engines.backends.opening import marked, opened, providers_of

Picture = NDArray[np.uint8]

OPENERS: dict[str, Callable[[], Any]] = {
    "scripted": lambda: opened("face", "scripted"),
    "mediapipe": lambda: opened("face", "mediapipe"),
}
engine = cache(lambda provider: OPENERS[provider]())


@pytest.fixture(params=marked("face"))
def tracker(request: pytest.FixtureRequest) -> FaceTracker:
    opened_engine = engine(request.param)
    assert isinstance(opened_engine, FaceTracker)
    return opened_engine


@cache
def portrait() -> Picture:
    return picture(get_sample_data("grace_hopper.jpg", asfileobj=False))


def wide(left: int, height: int) -> Picture:
    """A camera's picture, 1280 by 720, with the portrait somewhere in it."""
    small = np.asarray(Image.fromarray(portrait()).resize((height * 512 // 600, height)))
    frame = np.full((720, 1280, 3), 90, np.uint8)
    frame[(720 - height) // 2 :, left : left + small.shape[1]][:height] = small
    return frame


def picture(path: Any) -> Picture:
    return np.asarray(Image.open(path).convert("RGB"))


def seen(frame: Picture) -> FaceObservation:
    faces = glimpsed(frame).faces
    assert faces
    return faces[0]


def glimpsed(frame: Picture, at: float = 0.0) -> Glimpse:
    return engine("mediapipe").observe(frame, at)  # type: ignore[no-any-return]


def is_looking(frame: Picture) -> bool:
    return seen_in(glimpsed(frame)).look is Look.ON_SCREEN


def test_every_face_tracker_is_held_to_this_contract() -> None:
    assert sorted(OPENERS) == sorted(providers_of("face"))


def test_a_dark_frame_holds_no_face(tracker: FaceTracker) -> None:
    glimpse = tracker.observe(np.zeros((480, 640, 3), np.uint8), 3.5)
    assert glimpse == Glimpse(3.5, 0.0, ())
    assert seen_in(glimpse).look is Look.DARK


def test_an_empty_wall_holds_none_and_is_light(tracker: FaceTracker) -> None:
    assert seen_in(tracker.observe(np.full((480, 640, 3), 250, np.uint8), 0.0)).look is Look.NO_FACE


def test_a_face_is_seen_at_the_time_it_was_shown(tracker: FaceTracker) -> None:
    glimpse = tracker.observe(portrait(), 12.5)
    assert (glimpse.at, glimpse.faces[0].at) == (12.5, 12.5)
    assert 0.1 < glimpse.light < 0.9


def test_two_people_are_two_faces(tracker: FaceTracker) -> None:
    apart = np.zeros((portrait().shape[0], 80, 3), np.uint8)
    pair = np.concatenate([portrait(), apart, portrait()], axis=1)
    assert seen_in(tracker.observe(pair, 0.0)).look is Look.TWO_FACES


def test_a_mirrored_face_turns_the_other_way(tracker: FaceTracker) -> None:
    as_is = tracker.observe(portrait(), 0.0)
    mirrored = tracker.observe(portrait()[:, ::-1], 0.0)
    assert mirrored.faces[0].yaw == pytest.approx(-as_is.faces[0].yaw, abs=4)


@pytest.mark.model
class TestMediaPipe:
    def test_the_portrait_looks_at_the_camera(self) -> None:
        assert is_looking(portrait())

    @pytest.mark.parametrize(("slant", "sign"), [(-0.35, -1), (0.35, 1)])
    def test_turning_is_measured_towards_the_side_it_goes_to(self, slant: float, sign: int) -> None:
        """Squeezing the far half of a face is what a turn of the head does to its picture."""
        width = portrait().shape[1]
        places = np.linspace(-1, 1, width)
        bent = places + slant * (places**2 - 1) * 0.9
        source = np.clip(((bent + 1) / 2 * (width - 1)).round(), 0, width - 1).astype(int)
        assert sign * (seen(portrait()[:, source]).yaw - seen(portrait()).yaw) > 3

    def test_of_two_faces_the_larger_one_counts(self) -> None:
        small = np.asarray(Image.fromarray(portrait()[:, ::-1]).resize((200, 234)))
        frame = np.full((600, 1000, 3), 90, np.uint8)
        frame[:, :512] = portrait()[:600]
        frame[100:334, 700:900] = small
        alone = frame.copy()
        alone[:, 512:] = 90
        assert seen(frame).yaw == pytest.approx(seen(alone).yaw, abs=3)

    def test_standing_off_centre_is_not_looking_away(self) -> None:
        yaws = [seen(wide(left, 600)).yaw for left in (0, 384, 768)]
        assert max(yaws) - min(yaws) < 8

    @pytest.mark.parametrize("left", [0, 320, 485, 973])
    def test_a_person_who_sits_far_back_is_found(self, left: int) -> None:
        assert is_looking(wide(left, 360))

    def test_a_picture_without_a_face_gives_none(self) -> None:
        stripes = np.tile(np.arange(256, dtype=np.uint8)[None, :, None], (256, 1, 3))
        assert glimpsed(stripes).faces == ()

    @pytest.mark.parametrize("place", [(0, 0), (40, 700), (300, 380)])
    def test_the_eyes_are_read_alike_wherever_the_face_is(self, place: tuple[int, int]) -> None:
        """The portrait, small, at several places of a large picture."""
        small = np.asarray(Image.fromarray(portrait()).resize((300, 351)))
        frame = np.full((720, 1280, 3), 90, np.uint8)
        frame[place[0] : place[0] + 351, place[1] : place[1] + 300] = small
        face = seen(frame)
        assert abs(face.gaze_yaw - seen(portrait()).gaze_yaw) < 6
        assert is_looking(frame)

    def test_dark_glasses_hide_the_eyes_and_clear_ones_do_not(self) -> None:
        points = engine("mediapipe").faces(portrait())[0].points[:, :2]
        assert seen(with_dark_lenses(portrait(), points)).hidden
        assert seen_in(glimpsed(with_dark_lenses(portrait(), points))).look is None
        assert not seen(with_glasses(portrait(), points)).hidden
        assert is_looking(with_glasses(portrait(), points))

    def test_dark_skin_and_dim_light_are_seen_as_well(self) -> None:
        points = engine("mediapipe").faces(portrait())[0].points[:, :2]
        assert is_looking(with_dark_skin(portrait(), points))
        assert is_looking(dimmed(portrait(), points))

    def test_hardly_any_light_is_called_dark_and_judged_by_nobody(self) -> None:
        points = engine("mediapipe").faces(portrait())[0].points[:, :2]
        assert seen_in(glimpsed((0.3 * darkened(portrait(), points)).astype(np.uint8))).look is Look.DARK

    @pytest.mark.parametrize("shape", [(480, 640), (480, 640, 4)])
    def test_a_picture_of_another_form_is_refused(self, shape: tuple[int, ...]) -> None:
        with pytest.raises(BackendError, match="camera"):
            engine("mediapipe").observe(np.zeros(shape, np.uint8), 0.0)

    @needs_data
    def test_labelled_pictures_are_told_apart(self) -> None:
        """One label of the fourteen is open to doubt: a head turned right whose eyes turn back to the camera."""
        labels = [e for e in json.loads((DATA / "faces" / "labels.json").read_text()) if e["file"].endswith(".jpg")]
        right = 0
        for label in labels:
            right += is_looking(picture(DATA / "faces" / label["file"])) == label["looking_at_camera"]
        assert right >= len(labels) - 1

    @needs_data
    @pytest.mark.parametrize(
        ("file", "side", "up"), [("aflw_00475.jpg", -1, 0), ("aflw_01038.jpg", 0, 1), ("deca_exp1.jpg", 1, 0)]
    )
    def test_heads_turn_to_the_labelled_side(self, file: str, side: int, up: int) -> None:
        observation = seen(picture(DATA / "faces" / file))
        assert side * observation.yaw >= 0
        assert up * observation.pitch >= 0
        assert max(abs(side * observation.yaw), abs(up * observation.pitch)) > 20

    @needs_data
    def test_eyes_alone_that_look_aside_are_a_span_of_looking_away(self) -> None:
        """The film: camera until 5.2 s, image-right from 5.5 to 9.7, camera from 10.0 (each to about 0.4 s)."""
        film = cv2.VideoCapture(str(DATA / "faces" / "gaze_center_right_center.mp4"))
        rate, frames = film.get(cv2.CAP_PROP_FPS), []
        while (read := film.read())[0]:
            frames.append(read[1][:, :, ::-1])
        kept = [(number / rate, frame) for number, frame in enumerate(frames) if number % 8 == 0]
        focus = focus_from([glimpsed(np.ascontiguousarray(frame), at) for at, frame in kept])
        assert focus.spells == ()
        (away,) = focus.away
        assert away.direction == "left", "the image's right is the person's left"
        assert (away.start, away.end) == pytest.approx((5.4, 9.9), abs=0.7)
        assert [one.kind for one in focus.distractions] == ["long"]
        assert focus.share == pytest.approx(1 - 4.5 / 14.9, abs=0.06)
