"""Where faces look, on labelled pictures and films: on screen or away, angles, and what the tracker must not answer.

Pictures are judged alone and without a calibration; films as the product judges an answer, frame by frame with its
smoothing, once without a calibration and once with one made from the first 2 seconds labelled as the camera (those
frames are not scored). The seed's method runs beside it: a fixed box, looking where the iris stands within 0.35 to
0.65 of its eye's width.

Balanced accuracy is the mean of the shares of looking and of not looking that were told right, of those that were
told. In the headline every picture and every labelled segment of a film weighs the same, since the frames of one
segment are nearly copies; a face on which nothing is told counts under `abstained`.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from statistics import mean, median
from typing import TYPE_CHECKING

import numpy as np

from bench.changed_faces import CHANGES, without_faces
from bench.faces import MIRRORED, Case, Frame, Unread, picture_from, read_cases
from bench.looking import calibration_from_camera
from bench.records import Figure, Measured
from bench.told import Judged, as_labelled, balanced, direction_share, share_of, summary
from interview.camera.gaze import combined
from interview.camera.spans import smoothed
from interview.camera.states import seen_in
from interview.engines.backends.face_mediapipe import EYES, Face, MediaPipeFaceTracker
from interview.engines.options import Options
from interview.errors import CalibrationError
from interview.records import Calibration, Glimpse, Look, Seen

if TYPE_CHECKING:
    from bench.changed_faces import Picture

CALIBRATING = 2.0
EVERY = 5
"""Of a film's frames, for the changed ones."""
BLACK = "../bad/black_frame.jpg"
TOLD = {Look.ON_SCREEN: True, Look.AWAY: False}


def measure(data: Path | None, limit: int | None) -> Measured:
    if data is None:
        raise SystemExit("python -m bench presence --data DIR (a folder of pictures and films with a labels.json)")
    tracker = open_tracker()
    read = list(read_cases(data, limit))
    cases = [case for case in read if isinstance(case, Case)]
    unread = [case for case in read if isinstance(case, Unread)]
    watched = [Watching(case, tracker) for case in cases]
    figures = main_figures(watched) | pose_figures(watched) | empty_figures(data, cases, tracker)
    figures |= {"ms_per_frame": round(median(ms for one in watched for ms in one.took), 1) if watched else None}
    figures |= {"unread": len(unread)} | seed_figures(watched)
    rows = [row for one in watched for row in one.rows()]
    rows += [(case.name, "cannot be read", case.reason, None, None, None) for case in unread]
    for name, change in CHANGES.items():
        judged = changed(cases, name, change, tracker)
        figures[f"changed: {name}"] = balanced(judged)
        rows.append((f"[{name}]", f"{len(judged)} frames", *summary(judged), None))
    return Measured(sum(len(one.rough) for one in watched), figures, HEADER, tuple(rows))


HEADER = ("face", "label", "told", "right", "direction right", "sideways, upwards")


def open_tracker() -> MediaPipeFaceTracker:
    from interview.engines.backends.registry import find_backend
    from interview.machine import prepare_process
    from interview.settings import load_settings
    from interview.wiring import open_catalogue

    settings = load_settings()
    prepare_process(hub=settings.hub)
    _, model = find_backend("face", "mediapipe")
    tracker = MediaPipeFaceTracker(Options(model), locate=open_catalogue(settings).fetch)
    tracker.observe(np.full((480, 640, 3), 127, np.uint8), 0.0)  # loads the model
    return tracker


class Watching:
    """One case looked at: its glimpses, and what is told of them in each way."""

    def __init__(self, case: Case, tracker: MediaPipeFaceTracker) -> None:
        self.case, self.took = case, list[float]()
        self.glimpses = [self._observed(tracker, frame) for frame in case.frames]
        self.faces = [(tracker.faces(frame.picture) or [None])[0] for frame in case.frames]  # type: ignore[list-item]
        self.single = self._judged([seen_in(glimpse) for glimpse in self.glimpses], case.frames)
        self.rough = self._told(case.frames, self.glimpses, None) if case.is_film else self.single
        self.calibrated = self._calibrated() if case.is_film else []
        self.seed = [
            Judged(one.unit, one.looking, one.direction, seed_told(face))
            for one, face in zip(self.single, self._labelled(self.faces), strict=True)
        ]

    def _observed(self, tracker: MediaPipeFaceTracker, frame: Frame) -> Glimpse:
        begun = time.perf_counter()
        glimpse = tracker.observe(frame.picture, frame.at)
        self.took.append(1000 * (time.perf_counter() - begun))
        return glimpse

    def _labelled(self, values: Iterable[Face | None]) -> list[Face | None]:
        return [value for value, frame in zip(values, self.case.frames, strict=True) if frame.looking is not None]

    def _judged(self, seen: Sequence[Seen], frames: Sequence[Frame]) -> list[Judged]:
        if not self.case.faces:
            return []
        return [
            Judged(
                f"{self.case.name} {frame.segment}",
                frame.looking,
                frame.direction,
                TOLD.get(one.look) if one.look else None,
                one.direction,
            )
            for one, frame in zip(seen, frames, strict=True)
            if frame.looking is not None
        ]

    def _told(
        self, frames: Sequence[Frame], glimpses: Sequence[Glimpse], calibration: Calibration | None
    ) -> list[Judged]:
        return self._judged(smoothed([seen_in(glimpse, calibration) for glimpse in glimpses]), frames)

    def _calibrated(self) -> list[Judged]:
        pairs = list(zip(self.case.frames, self.glimpses, strict=True))
        first = [pair for pair in pairs if pair[0].looking]
        first = [pair for pair in first if pair[0].at < first[0][0].at + CALIBRATING]
        try:
            calibration = calibration_from_camera([glimpse.faces[0] for _, glimpse in first if glimpse.faces])
        except CalibrationError:
            return []
        rest = [pair for pair in pairs if pair not in first]
        return self._told([frame for frame, _ in rest], [glimpse for _, glimpse in rest], calibration)

    def rows(self) -> Iterator[tuple[Figure, ...]]:
        for unit in dict.fromkeys(one.unit for one in self.rough):
            judged = [one for one in self.rough if one.unit == unit]
            label = "camera" if judged[0].looking else f"away {judged[0].direction}".strip()
            angles = [
                combined(glimpse.faces[0])
                for glimpse, frame in zip(self.glimpses, self.case.frames, strict=True)
                if glimpse.faces and f"{self.case.name} {frame.segment}" == unit
            ]
            where = ", ".join(f"{median(values):.0f}" for values in zip(*angles, strict=True)) if angles else None
            yield unit.removesuffix(" 0"), label, *summary(judged), where


def main_figures(watched: Sequence[Watching]) -> dict[str, Figure]:
    pictures = [one for case in watched if not case.case.is_film for one in case.rough]
    films = [one for case in watched if case.case.is_film for one in case.rough]
    every = [*pictures, *films]
    return {
        "looking_balanced_accuracy": balanced(every),
        "images_balanced_accuracy": balanced(pictures),
        "videos_balanced_accuracy": balanced(films),
        "videos_frames_balanced_accuracy": balanced(films, by_frame=True),
        "videos_single_frames": balanced([one for case in watched if case.case.is_film for one in case.single]),
        "videos_calibrated": balanced([one for case in watched for one in case.calibrated]),
        "direction_accuracy": direction_share(every),
        "abstained": share_of(every, lambda one: one.told is None),
        "images": len(pictures),
        "video_frames": len(films),
    }


def pose_figures(watched: Sequence[Watching]) -> dict[str, Figure]:
    """Mean absolute errors of the head's angles where a label gives them.

    The labels turn the head about its own axes, pitch first (300W-LP's order); the tracker's angles are those of the
    direction it faces. They differ for a head turned far, so the tracker's are brought into the labels' form.
    """
    errors = []
    for one in watched:
        if one.case.pose is not None and one.glimpses[0].faces:
            yaw, pitch = as_labelled(one.glimpses[0].faces[0].yaw, one.glimpses[0].faces[0].pitch)
            errors.append((abs(yaw - one.case.pose[0]), abs(pitch - one.case.pose[1])))
    means = [round(mean(values), 1) for values in zip(*errors, strict=True)] if errors else [None, None]
    return {"yaw_mae": means[0], "pitch_mae": means[1], "poses": len(errors)}


def empty_figures(data: Path, cases: Sequence[Case], tracker: MediaPipeFaceTracker) -> dict[str, Figure]:
    """Frames without a face that were given one all the same."""
    pictures = [picture for _, picture in without_faces()]
    pictures += [frame.picture for case in cases if not case.faces for frame in case.frames]
    if (data / BLACK).is_file():
        pictures.append(picture_from(data / BLACK))
    answered = sum(bool(tracker.observe(picture, 0.0).faces) for picture in pictures)
    return {"no_face_frames": len(pictures), "no_face_answers": answered}


def seed_told(face: Face | None) -> bool | None:
    """The seed's fixed box, on the same landmarks."""
    if face is None:
        return None
    places = []
    for corner, other, iris in EYES:
        left, right = sorted((float(face.points[corner, 0]), float(face.points[other, 0])))
        places.append((float(face.points[iris, 0]) - left) / max(right - left, 1e-6))
    return all(0.35 <= place <= 0.65 for place in places)


def seed_figures(watched: Sequence[Watching]) -> dict[str, Figure]:
    return {
        "seed_balanced_accuracy": balanced([one for case in watched for one in case.seed]),
        "seed_images": balanced([one for case in watched if not case.case.is_film for one in case.seed]),
        "seed_videos": balanced([one for case in watched if case.case.is_film for one in case.seed]),
    }


def changed(
    cases: Sequence[Case], name: str, change: Callable[[Picture, np.ndarray], Picture], tracker: MediaPipeFaceTracker
) -> list[Judged]:
    """The pictures and every few frames of the films, changed; nothing that had no face to begin with."""
    judged = []
    for case in cases:
        for frame in case.frames[:: EVERY if case.is_film else 1]:
            faces = tracker.faces(frame.picture)
            if not faces or frame.looking is None:
                continue
            seen = seen_in(tracker.observe(change(frame.picture, faces[0].points[:, :2]), 0.0))
            side = MIRRORED.get(frame.direction, frame.direction) if name == "mirrored" else frame.direction
            told = TOLD.get(seen.look) if seen.look else None
            judged.append(Judged(f"{case.name} {frame.segment}", frame.looking, side, told, seen.direction))
    return judged
