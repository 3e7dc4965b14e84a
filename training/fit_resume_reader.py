"""Makes the resume reader again: `python -m training.fit_resume_reader` (or `make train`).

It is fitted on invented resumes of families of layouts that are not held out, on untidy ones, and on those labelled by
hand, real and written; of each kind a fifth is left out and gives the card's figures. The documents are made by
`python -m training.resumes make --untidy N`, which has to run before. `--trial N` fits on N of each kind only.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Mapping
from hashlib import sha256
from itertools import islice
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from interview.resume.reader import PROBE, TABLE, WEIGHTS
from training.answer_reader import open_base
from training.resumes.examples import Example, examples_in
from training.resumes.figures import Case, cases_in, field_figures, reader_with
from training.resumes.fit import EPOCHS, Network, figures_of, fitted, weights_of
from training.resumes.states import states_by_line

MADE = Path(__file__).parent / "made" / "resumes"
FILES = ("resumes", "untidy", "written")
TIMES = {"real": 2}
"""How often the examples of a kind are gone through in an epoch, if not once: there are few real ones."""
_MOST_CASES = 100
"""Of a kind whose whole fields are compared."""


def main() -> None:
    parser = ArgumentParser(description="Fits the resume reader.")
    parser.add_argument("--made", type=Path, default=MADE)
    parser.add_argument("--trial", type=int)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--publish", action="store_true")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    learned, left_out = split_examples(options.made, options.trial)
    counts = ", ".join(f"{len(some)} {kind}" for kind, some in left_out.items())
    sys.stderr.write(f"{len(learned)} to learn from, left out {counts}\n")
    base = open_base()
    states = states_by_line(
        base, [text for some in (learned, *left_out.values()) for one in some for text in one.texts]
    )
    again = [one for one in learned for _ in range(TIMES.get(kind_of(one.family), 1))]
    network = fitted(again, states, epochs=options.epochs)
    for kind, some in left_out.items():
        sys.stderr.write(f"{kind} ({len(some)}), words: {figures_of(network, some, states)}\n")
    read = reader_with({name: value.astype(np.float32) for name, value in weights_of(network).items()}, states)
    for kind, cases in ({} if options.trial else left_out_cases(options.made)).items():
        sys.stderr.write(f"{kind} ({len(cases)}), whole fields: {field_figures(cases[:_MOST_CASES], read)}\n")
    if options.publish:
        publish(network, states_by_line(base, [PROBE])[PROBE])


def kind_of(family: str) -> str:
    """ "real", "written" or "untidy", by the beginning of the family; "invented" for layouts of invented people."""
    begins = family.partition("-")[0]
    return begins if begins in ("real", "written", "untidy") else "invented"


def split_examples(folder: Path, most: int | None = None) -> tuple[list[Example], dict[str, list[Example]]]:
    """Those to learn from and, by kind, those left out; `most` is of each file."""
    learned: list[Example] = []
    left_out: dict[str, list[Example]] = {}
    for name in FILES:
        for example, held_out in islice(examples_in(folder / f"{name}.jsonl.gz"), most):
            (left_out.setdefault(kind_of(example.family), []) if held_out else learned).append(example)
    return learned, left_out


def left_out_cases(folder: Path) -> Mapping[str, list[Case]]:
    """What is left out, by kind, in an order that does not depend on how it was drawn."""
    found: dict[str, list[Case]] = {}
    for name in FILES:
        for case in cases_in(folder / f"{name}.jsonl.gz"):
            found.setdefault(kind_of(case.family), []).append(case)
    return {
        kind: sorted(cases, key=lambda one: sha256(one.document.text.encode()).digest())
        for kind, cases in found.items()
    }


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
