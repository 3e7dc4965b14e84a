"""Small dense networks of the job reader: fitted with torch, kept as the arrays that the program applies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

Numbers = NDArray[np.float32]


class Dense(nn.Module):
    """Dense steps with tanh between; `dropped` is the share left out after each, in training."""

    def __init__(self, sizes: Sequence[int], dropped: float) -> None:
        super().__init__()
        self.steps = nn.ModuleList(nn.Linear(left, right) for left, right in pairwise(sizes))
        self.dropped = dropped

    def forward(self, rows: Tensor) -> Tensor:
        for number, step in enumerate(self.steps):
            if number:
                rows = nn.functional.dropout(torch.tanh(rows), self.dropped, self.training)
            rows = step(rows)
        return rows

    def arrays(self, name: str) -> dict[str, Numbers]:
        """As interview.job.weights names them."""
        kept = {}
        for key, tensor in self.steps.state_dict().items():  # "0.weight", "0.bias", "1.weight" ...
            kept[f"{name}.{key}"] = tensor.numpy().copy()
        return kept


def descend(
    network: nn.Module, losses: Iterable[tuple[float, Tensor]], *, rate: float, decay: float, most: float = 1.0
) -> None:
    """One step a loss; each comes with the share of training that is done, by which the rate falls."""
    optimizer = torch.optim.AdamW(network.parameters(), lr=rate, weight_decay=decay)
    network.train()
    for done, loss in losses:
        for group in optimizer.param_groups:
            group["lr"] = rate * (1 - done)
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(network.parameters(), most)
        optimizer.step()
    network.eval()


def halves(arrays: Mapping[str, Numbers]) -> dict[str, NDArray[np.float16]]:
    return {name: rows.astype(np.float16) for name, rows in arrays.items()}
