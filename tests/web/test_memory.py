"""What a crowd took of the memory does not stay with the server for ever."""

from __future__ import annotations

import sys
import threading

import pytest

from bench.processes import resident_mb
from interview.web.server import give_memory_back


@pytest.mark.skipif(sys.platform != "linux", reason="glibc keeps what is freed")
def test_memory_that_was_freed_goes_back_to_the_system() -> None:
    import os

    def fill() -> None:
        kept = [b"x" * (50_000 + number) for number in range(3000)]
        pins.append(kept[-1])  # above what is freed, so that it alone keeps all of it

    pins: list[bytes] = []
    thread = threading.Thread(target=fill)
    thread.start()
    thread.join()
    before = resident_mb(os.getpid())
    assert give_memory_back()
    assert resident_mb(os.getpid()) < before - 50
