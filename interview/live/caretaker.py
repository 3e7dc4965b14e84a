"""A thread that looks after things from time to time, for as long as there is something to look after."""

from __future__ import annotations

import logging
from collections.abc import Callable
from threading import Condition, Thread

log = logging.getLogger(__name__)


class Caretaker:
    def __init__(self, look: Callable[[], bool], every: float = 1.0) -> None:
        """`look` says whether it is to be called again."""
        self._look, self._every = look, every
        self._changed, self._wanted, self._closed = Condition(), False, False
        self._thread: Thread | None = None

    def wake(self) -> None:
        """There is something to look after."""
        with self._changed:
            self._wanted = True
            if self._thread is None and not self._closed:
                self._thread = Thread(target=self._work, name="caretaker", daemon=True)
                self._thread.start()

    def close(self) -> None:
        with self._changed:
            self._closed = True
            thread = self._thread
            self._changed.notify_all()
        if thread is not None:
            thread.join(5.0)

    def _work(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._closed, self._every)
                if self._closed or not self._wanted:
                    self._thread = None
                    return
                self._wanted = False
            try:
                again = self._look()
            except Exception:  # whoever is looked after must not lose the caretaker
                log.exception("looking after the live interviews failed")
                again = True
            if again:
                with self._changed:
                    self._wanted = True
