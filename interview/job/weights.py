"""The job reader's weights: loaded once, checked against the hash they were published with, and applied in numpy."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from interview.engines.loading import library
from interview.errors import BackendError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float32]

FILE = Path(__file__).with_name("job_reader.toml")
WEIGHTS = Path(__file__).with_name("job_reader.safetensors")


@dataclass(frozen=True, slots=True, eq=False)
class JobWeights:
    """Arrays by name: `zones.*`, `spans.*`, `read.*` (rank with vectors), `plain.*` (rank without), `probe`."""

    arrays: Mapping[str, Numbers]

    def applied(self, name: str, rows: Numbers) -> Numbers:
        """Layer after layer `name.0`, `name.1` ...: a dense step each, tanh between them. (rows, outputs)."""
        import numpy as np

        step = 0
        while f"{name}.{step}.weight" in self.arrays:
            rows = np.tanh(rows) if step else rows
            rows = rows @ self.arrays[f"{name}.{step}.weight"].T + self.arrays[f"{name}.{step}.bias"]
            step += 1
        return rows

    def scored(self, name: str, rows: Numbers) -> Numbers:
        """The mean of the networks `name.a`, `name.b` ... over scaled rows, (rows,)."""
        import numpy as np

        scaled = np.clip((rows - self.arrays[f"{name}.mean"]) / self.arrays[f"{name}.scale"], -5, 5)
        members = sorted({key.split(".")[1] for key in self.arrays if key.startswith(f"{name}.")} - {"mean", "scale"})
        scores = [self.applied(f"{name}.{member}", scaled)[:, 0] for member in members]
        mean: Numbers = np.mean(scores, axis=0, dtype=np.float32)
        return mean


@lru_cache(maxsize=1)
def fitted_weights() -> JobWeights:
    """Raises BackendError where they are not those that were published with the figures."""
    kept = WEIGHTS.read_bytes()
    if sha256(kept).hexdigest() != figures()["weights"]:
        raise BackendError("The job cannot be read: the reader's weights are not those it was published with.")
    return JobWeights({name: rows.astype("float32") for name, rows in library("safetensors.numpy").load(kept).items()})


@lru_cache(maxsize=1)
def figures() -> Mapping[str, Any]:
    """What training wrote beside the weights: their hash, and what the reader reaches on what it had not seen."""
    return tomllib.loads(FILE.read_text(encoding="utf-8"))
