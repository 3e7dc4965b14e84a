"""Libraries are loaded by one thread at a time, and who has one does not wait."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event, Thread

import pytest

from interview.engines.loading import library, loading

# A module that tells when another thread is in the middle of a module like it.
SLOW = """
import time
from inside import inside

assert not inside, f"{__name__} and {inside} at once"
inside.append(__name__)
time.sleep(0.05)
inside.remove(__name__)
"""


def test_two_threads_are_never_in_the_middle_of_two_libraries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = [f"slow_library_{number}" for number in range(6)]
    (tmp_path / "inside.py").write_text("inside = []\n")
    for name in names:
        (tmp_path / f"{name}.py").write_text(SLOW)
    monkeypatch.syspath_prepend(tmp_path)
    with ThreadPoolExecutor(6) as threads:
        assert [module.__name__ for module in threads.map(library, names)] == names


def test_who_asks_for_a_library_that_is_there_does_not_wait_for_what_others_load() -> None:
    library("json.tool")
    done, may_end = Event(), Event()

    def load_long() -> None:
        with loading():
            done.set()
            may_end.wait(10)

    thread = Thread(target=load_long)
    thread.start()
    try:
        assert done.wait(5)
        with ThreadPoolExecutor(1) as other:
            assert other.submit(library, "json.tool").result(5).__name__ == "json.tool"
    finally:
        may_end.set()
        thread.join()


def test_a_library_that_is_missing_is_an_import_error_every_time() -> None:
    for _ in range(2):
        with pytest.raises(ImportError):
            library("no_library_of_this_name")
