"""Which pages are open in a browser, by their heartbeats, and forgetting what Gradio keeps of the others.

Gradio keeps a copy of the whole page with all that it showed, three quarters of a megabyte, for each of the last 10,000
pages: also when the person has closed it, or deleted the interview.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from gradio.state_holder import StateHolder

KEPT = 30.0
"""Seconds that a page may be without a heartbeat: a dropped line comes back."""
MOST = 400
"""Pages that are kept at a time, those that are open included."""


class OpenPages:
    """Used by one event loop only."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._beating: Counter[str] = Counter()
        self._left: dict[str, float] = {}

    @contextmanager
    def open(self, page: str) -> Iterator[None]:
        self._beating[page] += 1
        self._left.pop(page, None)
        try:
            yield
        finally:
            self._beating[page] -= 1
            if not self._beating[page]:
                del self._beating[page]
                self._left[page] = self._clock()

    def is_open(self, page: str) -> bool:
        return page in self._beating

    def gone(self, known: Iterable[str]) -> list[str]:
        """Those of the known pages that have been without a heartbeat for too long."""
        now = self._clock()
        self._left = {page: self._left.get(page, now) for page in known if page not in self._beating}
        return [page for page, since in self._left.items() if now - since >= KEPT]

    def sweep(self, holder: StateHolder) -> None:
        """Forget what pages showed that are gone; one that comes back after all begins anew, and loses nothing."""
        for page in self.gone(list(holder.session_data)):
            holder.session_data.pop(page, None)
            holder.time_last_used.pop(page, None)


def forget_shown(holder: StateHolder, page: str | None) -> None:
    """Drop what a page that is open was shown: its interview is deleted."""
    known = holder.session_data.get(page or "")
    if known is not None:
        known.config_values.clear()
