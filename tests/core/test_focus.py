"""Focus from faces made by hand: what counts as looking, and when nothing can be said."""

from __future__ import annotations

import pytest

from interview.core.focus import focus_from, is_looking
from interview.core.records import Away, FaceObservation

Frame = tuple[float, FaceObservation | None]


def face(
    at: float = 0.0, yaw: float = 0.0, pitch: float = 0.0, gaze_yaw: float = 0.0, gaze_pitch: float = 0.0
) -> Frame:
    return at, FaceObservation(at, yaw, pitch, gaze_yaw, gaze_pitch)


def observation(**angles: float) -> FaceObservation:
    return FaceObservation(**{"at": 0.0, "yaw": 0.0, "pitch": 0.0, "gaze_yaw": 0.0, "gaze_pitch": 0.0, **angles})


def frames(*stretches: tuple[float, float | None], step: float = 0.5) -> list[Frame]:
    """Stretches of (seconds, yaw, or None for no face), a frame each half second."""
    seen: list[Frame] = []
    for seconds, yaw in stretches:
        for _ in range(round(seconds / step)):
            at = len(seen) * step
            seen.append((at, None) if yaw is None else face(at, yaw))
    return seen


@pytest.mark.parametrize(
    "angles",
    [
        {},
        {"yaw": 14.0},
        {"yaw": -24.0, "gaze_yaw": 20.0},  # the head aside, the eyes on the camera
        {"pitch": -10.0, "gaze_pitch": -10.0},  # the lower part of the screen
    ],
)
def test_camera_and_screen_count_as_looking(angles: dict[str, float]) -> None:
    assert is_looking(observation(**angles))


@pytest.mark.parametrize(
    "angles",
    [
        {"yaw": 28.0},
        {"gaze_yaw": -23.0},  # the eyes alone
        {"pitch": 25.0},  # the ceiling
        {"pitch": -20.0, "gaze_pitch": -12.0},  # a telephone in the lap
        {"yaw": 45.0, "gaze_yaw": -35.0},  # a head turned far, whatever its eyes seem to do
    ],
)
def test_elsewhere_does_not(angles: dict[str, float]) -> None:
    assert not is_looking(observation(**angles))


def test_up_is_forgiven_less_than_down() -> None:
    assert is_looking(observation(pitch=-22.0))
    assert not is_looking(observation(pitch=22.0))


def test_the_share_counts_frames_with_a_face() -> None:
    focus = focus_from(frames((6, 0.0), (2, 40.0), (2, None)))
    assert focus.share == pytest.approx(0.75)
    assert (focus.frames, focus.frames_without_face) == (20, 4)
    assert focus.seconds == 9.5


def test_a_look_aside_becomes_a_span_with_its_times() -> None:
    assert focus_from(frames((3, 0.0), (2, 35.0), (3, 0.0))).away == (Away(3.0, 5.0),)


def test_a_glance_is_not_listed() -> None:
    focus = focus_from(frames((3, 0.0), (0.5, 35.0), (3, 0.0)))
    assert focus.away == ()
    assert focus.share is not None
    assert focus.share < 1


def test_a_face_lost_while_looking_away_does_not_end_the_span() -> None:
    assert focus_from(frames((3, 0.0), (1, 35.0), (1, None), (1, 35.0), (2, 0.0))).away == (Away(3.0, 6.0),)


def test_a_span_that_is_not_over_ends_with_the_last_face() -> None:
    assert focus_from(frames((4, 0.0), (3, -35.0))).away == (Away(4.0, 6.5),)


@pytest.mark.parametrize(
    "seen",
    [[], frames((4, 0.0)), frames((4, 0.0), (6, None)), frames((10, None))],
    ids=["none", "few", "lost", "empty"],
)
def test_too_little_seen_gives_no_share_and_no_spans(seen: list[Frame]) -> None:
    focus = focus_from(seen)
    assert focus.share is None
    assert focus.away == ()
    assert focus.frames == len(seen)


def test_half_the_frames_with_a_face_are_enough() -> None:
    assert focus_from(frames((6, 0.0), (6, None))).share == 1.0
