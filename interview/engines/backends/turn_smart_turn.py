"""Whether a speaker has finished, heard from the sound alone, with Smart Turn v3 (ONNX). Knows no words."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from interview.engines.loading import library
from interview.engines.sound import SPEECH_RATE, at_rate
from interview.errors import BackendError
from interview.records import Audio

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from interview.engines.options import Options
    from interview.engines.protocols import Locate

SECONDS = 8
"""What the model hears at once; less is padded with silence in front, as in its training."""
FILE = "smart-turn-v3.2-cpu.onnx"


class SmartTurnDetector:
    """`model` is the catalogue's name, or a folder that holds the ONNX file."""

    def __init__(self, options: Options, *, locate: Locate) -> None:
        self._model, self._locate = options.model, locate

    def probability(self, audio: Audio) -> float:
        session, features = self._session, self.features(at_rate(audio, SPEECH_RATE).samples)[None]
        try:
            outputs = session.run(None, {"input_features": features})
        except Exception as error:  # onnxruntime's errors share no base but this one
            raise BackendError(
                f"The end of the turn could not be judged ({type(error).__name__}). Set INTERVIEW_TURN=scripted "
                "to go on by pauses alone."
            ) from error
        return float(outputs[0].reshape(-1)[0])  # called "logits", but the graph ends in a sigmoid

    def features(self, samples: NDArray[np.float32]) -> NDArray[np.float32]:
        """Whisper's log-mel of shape (80, 800), of the waveform brought to mean 0 and variance 1."""
        import numpy as np

        length = SECONDS * SPEECH_RATE
        last = samples[-length:].astype(np.float32)
        padded = np.pad(last, (length - len(last), 0))
        level = (padded - padded.mean()) / np.sqrt(padded.var() + 1e-7)
        mel: NDArray[np.float32] = self._extractor(level, padding=0).astype(np.float32)
        return mel

    @cached_property
    def _extractor(self) -> Any:
        return library("faster_whisper.feature_extractor").FeatureExtractor(chunk_length=SECONDS)

    @cached_property
    def _session(self) -> Any:
        onnxruntime = library("onnxruntime")
        options = onnxruntime.SessionOptions()
        # 40 ms on one core; the other cores belong to the recogniser, which is asked at the same moment.
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 4
        path = self._folder / FILE
        try:
            return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        except Exception as error:  # onnxruntime's errors share no base but this one
            raise BackendError(
                f"Smart Turn ({path}) could not be loaded. Remove that folder and run “make models” again."
            ) from error

    @property
    def _folder(self) -> Path:
        from pathlib import Path

        folder = Path(self._model).expanduser()
        return folder if folder.is_dir() else self._locate(self._model)
