"""The resume reader as a computation: words and their looks -> lines, read in order both ways -> labels of both.

Gated recurrent units (Cho et al. 2014) over the words of each line and over the lines of the document, after the
hierarchical labelling of Retyk et al. 2023 (RecSys in HR). Plain numpy: weights are a table of arrays.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float32]
    Weights = Mapping[str, Numbers]

SECTIONS = (
    "top", "about", "experience", "education", "skills", "projects", "certifications", "languages", "other",
)  # fmt: skip
ROLES = ("heading", "first", "again", "head", "bullet", "more", "list", "contact", "running", "plain")
FIELDS = (
    "none", "name", "headline", "title", "employer", "place", "dates", "degree", "institution", "project", "skill",
    "label", "certification", "language",
)  # fmt: skip
WORD, ACROSS, DOWN = 96, 64, 128
"""Numbers of a word as the reader sees it, of the state along a line and down the document."""
LAYERS = (2, 6)
"""Of MiniLM, whose vectors of words are read: the lower knows the word, the last its sentence."""


def read_lines(
    weights: Weights, line_signs: Numbers, word_signs: Sequence[Numbers], states: Sequence[Numbers]
) -> tuple[Numbers, Numbers, list[tuple[Numbers, Numbers]]]:
    """Probabilities of SECTIONS (lines, 9) and of ROLES (lines, 10); for each line of FIELDS (words, 14), and
    of a field's beginning at a word (words,)."""
    import numpy as np

    words = [
        np.tanh(state @ weights["word.state"].T + signs @ weights["word.signs"].T + weights["word.bias"])
        for state, signs in zip(states, word_signs, strict=True)
    ]
    lines = np.stack([np.concatenate([one.mean(0), one.max(0), one[0], one[-1]]) for one in words])
    lines = np.tanh(np.concatenate([lines, line_signs], 1) @ weights["line.weight"].T + weights["line.bias"])
    down = recurrent(weights, "down", [lines])[0]
    down = recurrent(weights, "down2", [down])[0]
    sections = softmax(down @ weights["sections.weight"].T + weights["sections.bias"])
    roles = softmax(down @ weights["roles.weight"].T + weights["roles.bias"])
    beside = [
        np.concatenate([word, np.repeat(state[None] @ weights["context.weight"].T, len(word), 0)], 1)
        for word, state in zip(words, down, strict=True)
    ]
    across = recurrent(weights, "across", beside)
    fields = []
    for one in across:
        told = one @ weights["fields.weight"].T + weights["fields.bias"]
        fields.append((softmax(told[:, :-1]), 1 / (1 + np.exp(-told[:, -1]))))
    return sections, roles, fields


def softmax(logits: Numbers) -> Numbers:
    import numpy as np

    raised = np.exp(logits - logits.max(-1, keepdims=True))
    shares: Numbers = raised / raised.sum(-1, keepdims=True)
    return shares


def recurrent(weights: Weights, name: str, sequences: Sequence[Numbers]) -> list[Numbers]:
    """Each sequence read both ways, (length, 2 units); the equations and the order of gates are those of torch."""
    import numpy as np

    order = sorted(range(len(sequences)), key=lambda at: -len(sequences[at]))
    lengths = [len(sequences[at]) for at in order]
    width = sequences[0].shape[1] if sequences else 0
    padded = np.zeros((len(order), max(lengths, default=0), width), dtype=np.float32)
    turned = np.zeros_like(padded)
    for row, at in enumerate(order):
        padded[row, : lengths[row]] = sequences[at]
        turned[row, : lengths[row]] = sequences[at][::-1]
    ahead = _one_way(weights, f"{name}.ahead", padded, lengths)
    back = _one_way(weights, f"{name}.back", turned, lengths)
    found: list[Numbers] = [np.zeros((0, 0), dtype=np.float32)] * len(order)
    for row, at in enumerate(order):
        size = lengths[row]
        found[at] = np.concatenate([ahead[row, :size], back[row, :size][::-1]], 1)
    return found


def _one_way(weights: Weights, name: str, entering: Numbers, lengths: Sequence[int]) -> Numbers:
    """The longest sequence first, so that those still going on are always the first rows."""
    import numpy as np

    gates = entering @ weights[f"{name}.enter"].T + weights[f"{name}.enter.bias"]
    keep, bias = weights[f"{name}.keep"], weights[f"{name}.keep.bias"]
    units = keep.shape[1]
    states = np.zeros((entering.shape[0], entering.shape[1], units), dtype=np.float32)
    hidden = np.zeros((entering.shape[0], units), dtype=np.float32)
    active = len(lengths)
    for step in range(entering.shape[1]):
        while active and lengths[active - 1] <= step:
            active -= 1
        now, kept = gates[:active, step], hidden[:active] @ keep.T + bias
        reset = 1 / (1 + np.exp(-(now[:, :units] + kept[:, :units])))
        update = 1 / (1 + np.exp(-(now[:, units : 2 * units] + kept[:, units : 2 * units])))
        fresh = np.tanh(now[:, 2 * units :] + reset * kept[:, 2 * units :])
        hidden[:active] = (1 - update) * fresh + update * hidden[:active]
        states[:active, step] = hidden[:active]
    return states
