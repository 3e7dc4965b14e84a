"""Documents' children forked from a process that has their libraries: the product's tasks, limits and clock.

What is left out is the second that each takes to start.
"""

from __future__ import annotations

import os
import resource
import signal
import sys
import tempfile
import time
from importlib import import_module
from pathlib import Path

from interview.documents import child as tasks
from interview.documents.children import TOO_LARGE, Told, answers_from

_READERS = ("docx", "pdf", "page_pictures")
_LIBRARIES = ("docx2txt", "lxml.etree", "pdfplumber", "pypdfium2")


def ask_forked_children() -> None:
    """From now on the documents of this process are read by forked children."""
    for name in _LIBRARIES:
        import_module(name)
    for name in _READERS:
        import_module(f"interview.documents.{name}")
        vars(sys.modules[f"interview.documents.{name}"])["ask_child"] = _ask_forked


def _ask_forked(task: str, path: Path, *details: str, seconds: float) -> Told:
    with tempfile.TemporaryFile() as output:
        child = os.fork()
        if not child:
            _be_child(output.fileno(), task, path, details)
        status = _end_of(child, time.monotonic() + seconds)
        output.seek(0)
        return Told(status, answers_from(output.read()))


def _be_child(output: int, name: str, path: Path, details: tuple[str, ...]) -> None:
    """Never returns."""
    status = 1  # as of a Python that ended in an exception
    try:
        os.dup2(output, 1)
        sys.stdout = os.fdopen(1, "w", encoding="utf-8")
        task = tasks.TASKS[name]
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        memory = task.memory + pages * resource.getpagesize()  # what the parent holds comes on top
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (task.seconds, task.seconds))
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        status = tasks.answer(task, path.resolve(), *details)
        sys.stdout.flush()
    finally:
        os._exit(status)


def _end_of(child: int, until: float) -> int:
    """The exit code, or a signal's number below zero; ended here when its time is over."""
    while time.monotonic() < until:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.004)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return TOO_LARGE
