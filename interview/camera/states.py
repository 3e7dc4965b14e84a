"""What one frame says: on screen, away, no face, two faces, too dark, or nothing; and how to sit better.

Knows one frame; what came before is for spans.py.
"""

from __future__ import annotations

from interview.camera.gaze import gaze_of, is_turned
from interview.records import Calibration, FaceObservation, Glimpse, Look, Seen

CLOSED = 0.5
"""Lids this far shut hide the iris, which is then read as looking down: a blink (0.1 to 0.4 s) says nothing. Open
eyes measured 0.02 to 0.31, a blink 0.74."""
SMALLEST_FACE = 60.0
"""Pixels across; at 80 the iris still tells camera from aside on the evaluation data, its angle 18 % short."""
DARK_PICTURE = 0.10
"""Mean brightness under which a picture without a face is called dark rather than empty."""
DARK_FACE = 0.05
"""Brightness of a face under which its eyes are not read: at 0.035 with a sensor's noise eyes turned by 24 degrees
measured 7; at 0.1 they measured 23."""
SECOND_FACE = 0.4
"""Width of a second face, as a share of the nearest one's, from which somebody else is there: a person behind at
twice the distance has a half, a photograph on the wall less."""

CLOSE, NARROW, WIDE = 0.6, 0.16, 0.28
"""The face's share of the picture's height above which it is too near; of its width under which it is too far."""
DIM_FACE = 0.14
"""Under this a lamp helps; dark skin in good light gives 0.17 and more."""


def seen_in(glimpse: Glimpse, calibration: Calibration | None = None) -> Seen:
    """The state of a frame; `look` is None where a face is there and its eyes cannot be read."""
    if not glimpse.faces:
        return Seen(glimpse.at, Look.DARK if glimpse.light < DARK_PICTURE else Look.NO_FACE)
    face = glimpse.faces[0]
    if has_company(glimpse):
        return Seen(glimpse.at, Look.TWO_FACES)
    if face.light < DARK_FACE:
        return Seen(glimpse.at, Look.DARK)
    if not is_turned(face) and not are_readable(face):
        return Seen(glimpse.at, None)
    gaze = gaze_of(face, calibration)
    return Seen(glimpse.at, gaze.look, gaze.direction)


def has_company(glimpse: Glimpse) -> bool:
    """Whether a second face is large enough to be somebody in the room."""
    return len(glimpse.faces) > 1 and glimpse.faces[1].box.width >= SECOND_FACE * glimpse.faces[0].box.width


def are_readable(face: FaceObservation) -> bool:
    """Whether the eyes can be read: open, not behind dark glasses, in a face that is large and light enough."""
    return not face.hidden and face.closed < CLOSED and face.pixels >= SMALLEST_FACE and face.light >= DARK_FACE


def framing(glimpse: Glimpse) -> str:
    """A short sentence where the picture could be better; "" where it is good."""
    if not glimpse.faces:
        return "More light on your face" if glimpse.light < DARK_PICTURE else "No face in the picture"
    if has_company(glimpse):
        return "Somebody else is in the picture"
    face = glimpse.faces[0]
    box = face.box
    if face.light < DIM_FACE:
        return "More light on your face"
    if face.hidden:
        return "Your eyes are behind dark glasses"
    if box.width < NARROW and box.height < WIDE:
        return "Move closer"
    if box.height > CLOSE + 0.2 or box.width > CLOSE:
        return "Move back"
    if not (0.25 <= box.x + box.width / 2 <= 0.75 and 0.2 <= box.y + box.height / 2 <= 0.8):
        return "Move to the middle"
    return ""
