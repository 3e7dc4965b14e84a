"""How many requests and open streams one visitor, and all of them, may have at a time."""

from __future__ import annotations

import time
from collections import Counter, deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from interview.web.guard.refusals import Refusal

_BUSY = "Many people are using this page at this moment. Please try again in a minute."
_TOO_MANY = "Too many things at once from your browser. Close other tabs of this page, then try again."
_TOO_OFTEN = "Too many requests from your browser within a minute. Please wait a moment, then try again."
_MOST_KNOWN = 10_000


@dataclass
class Gate:
    """At most so many at a time. Used by one event loop only."""

    most_each: int
    most: int
    _open: Counter[str] = field(default_factory=Counter)

    @contextmanager
    def enter(self, visitor: str) -> Iterator[None]:
        if self._open[visitor] >= self.most_each:
            raise Refusal(429, _TOO_MANY, retry_after=10)
        if self._open.total() >= self.most:
            raise Refusal(503, _BUSY, retry_after=60)
        self._open[visitor] += 1
        try:
            yield
        finally:
            self._open[visitor] -= 1
            if not self._open[visitor]:
                del self._open[visitor]


@dataclass
class Rate:
    """At most so many calls a minute for each visitor."""

    most: int
    clock: Callable[[], float] = time.monotonic
    _calls: dict[str, deque[float]] = field(default_factory=dict)

    def count(self, visitor: str) -> None:
        now = self.clock()
        calls = self._calls.setdefault(visitor, deque())
        while calls and calls[0] <= now - 60:
            calls.popleft()
        if len(calls) >= self.most:
            raise Refusal(429, _TOO_OFTEN, retry_after=int(calls[0] + 61 - now))
        calls.append(now)
        if len(self._calls) > _MOST_KNOWN:
            self._calls = {who: times for who, times in self._calls.items() if times and times[-1] > now - 60}
