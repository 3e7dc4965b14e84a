"""What one frame says, what it does not say, and how the person could sit better."""

from __future__ import annotations

from dataclasses import replace

import pytest

from interview.camera.states import framing, seen_in
from interview.records import Box, FaceObservation, Glimpse, Look
from tests.camera.people import STRAIGHT, behind, face, glimpse


@pytest.mark.parametrize(
    ("shown", "look"),
    [
        (glimpse(STRAIGHT), Look.ON_SCREEN),
        (glimpse(face(yaw=40)), Look.AWAY),
        (glimpse(), Look.NO_FACE),
        (glimpse(light=0.02), Look.DARK),
        (glimpse(replace(STRAIGHT, light=0.02), light=0.3), Look.DARK),
        (glimpse(STRAIGHT, behind(0.6)), Look.TWO_FACES),
        (glimpse(STRAIGHT, behind(0.2)), Look.ON_SCREEN),  # a photograph on the wall
    ],
)
def test_a_frame_has_one_state(shown: Glimpse, look: Look) -> None:
    assert seen_in(shown).look is look


@pytest.mark.parametrize("change", [{"closed": 0.8}, {"hidden": True}, {"pixels": 40.0}])
def test_eyes_that_cannot_be_read_say_nothing(change: dict[str, float]) -> None:
    down = face(gaze_pitch=-35.0)
    assert seen_in(glimpse(replace(down, **change))).look is None  # type: ignore[arg-type]


def test_a_head_turned_far_needs_no_eyes() -> None:
    turned = replace(face(yaw=-50), hidden=True, closed=0.9)
    assert (seen_in(glimpse(turned)).look, seen_in(glimpse(turned)).direction) == (Look.AWAY, "right")


def test_dark_skin_is_not_taken_for_darkness() -> None:
    """The darkest face of the changed evaluation data has a mean brightness of 0.138 in full light."""
    shown = glimpse(replace(STRAIGHT, light=0.14))
    assert seen_in(shown).look is Look.ON_SCREEN
    assert framing(shown) == ""


@pytest.mark.parametrize(
    ("shown", "sentence"),
    [
        (glimpse(STRAIGHT), ""),
        (glimpse(), "No face in the picture"),
        (glimpse(light=0.03), "More light on your face"),
        (glimpse(replace(STRAIGHT, light=0.08)), "More light on your face"),
        (glimpse(STRAIGHT, behind(0.8)), "Somebody else is in the picture"),
        (glimpse(replace(STRAIGHT, box=Box(0.45, 0.4, 0.1, 0.15))), "Move closer"),
        (glimpse(replace(STRAIGHT, box=Box(0.1, 0.0, 0.8, 0.98))), "Move back"),
        (glimpse(replace(STRAIGHT, box=Box(0.02, 0.3, 0.2, 0.35))), "Move to the middle"),
        (glimpse(replace(STRAIGHT, hidden=True)), "Your eyes are behind dark glasses"),
    ],
)
def test_the_picture_is_framed_with_a_sentence(shown: Glimpse, sentence: str) -> None:
    assert framing(shown) == sentence


def test_no_state_names_a_feeling_or_a_person() -> None:
    assert set(FaceObservation.__slots__) == {
        "at", "yaw", "pitch", "gaze_yaw", "gaze_pitch", "closed", "hidden", "light", "pixels", "box",
    }  # fmt: skip
