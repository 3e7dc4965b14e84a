"""People made by hand: faces at given angles, and glimpses of them in a row."""

from __future__ import annotations

from dataclasses import replace

from interview.records import Box, FaceObservation, Glimpse

STEP = 0.2
STRAIGHT = FaceObservation(0.0, 0.0, 0.0, 0.0, 0.0)


def face(yaw: float = 0.0, pitch: float = 0.0, gaze_yaw: float = 0.0, gaze_pitch: float = 0.0) -> FaceObservation:
    return FaceObservation(0.0, yaw, pitch, gaze_yaw, gaze_pitch)


def glimpse(*faces: FaceObservation, at: float = 0.0, light: float = 0.5) -> Glimpse:
    return Glimpse(at, light, tuple(replace(one, at=at) for one in faces))


def behind(size: float) -> FaceObservation:
    """A second face, `size` times as wide as the nearest."""
    return replace(STRAIGHT, box=Box(0.7, 0.2, STRAIGHT.box.width * size, STRAIGHT.box.height * size))


def film(*stretches: tuple[float, float | None], step: float = STEP, start: float = 0.0) -> list[Glimpse]:
    """Stretches of (seconds, yaw, or None for no face), a frame each `step` in its middle."""
    seen: list[Glimpse] = []
    for seconds, yaw in stretches:
        for _ in range(round(seconds / step)):
            at = start + (len(seen) + 0.5) * step
            seen.append(glimpse(at=at) if yaw is None else glimpse(face(yaw), at=at))
    return seen
