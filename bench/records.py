"""What a bench returns; knows no bench."""

from __future__ import annotations

from dataclasses import dataclass

Figure = float | int | str | None


@dataclass(frozen=True, slots=True)
class Measured:
    """n cases, named figures, and rows for the table a person reads."""

    n: int
    figures: dict[str, Figure]
    header: tuple[str, ...]
    rows: tuple[tuple[Figure, ...], ...]
