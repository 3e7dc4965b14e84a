"""A model's queue, and drafts: work begun before it is needed and fetched by key. Knows no model."""

from __future__ import annotations

import heapq
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import IntEnum
from itertools import count
from threading import Condition, Lock, Thread, get_ident
from typing import Any, TypeVar

T = TypeVar("T")
MOST_DRAFTS = 200
"""Drafts of interviews that nobody goes on with are dropped, oldest first."""


class Urgency(IntEnum):
    """Who waits for a call; a lower number goes first."""

    NOW = 0  # the person
    SOON = 1  # the next moment of the conversation
    LATER = 2  # the end of the interview


class Preempted(Exception):  # noqa: N818  (no error: the call is put back and done again)
    """Raised inside a call that has to give way."""


@dataclass(order=True, slots=True)
class _Job:
    urgency: Urgency
    number: int
    call: Callable[[], Any] = field(compare=False)
    future: Future[Any] = field(compare=False)


class ModelQueue:
    """Runs calls to one model: the urgent first, then in the order they came; one at a time, or one a worker.

    A long call that asks `give_way` between its steps is put back when something more urgent waits.
    """

    def __init__(self, name: str, workers: int = 1) -> None:
        self._name, self.workers = name, workers
        self._jobs: list[_Job] = []
        self._numbers = count()
        self._changed = Condition()
        self._running: dict[int, _Job] = {}  # by the thread that does it
        self._threads: list[Thread] = []
        self._idle = 0
        self._closed = False
        self._holds = 0

    def submit(self, call: Callable[[], T], urgency: Urgency = Urgency.NOW) -> Future[T]:
        future: Future[T] = Future()
        with self._changed:
            if self._closed:
                raise RuntimeError(f"the queue {self._name} is closed")
            heapq.heappush(self._jobs, _Job(urgency, next(self._numbers), call, future))
            if len(self._jobs) > self._idle and len(self._threads) < self.workers:
                self._threads.append(Thread(target=self._work, name=self._name, daemon=True))
                self._threads[-1].start()
            self._changed.notify_all()
        return future

    def run(self, call: Callable[[], T], urgency: Urgency = Urgency.NOW) -> T:
        return self.submit(call, urgency).result()

    def hurry(self, future: Future[Any]) -> None:
        """Somebody waits for this call now."""
        with self._changed:
            for job in [*self._jobs, *self._running.values()]:
                if job.future is future:
                    job.urgency = Urgency.NOW
            heapq.heapify(self._jobs)
            self._changed.notify_all()

    def give_way(self) -> None:
        """For calls of this queue, between their steps: raise Preempted where something more urgent waits.

        Of several that run, only the least urgent gives way, and none while a worker is free. While the queue is held,
        a call that nobody waits for stands still here.
        """
        with self._changed:
            while (own := self._running.get(get_ident())) is not None:
                waits = self._jobs and self._jobs[0].urgency < own.urgency
                if waits and len(self._running) == self.workers and own is max(self._running.values()):
                    raise Preempted
                if not self._holds or own.urgency is Urgency.NOW or self._closed:
                    return
                self._changed.wait(0.2)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Leave the processor to another model for a moment: what nobody waits for stands still."""
        with self._changed:
            self._holds += 1
        try:
            yield
        finally:
            with self._changed:
                self._holds -= 1
                self._changed.notify_all()

    def close(self) -> None:
        """Finish the running calls, cancel the others."""
        with self._changed:
            self._closed = True
            for job in self._jobs:
                self._end(job)
            self._jobs.clear()
            self._changed.notify_all()
        for thread in self._threads:
            thread.join()

    def _work(self) -> None:
        while (job := self._next()) is not None:
            try:
                result = job.call()
            except Preempted:
                self._put_back(job)
            except BaseException as error:  # noqa: BLE001  (it belongs to whoever waits for the future)
                job.future.set_exception(error)
            else:
                job.future.set_result(result)
            with self._changed:
                del self._running[get_ident()]
            del job  # what it was given (the sound of an answer) is not kept until the next one comes

    def _next(self) -> _Job | None:
        with self._changed:
            while True:
                while not self._jobs or (self._holds and self._jobs[0].urgency is not Urgency.NOW):
                    if self._closed:
                        return None
                    self._idle += 1
                    self._changed.wait()
                    self._idle -= 1
                job = heapq.heappop(self._jobs)
                if job.future.running() or job.future.set_running_or_notify_cancel():
                    self._running[get_ident()] = job
                    return job

    def _put_back(self, job: _Job) -> None:
        with self._changed:
            if self._closed:
                self._end(job)
            else:
                heapq.heappush(self._jobs, job)

    def _end(self, job: _Job) -> None:
        """Of a job that will not be done: whoever waits for it goes on.

        A cancelled future counts as done for `concurrent.futures.wait` only once that was notified.
        """
        if job.future.cancel():
            job.future.set_running_or_notify_cancel()
        elif not job.future.done():  # it was begun, gave way, and was put back
            job.future.set_exception(RuntimeError(f"the queue {self._name} is closed"))


class Drafts:
    """Futures by key: begun once, taken once."""

    def __init__(self) -> None:
        self._futures: OrderedDict[Hashable, Future[Any]] = OrderedDict()
        self._lock = Lock()

    @property
    def is_empty(self) -> bool:
        return not self._futures

    def begin(
        self, key: Hashable, queue: ModelQueue, call: Callable[[], Any], urgency: Urgency = Urgency.LATER
    ) -> Future[Any]:
        """Start the work unless it is under way."""
        with self._lock:
            if key not in self._futures:
                self._futures[key] = queue.submit(call, urgency)
                while len(self._futures) > MOST_DRAFTS:
                    self._futures.popitem(last=False)[1].cancel()
            return self._futures[key]

    def take(self, key: Hashable, queue: ModelQueue, call: Callable[[], T], patience: float | None = None) -> T:
        """Give the draft, waiting for it if it is under way; without one, do the work now.

        Raises TimeoutError after `patience` seconds; what is still being written is then written for nobody.
        """
        with self._lock:
            begun: Future[T] | None = self._futures.pop(key) if key in self._futures else None
        if begun is None:
            begun = queue.submit(call)
        queue.hurry(begun)
        try:
            return begun.result(patience)
        except TimeoutError:
            begun.cancel()
            raise

    def drop(self, unwanted: Callable[[Any], bool]) -> None:
        """Throw away the drafts whose keys are unwanted; one that is being written now is written for nobody."""
        with self._lock:
            for key in [key for key in self._futures if unwanted(key)]:
                self._futures.pop(key).cancel()

    def ready(self, key: Hashable) -> bool:
        with self._lock:
            future = self._futures.get(key)
        return future is not None and future.done()
