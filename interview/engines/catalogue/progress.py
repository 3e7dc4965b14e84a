"""Progress events drawn as bars on the terminal; it does not know what is being fetched."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TextIO

from interview.engines.catalogue.records import Progress, Report


@contextmanager
def progress_bars(stream: TextIO | None = None) -> Iterator[Report]:
    """Give a `report` for a Catalogue that draws one bar a step on `stream` (standard error if not given)."""
    out = stream or sys.stderr
    bars: dict[tuple[str, str], Any] = {}
    drawing = threading.Lock()  # entries may be fetched from several threads

    def show(progress: Progress) -> None:
        with drawing:
            key = (progress.name, progress.step)
            if key not in bars:
                bars[key] = _open_bar(progress, out)
            bar = bars[key]
            bar.update(progress.done_bytes - bar.n)
            if progress.done_bytes >= progress.total_bytes:
                bar.close()

    try:
        yield show
    finally:
        for bar in bars.values():
            bar.close()


def _open_bar(progress: Progress, out: TextIO) -> Any:
    from tqdm import tqdm

    return tqdm(
        desc=f"{progress.name}: {progress.step}",
        total=progress.total_bytes,
        unit="B",
        unit_scale=True,
        file=out,
        mininterval=0.2 if out.isatty() else 10.0,  # a log file wants few lines
    )
