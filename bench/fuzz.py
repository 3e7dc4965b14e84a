"""Inputs that are nearly what people send, read by the product: what hangs, what crashes, how long, how much memory.

Five kinds in equal shares: documents, sounds, pictures, messages of the live lines, and the page's texts. They are read
by processes that read many; every twentieth document as the product reads it, by a process of its own. A crash is any
exception but our own (an InterviewError is an answer) and any death of a process that reads; a hang takes longer than
the product's own limits and a margin. --data DIR adds DIR/resumes, DIR/bad and DIR/faces to what is changed. --keep
FOLDER keeps what fails. --seconds N: so long, inputs are also found by the lines of our parsing code that they reach.
"""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

from bench.fuzz_inputs import KINDS, input_of, seeds_from
from bench.processes import ROOT, run_python
from bench.records import Figure, Measured

FILES = 5000
LIMITS = {"documents": 95.0}
"""Seconds: 18 to read, 40 to recognise, 18 for pictures of the pages, as the product says, and a margin."""
LIMIT = 30.0
"""Of any other kind: all that passes the product's limits takes a few seconds, on a busy machine several times that."""
START = 120.0
REAL_EVERY = 20
WORKERS = 2


@dataclass(frozen=True, slots=True)
class Outcome:
    how: str  # read, refused, crashed or hung
    said: str
    seconds: float
    peak_mb: float


@dataclass(slots=True)
class Tally:
    outcomes: list[Outcome] = field(default_factory=list)

    def count(self, how: str) -> int:
        return sum(outcome.how == how for outcome in self.outcomes)

    @property
    def slowest(self) -> float:
        return round(max((outcome.seconds for outcome in self.outcomes), default=0.0), 1)

    @property
    def peak_mb(self) -> float:
        return max((outcome.peak_mb for outcome in self.outcomes), default=0.0)

    @property
    def faults(self) -> list[str]:
        """What went wrong, each once."""
        return list(dict.fromkeys(one.said for one in self.outcomes if one.how in ("crashed", "hung")))


def measure(
    data: Path | None,
    limit: int | None,
    files: int | None = None,
    seed: int | None = None,
    seconds: int | None = None,
    keep: Path | None = None,
) -> Measured:
    seeds, seed = seeds_from(data), 1 if seed is None else seed
    each = -(-(limit or files or FILES) // len(KINDS))
    tallies = {kind: _read_all(kind, each, seed, seeds, keep) for kind in reversed(KINDS)}  # the quickest first
    runs, found, by = _guided(seconds, keep) if seconds else (0, [], "")
    return measured_from(tallies, runs, found, by)


def measured_from(tallies: dict[str, Tally], runs: int, found: Sequence[str], by: str) -> Measured:
    figures: dict[str, Figure] = {
        "files": sum(len(tally.outcomes) for tally in tallies.values()),
        "hangs": sum(tally.count("hung") for tally in tallies.values()),
        "crashes": sum(tally.count("crashed") for tally in tallies.values()),
        "slowest_s": max((tally.slowest for tally in tallies.values()), default=0.0),
        "peak_mb": max((tally.peak_mb for tally in tallies.values()), default=0.0),
        "coverage_runs": runs,
        "coverage_crashes": len(found),
        "coverage_by": by,
    }
    for kind, tally in tallies.items():
        figures |= {f"{kind}_hangs": tally.count("hung"), f"{kind}_crashes": tally.count("crashed")}
        figures |= {f"{kind}_slowest_s": tally.slowest, f"{kind}_peak_mb": tally.peak_mb}
    rows: list[tuple[Figure, ...]] = [
        (kind, *(tally.count(how) for how in ("read", "refused", "hung", "crashed")), tally.slowest, tally.peak_mb, "")
        for kind, tally in tallies.items()
    ]
    faults = [(kind, fault) for kind, tally in tallies.items() for fault in tally.faults]
    faults += [("guided", fault) for fault in found]
    rows += [(kind, None, None, None, None, None, None, fault[:160]) for kind, fault in faults[:60]]
    header = ("kind", "read", "refused", "hung", "crashed", "slowest_s", "peak_mb", "fault")
    return Measured(sum(len(tally.outcomes) for tally in tallies.values()), figures, header, tuple(rows))


def _read_all(kind: str, count: int, seed: int, seeds: dict[str, list[bytes]], keep: Path | None) -> Tally:
    tally, lock, numbers = Tally(), Lock(), iter(range(count))

    def take() -> Iterator[int]:
        while True:
            with lock:
                number = next(numbers, None)
            if number is None:
                return
            yield number

    def work() -> None:
        with tempfile.TemporaryDirectory() as folder:
            reader, real = Reader(kind), Reader(kind, "one child a file")
            for number in take():
                path = Path(folder) / "input"
                path.write_bytes(input_of(kind, number, seed, seeds))
                is_real = kind == "documents" and number % REAL_EVERY == 0
                outcome = (real if is_real else reader).read(path, LIMITS.get(kind, LIMIT))
                with lock:
                    if keep and outcome.how in ("crashed", "hung") and outcome.said not in tally.faults:
                        keep.mkdir(parents=True, exist_ok=True)
                        (keep / f"{kind}-{number}-{outcome.how}").write_bytes(path.read_bytes())
                    tally.outcomes.append(outcome)
            reader.close()
            real.close()

    with ThreadPoolExecutor(WORKERS) as pool:
        for done in [pool.submit(work) for _ in range(WORKERS)]:
            done.result()
    print(f"{kind}: {count} inputs, faults: {'; '.join(tally.faults) or 'none'}", file=sys.stderr)
    return tally


class Reader:
    """A process that reads one input after the other; a new one where it died or had to be ended."""

    def __init__(self, kind: str, how: str = "") -> None:
        self._command = [sys.executable, "-m", "bench.fuzz_targets", kind, how]
        self._process: subprocess.Popen[bytes] | None = None

    def read(self, path: Path, limit: float) -> Outcome:
        process = self._started()
        begun = time.monotonic()
        assert process.stdin is not None
        try:
            process.stdin.write(f"{path}\n".encode())
            process.stdin.flush()
        except BrokenPipeError:
            pass  # it died between two inputs: its end is told as this one's
        line = _line_of(process, limit)
        seconds = time.monotonic() - begun
        if line:
            told = json.loads(line)
            return Outcome(told["how"], told["said"], seconds, told["peak_mb"])
        status: int | None = None
        with suppress(subprocess.TimeoutExpired):  # its pipe is closed before it is gone
            status = process.wait(5) if seconds < limit else None
        self.close()
        if seconds >= limit:
            return Outcome("hung", f"no answer within {limit:.0f} s", seconds, 0.0)
        return Outcome("crashed", f"the process ended with {status}", seconds, 0.0)

    def close(self) -> None:
        if self._process is not None:
            if self._process.poll() is None:
                os.killpg(self._process.pid, signal.SIGKILL)  # its children too
            self._process.communicate()
            self._process = None

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            self._process = subprocess.Popen(
                self._command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                start_new_session=True,
            )  # fmt: skip
            if not _line_of(self._process, START):
                self.close()
                raise SystemExit(f"The reader of {self._command[-2]} does not start: run it by hand to see why.")
        return self._process


def _line_of(process: subprocess.Popen[bytes], seconds: float) -> bytes:
    """Its next line; nothing where it says none in time or has ended."""
    assert process.stdout is not None
    ready, _, _ = select.select([process.stdout], [], [], seconds)
    return process.stdout.readline() if ready else b""


def _guided(seconds: int, keep: Path | None) -> tuple[int, list[str], str]:
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "told.json"
        run_python("-m", "bench.fuzz_guided", str(seconds), str(told), str(keep or folder), timeout=seconds + START)
        try:
            result = json.loads(told.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return 0, ["the guided run told nothing"], ""
    return int(result["runs"]), [str(fault) for fault in result["faults"]], str(result["by"])
