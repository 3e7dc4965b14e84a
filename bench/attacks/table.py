"""An attack: its kind, its name, and a function that carries it out and says what was breached, if anything."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain, zip_longest

from bench.attacks.scene import Scene

Run = Callable[[Scene], str]
"""-> what was breached; "" where it held."""


@dataclass(frozen=True, slots=True)
class Attack:
    kind: str
    name: str
    run: Run
    slow: bool = False
    """Takes more than a few seconds: not in a short run."""


def all_attacks() -> tuple[Attack, ...]:
    from bench.attacks import (
        abuse,
        browser,
        disk,
        fetches,
        files,
        headers,
        lines,
        markup,
        routes,
        senders,
        sheets,
        sizes,
        strangers,
        values,
    )  # fmt: skip

    modules = (
        files, routes, strangers, senders, headers, markup, sheets, sizes, values, lines, abuse, fetches, browser, disk,
    )  # fmt: skip
    return tuple(chain.from_iterable(module.ATTACKS for module in modules))


def short(attacks: tuple[Attack, ...], limit: int) -> tuple[Attack, ...]:
    """At most so many quick ones, of every kind in turn."""
    kinds = dict.fromkeys(attack.kind for attack in attacks)
    columns = [[attack for attack in attacks if attack.kind == kind and not attack.slow] for kind in kinds]
    spread = (attack for row in zip_longest(*columns) for attack in row if attack is not None)
    return tuple(spread)[:limit]
