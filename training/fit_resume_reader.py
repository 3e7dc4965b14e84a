"""Makes the resume reader again: `python -m training.fit_resume_reader` (or `make train`).

It is fitted on the families of layouts that are not held out; what it makes of the others gives the card's figures. The
documents are made by `python -m training.resumes make`, which has to run before. `--trial N` fits on N of them only.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections import defaultdict
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from interview.resume.reader import PROBE, TABLE, WEIGHTS
from training.answer_reader import open_base
from training.resumes.examples import Example, examples_in
from training.resumes.fit import Network, figures_of, fitted, weights_of
from training.resumes.states import states_by_line

MADE = Path(__file__).parent / "made" / "resumes"


def main() -> None:
    parser = ArgumentParser(description="Fits the resume reader.")
    parser.add_argument("--made", type=Path, default=MADE)
    parser.add_argument("--trial", type=int)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--publish", action="store_true")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    learned, left_out = split_examples(options.made / "resumes.jsonl.gz", options.trial)
    sys.stderr.write(f"{len(learned)} to learn from, {len(left_out)} of families held out\n")
    base = open_base()
    states = states_by_line(base, [text for one in (*learned, *left_out) for text in one.texts])
    network = fitted(learned, states, epochs=options.epochs, watch=left_out)
    for family in sorted({one.family for one in left_out}):
        own = [one for one in left_out if one.family == family]
        sys.stderr.write(f"{family} ({len(own)}): {figures_of(network, own, states)}\n")
    if options.publish:
        publish(network, states_by_line(base, [PROBE])[PROBE])


def split_examples(path: Path, most: int | None = None) -> tuple[list[Example], list[Example]]:
    """Those to learn from and those of families held out."""
    learned: list[Example] = []
    left_out: list[Example] = []
    for example, held_out in examples_in(path):
        (left_out if held_out else learned).append(example)
        if most and len(learned) + len(left_out) >= most:
            break
    return learned, left_out


def by_family(examples: Sequence[Example]) -> dict[str, list[Example]]:
    families: dict[str, list[Example]] = defaultdict(list)
    for one in examples:
        families[one.family].append(one)
    return families


def publish(network: Network, probe: NDArray[np.float16]) -> None:
    """The program's files, from what was fitted."""
    from safetensors.numpy import save

    arrays = weights_of(network) | {"probe": probe}
    kept = save({name: np.ascontiguousarray(value) for name, value in arrays.items()})
    WEIGHTS.write_bytes(kept)
    TABLE.write_text(
        "# Made by training.fit_resume_reader; the weights are resume_reader.safetensors.\n"
        f'weights = "{sha256(kept).hexdigest()}"\n',
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
