"""Labelled resumes as the network takes them: signs and labels by line and by word, and batches of several."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from interview.records import Area, TextLine
from interview.resume.network import FIELDS, ROLES, SECTIONS
from interview.resume.signs import signed_lines

UNLABELLED = -100


@dataclass(frozen=True, slots=True)
class Example:
    """A resume as the network takes it; labels by line and by word."""

    id: str
    layout: str
    family: str
    language: str
    texts: tuple[str, ...]
    line_signs: NDArray[np.float32]
    word_signs: list[NDArray[np.float32]]
    sections: NDArray[np.int64]
    roles: NDArray[np.int64]
    fields: list[NDArray[np.int64]]
    begins: list[NDArray[np.float32]]


def examples_in(path: Path) -> Iterator[tuple[Example, bool]]:
    """Each with whether its family is held out."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            kept = json.loads(line)
            yield example_from(kept), bool(kept.get("held_out"))


def example_from(kept: Mapping[str, Any]) -> Example:
    rows = [
        TextLine(row["text"], row["page"], Area(*row["area"]) if row["area"] else None, row["size"], row["bold"],
                 row["heading"])
        for row in kept["rows"]
    ]  # fmt: skip
    lines = signed_lines(rows)
    labels = [kept["rows"][line.row] for line in lines]
    fields, begins = [], []
    for line, label in zip(lines, labels, strict=True):
        told = np.zeros(len(line.words), dtype=np.int64)
        first = np.zeros(len(line.words), dtype=np.float32)
        for start, end, name in label["fields"]:
            inside = [at for at, (a, b) in enumerate(line.words) if min(b, end) - max(a, start) > 0.5 * (b - a)]
            inside = inside or [at for at, (a, b) in enumerate(line.words) if a < end and start < b and not told[at]]
            for at in inside:
                told[at] = FIELDS.index(name)
            if inside and start not in label.get("joins", ()):
                first[inside[0]] = 1.0
        if not label["role"]:
            told[:] = UNLABELLED
        fields.append(told)
        begins.append(first)
    return Example(
        kept["id"], kept["layout"], kept["family"], kept["language"],
        tuple(" ".join(line.text.split()) for line in lines),
        np.stack([line.line_signs for line in lines]),
        [line.word_signs for line in lines],
        np.array([_place(SECTIONS, label["section"]) for label in labels]),
        np.array([_place(ROLES, label["role"]) for label in labels]),
        fields, begins,
    )  # fmt: skip


def _place(names: Sequence[str], name: str) -> int:
    return names.index(name) if name in names else UNLABELLED


@dataclass(frozen=True, slots=True)
class Batch:
    """Several documents, their lines and words each in one row of all."""

    states: Tensor  # (all words, state)
    word_signs: Tensor
    line: Tensor  # (all words,): which of all lines a word stands in
    starts: Tensor  # (all lines,): its first word
    ends: Tensor
    order: Tensor  # (all words,): as a packed sequence of lines has them, the longest line first
    sizes: Tensor  # how many lines have a first word, a second, ...
    line_signs: Tensor
    document: Tensor  # (all lines,)
    place: Tensor
    lengths: Tensor  # (documents,)
    sections: Tensor
    roles: Tensor
    fields: Tensor  # (all words,)
    begins: Tensor


def batch_of(examples: Sequence[Example], states: Mapping[str, NDArray[np.float16]]) -> Batch:
    texts = [text for one in examples for text in one.texts]
    sizes = np.array([len(text.split()) for text in texts])
    ends = np.cumsum(sizes)
    starts = ends - sizes
    longest = np.argsort(-sizes, kind="stable")
    order = [starts[longest[sizes[longest] > step]] + step for step in range(sizes.max())]
    lengths = [len(one.texts) for one in examples]
    return Batch(
        torch.from_numpy(np.concatenate([states[text] for text in texts]).astype(np.float32)),
        torch.from_numpy(np.concatenate([one for example in examples for one in example.word_signs])),
        torch.from_numpy(np.repeat(np.arange(len(texts)), sizes)), torch.from_numpy(starts), torch.from_numpy(ends),
        torch.from_numpy(np.concatenate(order)), torch.tensor([len(some) for some in order]),
        torch.from_numpy(np.concatenate([one.line_signs for one in examples])),
        torch.tensor([at for at, length in enumerate(lengths) for _ in range(length)]),
        torch.tensor([at for length in lengths for at in range(length)]),
        torch.tensor(lengths),
        torch.from_numpy(np.concatenate([one.sections for one in examples])),
        torch.from_numpy(np.concatenate([one.roles for one in examples])),
        torch.from_numpy(np.concatenate([one for example in examples for one in example.fields])),
        torch.from_numpy(np.concatenate([one for example in examples for one in example.begins])),
    )  # fmt: skip
