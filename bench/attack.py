"""Attacks the running app on scripted engines with requests of every kind, and looks after each whether it still lives.

`--limit N`: at most N quick ones, of every kind in turn. `--rounds N`: all of them so often, which tells memory that is
lost from memory that is used again. --data is not used. ATTACK_ONLY=text tries those alone whose kind and name hold the
text.
"""

from __future__ import annotations

import os
import secrets
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.attacks.lines import talked
from bench.attacks.people import prepared, used_once
from bench.attacks.scene import Scene
from bench.attacks.table import Attack, all_attacks, short
from bench.attacks.target import Target
from bench.processes import resident_mb
from bench.records import Figure, Measured
from bench.serving import SCRIPTED, served

WARM_UP = 4
SETTLES = 75.0
"""Seconds in which what an attack began is let go."""
MOST_GROWTH = 100.0


@dataclass(frozen=True, slots=True)
class Tried:
    attack: Attack
    breach: str
    hung: bool
    seconds: float
    grown: float = 0.0
    """Megabytes of the server's memory, from before it to after."""


def measure(data: Path | None, limit: int | None, rounds: int = 1) -> Measured:
    only = os.environ.get("ATTACK_ONLY", "")
    attacks = tuple(
        attack for attack in all_attacks() if any(part in f"{attack.kind}: {attack.name}" for part in only.split("|"))
    )
    attacks = short(attacks, limit) if limit else attacks
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        temporary = scratch / "temporary"
        temporary.mkdir(mode=0o700)
        canary = f"zq{secrets.token_hex(12)}"
        with served(scratch / "outputs", **SCRIPTED, TMPDIR=str(temporary), ATTACK_CANARY=canary) as server:
            target = Target(
                server, {canary: "a secret of the machine", "root:x:0": "the machine's accounts"}, temporary
            )
            scene = Scene(target, scratch)
            for _ in range(1 if limit else WARM_UP):
                used_once(target)
                talked(scene, prepared(target.visitor()))
            before = resident_mb(server.pid)
            tried: list[Tried] = []
            growths: list[float] = []
            for _ in range(rounds):
                tried += [try_one(attack, scene) for attack in attacks]
                growths.append(settled(lambda: resident_mb(server.pid) - before, SETTLES))
            traces = server.log.read_text(errors="replace").count("Traceback (most recent call last)")
    return measured_from(tried, growths, traces)


def try_one(attack: Attack, scene: Scene) -> Tried:
    """A TimeoutError is a hang; any other failure of an attack is told as a breach, so that none is overlooked."""
    began, hung, before = time.monotonic(), False, _memory(scene)
    scene.target.faults.clear()
    try:
        breach = attack.run(scene)
    except TimeoutError:
        breach, hung = "", True
    except Exception as error:  # noqa: BLE001  (any)
        breach = f"the attack itself failed: {type(error).__name__}: {error}"[:300]
    breach = breach or "; ".join(dict.fromkeys(scene.target.faults))[:300]
    hung = not scene.target.is_alive() or hung
    seconds = time.monotonic() - began
    if breach or hung:
        print(f"{attack.kind}: {attack.name}: {breach or 'no answer'}", file=sys.stderr, flush=True)
    return Tried(attack, breach, hung, round(seconds, 1), _memory(scene) - before)


def _memory(scene: Scene) -> float:
    process = scene.target.server.process
    return resident_mb(process.pid) if process else 0.0


def settled(growth: Callable[[], float], seconds: float) -> float:
    """The growth once it is small enough, or after so many seconds."""
    until = time.monotonic() + seconds
    while (now := growth()) > MOST_GROWTH and time.monotonic() < until:
        time.sleep(1)
    return now


def measured_from(tried: Sequence[Tried], growths: Sequence[float], traces: int) -> Measured:
    kinds = Counter(one.attack.kind for one in tried)
    slowest = max(tried, key=lambda one: one.seconds)
    figures: dict[str, Figure] = {
        "tried": len(tried),
        "breaches": sum(bool(one.breach) for one in tried),
        "hangs": sum(one.hung for one in tried),
        "memory_growth_mb": round(growths[-1], 1),
        "memory_growth_by_round_mb": ", ".join(f"{growth:.1f}" for growth in growths),
        "traces_in_log": traces,
        "slowest_s": slowest.seconds,
        "slowest": slowest.attack.name,
    }
    figures |= {f"tried_{kind.replace(' ', '_')}": count for kind, count in kinds.items()}
    rows: list[tuple[Figure, ...]] = []
    for kind, count in kinds.items():
        own = [one for one in tried if one.attack.kind == kind]
        rows.append((kind, count, sum(bool(one.breach) for one in own), round(sum(one.grown for one in own), 1)))
    rows += [(f"  {one.attack.name}", one.breach or "no answer", "", "") for one in tried if one.breach or one.hung]
    most = sorted(tried, key=lambda one: -one.grown)[:5]
    rows += [(f"  {one.attack.name}", "", "", round(one.grown, 1)) for one in most if one.grown >= 5]
    return Measured(len(tried), figures, ("kind", "tried", "breaches", "grown_mb"), tuple(rows))
