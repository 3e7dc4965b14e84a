"""The bench of first starts counts what ended as it should not, and tells it from what was killed on purpose."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from bench.__main__ import main
from bench.first_start import figures_from
from bench.starts import CACHES, Start, begin_start, caches_under, finish, kill_after

STEPS = {"start": 30.0, "measure": 2.5, "measure again": 0.5, "answer": 4.0, "answer again": 3.0}
WHOLE = Start("first 1", 0, False, "", STEPS)


def ended(code: str, *, killed_after: float | None = None, timeout: float = 20.0) -> Start:
    begun = begin_start("one", os.environ, program=("-c", code))
    timer = kill_after(begun, killed_after) if killed_after is not None else None
    start = finish(begun, timeout)
    if timer:
        timer.cancel()
    return start


def test_a_start_that_reports_its_seconds_is_no_crash() -> None:
    start = ended("""print('noise'); print('{"seconds": {"start": 2.0}, "compilers": ["numba"]}')""")
    assert (start.crashed, start.seconds, start.compilers, start.ending) == (False, {"start": 2.0}, ("numba",), "whole")


@pytest.mark.parametrize(
    ("code", "ending"),
    [
        ("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", "CRASHED with -11: without a word"),
        ("raise OSError('no room')", "CRASHED with 1: OSError: no room"),
        ("raise SystemExit('nothing was heard')", "CRASHED with 1: nothing was heard"),
        ("pass", "CRASHED with 1: it ended without its report"),
        (
            "import threading; t = threading.Thread(target=lambda: 1 / 0); t.start(); t.join(); "
            """print('{"seconds": {"start": 2.0}, "compilers": []}')""",
            "CRASHED with 0",
        ),
    ],
    ids=["signal", "error", "status", "no report", "traceback in a thread"],
)
def test_every_other_end_is_a_crash(code: str, ending: str) -> None:
    start = ended(code)
    assert start.crashed
    assert start.ending.startswith(ending)


def test_a_start_that_is_killed_takes_its_children_along_and_is_no_crash() -> None:
    """A child that lived on would hold the pipe open, and `finish` would wait for it."""
    code = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'import time; time.sleep(60)'])"
    start = ended(code, killed_after=0.3)
    assert (start.crashed, start.was_killed, start.ending) == (False, True, "killed")


def test_a_start_that_hangs_is_ended_and_is_a_crash() -> None:
    start = ended("import time; time.sleep(60)", timeout=0.3)
    assert start.crashed
    assert "hung" in start.ending


def test_a_start_finds_its_own_empty_folders_and_no_settings_of_other_libraries(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NUMBA_DISABLE_JIT", "1")
    monkeypatch.setenv("ORT_DISABLE_TELEMETRY", "1")
    environment = caches_under(tmp_path / "caches")
    assert not {"NUMBA_DISABLE_JIT", "ORT_DISABLE_TELEMETRY"} & environment.keys()
    places = {Path(environment[name]) for name in CACHES}
    assert len(places) == len(CACHES)
    assert all(place.is_relative_to(tmp_path) and not list(place.iterdir()) for place in places)


def test_the_figures_count_crashes_and_say_what_the_first_answer_cost() -> None:
    slow = replace(WHOLE, seconds=STEPS | {"start": 50.0, "measure": 21.0}, compilers=("librosa", "numba"))
    killed = Start("killed 1", -9, True, "", {})
    torn = Start("killed 2", -9, True, "Traceback (most recent call last):\nKeyError", {})
    page = Start("page", 0, False, "", {"import": 9.0})
    figures = figures_from([WHOLE, slow, page, killed, torn, Start("first 3", -11, False, "", {})], 7)
    assert figures == {
        "crashes": 2,
        "starts": 6,
        "killed": 2,
        "slowest_start_s": 50.0,
        "median_start_s": 40.0,
        "first_answer_extra_s": 20.5,
        "first_spoken_extra_s": 1.0,
        "compilers": 1,
        "cache_files": 7,
    }
    assert figures_from([killed], 0)["median_start_s"] is None


def test_an_option_of_another_bench_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["bench", "footprint", "--kills", "3"])
    with pytest.raises(SystemExit):
        main()
    assert "--kills is not for the bench footprint" in capsys.readouterr().err
