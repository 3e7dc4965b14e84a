"""The answer reader as a computation: MiniLM's layers with low-rank adapters, a label for each word, a level for all.

Low-rank adapters: Hu et al. 2021 (arXiv 2106.09685). The level is ordinal: one score and four cuts, whose distances are
learned (cumulative logits, McCullagh 1980). Training and product call the same functions; weights are a plain table.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from interview.engines.loading import library
from interview.records.read_answer import LABELS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from torch import Tensor

WIDTH, HEADS, LAYERS, HIDDEN = 384, 12, 6, 128
RANK = 16
QUESTION, ANSWER = 60, 440
"""Pieces of words read of a question, and of an answer at once; 512 is what the model can hold."""
DENSE = ("query", "key", "value", "out", "up", "down")
LEVELS = 5
Weights = Mapping[str, "Tensor"]


@dataclass(frozen=True, slots=True)
class Pieces:
    """One answer beside its question as pieces of words; `words` tells each piece's word of the answer, -1 for none."""

    ids: tuple[int, ...]
    types: tuple[int, ...]
    words: tuple[int, ...]


def pieces_of(tokenizer: Any, question: Sequence[str], answer: Sequence[str]) -> list[Pieces]:
    """In windows that the model can hold; a long answer has several, each with the question before it."""
    asked = tokenizer(list(question), is_split_into_words=True, add_special_tokens=False)["input_ids"][:QUESTION]
    said = tokenizer(list(answer), is_split_into_words=True, add_special_tokens=False)
    ids, owners = said["input_ids"], said.word_ids()
    first, last = tokenizer.cls_token_id, tokenizer.sep_token_id
    windows = []
    for start in range(0, max(len(ids), 1), ANSWER):
        own = ids[start : start + ANSWER]
        windows.append(
            Pieces(
                (first, *asked, last, *own, last),
                (0,) * (len(asked) + 2) + (1,) * (len(own) + 1),
                (-1,) * (len(asked) + 2) + tuple(owners[start : start + ANSWER]) + (-1,),
            )
        )
    return windows


def new_weights(seed: int) -> dict[str, Tensor]:
    """Adapters that change nothing yet, and heads; small random numbers."""
    torch = library("torch")
    generator = torch.Generator().manual_seed(seed)

    def random(*shape: int) -> Tensor:
        drawn: Tensor = torch.randn(*shape, generator=generator)
        return drawn / math.sqrt(shape[-1])

    sizes = {"up": (WIDTH, 4 * WIDTH), "down": (4 * WIDTH, WIDTH)}
    weights = {}
    for number in range(LAYERS):
        for name in DENSE:
            enters, leaves = sizes.get(name, (WIDTH, WIDTH))
            weights[f"{number}.{name}.a"] = random(RANK, enters)
            weights[f"{number}.{name}.b"] = torch.zeros(leaves, RANK)
    weights["labels.weight"], weights["labels.bias"] = random(len(LABELS), WIDTH), torch.zeros(len(LABELS))
    weights["heed.weight"] = random(1, WIDTH)
    pooled = 3 * WIDTH + 2 * len(LABELS)
    weights["level.in"], weights["level.in.bias"] = random(HIDDEN, pooled), torch.zeros(HIDDEN)
    weights["level.out"] = random(1, HIDDEN)
    weights["cuts"] = torch.tensor([-1.5, -0.5, 0.5, 1.5])
    return weights


def of_words(logits: NDArray[np.float32], owners: Sequence[int], count: int) -> NDArray[np.float32]:
    """Means over the pieces of each of `count` words; the end of a sentence is told at a word's last piece."""
    found = means_of(logits, owners, count)
    for piece, word in enumerate(owners):
        if word >= 0:
            found[word, -1] = logits[piece, -1]
    return found


def means_of(values: NDArray[np.float32], owners: Sequence[int], count: int) -> NDArray[np.float32]:
    """Of each of `count` words, over its pieces; zeros for a word without any."""
    import numpy as np

    owner = np.array(owners)
    found = np.zeros((count, values.shape[1]), dtype=np.float32)
    np.add.at(found, owner[owner >= 0], values[owner >= 0])
    pieces = np.bincount(owner[owner >= 0], minlength=count)
    means: NDArray[np.float32] = found / np.maximum(pieces, 1).astype(np.float32)[:, None]
    return means


def states_of(body: Any, weights: Weights, ids: Tensor, mask: Tensor, types: Tensor) -> Tensor:
    """The last hidden states, (texts, pieces, WIDTH); `mask` is 1 where there is a piece."""
    hidden = body.embeddings(input_ids=ids, token_type_ids=types)
    bias = (1 - mask.to(hidden.dtype))[:, None, None, :] * -1e4
    for number, layer in enumerate(body.encoder.layer):
        hidden = _layer(layer, hidden, bias, weights, number)
    states: Tensor = hidden.float()
    return states


def vector_of(body: Any, tokenizer: Any, words: Sequence[str]) -> Tensor:
    """What MiniLM itself makes of a text, of unit length: the mean of its last states without any adapter."""
    torch = library("torch")
    ids = tokenizer(list(words), is_split_into_words=True, truncation=True, max_length=512, return_tensors="pt")
    ids = ids["input_ids"].to(body.device)
    mean = states_of(body, {}, ids, torch.ones_like(ids), torch.zeros_like(ids)).mean(1)
    vector: Tensor = torch.nn.functional.normalize(mean)[0]
    return vector


def labels_at(weights: Weights, states: Tensor) -> Tensor:
    """Logits of LABELS for each piece."""
    return states @ weights["labels.weight"].T + weights["labels.bias"]


def level_of(weights: Weights, states: Tensor, logits: Tensor, own: Tensor, drop: float = 0.0) -> Tensor:
    """The level's score (to be set against `cuts`), one a text.

    `own` (texts, pieces) is 1 where a piece belongs to the answer; `drop` is the share left out in training.
    """
    torch = library("torch")
    heed = (states @ weights["heed.weight"].T)[..., 0] + (1 - own) * -1e4
    heeded = (states * torch.softmax(heed, 1)[..., None]).sum(1)
    kept = own[..., None]
    count = kept.sum(1).clamp(min=1)
    mean = (states * kept).sum(1) / count
    read = torch.cat([heeded, mean, states[:, 0]], 1)
    likely = torch.sigmoid(logits)
    shares = torch.cat([(likely * kept).sum(1) / count, (likely * kept).amax(1)], 1)
    pooled = torch.nn.functional.dropout(torch.cat([read, shares], 1), drop, training=drop > 0)
    hidden = torch.tanh(pooled @ weights["level.in"].T + weights["level.in.bias"])
    score: Tensor = 3 * (hidden @ weights["level.out"].T)[:, 0]
    return score


def levels_from(weights: Weights, scores: Tensor) -> Tensor:
    """The probability of each level, (texts, LEVELS)."""
    torch = library("torch")
    cuts = weights["cuts"].sort()[0]
    above = torch.sigmoid(scores[:, None] - cuts[None])
    ones, none = torch.ones_like(above[:, :1]), torch.zeros_like(above[:, :1])
    likely: Tensor = torch.cat([ones, above], 1) - torch.cat([above, none], 1)
    return likely


def _layer(layer: Any, hidden: Tensor, bias: Tensor, weights: Weights, number: int) -> Tensor:
    """One layer of BERT (Devlin et al. 2019), each of its six dense steps with its adapter."""
    torch = library("torch")

    def dense(linear: Any, name: str, entering: Tensor) -> Tensor:
        down = weights.get(f"{number}.{name}.a")
        leaving: Tensor = linear(entering)
        return leaving if down is None else leaving + 2 * ((entering @ down.T) @ weights[f"{number}.{name}.b"].T)

    def heads(name: str) -> Tensor:
        return dense(getattr(inner, name), name, hidden).view(texts, length, HEADS, -1).transpose(1, 2)

    texts, length, _ = hidden.shape
    inner, after = layer.attention.self, layer.attention.output
    query, key, value = heads("query"), heads("key"), heads("value")
    heed = torch.softmax(query @ key.transpose(2, 3) / math.sqrt(WIDTH / HEADS) + bias, -1).to(value.dtype)
    seen = (heed @ value).transpose(1, 2).reshape(texts, length, WIDTH)
    hidden = after.LayerNorm(dense(after.dense, "out", seen) + hidden)
    wide = torch.nn.functional.gelu(dense(layer.intermediate.dense, "up", hidden))
    left: Tensor = layer.output.LayerNorm(dense(layer.output.dense, "down", wide) + hidden)
    return left
