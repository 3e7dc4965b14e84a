"""The presence bench reads any folder in its format, and counts as it says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from matplotlib.cbook import get_sample_data
from PIL import Image

from bench.changed_faces import CHANGES, without_faces
from bench.faces import Case, Unread, read_cases, side_of
from bench.presence import measure
from bench.told import Judged, as_labelled, balanced, direction_share


def folder(path: Path, entries: list[dict[str, Any]]) -> Path:
    (path / "labels.json").write_text(json.dumps(entries))
    return path


def test_a_missing_or_broken_file_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    Image.new("RGB", (64, 64)).save(tmp_path / "good.jpg")
    (tmp_path / "bad.jpg").write_bytes(b"no picture")
    (tmp_path / "bad.mp4").write_bytes(b"no film")
    entries = [{"file": name, "looking_at_camera": True} for name in ("good.jpg", "bad.jpg", "gone.jpg", "bad.mp4")]
    read = list(read_cases(folder(tmp_path, [*entries, {"no": "file"}]), None))
    assert [type(case) for case in read] == [Case, Unread, Unread, Unread, Unread]
    assert len(list(read_cases(tmp_path, 2))) == 2


def test_a_folder_without_labels_is_refused_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"labels\.json"):
        list(read_cases(tmp_path, None))


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [("image-left (profile)", "right"), ("image-right", "left"), ("up", "up"), ("camera", ""), ("away", "")],
)
def test_directions_become_the_persons_own(theirs: str, ours: str) -> None:
    assert side_of(theirs) == ours


def test_the_frames_of_a_segment_weigh_as_much_as_one_picture() -> None:
    film = [Judged("film", True, "", True)] * 30
    judged = [*film, Judged("one", True, "", False), Judged("two", False, "left", False, "left")]
    assert balanced(judged) == 0.75
    assert balanced(judged, by_frame=True) == pytest.approx((30 / 31 + 1) / 2, abs=0.001)


def test_what_is_not_told_is_neither_right_nor_wrong() -> None:
    judged = [Judged("a", True, "", True), Judged("b", True, "", None), Judged("c", False, "up", False, "down")]
    assert balanced(judged) == 1.0
    assert direction_share(judged) == 0.0
    assert balanced(judged[:2]) is None


def test_angles_of_a_face_turned_far_come_in_the_labels_form() -> None:
    assert as_labelled(20.0, 0.0) == pytest.approx((20.0, 0.0))
    assert as_labelled(0.0, 30.0) == pytest.approx((0.0, 30.0))
    yaw, pitch = as_labelled(60.0, 10.0)
    assert (round(yaw), round(pitch)) == (59, 19)


def test_every_change_keeps_a_picture_a_picture() -> None:
    picture = np.asarray(Image.open(get_sample_data("grace_hopper.jpg", asfileobj=False)).convert("RGB"))
    points = np.random.default_rng(7).uniform((150, 100), (350, 300), (478, 2))
    for name, change in CHANGES.items():
        changed = change(picture.copy(), points)
        assert changed.dtype == np.uint8, name
        assert changed.shape[2:] == (3,), name
        assert not np.array_equal(changed, picture), name
    assert all(frame.dtype == np.uint8 and frame.shape == (480, 640, 3) for _, frame in without_faces())


@pytest.mark.model
def test_a_small_folder_is_measured_from_end_to_end(tmp_path: Path) -> None:
    picture = Image.open(get_sample_data("grace_hopper.jpg", asfileobj=False)).convert("RGB")
    picture.save(tmp_path / "hopper.jpg")
    Image.new("RGB", (64, 64)).save(tmp_path / "empty.jpg")
    pose = {"pitch_up_positive": 0.0, "yaw_towards_image_left_positive": 0.0, "roll": 0.0}
    entries = [
        {"file": "hopper.jpg", "n_faces": 1, "looking_at_camera": True, "direction": "camera", "head_pose_deg": pose},
        {"file": "empty.jpg", "n_faces": 0, "looking_at_camera": None},
        {"file": "gone.mp4", "n_faces": 1, "segments": []},
    ]
    measured = measure(folder(tmp_path, entries), None)
    assert measured.figures["no_face_answers"] == 0
    assert measured.figures["unread"] == 1
    assert measured.figures["poses"] == 1
    assert measured.figures["abstained"] == 0.0
    assert measured.figures["looking_balanced_accuracy"] is None, "nobody looks away in it"
    json.dumps(measured.figures)
