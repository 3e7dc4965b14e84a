"""Text to speech with Piper, where the person installed it (its licence, GPL-3.0, keeps it out of the requirements)."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from interview.engines.loading import loading
from interview.errors import BackendError
from interview.records import Audio

if TYPE_CHECKING:
    from interview.engines.options import Options
    from interview.engines.protocols import Locate

CATALOGUED = "en_US-joe-medium"


class PiperSynthesizer:
    """`model` is the catalogue's en_US-joe-medium, or the path of a Piper voice (.onnx, its .json beside it)."""

    def __init__(self, options: Options, *, locate: Locate) -> None:
        self._model, self._locate, self._device = options.model, locate, options.device

    def speak(self, text: str) -> Audio:
        """Sound at the voice's own rate; a text without a word gives no samples."""
        import numpy as np

        try:
            chunks = list(self._voice.synthesize(text)) if any(letter.isalnum() for letter in text) else []
        except RuntimeError as error:
            raise BackendError(f"The voice “{self._model}” failed: {error}.") from error
        samples = np.concatenate([chunk.audio_float_array for chunk in chunks] or [np.zeros(0, np.float32)])
        return Audio(samples.astype(np.float32, copy=False), int(self._voice.config.sample_rate))

    @cached_property
    def _voice(self) -> Any:
        if self._model == CATALOGUED:
            file = self._locate(CATALOGUED) / f"{CATALOGUED}.onnx"
        else:
            file = Path(self._model).expanduser()
        try:
            with loading():
                from piper import PiperVoice

                return PiperVoice.load(file, use_cuda=self._device == "cuda")
        except (OSError, RuntimeError, ValueError) as error:
            raise BackendError(
                f"The Piper voice “{self._model}” could not be loaded. Give the path of its .onnx file, "
                f"or choose piper:{CATALOGUED}."
            ) from error
