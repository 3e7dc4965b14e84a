"""One queue a model, and drafts: work begun before it is needed and fetched by key. Knows no model."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock
from typing import Any, TypeVar

T = TypeVar("T")
MOST_DRAFTS = 200
"""Drafts of interviews that nobody goes on with are dropped, oldest first."""


class ModelQueue:
    """Runs calls to one model one after the other, in the order they came."""

    def __init__(self, name: str) -> None:
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)

    def submit(self, call: Callable[[], T]) -> Future[T]:
        return self._pool.submit(call)

    def run(self, call: Callable[[], T]) -> T:
        return self.submit(call).result()

    def close(self) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)


class Drafts:
    """Futures by key: begun once, taken once."""

    def __init__(self) -> None:
        self._futures: OrderedDict[Hashable, Future[Any]] = OrderedDict()
        self._lock = Lock()

    def begin(self, key: Hashable, queue: ModelQueue, call: Callable[[], Any]) -> None:
        """Start the work unless it is under way."""
        with self._lock:
            if key in self._futures:
                return
            self._futures[key] = queue.submit(call)
            while len(self._futures) > MOST_DRAFTS:
                self._futures.popitem(last=False)[1].cancel()

    def take(self, key: Hashable, queue: ModelQueue, call: Callable[[], T]) -> T:
        """Give the draft, waiting for it if it is under way; without one, do the work now."""
        with self._lock:
            begun: Future[T] | None = self._futures.pop(key) if key in self._futures else None
        return (begun or queue.submit(call)).result()

    def drop(self, unwanted: Callable[[Any], bool]) -> None:
        """Throw away the drafts whose keys are unwanted; one that is being written now is written for nobody."""
        with self._lock:
            for key in [key for key in self._futures if unwanted(key)]:
                self._futures.pop(key).cancel()

    def ready(self, key: Hashable) -> bool:
        with self._lock:
            future = self._futures.get(key)
        return future is not None and future.done()
