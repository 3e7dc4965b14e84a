"""Vectors of sentences and of words with sentence-transformers; it makes no judgement of likeness."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from interview.engines.capabilities import Capability
from interview.engines.loading import library, loading
from interview.errors import BackendError
from interview.records.vectors import WordVectors

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from interview.engines.options import Options
    from interview.engines.protocols import Locate

PASSAGE, MOST_PIECES = 120, 512
"""Words read at once, and pieces of words that the model can hold."""
LINES_AT_ONCE, LINE_PIECES = 64, 128
FIRST_WORD, LEAST_RARITY = 1990, 0.3
"""BERT's vocabulary lists letters and signs first, then words, the commonest first: a place in it tells rarity."""
CATALOGUED = "all-MiniLM-L6-v2"


class SentenceTransformersEmbedder:
    """`model` is the catalogue's all-MiniLM-L6-v2, a folder, or a name that the model hub knows."""

    capabilities = frozenset({Capability.WORD_VECTORS, Capability.LINE_VECTORS})

    def __init__(self, options: Options, *, locate: Locate) -> None:
        self._model, self._locate, self._device = options.model, locate, options.device

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

    def embed_words(self, texts: Sequence[str]) -> list[WordVectors]:
        """Each word in its context: the mean of its pieces in the last layer. Long texts are read in passages."""
        import numpy as np

        passages = [(number, part) for number, text in enumerate(texts) for part in _passages(text.split())]
        try:
            read = self._read(passages)
        except (RuntimeError, MemoryError) as error:
            raise BackendError(f"The sentence model failed: {error}.") from error
        whole: list[list[tuple[NDArray[np.float32], NDArray[np.float32]]]] = [[] for _ in texts]
        for (number, _), part in zip(passages, read, strict=True):
            whole[number].append(part)
        empty = np.zeros((0, self._width), dtype=np.float32), np.zeros(0, dtype=np.float32)
        return [
            WordVectors(
                tuple(text.split()),
                np.concatenate([vectors for vectors, _ in parts or [empty]]),
                np.concatenate([rarity for _, rarity in parts or [empty]]),
            )
            for text, parts in zip(texts, whole, strict=True)
        ]

    def embed_lines(self, lines: Sequence[str], layers: Sequence[int]) -> list[NDArray[np.float32]]:
        """Each line by itself: (words, 384 for each layer), a word's part of each layer of unit length."""
        try:
            return states_of_lines(self._encoder.tokenizer, self._encoder[0].auto_model, lines, layers)
        except (RuntimeError, MemoryError) as error:
            raise BackendError(f"The sentence model failed: {error}.") from error

    def _read(self, passages: Sequence[tuple[int, list[str]]]) -> list[tuple[NDArray[np.float32], NDArray[np.float32]]]:
        import numpy as np

        tokenizer, body = self._encoder.tokenizer, self._encoder[0].auto_model
        torch = library("torch")
        read = []
        for _, words in passages:
            pieces = tokenizer(
                words, is_split_into_words=True, truncation=True, max_length=MOST_PIECES, return_tensors="pt"
            )
            with torch.inference_mode():
                states = body(**pieces.to(body.device)).last_hidden_state[0].float().cpu().numpy()
            owners = np.array([-1 if owner is None else owner for owner in pieces.word_ids()])
            ids = pieces["input_ids"][0].cpu().numpy()
            vectors = np.zeros((len(words), states.shape[1]), dtype=np.float32)
            rarity = np.full(len(words), LEAST_RARITY, dtype=np.float32)
            for word in range(len(words)):
                own = owners == word
                if own.any():
                    mean = states[own].mean(axis=0)
                    vectors[word] = mean / max(float(np.linalg.norm(mean)), 1e-9)
                    rarity[word] = max(_rarity(int(piece)) for piece in ids[own])
            read.append((vectors, rarity))
        return read

    @property
    def _width(self) -> int:
        return int(self._encoder.get_embedding_dimension())

    @cached_property
    def _encoder(self) -> Any:
        try:
            folder = str(self._folder)
            with loading():
                from sentence_transformers import SentenceTransformer

                encoder = SentenceTransformer(folder, device=self._device, local_files_only=True)
                encoder.encode(["ready"], show_progress_bar=False)  # imports the rest
            return encoder
        except (OSError, RuntimeError, ValueError) as error:
            reason = str(error).strip().partition("\n")[0].rstrip(".")
            raise BackendError(
                f"The sentence model “{self._model}” could not be loaded ({reason}). "
                f"Check the connection, or choose sentence_transformers:{CATALOGUED}, which needs none."
            ) from error

    @property
    def _folder(self) -> Path:
        path = Path(self._model).expanduser()
        return path if path.is_dir() else self._locate(self._model)


def states_of_lines(
    tokenizer: Any, body: Any, lines: Sequence[str], layers: Sequence[int]
) -> list[NDArray[np.float32]]:
    """As embed_lines; lines of like length are read together. What a line has beyond 128 pieces gets zeros."""
    import numpy as np

    found: list[NDArray[np.float32]] = [np.zeros((0, 0), dtype=np.float32)] * len(lines)
    order = sorted(range(len(lines)), key=lambda at: len(lines[at]))
    for start in range(0, len(order), LINES_AT_ONCE):
        chosen = order[start : start + LINES_AT_ONCE]
        for at, states in zip(
            chosen, _states_of(tokenizer, body, [lines[at].split() for at in chosen], layers), strict=True
        ):
            found[at] = states
    return found


def _states_of(
    tokenizer: Any, body: Any, lines: Sequence[list[str]], layers: Sequence[int]
) -> Iterator[NDArray[np.float32]]:
    import numpy as np

    torch = library("torch")
    pieces = tokenizer(
        lines, is_split_into_words=True, truncation=True, max_length=LINE_PIECES, padding=True, return_tensors="pt"
    )
    with torch.inference_mode():
        hidden = body(**pieces.to(body.device), output_hidden_states=True).hidden_states
    read = [hidden[layer].float().cpu().numpy() for layer in layers]
    for row, words in enumerate(lines):
        owners = np.array([-1 if owner is None else owner for owner in pieces.word_ids(row)])
        kept = owners >= 0
        parts = []
        for values in read:
            part = np.zeros((len(words), values.shape[2]), dtype=np.float32)
            np.add.at(part, owners[kept], values[row][kept])
            parts.append(part / np.maximum(np.linalg.norm(part, axis=1, keepdims=True), 1e-9))
        yield np.concatenate(parts, axis=1)


def _passages(words: list[str]) -> list[list[str]]:
    return [words[start : start + PASSAGE] for start in range(0, len(words), PASSAGE)]


def _rarity(piece: int) -> float:
    """The logarithm of a piece's place among the words, as an inverse document frequency would be (Zipf's law)."""
    return max(math.log(piece - FIRST_WORD), LEAST_RARITY) if piece > FIRST_WORD else LEAST_RARITY
