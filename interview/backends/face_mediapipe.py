"""Where a face points, with MediaPipe's face landmarker; it knows nobody, and keeps no picture.

Only angles leave this module. No emotion, age, sex or identity is computed.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any

from interview.core.records import FaceObservation
from interview.errors import BackendError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from interview.core.protocols import Locate

    Points = NDArray[np.float64]

FILE = "face_landmarker.task"
MOST_FACES = 4

# MediaPipe's face mesh numbers: both corners of an eye, then its iris.
EYES = ((33, 133, 468), (362, 263, 473))

EYE_WIDTH_TO_RADIUS = 29 / 10.5
"""Millimetres: an eye's opening is some 29 wide; the iris goes round on a radius of some 10.5."""
IRIS_AT_REST = 0.035
"""The iris of an eye at rest lies a little above the line of the corners, in eye widths (mean of 8 frontal faces)."""
LARGEST_GAZE = 35.0

OFF_CENTRE = 0.27
"""The landmarker turns a face that is off the picture's middle by this share of the angle it stands at, though the
person still faces the camera (measured: the same face moved over a larger picture, 0.25 to 0.32)."""


class MediaPipeFaceTracker:
    """Reads the catalogue's face_landmarker.task on the CPU: 10 ms a frame."""

    def __init__(self, model: str, *, locate: Locate, device: str = "cpu") -> None:
        self._model, self._locate = model, locate

    def observe(self, frame: NDArray[np.uint8], at: float) -> FaceObservation | None:
        """Angles of the nearest (largest) face in an RGB frame (height, width, 3), or None.

        A face needs a tenth of the picture's width; in a wide picture, of its height.
        """
        import numpy as np

        if frame.ndim != 3 or frame.shape[2] != 3 or frame.dtype != np.uint8:
            raise BackendError("The camera gave a picture in a form that cannot be read. Choose another camera.")
        for view in _views(frame):
            faces = self._faces_in(view)
            if faces:
                points, matrix = max(faces, key=lambda face: float(np.prod(np.ptp(face[0][:, :2], axis=0))))
                return FaceObservation(at, *_head_angles(matrix), *_gaze_angles(points, matrix))
        return None

    def _faces_in(self, view: NDArray[np.uint8]) -> list[tuple[Points, Points]]:
        """Each face's 478 points, in pixels along the camera's axes (right, up, towards the viewer), and 4x4 matrix."""
        import mediapipe
        import numpy as np

        image = mediapipe.Image(image_format=mediapipe.ImageFormat.SRGB, data=np.ascontiguousarray(view))
        try:
            found = self._landmarker.detect(image)
        except (RuntimeError, ValueError) as error:
            raise BackendError(f"The face tracker failed: {error}.") from error
        height, width = view.shape[:2]
        scale = np.array([width, -height, -width])
        faces = [np.array([(p.x, p.y, p.z) for p in points]) * scale for points in found.face_landmarks]
        return list(zip(faces, map(np.asarray, found.facial_transformation_matrixes), strict=True))

    @cached_property
    def _landmarker(self) -> Any:
        try:
            from mediapipe.tasks import python as tasks
            from mediapipe.tasks.python import vision

            options = vision.FaceLandmarkerOptions(
                base_options=tasks.BaseOptions(model_asset_path=str(self._locate(self._model) / FILE)),
                num_faces=MOST_FACES,
                output_facial_transformation_matrixes=True,
            )
            landmarker = vision.FaceLandmarker.create_from_options(options)
        except OSError as error:  # a shared library that is missing, too
            raise BackendError(
                f"The face tracker could not be loaded ({error}). On Debian: apt install libegl1 libgles2."
            ) from error
        except (RuntimeError, ValueError) as error:
            raise BackendError(f"The face tracker could not be loaded: {error}.") from error
        landmarker.close = lambda: None  # it lives as long as the process, at whose end closing fails with a traceback
        return landmarker


def _views(frame: NDArray[np.uint8]) -> Iterator[NDArray[np.uint8]]:
    """The frame; then, as the detector misses small faces in a wide one, its middle, left and right squares."""
    yield frame
    height, width = frame.shape[:2]
    if width > 1.2 * height:
        for left in ((width - height) // 2, 0, width - height):
            yield frame[:, left : left + height]


def _head_angles(matrix: Points) -> tuple[float, float]:
    """Yaw and pitch of the head from the 4x4 matrix that places MediaPipe's model face before the camera."""
    facing = matrix[:3, 2] / math.hypot(*matrix[:3, 2])
    to_camera = -matrix[:3, 3] / math.hypot(*matrix[:3, 3])
    yaw = _yaw(facing) - OFF_CENTRE * _yaw(to_camera)
    return yaw, _pitch(facing) - OFF_CENTRE * _pitch(to_camera)


def _gaze_angles(points: Points, matrix: Points) -> tuple[float, float]:
    """Yaw and pitch of the eyes within the head: how far each iris lies off the middle of its eye."""
    import numpy as np

    head = matrix[:3, :3] / np.linalg.norm(matrix[:3, :3], axis=0)
    shifts = []
    for corner, other, iris in EYES:
        middle = (points[corner] + points[other]) / 2
        shifts.append(head.T @ (points[iris] - middle) / np.linalg.norm(points[corner] - points[other]))
    sideways, upwards, _ = np.mean(shifts, axis=0)
    return _turn(sideways), _turn(upwards - IRIS_AT_REST)


def _turn(shift: float) -> float:
    """Degrees an eye is turned when its iris is `shift` eye widths off; capped at what an eye comfortably does."""
    limit = math.sin(math.radians(LARGEST_GAZE))
    return math.degrees(math.asin(max(-limit, min(limit, shift * EYE_WIDTH_TO_RADIUS))))


def _yaw(direction: Points) -> float:
    return math.degrees(math.atan2(direction[0], direction[2]))


def _pitch(direction: Points) -> float:
    return math.degrees(math.asin(max(-1.0, min(1.0, float(direction[1])))))
