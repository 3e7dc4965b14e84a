"""How much of the processor a call takes, told apart from what else goes on."""

from __future__ import annotations

import time
from collections.abc import Callable


def processor_seconds(call: Callable[[], object]) -> float:
    """The least of three runs, of this thread alone: a busy neighbour and other tests' threads only ever add to it."""
    taken = []
    for _ in range(3):
        begun = time.thread_time()
        call()
        taken.append(time.thread_time() - begun)
    return min(taken)
