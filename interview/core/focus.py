"""Where the person looked during one answer, from the faces seen; knows no camera, and reads no emotion from a face.

Looking means at the camera or at the screen under it. Others feel looked at within about 4 degrees of the camera
(Horstmann and Linke 2022, doi 10.1186/s41235-022-00418-1), and forgive a look below it far more than one beside or
above it (Chen 2002, "Leveraging the asymmetric sensitivity of eye contact for videoconference"). The limits here are
wider: a laptop's screen spans about 16 degrees either side at 55 cm and 20 below its camera, and the tracker itself
errs by 5 or so.
"""

from __future__ import annotations

from collections.abc import Sequence

from interview.core.records import Away, FaceObservation, Focus

SIDEWAYS = 20.0
UPWARDS = 20.0
DOWNWARDS = 25.0
HEAD_TURN = 30.0
"""A head turned further is looking elsewhere whatever the eyes do; their tracking fails there as well."""

SHORTEST_AWAY = 1.0
"""Seconds; shorter looks aside belong to thinking and to talk, and are not listed."""
FEWEST_FRAMES = 10
SMALLEST_SHARE_WITH_FACE = 0.5

Seen = Sequence[tuple[float, FaceObservation | None]]
"""(seconds since the question, the face in that frame or None), in order of time."""


def is_looking(observation: FaceObservation) -> bool:
    """Tell whether head and eyes together point at the camera or the screen."""
    if max(abs(observation.yaw), abs(observation.pitch)) > HEAD_TURN:
        return False
    sideways = observation.yaw + observation.gaze_yaw
    upwards = observation.pitch + observation.gaze_pitch
    return abs(sideways) <= SIDEWAYS and -DOWNWARDS <= upwards <= UPWARDS


def focus_from(seen: Seen) -> Focus:
    """Share of frames with a face in which the person looked, and the spans of looking away.

    The share is None when it would say more than was seen: too few frames, or no face in half of them.
    """
    faces = [observation for _, observation in seen if observation is not None]
    enough = len(faces) >= FEWEST_FRAMES and len(faces) >= SMALLEST_SHARE_WITH_FACE * len(seen)
    looking = sum(is_looking(face) for face in faces)
    return Focus(
        seconds=round(seen[-1][0] - seen[0][0], 2) if seen else 0.0,
        frames=len(seen),
        frames_without_face=len(seen) - len(faces),
        share=round(looking / len(faces), 3) if enough else None,
        away=_spans_away(seen) if enough else (),
    )


def _spans_away(seen: Seen) -> tuple[Away, ...]:
    """Spans from the first frame of looking away to the next one of looking back.

    A frame without a face neither opens nor closes a span: a head turned to profile is lost by the tracker.
    """
    spans: list[Away] = []
    start: float | None = None
    last = 0.0
    for at, observation in seen:
        if observation is None:
            continue
        last = at
        if not is_looking(observation):
            start = at if start is None else start
        elif start is not None:
            spans.append(Away(start, at))
            start = None
    if start is not None:
        spans.append(Away(start, last))
    return tuple(span for span in spans if span.end - span.start >= SHORTEST_AWAY)
