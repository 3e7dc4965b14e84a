"""Whole interviews side by side against the running app, each as a visitor's browser would hold it.

Two thirds type, one third speaks in real time, every fourth has a camera; one in ten leaves in the middle, half delete
what they gave. The same load comes `rounds` times to one server, after one visit that nobody measures. With `embedded`,
so many more come to a server with the embedded models, once. Seconds say more about the machine than about the app:
what counts are errors and ratios. With --data, a folder of speech, those who speak to the embedded models play its
clips; without, all of them type.
"""

from __future__ import annotations

import asyncio
import re
import tempfile
import time
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.answers import read_speech
from bench.courses import Manner, hold_round
from bench.processes import resident_mb, watch_memory
from bench.records import Figure, Measured
from bench.serving import SCRIPTED, Server, served
from bench.visits import Visit, foreign_marks, waiting_figures

SESSIONS, ROUNDS = 20, 3
RELEASE_AFTER = 3.0
"""Seconds, so that a round's memory can be read soon after it."""
SETTLES_WITHIN = 100.0
FORGOTTEN_AFTER = 52.0
"""Seconds after which the server has forgotten what a closed page showed; waited for where growth is measured."""
WARM_UP, SHORT_WARM_UP = range(4), (9,)
"""Visitors, one of each kind, after whom what is loaded once is loaded; or one who soon leaves again."""
QUICK, HUMAN = (0.2, 1.0), (4.0, 10.0)
ENDS_AFTER = 3
"""Answers to the embedded models: an ideal answer takes them half a minute, and these visitors type fast."""
FAILED = re.compile(r"^(Traceback|ERROR\b|.*\bexception\b)", re.IGNORECASE | re.MULTILINE)


@dataclass(slots=True)
class Load:
    """What a server and its visitors went through."""

    rounds: list[list[Visit]] = field(default_factory=list)
    resident: list[float] = field(default_factory=list)
    """Megabytes: before, then after each round."""
    peak: float = 0.0
    threads: list[int] = field(default_factory=list)
    """Before, then after each round."""
    log: str = ""

    @property
    def visits(self) -> list[Visit]:
        return [visit for round_ in self.rounds for visit in round_]


def measure(
    data: Path | None, limit: int | None, sessions: int | None = None, rounds: int | None = None, embedded: int = 0
) -> Measured:
    sessions, rounds = sessions or limit or SESSIONS, rounds or ROUNDS
    held = max(2, sessions * 3 // 4)
    settings = SCRIPTED | {"INTERVIEW_LIVE_MOST_HELD": str(held), "INTERVIEW_LIVE_RELEASE_AFTER": str(RELEASE_AFTER)}
    load = run(settings, sessions, rounds, Manner(QUICK))
    figures = figures_of(load, held)
    loads = [("scripted", load)]
    if embedded:
        clips = tuple(read_speech(data)) if data else ()
        manner = Manner(HUMAN, clips, speaking=4 if clips else 0, ends_after=ENDS_AFTER)
        settings = {"INTERVIEW_HUB": "false", "INTERVIEW_LIVE_RELEASE_AFTER": str(RELEASE_AFTER)}
        load = run(settings, embedded, 1, manner)
        figures |= figures_of(load, embedded, "embedded_")
        loads.append(("embedded", load))
    rows = [row for name, load in loads for visit in load.visits for row in _rows(name, visit)]
    return Measured(sessions, figures, ("engines", "visitor", "answers", "typical wait", "errors"), tuple(rows))


def run(settings: dict[str, Any], sessions: int, rounds: int, manner: Manner) -> Load:
    load = Load()
    with tempfile.TemporaryDirectory() as scratch, served(Path(scratch) / "outputs", **settings) as server:
        load.rounds.append(
            asyncio.run(hold_round(server.url, WARM_UP if rounds > 1 else SHORT_WARM_UP, rounds, manner))
        )
        settle(server)
        load.threads.append(threads_of(server.pid))
        load.resident.append(resident_mb(server.pid))
        for number in range(rounds):
            with_peak = _peak_of(load, server) if number == 0 else _nothing
            load.rounds.append(asyncio.run(hold_round(server.url, range(sessions), number, manner)))
            with_peak()
            settle(server, FORGOTTEN_AFTER if rounds > 1 else 0.0)
            load.threads.append(threads_of(server.pid))
            load.resident.append(resident_mb(server.pid))
        load.log = server.log.read_text(encoding="utf-8", errors="replace")
    return load


def _peak_of(load: Load, server: Server) -> Callable[[], None]:
    def see(mb: float) -> None:
        load.peak = max(load.peak, mb)

    return watch_memory(server.pid, see)


def _nothing() -> None: ...


def settle(server: Server, at_least: float = 0.0) -> None:
    """Until what was left idle is released: threads and memory stand still."""
    began = changed_at = time.monotonic()
    known = (0.0, 0)
    while (at := time.monotonic()) - began < SETTLES_WITHIN:
        if at - changed_at > RELEASE_AFTER + 2 and at - began > at_least:
            return
        with urllib.request.urlopen(f"{server.url}/health", timeout=30):  # idle threads of a pool end when it is used
            pass
        now = (resident_mb(server.pid), threads_of(server.pid))
        if abs(now[0] - known[0]) > 0.5 or now[1] != known[1]:
            known, changed_at = now, time.monotonic()
        time.sleep(0.5)


def threads_of(pid: int) -> int:
    import psutil

    return int(psutil.Process(pid).num_threads())


def figures_of(load: Load, held: int, prefix: str = "") -> dict[str, Figure]:
    """`held` at once; growth is from the first round to the last."""
    for round_ in load.rounds:
        for visit, mark in foreign_marks(round_):
            visit.errors.append(f"another visitor's text: {mark}")
    failures = len(FAILED.findall(load.log))
    sessions = len(load.rounds[-1])
    before, first, last = load.resident[0], load.resident[1], load.resident[-1]
    measured = [visit for round_ in load.rounds[1:] for visit in round_]
    figures: dict[str, Figure] = {
        f"{prefix}sessions": sessions,
        f"{prefix}rounds": len(load.rounds) - 1,
        f"{prefix}at_once": held,
        f"{prefix}errors": sum(len(visit.errors) for visit in load.visits) + failures,
        f"{prefix}answers": sum(len(visit.typed) + len(visit.spoken) for visit in measured),
        f"{prefix}spoken": sum(len(visit.spoken) for visit in measured),
        f"{prefix}pictures": sum(visit.pictures for visit in measured),
        **waiting_figures(measured, prefix),
        f"{prefix}memory_mb_before": round(before, 1),
        f"{prefix}memory_mb_per_session": round((load.peak - before) / sessions, 1),
        f"{prefix}memory_mb_after_rounds": ", ".join(f"{mb:.0f}" for mb in load.resident[1:]),
        f"{prefix}memory_growth_pct": round(100 * (last - first) / first, 1) if len(load.resident) > 2 else None,
        f"{prefix}threads_left": load.threads[-1] - load.threads[0],
        f"{prefix}threads_after_rounds": ", ".join(map(str, load.threads[1:])),
        f"{prefix}failures_in_log": failures,
    }
    return figures


def _rows(engines: str, visit: Visit) -> list[tuple[Figure, ...]]:
    wait = visit.typical_wait
    told: tuple[Figure, ...] = (engines, f"{visit.mark}{' speaks' if visit.speaks else ''}")
    told = (*told, len(visit.typed) + len(visit.spoken), round(wait, 3) if wait is not None else None)
    return [(*told, "; ".join(visit.errors)[:300])]
