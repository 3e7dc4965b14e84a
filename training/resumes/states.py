"""The vectors of words in their lines, as MiniLM gives them; every different line is read once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from training.answer_reader import Base

AT_ONCE = 256
MOST_PIECES = 128


def states_of_lines(base: Base, lines: Sequence[str], layers: Sequence[int] = (6,)) -> list[NDArray[np.float16]]:
    """For each line (words, 384 x layers): the mean over a word's pieces, each layer's part of unit length."""
    order = sorted(range(len(lines)), key=lambda at: len(lines[at]))
    found: list[NDArray[np.float16]] = [np.zeros((0, 0), dtype=np.float16)] * len(lines)
    for start in range(0, len(order), AT_ONCE):
        chosen = order[start : start + AT_ONCE]
        for at, states in zip(chosen, _states(base, [lines[at].split() for at in chosen], layers), strict=True):
            found[at] = states
    return found


def _states(base: Base, lines: Sequence[list[str]], layers: Sequence[int]) -> list[NDArray[np.float16]]:
    pieces: Any = base.tokenizer(
        lines, is_split_into_words=True, truncation=True, max_length=MOST_PIECES, padding=True, return_tensors="pt"
    )
    with torch.inference_mode():
        hidden = base.body(**pieces, output_hidden_states=True).hidden_states
    read = [hidden[layer].numpy() for layer in layers]
    results = []
    for row, words in enumerate(lines):
        owners = np.array([-1 if owner is None else owner for owner in pieces.word_ids(row)])
        states = np.zeros((len(words), 384 * len(layers)), dtype=np.float32)
        kept = owners >= 0
        for place, values in enumerate(read):
            part = np.zeros((len(words), 384), dtype=np.float32)
            np.add.at(part, owners[kept], values[row][kept])
            norms = np.linalg.norm(part, axis=1, keepdims=True)
            states[:, 384 * place : 384 * (place + 1)] = part / np.maximum(norms, 1e-9)
        results.append(states.astype(np.float16))
    return results
