"""A calibration from looks at the camera alone: what recordings allow in which nobody followed points on a page."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from interview.camera.calibration import FEWEST_FRAMES, NO_FACE, is_usable
from interview.camera.gaze import combined
from interview.errors import CalibrationError
from interview.records import Calibration, FaceObservation

ACROSS_SCREEN, DOWN_SCREEN = 32.0, 20.0
"""Degrees of a laptop's screen at 55 cm under its camera."""


def calibration_from_camera(faces: Sequence[FaceObservation]) -> Calibration:
    """The angles' shift is known, the screen taken for a laptop's. Raises CalibrationError."""
    angles = [combined(face) for face in faces if is_usable(face)]
    if len(angles) < FEWEST_FRAMES:
        raise CalibrationError(NO_FACE)
    sideways, upwards = median(x for x, _ in angles), median(y for _, y in angles)
    return Calibration(
        (0.5 + sideways / ACROSS_SCREEN, -1 / ACROSS_SCREEN, 0.0), (upwards / DOWN_SCREEN, 0.0, -1 / DOWN_SCREEN)
    )
