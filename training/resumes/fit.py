"""Fits the resume reader on labelled resumes: the network to learn with, its loss, and its figures by word."""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping, Sequence
from random import Random

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional
from torch.nn.utils.rnn import PackedSequence, pack_padded_sequence, pad_packed_sequence

from interview.resume.network import ACROSS, DOWN, FIELDS, ROLES, SECTIONS, WORD
from interview.resume.signs import LINE_SIGNS, LOOKS_OF_LINES, LOOKS_OF_WORDS, WORD_SIGNS
from training.resumes.examples import UNLABELLED, Batch, Example, batch_of

EPOCHS, RATE, DECAY, AT_ONCE = 7, 2e-3, 0.01, 8
DROPPED_STATE, DROPPED = 0.2, 0.3
UNKNOWN = 0.3
"""Share of the documents that are learned from without any word that is known: what is printed should do."""


class Network(nn.Module):
    """The same computation as interview.resume.network, to learn with."""

    def __init__(self, state: int) -> None:
        super().__init__()
        self.word_state = nn.Linear(state, WORD, bias=False)
        self.word_signs = nn.Linear(WORD_SIGNS, WORD)
        self.line = nn.Linear(4 * WORD + LINE_SIGNS, 2 * WORD)
        self.down = nn.GRU(2 * WORD, DOWN, bidirectional=True, batch_first=True)
        self.down2 = nn.GRU(2 * DOWN, DOWN, bidirectional=True, batch_first=True)
        self.sections = nn.Linear(2 * DOWN, len(SECTIONS))
        self.roles = nn.Linear(2 * DOWN, len(ROLES))
        self.context = nn.Linear(2 * DOWN, WORD, bias=False)
        self.across = nn.GRU(2 * WORD, ACROSS, bidirectional=True, batch_first=True)
        self.fields = nn.Linear(2 * ACROSS, len(FIELDS) + 1)
        self.drop_state, self.drop = nn.Dropout(DROPPED_STATE), nn.Dropout(DROPPED)

    def forward(self, batch: Batch) -> tuple[Tensor, Tensor, Tensor]:
        """Logits: (all lines, 9), (all lines, 10), (all words, 15) in the batch's order of words."""
        line_signs, word_signs = self._signs(batch)
        words = torch.tanh(self.word_state(self.drop_state(batch.states)) + self.word_signs(word_signs))
        lines = torch.tanh(self.line(torch.cat([*_pooled(words, batch), line_signs], 1)))
        whole = lines.new_zeros(len(batch.lengths), int(batch.lengths.max()), lines.shape[1])
        whole[batch.document, batch.place] = self.drop(lines)
        down = self._recurrent(self.down, whole, batch.lengths)
        down = self._recurrent(self.down2, self.drop(down), batch.lengths)
        state = down[batch.document, batch.place]
        beside = torch.cat([words, self.context(state)[batch.line]], 1)
        read = self.across(PackedSequence(self.drop(beside)[batch.order], batch.sizes))[0].data
        across = torch.zeros_like(read).index_copy(0, batch.order, read)
        state = self.drop(state)
        return self.sections(state), self.roles(state), self.fields(self.drop(across))

    def _signs(self, batch: Batch) -> tuple[Tensor, Tensor]:
        if not self.training:
            return batch.line_signs, batch.word_signs
        known = (torch.rand(len(batch.lengths)) >= UNKNOWN).float()[batch.document]
        lines, words = batch.line_signs.clone(), batch.word_signs.clone()
        lines[:, LOOKS_OF_LINES:] *= known[:, None]
        words[:, LOOKS_OF_WORDS:] *= known[batch.line][:, None]
        return lines, words

    def _recurrent(self, layer: nn.GRU, values: Tensor, lengths: Tensor) -> Tensor:
        packed = pack_padded_sequence(values, lengths, batch_first=True, enforce_sorted=False)
        found: Tensor = pad_packed_sequence(layer(packed)[0], batch_first=True, total_length=values.shape[1])[0]
        return found


def _pooled(words: Tensor, batch: Batch) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Mean, most, first and last of the words of each line."""
    size = (len(batch.starts), words.shape[1])
    mean = words.new_zeros(size).index_add(0, batch.line, words) / (batch.ends - batch.starts)[:, None]
    held = batch.line[:, None].expand_as(words)
    most = words.new_zeros(size).scatter_reduce(0, held, words, "amax", include_self=False)
    return mean, most, words[batch.starts], words[batch.ends - 1]


def loss_of(network: Network, batch: Batch) -> Tensor:
    sections, roles, told = network(batch)
    fields = functional.cross_entropy(told[:, :-1], batch.fields, ignore_index=UNLABELLED)
    kept = batch.fields >= 0
    begins = functional.binary_cross_entropy_with_logits(told[kept, -1], batch.begins[kept])
    return (
        functional.cross_entropy(sections, batch.sections, ignore_index=UNLABELLED)
        + functional.cross_entropy(roles, batch.roles, ignore_index=UNLABELLED)
        + 2 * fields
        + begins
    )


def fitted(
    examples: Sequence[Example], states: Mapping[str, NDArray[np.float16]], *, seed: int = 0, epochs: int = EPOCHS,
    watch: Sequence[Example] = (),
) -> Network:  # fmt: skip
    torch.manual_seed(seed)
    rng = Random(seed)  # noqa: S311  (no secret)
    network = Network(next(iter(states.values())).shape[1])
    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    steps = epochs * -(-len(examples) // AT_ONCE)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps, pct_start=0.1)
    began, order = time.monotonic(), list(examples)
    for epoch in range(epochs):
        network.train()
        rng.shuffle(order)
        losses = []
        for start in range(0, len(order), AT_ONCE):
            loss = loss_of(network, batch_of(order[start : start + AT_ONCE], states))
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            losses.append(float(loss.detach()))
        said = f"  epoch {epoch + 1}: loss {np.mean(losses):.3f}, {time.monotonic() - began:.0f} s"
        if watch:
            said += f" {figures_of(network, watch, states)}"
        sys.stderr.write(said + "\n")
    return network.eval()


def figures_of(
    network: Network, examples: Sequence[Example], states: Mapping[str, NDArray[np.float16]]
) -> dict[str, float]:
    """Shares of lines and words told right; F1 of each field's words."""
    network.eval()
    right = {"section": [0, 0], "role": [0, 0]}
    counts = np.zeros((len(FIELDS), 3))
    for start in range(0, len(examples), AT_ONCE):
        batch = batch_of(examples[start : start + AT_ONCE], states)
        with torch.inference_mode():
            sections, roles, told = network(batch)
        for name, logits, truth in (("section", sections, batch.sections), ("role", roles, batch.roles)):
            known = truth >= 0
            right[name][0] += int((logits.argmax(-1)[known] == truth[known]).sum())
            right[name][1] += int(known.sum())
        found, truth = told[..., :-1].argmax(-1), batch.fields
        for at in range(1, len(FIELDS)):
            counts[at] += [
                int(((found == at) & (truth == at)).sum()),
                int(((found == at) & (truth >= 0)).sum()),
                int((truth == at).sum()),
            ]
    figures = {name: round(a / max(b, 1), 3) for name, (a, b) in right.items()}
    for at in range(1, len(FIELDS)):
        same, said, there = counts[at]
        figures[FIELDS[at]] = round(2 * same / max(said + there, 1), 3)
    return figures


def weights_of(network: Network) -> dict[str, NDArray[np.float16]]:
    """As interview.resume.network names them."""
    kept = {name: value.detach().numpy() for name, value in network.named_parameters()}
    named = {
        "word.state": kept["word_state.weight"],
        "word.signs": kept["word_signs.weight"],
        "word.bias": kept["word_signs.bias"],
        "context.weight": kept["context.weight"],
    }
    for name in ("line", "sections", "roles", "fields"):
        named |= {f"{name}.{part}": kept[f"{name}.{part}"] for part in ("weight", "bias")}
    for name in ("down", "down2", "across"):
        for way, ending in (("ahead", ""), ("back", "_reverse")):
            named |= {
                f"{name}.{way}.enter": kept[f"{name}.weight_ih_l0{ending}"],
                f"{name}.{way}.enter.bias": kept[f"{name}.bias_ih_l0{ending}"],
                f"{name}.{way}.keep": kept[f"{name}.weight_hh_l0{ending}"],
                f"{name}.{way}.keep.bias": kept[f"{name}.bias_hh_l0{ending}"],
            }
    return {name: value.astype(np.float16) for name, value in named.items()}
