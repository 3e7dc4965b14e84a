"""Labelled pictures and films of a folder -> frames with what is true of them; knows no tracker.

The folder holds labels.json as data/README.md describes it. Directions there are as seen in the image; here they are
named as the person sees them, like the product's.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Picture = NDArray[np.uint8]

A_SECOND = 5
"""Frames of a film, as many as the page sends at most."""
SIDES = (("image-left", "right"), ("image-right", "left"), ("up", "up"), ("down", "down"))
MIRRORED = {"left": "right", "right": "left"}
FILMS = {".mp4", ".mov", ".webm", ".mkv", ".avi", ".m4v"}


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """`looking` is None where the label leaves it open, `direction` "" where it names none."""

    at: float
    picture: Picture
    looking: bool | None
    direction: str
    segment: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """A picture or a film; `pose` is (yaw, pitch) of the label, yaw towards the image's right."""

    name: str
    is_film: bool
    faces: int
    frames: tuple[Frame, ...] = field(repr=False)
    pose: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Unread:
    name: str
    reason: str


def read_cases(data: Path, limit: int | None) -> Iterator[Case | Unread]:
    """Each entry of labels.json; one that cannot be read says why."""
    try:
        entries = json.loads((data / "labels.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SystemExit(f"{data / 'labels.json'} cannot be read: {error}") from error
    for number, entry in enumerate(entries[:limit]):
        name = str(entry.get("file", f"entry {number + 1}")) if isinstance(entry, dict) else f"entry {number + 1}"
        try:
            yield case_from(data, entry)
        except Exception as error:  # noqa: BLE001  (whatever is wrong with it, the others are measured)
            yield Unread(name, f"{type(error).__name__}: {error}"[:100])


def case_from(data: Path, entry: dict[str, Any]) -> Case:
    path, is_film = data / entry["file"], Path(entry["file"]).suffix.lower() in FILMS
    if is_film:
        frames = tuple(film_frames(path, entry.get("segments") or ()))
        if not frames:
            raise ValueError("no frame lies in a labelled segment")
    else:
        direction = side_of(entry.get("direction") or "")
        frames = (Frame(0.0, picture_from(path), entry.get("looking_at_camera"), direction),)
    return Case(path.name, is_film, int(entry.get("n_faces", 1)), frames, pose_from(entry.get("head_pose_deg")))


def picture_from(path: Path) -> Picture:
    from PIL import Image, ImageOps

    with Image.open(path) as image:
        return np.asarray(ImageOps.exif_transpose(image).convert("RGB"))


def film_frames(path: Path, segments: Sequence[dict[str, Any]]) -> Iterator[Frame]:
    """Frames inside segments whose gaze is told, upright."""
    import av

    with av.open(str(path)) as film:
        following = 0.0
        for shown in film.decode(video=0):
            if shown.time is None or shown.time < following - 1e-6:
                continue
            following += 1 / A_SECOND
            for number, segment in enumerate(segments):
                gaze = str(segment.get("gaze") or "")
                if gaze and segment["start_s"] <= shown.time < segment["end_s"]:
                    turned = np.rot90(shown.to_ndarray(format="rgb24"), (shown.rotation // 90) % 4)
                    picture: Picture = np.ascontiguousarray(turned, np.uint8)
                    yield Frame(shown.time, picture, gaze == "camera", side_of(gaze), number)


def side_of(direction: str) -> str:
    return next((ours for theirs, ours in SIDES if direction.startswith(theirs)), "")


def pose_from(label: dict[str, float] | None) -> tuple[float, float] | None:
    if not label:
        return None
    return -label["yaw_towards_image_left_positive"], label["pitch_up_positive"]
