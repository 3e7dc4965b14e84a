"""Where the person looked during an answer, from what a camera showed; knows no camera and no model."""

from interview.camera.calibration import Looked, calibration_from
from interview.camera.focus import focus_from
from interview.camera.states import framing, seen_in

__all__ = ["Looked", "calibration_from", "focus_from", "framing", "seen_in"]
