"""Vectors of texts from any server that answers as OpenAI's does; none of single words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from interview.engines.options import Options
from interview.engines.server import Server

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from interview.engines.protocols import Locate

AT_ONCE = 64
"""Texts of one call."""


class OpenAIEmbedder:
    """`model` is a name that the server knows."""

    def __init__(self, options: Options, *, locate: Locate | None = None) -> None:
        self._model, self.workers = options.model, options.concurrency
        self._server = Server(options, "embedding")

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """A text without content is not sent; its row is all zero."""
        import numpy as np

        filled = [number for number, text in enumerate(texts) if text.strip()]
        parts = [filled[start : start + AT_ONCE] for start in range(0, len(filled), AT_ONCE)]
        found = [self._ask([texts[number] for number in part]) for part in parts]
        width = found[0].shape[1] if found else 1
        if any(part.shape[1] != width for part in found):
            raise self._server.unreadable()
        rows = np.zeros((len(texts), width), dtype=np.float32)
        if filled:
            rows[filled] = np.concatenate(found)
        return rows

    def _ask(self, texts: list[str]) -> NDArray[np.float32]:
        import numpy as np

        reply = self._server.reply("embeddings", {"model": self._model, "input": texts, "encoding_format": "float"})
        try:
            told = sorted(reply["data"], key=lambda one: int(one["index"]))
            rows = np.array([one["embedding"] for one in told], dtype=np.float32)
        except (TypeError, KeyError, ValueError) as error:
            raise self._server.unreadable() from error
        if rows.ndim != 2 or len(rows) != len(texts) or not np.isfinite(rows).all():
            raise self._server.unreadable()
        return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)  # type: ignore[no-any-return]
