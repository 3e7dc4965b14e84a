"""`python -m training.resumes make --n 3000 --seed 1 --out DIR`."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from training.resumes import sources
from training.resumes.layouts import themes
from training.resumes.make import make, make_sets, show


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.resumes")
    tasks = parser.add_subparsers(dest="task", required=True)
    making = tasks.add_parser(
        "make", help="draw invented people into layouts and write what the product reads, labelled"
    )
    making.add_argument("--n", type=int, default=3000)
    making.add_argument("--seed", type=int, default=1)
    making.add_argument("--out", type=Path, required=True)
    making.add_argument("--data", type=Path, default=sources.DATA, help="the folder of training data")
    making.add_argument("--processes", type=int, default=1)
    making.add_argument("--cache", type=Path, help="where npm packages are kept; default ~/.cache/rehearse-training")
    making.add_argument("--layouts", default="", help="only those whose names begin so, parted by commas")
    making.add_argument("--untidy", type=int, default=0, help="so many untidy ones beside, and those labelled by hand")
    making.add_argument("--keep", action="store_true", help="keep the drawn files in OUT/files")
    showing = tasks.add_parser("show", help="print documents of a corpus with their labels")
    showing.add_argument("out", type=Path)
    showing.add_argument("--layout", default="")
    showing.add_argument("--n", type=int, default=1)
    given = parser.parse_args()
    if given.task == "show":
        show(given.out, given.layout, given.n)
    else:
        if given.cache:
            os.environ[themes.CACHE] = str(given.cache)  # for the processes that draw, too
        only = tuple(given.layouts.split(",")) if given.layouts else ()
        if given.untidy:
            make_sets(given.untidy, given.seed, given.out, given.data, given.processes)
        make(given.n, given.seed, given.out, given.data, given.processes, only, keep=given.keep)


if __name__ == "__main__":
    main()
