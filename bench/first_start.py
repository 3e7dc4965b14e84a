"""First starts on empty caches: several at once, then starts that are killed in the middle, then ordinary ones.

--processes start at the same moment and share one home, cache, temporary and outputs folder, all empty, and the models
of this computer. Each takes the steps of bench.first_steps: it imports the app, loads every model, measures a spoken
answer, reads a resume and a scanned page. One of them loads the language model; in the others a scripted one stands
for it, since four of it need 8 GB more. Beside them `python app.py` is served until /health answers. On new empty
folders --kills starts more are killed with SIGKILL, child processes too, each at a random moment; then as many
ordinary starts as at first run at once on the folders that those leave. --short does it with two processes, two kills,
no language model, and one ordinary start: under two minutes on two free cores. --data is not used.

`crashes` counts ends by a signal that was not ours, other exit statuses than 0, and tracebacks. `first_answer_extra_s`
is the longest that the first measuring in a process took over the second: where a library compiles, it shows here.
`compilers` counts processes that imported one, `cache_files` what the first starts left in home and cache.
"""

from __future__ import annotations

import random
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from bench.records import Figure, Measured
from bench.starts import Start, begin_start, caches_under, finish, kill_after, serve_until_healthy

LONGEST = 900.0
"""Seconds until a start counts as hung, which is a crash."""
STEPS = ("import", "measure", "measure again", "warm", "answer", "answer again", "documents", "start")


def measure(
    data: Path | None, limit: int | None, *, processes: int | None = None, kills: int | None = None, short: bool = False
) -> Measured:
    processes = processes or (2 if short else 4)
    kills = (2 if short else 12) if kills is None else kills
    with tempfile.TemporaryDirectory(prefix="first-start-") as scratch:
        first, killed = (caches_under(Path(scratch) / name) for name in ("first", "killed"))
        served = serve_until_healthy("page", first, LONGEST)
        starts = _at_once("first", first, processes, language=not short)
        starts.append(served.result())
        left = [path for name in ("HOME", "XDG_CACHE_HOME") for path in Path(first[name]).rglob("*") if path.is_file()]
        lasted = median(start.seconds["start"] for start in starts if "start" in start.seconds)
        starts += _killed(killed, kills, processes, lasted)
        starts += _at_once("ordinary", killed, 1 if short else processes, language=not short)
    return Measured(len(starts), figures_from(starts, len(left)), ("start", *STEPS, "ended"), tuple(map(_row, starts)))


def _at_once(name: str, caches: dict[str, str], count: int, *, language: bool) -> list[Start]:
    """Starts that begin together; the first of them loads the language model."""
    begun = [begin_start(f"{name} {n + 1}", caches, language=language and n == 0) for n in range(count)]
    return [finish(start, LONGEST) for start in begun]


def _killed(caches: dict[str, str], kills: int, at_once: int, lasted: float) -> list[Start]:
    """Starts that are killed at random moments of what a whole one lasts, several at once."""
    rolled = random.Random(12)
    killed: list[Start] = []
    while len(killed) < kills:
        some = range(len(killed), min(len(killed) + at_once, kills))
        begun = [begin_start(f"killed {n + 1}", caches) for n in some]
        timers = [kill_after(start, rolled.uniform(0.0, lasted)) for start in begun]
        killed += [finish(start, LONGEST) for start in begun]
        for timer in timers:
            timer.cancel()
    return killed


def figures_from(starts: Sequence[Start], cache_files: int) -> dict[str, Figure]:
    whole = [start for start in starts if "start" in start.seconds]
    lasted = [start.seconds["start"] for start in whole]
    extra = [start.seconds["measure"] - start.seconds["measure again"] for start in whole]
    answers = [start.seconds["answer"] - start.seconds["answer again"] for start in whole]
    return {
        "crashes": sum(start.crashed for start in starts),
        "starts": len(starts),
        "killed": sum(start.was_killed for start in starts),
        "slowest_start_s": max(lasted, default=None),
        "median_start_s": round(median(lasted), 1) if lasted else None,
        "first_answer_extra_s": round(max(extra), 1) if extra else None,
        "first_spoken_extra_s": round(max(answers), 1) if answers else None,
        "compilers": sum(bool(start.compilers) for start in starts),
        "cache_files": cache_files,
    }


def _row(start: Start) -> tuple[Figure, ...]:
    return (start.name, *(start.seconds.get(step) for step in STEPS), start.ending)
