"""Draws invented people into layouts, reads the files as the product does, labels the lines: OUT/resumes.jsonl.gz.

Equal for an equal seed; goes on where it was ended (OUT/parts). A fifth of the families of layouts is held out.
"""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path
from random import Random
from typing import Any

from interview.errors import DocumentError
from training.resumes.labelling import claims_by_row, label
from training.resumes.people import person
from training.resumes.reading import rows_of
from training.resumes.records import LabelledResume, Layout, Row
from training.resumes.sets import make_untidy, make_written

PART = 20  # documents written at once
MOST_UNSURE = 0.15  # of the words; above it a page was read in a way that its labels cannot be trusted
_SLOW = {"scan": 0.05}
"""Chance of a layout beside the others, by the beginning of its name: a scan takes ten seconds to read."""
_FAULTS = (DocumentError, OSError, ValueError, LookupError, RuntimeError, subprocess.SubprocessError)


def held_out(family: str) -> bool:
    """The same fifth of the families in every corpus."""
    return int(sha256(family.encode()).hexdigest(), 16) % 5 == 0


def make(
    n: int, seed: int, out: Path, data: Path, processes: int = 1, only: tuple[str, ...] = (), *, keep: bool = False
) -> None:
    parts = out / "parts"
    parts.mkdir(parents=True, exist_ok=True)
    names = [(first, min(first + PART, n)) for first in range(0, n, PART)]
    missing = [span for span in names if not _part(parts, seed, span).exists()]
    begun = time.monotonic()
    work = partial(_make_part, seed=seed, out=out, data=data, only=only, keep=keep)
    if processes > 1:
        with get_context("spawn").Pool(processes) as pool:
            for done, _ in enumerate(pool.imap_unordered(work, missing), 1):
                _say(f"{done}/{len(missing)}")
    else:
        for done, span in enumerate(missing, 1):
            work(span)
            _say(f"{done}/{len(missing)}")
    lines = [json.loads(line) for span in names for line in _part(parts, seed, span).read_text("utf-8").splitlines()]
    _write(out / "resumes.jsonl.gz", [line for line in lines if "failed" not in line])
    report = report_of(lines)
    (out / "report.txt").write_text(report, "utf-8")
    spent = (time.monotonic() - begun) / max(1, len(missing) * PART)
    _say(f"{report}\n{spent:.2f} s a document")


def make_sets(untidy: int, seed: int, out: Path, data: Path, processes: int = 1) -> None:
    """OUT/untidy.jsonl.gz and OUT/written.jsonl.gz: untidy manuscripts, and those that were labelled by hand."""
    out.mkdir(parents=True, exist_ok=True)
    for name, (documents, faults) in (
        ("written", make_written(data, seed, processes)),
        ("untidy", make_untidy(untidy, data, seed, processes)),
    ):
        _write(out / f"{name}.jsonl.gz", documents)
        _say("\n".join([*faults, f"{name}: {len(documents)} made, {len(faults)} faults"]))


def _part(parts: Path, seed: int, span: tuple[int, int]) -> Path:
    return parts / f"{seed}-{span[0]:06}-{span[1]:06}.jsonl"


def _make_part(span: tuple[int, int], *, seed: int, out: Path, data: Path, only: tuple[str, ...], keep: bool) -> None:
    from training.resumes.layouts import LAYOUTS

    layouts = [layout for layout in LAYOUTS if not only or layout.name.startswith(only)]
    lines = [one_of(number, seed, layouts, data, out if keep else None) for number in range(*span)]
    path = _part(out / "parts", seed, span)
    half = path.with_suffix(".half")
    half.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), "utf-8")
    half.replace(path)


def one_of(number: int, seed: int, layouts: Sequence[Layout], data: Path, keep: Path | None) -> dict[str, Any]:
    """A labelled resume as JSON, or {"failed": reason} with its layout."""
    random = Random(f"{seed} {number}")  # noqa: S311 (a corpus, not a secret)
    layout = drawn_layout(random, layouts)
    made = person(random, data)
    with tempfile.TemporaryDirectory() as folder:
        told: dict[str, Any] = {"id": f"{seed}-{number:06}", "layout": layout.name}
        try:
            drawn = layout.draw(made, random, Path(folder))
            resume = label(rows_of(drawn.path), made, drawn, layout)
        except _FAULTS as error:
            return told | {"failed": f"{type(error).__name__}: {str(error)[:120]}"}
        if keep:
            shutil.copytree(folder, keep / "files" / told["id"], dirs_exist_ok=True)
    if resume.unsure > MOST_UNSURE:
        return told | {"failed": "unsure", "unsure": resume.unsure}
    return replace(resume, id=told["id"]).as_json() | {"held_out": held_out(layout.family)}


def drawn_layout(random: Random, layouts: Sequence[Layout]) -> Layout:
    chances = [next((chance for name, chance in _SLOW.items() if one.name.startswith(name)), 1.0) for one in layouts]
    return random.choices(layouts, chances)[0]


def _write(path: Path, lines: list[dict[str, Any]]) -> None:
    text = "".join(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n" for line in lines)
    path.write_bytes(gzip.compress(text.encode(), mtime=0))


def read(path: Path) -> Iterator[tuple[LabelledResume, bool]]:
    """The resumes of a corpus (OUT/resumes.jsonl.gz), and whether each is of a family held out."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            raw = json.loads(line)
            out = bool(raw.pop("held_out"))
            rows = tuple(
                Row(
                    **row
                    | {
                        "area": row["area"] and tuple(row["area"]),
                        "fields": tuple(map(tuple, row["fields"])),
                        "joins": tuple(row.get("joins", ())),
                    }
                )
                for row in raw.pop("rows")
            )
            yield LabelledResume(**raw, rows=rows), out


def report_of(lines: Sequence[dict[str, Any]]) -> str:
    """A line for each layout: made, failed by reason, words without a label, fields a document."""
    rows = []
    for name in sorted({line["layout"] for line in lines}):
        of_it = [line for line in lines if line["layout"] == name]
        good = [line for line in of_it if "failed" not in line]
        faults = Counter(line["failed"] for line in of_it if "failed" in line)
        fields = Counter(mark[2] for line in good for row in line["rows"] for mark in row["fields"])
        unsure = sum(line["unsure"] for line in good) / max(1, len(good))
        held = "held out" if good and good[0]["held_out"] else ""
        told = " ".join(
            f"{key} {fields[key] / max(1, len(good)):.1f}" for key in ("title", "employer", "dates", "degree", "skill")
        )
        rows.append(f"{name:28} {len(good):4} made {unsure:.3f} unsure  {told} {held} {dict(faults) or ''}".rstrip())
    made = sum("failed" not in line for line in lines)
    return "\n".join([*rows, f"{made} made, {len(lines) - made} left out"])


def show(out: Path, layout: str = "", n: int = 1) -> None:
    found = [resume for resume, _ in read(out / "resumes.jsonl.gz") if resume.layout.startswith(layout)]
    for resume in found[:n]:
        _say(f"== {resume.layout} {resume.id} unsure {resume.unsure}")
        _say("\n".join(claims_by_row(resume)))


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()
