"""Runs one bench: a table for people, and as the last line one JSON object for programs."""

from __future__ import annotations

import argparse
import json
import sys
from importlib import import_module
from inspect import signature
from pathlib import Path

from bench.records import Measured

BENCHES = {
    "attack": "the running app attacked with requests of every kind: breaches, hangs, memory",
    "bad": "every hostile or broken document of a folder: handled as its manifest expects, in time and memory",
    "durability": "interviews killed with SIGKILL at every write and at any moment, and on failing disks: what is lost",
    "feedback": "the trained reader beside graded interview answers: order, parts, advice, and what must not move it",
    "first_start": "first starts on empty caches: several at once, killed in the middle, then ordinary ones",
    "footprint": "seconds to import and to the first page, memory idle and over a whole interview",
    "fuzz": "documents, sounds, pictures, live messages and texts, changed: what hangs and what crashes",
    "interview": "whole interviews with scripted candidates: valid, grounded and different questions, and by whom",
    "intake": "fields read from resumes against the truth, beside the seed's method",
    "job": "titles and topics of job descriptions against the truth, by rules and with the model, beside the seed's",
    "latency": "the end of speech to the interviewer's first sound, in real time, beside the seed's method",
    "load": "whole interviews side by side against the running app: errors, waits, the line, memory and threads left",
    "offline": "a whole interview in Chromium with every way out of the machine closed, and each try counted",
    "packs": "the knowledge packs: which topics find one, and what answers given without seeing them hold",
    "presence": "where faces look on labelled pictures and films, plain and changed, beside the seed's method",
    "rehearsals": "every resume of a folder through a whole interview: crashes, answers, CSV files",
    "scoring": "the reference grader beside human grades, TF-IDF and cosine; what must not move it or the page's score",
    "speech": "words, fillers, pace and pauses of recordings against their labels, beside plain transcription",
    "turns": "pauses put into real speech: false cut-offs and the delay at the end, beside voice activity alone",
}

SPECIAL = (
    "resumes",
    "jobs",
    "processes",
    "kills",
    "short",
    "files",
    "seed",
    "seconds",
    "keep",
    "sessions",
    "rounds",
    "embedded",
)
"""Options that only some benches take."""


def main() -> int:
    described = "\n".join(f"  {name:<12}{text}" for name, text in BENCHES.items())
    parser = argparse.ArgumentParser(
        prog="python -m bench", epilog=described, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("name", choices=sorted(BENCHES), metavar="NAME")
    parser.add_argument("--data", type=Path, help="a folder in the format that the bench's own text names")
    parser.add_argument("--resumes", type=Path, help="interview: a folder of resumes, in place of DIR/resumes")
    parser.add_argument("--jobs", type=Path, help="interview: a folder of job descriptions, in place of DIR/jds")
    parser.add_argument("--limit", "--n", type=int, help="at most so many cases")
    parser.add_argument("--processes", type=int, help="first_start: so many at once")
    parser.add_argument("--kills", type=int, help="durability, first_start: so many kills")
    parser.add_argument("--short", action="store_true", default=None, help="a minute or two, for CI")
    parser.add_argument("--files", type=int, help="fuzz: how many inputs")
    parser.add_argument("--seed", type=int, help="fuzz: other inputs")
    parser.add_argument("--seconds", type=int, help="fuzz: how long inputs are also guided by coverage")
    parser.add_argument("--keep", type=Path, help="fuzz: a folder for inputs that fail")
    parser.add_argument("--sessions", type=int, help="load: so many visitors at a time")
    parser.add_argument("--rounds", type=int, help="load: how often they come")
    parser.add_argument("--embedded", type=int, help="load: so many more, on the embedded models")
    parser.add_argument("--json", type=Path, help="write the JSON object to this file as well")
    options = parser.parse_args()
    measure = import_module(f"bench.{options.name}").measure
    special = {name: value for name in SPECIAL if (value := getattr(options, name)) is not None}
    for name in special:
        if name not in signature(measure).parameters:
            parser.error(f"--{name} is not for the bench {options.name}")
    measured: Measured = measure(options.data, options.limit, **special)
    print_table(measured)
    line = json.dumps({"bench": options.name, "n": measured.n, "figures": measured.figures})
    if options.json:
        options.json.write_text(line + "\n", encoding="utf-8")
    print(line)
    return 0


def print_table(measured: Measured) -> None:
    table = [measured.header, *[tuple("-" if cell is None else str(cell) for cell in row) for row in measured.rows]]
    widths = [max(len(row[column]) for row in table) for column in range(len(measured.header))]
    for row in table:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


if __name__ == "__main__":
    sys.exit(main())
