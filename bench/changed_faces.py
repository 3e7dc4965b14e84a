"""Pictures of faces changed as rooms and people differ: low light, glasses, dark skin, blur, distance, place, mirror.

Drawn, so each is a stand-in: real glasses shine, and real dark skin is more than a darker picture.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Picture = NDArray[np.uint8]
    Points = NDArray[np.float64]
    """A face's 478 points in pixels from the picture's top left."""

    Change = Callable[[Picture, Points], Picture]

SEED = 7
EYES = (
    (33, 7, 163, 144, 145, 153, 154, 155, 133, 173, 157, 158, 159, 160, 161, 246),
    (263, 249, 390, 373, 374, 380, 381, 382, 362, 398, 384, 385, 386, 387, 388, 466),
)
"""MediaPipe's face mesh numbers of the rims of both eyes; the outer corner is the first, the inner the ninth."""


def dimmed(picture: Picture, points: Points) -> Picture:
    """An evening with a lamp: 30 % of the light, and a sensor's noise."""
    return _noisy(0.30 * picture, 5.0)


def darkened(picture: Picture, points: Points) -> Picture:
    """A screen's light alone: a tenth of the light, and as much noise."""
    return _noisy(0.10 * picture, 5.0)


def _noisy(picture: NDArray[np.floating[Any]], spread: float) -> Picture:
    noise = np.random.default_rng(SEED).normal(0, spread, picture.shape)
    return np.clip(picture + noise, 0, 255).astype(np.uint8)


def with_glasses(picture: Picture, points: Points) -> Picture:
    """Thick dark frames and a bright streak on each lens."""
    drawn = picture.copy()
    for middle, radius, slope in _lenses(points):
        thick = max(round(radius * 0.16), 1)
        cv2.ellipse(drawn, middle, (radius, round(radius * 0.8)), slope, 0, 360, (25, 20, 20), thick, cv2.LINE_AA)
        glare = (middle[0] - radius // 3, middle[1] - radius // 3)
        cv2.ellipse(drawn, glare, (max(radius // 4, 1), max(radius // 12, 1)), slope, 0, 360, (235,) * 3, -1)
    (left, one, _), (right, other, _) = _lenses(points)
    cv2.line(drawn, (left[0] + one, left[1]), (right[0] - other, right[1]), (25, 20, 20), max(one // 6, 1))
    return drawn


def with_dark_lenses(picture: Picture, points: Points) -> Picture:
    """Sunglasses: nothing of the eyes is left to see."""
    drawn = picture.copy()
    for middle, radius, slope in _lenses(points):
        cv2.ellipse(drawn, middle, (radius, round(radius * 0.85)), slope, 0, 360, (12, 12, 14), -1, cv2.LINE_AA)
    return drawn


def _lenses(points: Points) -> list[tuple[tuple[int, int], int, float]]:
    """(middle, radius in pixels, slope in degrees) of both, the one further left in the picture first."""
    ends = [(points[eye[0]], points[eye[8]]) for eye in EYES]
    line = ends[1][0] - ends[0][0]
    slope = float(np.degrees(np.arctan2(line[1], line[0])))
    middles = [tuple(int(v) for v in (a + b) / 2) for a, b in ends]
    sizes = [max(round(float(np.linalg.norm(a - b)) * 0.85), 2) for a, b in ends]
    return sorted(((m[0], m[1]), size, slope) for m, size in zip(middles, sizes, strict=True))


def with_dark_skin(picture: Picture, points: Points) -> Picture:
    """The face's light as skin of Monk scale 9 or so gives it back; the eyes stay as they are."""
    mask = np.zeros(picture.shape[:2], np.uint8)
    cv2.fillConvexPoly(mask, cv2.convexHull(points.astype(np.int32)), 255)
    for eye in EYES:
        cv2.fillPoly(mask, [points[list(eye)].astype(np.int32)], 0)
    feather = max(float(np.ptp(points[:, 0])) / 150, 0.5)
    share = cv2.GaussianBlur(mask, (0, 0), feather)[..., None] / 255
    linear = (picture / 255) ** 2.2 * np.array([0.20, 0.13, 0.10])
    dark = 255 * linear ** (1 / 2.2)
    blended: Picture = np.clip(picture * (1 - share) + dark * share, 0, 255).astype(np.uint8)
    return blended


def blurred(picture: Picture, points: Points) -> Picture:
    """A cheap lens, and a line's hard compression."""
    soft = cv2.GaussianBlur(picture, (0, 0), max(float(np.ptp(points[:, 0])) / 80, 0.6))
    coded = cv2.imencode(".jpg", soft, [cv2.IMWRITE_JPEG_QUALITY, 20])[1]
    return np.asarray(cv2.imdecode(coded, cv2.IMREAD_COLOR), np.uint8)


def far_away(picture: Picture, points: Points) -> Picture:
    """A face 80 pixels wide in the middle of a 640 by 480 picture."""
    return _placed(picture, points, 80, (320, 240))


def in_the_corner(picture: Picture, points: Points) -> Picture:
    """A face 150 pixels wide at the left of a 640 by 480 picture, above its middle."""
    return _placed(picture, points, 150, (130, 180))


def _placed(picture: Picture, points: Points, width: int, middle: tuple[int, int]) -> Picture:
    scale = width / float(np.ptp(points[:, 0]))
    at = (points[:, :2].max(axis=0) + points[:, :2].min(axis=0)) / 2
    move = np.array([[scale, 0, middle[0] - scale * at[0]], [0, scale, middle[1] - scale * at[1]]])
    if scale < 1:
        picture = np.asarray(cv2.GaussianBlur(picture, (0, 0), 0.4 / scale), np.uint8)
    placed = cv2.warpAffine(picture, move, (640, 480), flags=cv2.INTER_LINEAR, borderValue=(90, 90, 90))
    return np.asarray(placed, np.uint8)


def mirrored(picture: Picture, points: Points) -> Picture:
    return np.ascontiguousarray(picture[:, ::-1])


CHANGES: dict[str, Change] = {
    "dim light": dimmed,
    "a screen's light": darkened,
    "glasses": with_glasses,
    "dark lenses": with_dark_lenses,
    "dark skin": with_dark_skin,
    "blur": blurred,
    "far away": far_away,
    "in the corner": in_the_corner,
    "mirrored": mirrored,
}


def without_faces(size: tuple[int, int] = (480, 640)) -> Sequence[tuple[str, Picture]]:
    """Frames in which nobody is: dark, flat, noisy, and patterned."""
    random = np.random.default_rng(SEED)
    height, width = size
    across = np.tile(np.linspace(0, 255, width, dtype=np.uint8)[None, :, None], (height, 1, 3))
    rough = cv2.resize(random.integers(0, 255, (12, 16, 3), np.uint8), (width, height), interpolation=cv2.INTER_CUBIC)
    checks = ((np.indices(size) // 40).sum(axis=0) % 2 * 255).astype(np.uint8)
    rings = np.full((height, width, 3), 160, np.uint8)
    for x, y in ((250, 180), (390, 180), (320, 320)):
        cv2.circle(rings, (x, y), 40, (60, 60, 60), 8)
    return (
        ("black", np.zeros((height, width, 3), np.uint8)),
        ("white", np.full((height, width, 3), 255, np.uint8)),
        ("noise", random.integers(0, 255, (height, width, 3), np.uint8)),
        ("dark noise", random.integers(0, 20, (height, width, 3), np.uint8)),
        ("gradient", across),
        ("clouds", np.asarray(rough, np.uint8)),
        ("checks", np.repeat(checks[..., None], 3, axis=2)),
        ("three rings", rings),
    )
