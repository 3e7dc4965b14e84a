"""Runs the product's own command line as a child and watches its memory; knows no bench."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Run:
    returncode: int
    seconds: float
    peak_mb: float
    stdout: str
    stderr: str


def run_python(*arguments: str, timeout: float = 900.0) -> Run:
    """Run `python ARGUMENTS` in the repository; peak_mb is the highest resident memory of the whole process tree."""
    began = time.monotonic()
    with subprocess.Popen(
        [sys.executable, *arguments], cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as child:
        peak = [0.0]
        stop = watch_memory(child.pid, lambda mb: peak.__setitem__(0, max(peak[0], mb)))
        try:
            out, err = child.communicate(timeout=timeout)
        except subprocess.TimeoutExpired:
            child.kill()
            out, err = child.communicate()
        finally:
            stop()
    return Run(child.returncode, time.monotonic() - began, peak[0], out, err)


def watch_memory(pid: int, see: Callable[[float], None], every: float = 0.2) -> Callable[[], None]:
    """Call `see` with the tree's resident megabytes until the returned function is called."""
    from threading import Event, Thread

    done = Event()

    def watch() -> None:
        while not done.wait(every):
            see(resident_mb(pid))

    thread = Thread(target=watch, daemon=True)
    thread.start()

    def stop() -> None:
        done.set()
        thread.join()

    return stop


def resident_mb(pid: int) -> float:
    """Resident memory of a process and its children, shared pages counted once for each."""
    import psutil

    try:
        process = psutil.Process(pid)
        family = [process, *process.children(recursive=True)]
        return float(sum(member.memory_info().rss for member in family if member.is_running())) / 1e6
    except psutil.NoSuchProcess:
        return 0.0
