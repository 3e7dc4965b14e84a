"""Sentence vectors with sentence-transformers; it knows no document and makes no judgement of likeness."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from interview.errors import BackendError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from interview.core.protocols import Locate

CATALOGUED = "all-MiniLM-L6-v2"
OTHER_FORMATS = ["*.h5", "*.msgpack", "*.onnx", "*.ot", "onnx/*", "openvino/*"]


class SentenceTransformersEmbedder:
    """`model` is the catalogue's all-MiniLM-L6-v2, a folder, or a name that the model hub knows."""

    def __init__(self, model: str, *, locate: Locate, device: str = "cpu") -> None:
        self._model, self._locate, self._device = model, locate, device

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Shape (len(texts), 384 for MiniLM). A text past the model's limit (256 tokens) is read up to it."""
        import numpy as np

        filled = [number for number, text in enumerate(texts) if text.strip()]
        try:
            rows = np.zeros((len(texts), self._width), dtype=np.float32)
            if filled:
                rows[filled] = self._encoder.encode(
                    [texts[number] for number in filled],
                    normalize_embeddings=True,
                    show_progress_bar=False,
                    convert_to_numpy=True,
                )
        except (RuntimeError, MemoryError) as error:
            raise BackendError(f"The sentence model failed: {error}.") from error
        return rows

    @property
    def _width(self) -> int:
        return int(self._encoder.get_embedding_dimension())

    @cached_property
    def _encoder(self) -> Any:
        try:
            from sentence_transformers import SentenceTransformer

            return SentenceTransformer(str(self._folder), device=self._device, local_files_only=True)
        except (OSError, RuntimeError, ValueError) as error:
            reason = str(error).strip().partition("\n")[0].rstrip(".")
            raise BackendError(
                f"The sentence model “{self._model}” could not be loaded ({reason}). "
                f"Check the connection, or choose sentence_transformers:{CATALOGUED}, which needs none."
            ) from error

    @property
    def _folder(self) -> Path:
        if self._model == CATALOGUED:
            return self._locate(self._model)
        path = Path(self._model).expanduser()
        if path.is_dir():
            return path
        from huggingface_hub import snapshot_download  # gives up at once where the loader would retry for minutes

        return Path(snapshot_download(self._model, ignore_patterns=OTHER_FORMATS))
