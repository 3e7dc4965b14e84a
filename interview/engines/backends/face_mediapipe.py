"""Where a face points, with MediaPipe's face landmarker; it knows nobody, and keeps no picture.

Only angles, a box and brightness leave this module. No emotion, age, sex or identity is computed.

The eyes' turn is read from the iris alone, the lids from the blendshapes. The eye-look blendshapes were measured
beside it on the film and the ten pictures with a visible eye of the evaluation data, plain and changed in nine ways
(bench/changed_faces.py): they tell camera from aside as well (distance of the means in deviations 7.3 against 7.7),
but err more on pictures that look at the camera (6 against 4 degrees), saturate at 26 degrees and need two constants
of their own; the mean of both was never better than the better one.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from interview.engines.loading import library, loading
from interview.errors import BackendError
from interview.records import Box, FaceObservation, Glimpse

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from interview.engines.options import Options
    from interview.engines.protocols import Locate

    Points = NDArray[np.float64]
    Picture = NDArray[np.uint8]

FILE = "face_landmarker.task"
MOST_FACES = 4

# MediaPipe's face mesh numbers: both corners of an eye, then its iris; the rims of the eyes; the cheeks.
EYES = ((33, 133, 468), (362, 263, 473))
RIMS = (
    (33, 7, 163, 144, 145, 153, 154, 155, 133, 173, 157, 158, 159, 160, 161, 246),
    (263, 249, 390, 373, 374, 380, 381, 382, 362, 398, 384, 385, 386, 387, 388, 466),
)
CHEEKS = (50, 280, 101, 330)

EYE_WIDTH_TO_RADIUS = 29 / 10.5
"""Millimetres: an eye's opening is some 29 wide; the iris goes round on a radius of some 10.5."""
IRIS_AT_REST = 0.035
"""The iris of an eye at rest lies a little above the line of the corners, in eye widths (mean of 8 frontal faces)."""
LARGEST_GAZE = 35.0

OFF_CENTRE = 0.27
"""The landmarker turns a face that is off the picture's middle by this share of the angle it stands at, though the
person still faces the camera (measured: the same face moved over a larger picture, 0.25 to 0.32). The eyes are read
in a head that is turned back by as much: without, the film's eyes read 7 degrees aside in a picture's corner, with
it 1."""

DARK_LENSES = 0.16
"""An eye whose bright parts have less of the cheek's light than this is behind dark glasses (drawn ones 0.05 to
0.11; eyes 0.22 and more in light, dim light, blur and glasses; on dark skin 0.6 and more)."""


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """What the model says of one face: 478 points in the picture's pixels (right, down, away), the 4x4 matrix that
    places a model face before the camera, and the blendshapes by name."""

    points: Points
    matrix: Points
    shapes: Mapping[str, float]

    @property
    def size(self) -> float:
        import numpy as np

        return float(np.prod(np.ptp(self.points[:, :2], axis=0)))


class MediaPipeFaceTracker:
    """Reads the catalogue's face_landmarker.task on the CPU: 10 ms a frame."""

    def __init__(self, options: Options, *, locate: Locate) -> None:
        self._model, self._locate = options.model, locate

    def observe(self, frame: Picture, at: float) -> Glimpse:
        """The faces of an RGB frame (height, width, 3) and its light; raises BackendError for a picture that is none.

        A face needs a tenth of the picture's width; in a wide picture, of its height.
        """
        return Glimpse(at, light_of(frame), tuple(_observation(face, frame, at) for face in self.faces(frame)))

    def faces(self, frame: Picture) -> list[Face]:
        """What the model finds, the nearest (largest) face first."""
        import numpy as np

        if frame.ndim != 3 or frame.shape[2] != 3 or frame.dtype != np.uint8 or frame.size == 0:
            raise BackendError("The camera gave a picture in a form that cannot be read. Choose another camera.")
        for left, view in _views(frame):
            if faces := self._faces_in(view, left):
                return sorted(faces, key=lambda face: face.size, reverse=True)
        return []

    def _faces_in(self, view: Picture, left: int) -> list[Face]:
        import numpy as np

        landmarker, mediapipe = self._landmarker, library("mediapipe")
        image = mediapipe.Image(image_format=mediapipe.ImageFormat.SRGB, data=np.ascontiguousarray(view))
        try:
            found = landmarker.detect(image)
        except (RuntimeError, ValueError) as error:
            raise BackendError(f"The face tracker failed: {error}.") from error
        height, width = view.shape[:2]
        scale = np.array([width, height, width])
        faces = zip(found.face_landmarks, found.facial_transformation_matrixes, found.face_blendshapes, strict=True)
        return [
            Face(
                np.array([(p.x, p.y, p.z) for p in points]) * scale + (left, 0, 0),
                np.asarray(matrix),
                {shape.category_name: shape.score for shape in shapes},
            )
            for points, matrix, shapes in faces
        ]

    @cached_property
    def _landmarker(self) -> Any:
        path = self._locate(self._model) / FILE
        try:
            with loading():
                return _open(path)
        except OSError as error:  # a shared library that is missing, too
            raise BackendError(
                f"The face tracker could not be loaded ({error}). On Debian: apt install libegl1 libgles2."
            ) from error
        except (RuntimeError, ValueError) as error:
            raise BackendError(f"The face tracker could not be loaded: {error}.") from error


def _open(path: Path) -> Any:
    from mediapipe.tasks import python as tasks
    from mediapipe.tasks.python import vision

    options = vision.FaceLandmarkerOptions(
        base_options=tasks.BaseOptions(model_asset_path=str(path)),
        num_faces=MOST_FACES,
        output_facial_transformation_matrixes=True,
        output_face_blendshapes=True,
    )
    landmarker = vision.FaceLandmarker.create_from_options(options)
    landmarker.close = lambda: None  # it lives as long as the process, at whose end closing fails with a traceback
    return landmarker


def _views(frame: Picture) -> Iterator[tuple[int, Picture]]:
    """The frame; then, as the detector misses small faces in a wide one, its middle, left and right squares.

    Each with the pixels that were left out at its left.
    """
    yield 0, frame
    height, width = frame.shape[:2]
    if width > 1.2 * height:
        for left in ((width - height) // 2, 0, width - height):
            yield left, frame[:, left : left + height]


def _observation(face: Face, frame: Picture, at: float) -> FaceObservation:
    import numpy as np

    height, width = frame.shape[:2]
    low, high = np.clip([face.points.min(axis=0)[:2], face.points.max(axis=0)[:2]], 0, (width, height))
    x, y, right, bottom = (int(value) for value in (*np.floor(low), *np.ceil(high)))
    head = _head(face.matrix)
    return FaceObservation(
        at,
        _yaw(head[:, 2]),
        _pitch(head[:, 2]),
        *_gaze_angles(face.points, head),
        closed=round((face.shapes.get("eyeBlinkLeft", 0.0) + face.shapes.get("eyeBlinkRight", 0.0)) / 2, 3),
        hidden=_are_hidden(face.points, frame),
        light=light_of(frame[y:bottom, x:right]),
        pixels=float(high[0] - low[0]),
        box=Box(*(round(float(v), 4) for v in (*(low / (width, height)), *((high - low) / (width, height))))),
    )


def light_of(picture: Picture) -> float:
    """Mean brightness, 0 to 1; every fourth pixel is enough for that."""
    return round(float(picture[::4, ::4].mean()) / 255, 3) if picture.size else 0.0


def _head(matrix: Points) -> Points:
    """The head's axes as columns (its left, up, forwards) before the camera, put right for where the face stands."""
    import numpy as np

    axes = matrix[:3, :3] / np.linalg.norm(matrix[:3, :3], axis=0)
    to_camera = -matrix[:3, 3] / math.hypot(*matrix[:3, 3])
    yaw, pitch = (math.radians(OFF_CENTRE * angle) for angle in (_yaw(to_camera), _pitch(to_camera)))
    sideways = [[math.cos(yaw), 0, -math.sin(yaw)], [0, 1, 0], [math.sin(yaw), 0, math.cos(yaw)]]
    upwards = [[1, 0, 0], [0, math.cos(pitch), -math.sin(pitch)], [0, math.sin(pitch), math.cos(pitch)]]
    return np.asarray(np.array(sideways) @ np.array(upwards) @ axes)


def _gaze_angles(points: Points, head: Points) -> tuple[float, float]:
    """Yaw and pitch of the eyes within the head: how far each iris lies off the middle of its eye."""
    import numpy as np

    seen = points * (1, -1, -1)  # along the camera's axes: right, up, towards the viewer
    shifts = []
    for corner, other, iris in EYES:
        middle = (seen[corner] + seen[other]) / 2
        shifts.append(head.T @ (seen[iris] - middle) / np.linalg.norm(seen[corner] - seen[other]))
    sideways, upwards, _ = np.mean(shifts, axis=0)
    return _turn(sideways), _turn(upwards - IRIS_AT_REST)


def _are_hidden(points: Points, frame: Picture) -> bool:
    """Whether both eyes are behind dark glasses: hardly any light in them, beside the cheeks'."""
    import numpy as np

    reach = max(int(np.ptp(points[:, 0]) * 0.03), 1)
    cheeks = [_around(frame, points[number], reach, reach) for number in CHEEKS]
    lit = float(np.median(np.concatenate(cheeks))) if any(map(len, cheeks)) else 0.0
    for rim in RIMS:
        eye = points[list(rim), :2]
        half = np.ptp(eye, axis=0) / 2
        bright = _around(frame, (eye.min(axis=0) + eye.max(axis=0)) / 2, int(half[0] * 0.8), max(int(half[1]), 1))
        if not len(bright) or lit < 1 or float(np.percentile(bright, 80)) >= DARK_LENSES * lit:
            return False
    return True


def _around(frame: Picture, middle: Points, across: int, down: int) -> Points:
    """The brightness of the pixels about a point; none outside the picture."""
    x, y = int(middle[0]), int(middle[1])
    part = frame[max(y - down, 0) : max(y + down + 1, 0), max(x - across, 0) : max(x + across + 1, 0)]
    return part.mean(axis=2).ravel()  # type: ignore[no-any-return]


def _turn(shift: float) -> float:
    """Degrees an eye is turned when its iris is `shift` eye widths off; capped at what an eye comfortably does."""
    limit = math.sin(math.radians(LARGEST_GAZE))
    return math.degrees(math.asin(max(-limit, min(limit, shift * EYE_WIDTH_TO_RADIUS))))


def _yaw(direction: Points) -> float:
    return math.degrees(math.atan2(direction[0], direction[2]))


def _pitch(direction: Points) -> float:
    return math.degrees(math.asin(max(-1.0, min(1.0, float(direction[1])))))
