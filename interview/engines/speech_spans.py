"""Where someone speaks in a recording, by the Silero detector that faster-whisper carries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview.engines.loading import library
from interview.engines.recognising import LONGEST_WINDOW, Span
from interview.engines.sound import SPEECH_RATE

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def speech_in(samples: NDArray[np.float32], longest: float = LONGEST_WINDOW) -> list[Span]:
    """Of samples at SPEECH_RATE; parted at pauses of 0.3 s, none longer than `longest` seconds."""
    vad = library("faster_whisper.vad")
    options = vad.VadOptions(max_speech_duration_s=longest, min_silence_duration_ms=300, speech_pad_ms=200)
    spans = vad.get_speech_timestamps(samples, options)
    return [(span["start"] / SPEECH_RATE, span["end"] / SPEECH_RATE) for span in spans]
