"""Voice activity with Silero, from the weights inside faster-whisper's package. Knows frames, not answers."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from interview.engines.loading import library
from interview.errors import BackendError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from interview.engines.options import Options
    from interview.engines.protocols import Locate

FRAME, CONTEXT, STATE = 512, 64, 128
"""What the network was trained on: 32 ms at 16 kHz, the last 4 ms before them, and the width of its memory."""
WEIGHTS = "silero_vad_v6.onnx"


class SileroVoice:
    """`model` names the weights; only those that come with faster-whisper are known."""

    def __init__(self, options: Options, *, locate: Locate | None = None) -> None:
        self._model = options.model

    def open(self) -> SileroStream:
        return SileroStream(self._session)

    @cached_property
    def _session(self) -> Any:
        onnxruntime, utils = library("onnxruntime"), library("faster_whisper.utils")
        options = onnxruntime.SessionOptions()
        # One frame is too little work to share out; more threads only take cores from the recogniser.
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 4
        try:
            path = f"{utils.get_assets_path()}/{WEIGHTS}"
            return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
        except Exception as error:  # onnxruntime's errors share no base but this one
            raise BackendError(
                f"Voice activity ({self._model}) could not be loaded. Install faster-whisper again: "
                "pip install --force-reinstall --no-deps faster-whisper==1.2.1"
            ) from error


class SileroStream:
    """One speaker's sound, frame by frame; the network's memory is here, its weights are shared."""

    def __init__(self, session: Any) -> None:
        import numpy as np

        self._session = session
        self._input = np.zeros((1, CONTEXT + FRAME), np.float32)
        self._h = np.zeros((1, 1, STATE), np.float32)
        self._c = np.zeros((1, 1, STATE), np.float32)

    def probability(self, samples: NDArray[np.float32]) -> float:
        if samples.shape != (FRAME,):
            raise BackendError(f"Voice activity needs {FRAME} samples at a time, not {samples.shape}.")
        self._input[0, :CONTEXT] = self._input[0, -CONTEXT:]
        self._input[0, CONTEXT:] = samples
        speech, self._h, self._c = self._session.run(None, {"input": self._input, "h": self._h, "c": self._c})
        return float(speech.reshape(-1)[0])
