"""The encoder of a Whisper model in CTranslate2, that can read less than thirty seconds. Knows no recording."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FULL, SHORT = 3000, 1500
"""Hundredths of a second: what Whisper was trained on, and half of it, for a quarter of the encoder's work."""
ROOM = 100
"""Silence that a window keeps behind the speech, by which the model knows that nothing more comes."""


class Encoder:
    """`window`: how much of the thirty seconds, mostly silence, is read.

    In a window shorter than FULL, Whisper now and then writes the same words without end: whoever sets it has to
    look for that.
    """

    def __init__(self, model: Any) -> None:
        """`model`: CTranslate2's Whisper."""
        self.window, self._model = FULL, model

    def encode(self, features: NDArray[np.float32]) -> Any:
        """Log-mel frames, shape (windows, bands, FULL), zero behind the sound -> the encoder's output."""
        import numpy as np
        from ctranslate2 import StorageView

        whole = features if features.ndim == 3 else features[np.newaxis]
        used = int(np.flatnonzero(whole.any(axis=(0, 1))).max(initial=0)) + 1
        if used + ROOM <= self.window < whole.shape[-1]:
            whole = whole[..., : self.window]
        return self._model.encode(StorageView.from_array(np.ascontiguousarray(whole)))
