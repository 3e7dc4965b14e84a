"""Reads answers with MiniLM and the adapters trained for it: what each word tells, and the level of the whole.

The weights come with the program (answer_reader.safetensors); MiniLM comes from the catalogue. `make train` makes them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from interview.engines.loading import library, loading
from interview.errors import BackendError
from interview.feedback.competencies import fitted_lines
from interview.feedback.network import (
    labels_at,
    level_of,
    levels_from,
    means_of,
    of_words,
    pieces_of,
    states_of,
    vector_of,
)
from interview.feedback.relevance import fitted_relevance
from interview.feedback.scale import fitted_weights_hash
from interview.records.read_answer import LABELS, ReadAnswer

if TYPE_CHECKING:
    from interview.engines.options import Options
    from interview.engines.protocols import Locate

FILE = Path(__file__).with_name("answer_reader.safetensors")


class TrainedReader:
    """`model` is the catalogue's all-MiniLM-L6-v2: the adapters fit no other."""

    def __init__(self, options: Options, *, locate: Locate, file: Path = FILE) -> None:
        self._model, self._locate, self._device, self._file = options.model, locate, options.device, file

    def read_answer(self, question: Sequence[str], answer: Sequence[str]) -> ReadAnswer:
        """Both as the words of scoring.reading.read. Raises BackendError."""
        import numpy as np

        if not answer:
            return ReadAnswer((1.0, 0.0, 0.0, 0.0, 0.0), 0.0, np.zeros((0, len(LABELS)), dtype=np.float32))
        try:
            return self._read(question, answer)
        except (RuntimeError, MemoryError) as error:
            raise BackendError(f"The answer reader failed: {error}.") from error

    def _read(self, question: Sequence[str], answer: Sequence[str]) -> ReadAnswer:
        """A long answer is read window by window; its level is told from all of them together."""
        torch = library("torch")
        tokenizer, body, weights = self._opened
        windows = pieces_of(tokenizer, question, answer)
        states, logits, owners = [], [], list[int]()
        with torch.inference_mode():
            for window in windows:
                ids = torch.tensor([window.ids], device=self._device)
                types = torch.tensor([window.types], device=self._device)
                states.append(states_of(body, weights, ids, torch.ones_like(ids), types))
                logits.append(labels_at(weights, states[-1]))
                owners += window.words
            whole, told = torch.cat(states, 1), torch.cat(logits, 1)
            own = torch.tensor([[float(word >= 0) for word in owners]], device=self._device)
            levels = levels_from(weights, level_of(weights, whole, told, own))[0].tolist()
            asked, said = (vector_of(body, tokenizer, text).float().cpu().numpy() for text in (question, answer))
        labels = of_words(told[0].float().cpu().numpy(), owners, len(answer))
        lines = fitted_lines()
        shows = means_of(whole[0].float().cpu().numpy() @ lines[:, :-1].T + lines[:, -1], owners, len(answer))
        return ReadAnswer(tuple(levels), fitted_relevance().likely(asked, said, len(answer)), labels, shows)

    @cached_property
    def _opened(self) -> tuple[Any, Any, dict[str, Any]]:
        try:
            folder = str(self._locate(self._model))
            if self._file == FILE and sha256(FILE.read_bytes()).hexdigest() != fitted_weights_hash():
                raise ValueError("its weights are not those it was published with; get them again")
            with loading():
                from safetensors.torch import load_file
                from transformers import AutoModel, AutoTokenizer

                body = AutoModel.from_pretrained(folder, local_files_only=True).to(self._device).eval()
                tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
                kept = load_file(self._file, device=self._device)
            return tokenizer, body, {name: weight.float() for name, weight in kept.items()}
        except (OSError, RuntimeError, ValueError) as error:
            reason = str(error).strip().partition("\n")[0].rstrip(".")
            raise BackendError(f"The answer reader could not be loaded ({reason}).") from error
