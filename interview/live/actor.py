"""One thread that does everything it is given, in order, and a second one for what may wait for a model.

Knows no interview: it only keeps errors from ending the thread.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from queue import SimpleQueue
from threading import Thread
from typing import TypeVar

from interview.errors import InterviewError

T = TypeVar("T")
log = logging.getLogger(__name__)
OURS = "Something went wrong on our side. What you said is saved; press Resume to go on."


class Actor:
    def __init__(self, failed: Callable[[str, bool], None]) -> None:
        """`failed` is called in the thread where work ended in an error: a sentence, and whether a step did."""
        self._failed = failed
        self._inbox: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._steps = ThreadPoolExecutor(1, thread_name_prefix="step")
        self._running = 0  # steps whose end the thread has not seen
        self._waiting: list[Callable[[], None]] = []
        self._closed = False
        self._watchers: list[Callable[[], None]] = []
        self._thread = Thread(target=self._work, name="conversation", daemon=True)
        self._thread.start()

    @property
    def is_busy(self) -> bool:
        """Whether a step runs, or something waits for one."""
        return self._running > 0 or bool(self._waiting)

    def post(self, work: Callable[[], None]) -> None:
        """Do it in the thread, after what was posted before; from any thread. Once it is closed, nothing more."""
        if not self._closed:
            self._inbox.put(work)

    def step(self, call: Callable[[], T], then: Callable[[T], None]) -> None:
        """Do something that may take long elsewhere, one after the other, then `then` with its result in the thread."""
        self._running += 1

        def work() -> None:
            try:
                result = call()
            except Exception as error:  # noqa: BLE001  (told in the thread)
                self.post(lambda failure=error: self._ended(lambda: self._report(failure, in_step=True)))  # type: ignore[misc]
            else:
                self.post(lambda: self._ended(lambda: then(result)))

        if not self._closed:
            self._steps.submit(work)

    def when_idle(self, work: Callable[[], None]) -> None:
        """Do it in the thread once no step runs: what changes the interview must not overtake what is changing it."""
        if self._running:
            self._waiting.append(work)
        else:
            work()

    def attempt(self, work: Callable[[], None]) -> None:
        """Do it now, in the thread; an error is told and ends nothing."""
        try:
            work()
        except Exception as error:  # noqa: BLE001  (one broken piece must not end the conversation)
            self._report(error, in_step=False)

    def watch(self, told: Callable[[], None]) -> None:
        """`told` is called in the thread whenever it has done all there was to do: for who waits for what follows."""
        self._watchers.append(told)

    def _ended(self, then: Callable[[], None]) -> None:
        self._running -= 1
        try:
            then()
        finally:
            while self._waiting and not self._running:
                self.attempt(self._waiting.pop(0))

    def close(self) -> None:
        """What was posted before is done yet; a step that runs comes to its end, and nothing follows from it."""
        self._closed = True
        self._inbox.put(None)
        self._steps.shutdown(wait=False, cancel_futures=True)

    def join(self, seconds: float | None = None) -> bool:
        """Wait for its end, from another thread. -> whether it has ended"""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _work(self) -> None:
        while (work := self._inbox.get()) is not None:
            self.attempt(work)
            if self._inbox.empty():
                for told in self._watchers:
                    told()

    def _report(self, error: Exception, *, in_step: bool) -> None:
        if not isinstance(error, InterviewError):
            log.error("unexpected error in a conversation", exc_info=error)
        self._failed(str(error) if isinstance(error, InterviewError) else OURS, in_step)
