"""Every call of this process that changes a folder, named, with something to happen before, in or after it."""

from __future__ import annotations

import os
import re
import signal
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from threading import get_ident
from typing import Any

CALLS = ("open", "write", "ftruncate", "fsync", "replace", "rename", "unlink", "mkdir", "rmdir")
NEEDS_SPACE = frozenset(("open", "write", "mkdir", "fsync"))
"""What a full disk refuses; names are changed and removed without space."""
COMMITS = frozenset(("fsync", "replace", "rename"))
"""Met with every file by itself; CSV files are written alike: of their other calls the first two of a step."""
_VARIABLE = re.compile(r"[0-9a-f-]{6,}|\d+")


@dataclass(frozen=True, slots=True)
class Point:
    """`nth` of this call with this file in a step."""

    step: str
    call: str
    file: str
    nth: int
    when: str  # before, half or after


class Boundaries:
    """Once installed, `meet` is called at every point of the thread that made it; it may raise, or never return."""

    def __init__(self, meet: Callable[[Point], None]) -> None:
        self.step, self._meet = "", meet
        self._thread, self._files = get_ident(), dict[int, str]()
        self._whole: set[int] = set()  # files whose first write is not cut in two yet
        self._counts: Counter[tuple[str, str]] = Counter()

    def begin(self, step: str) -> None:
        self.step = step
        self._counts.clear()

    def install(self) -> None:
        """For the rest of this process's life."""
        for name in CALLS:
            setattr(os, name, self._watched(name, getattr(os, name)))

    def _watched(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            if get_ident() != self._thread or (name == "open" and not arguments[1] & (os.O_WRONLY | os.O_RDWR)):
                return real(*arguments, **named)
            file = self._file(arguments[0])
            if file.startswith(".") and ".csv" in file and name not in COMMITS:
                file = "any.csv"
            self._counts[name, file] += 1
            self._at(name, file, "before")
            if name == "write" and arguments[0] in self._whole:
                self._whole.remove(arguments[0])
                written = real(arguments[0], arguments[1][: len(arguments[1]) // 2])
                self._at(name, file, "half")
                return written
            result = real(*arguments, **named)
            if name == "open":
                self._files[result] = self._file(arguments[0])
                self._whole.add(result)
            self._at(name, file, "after")
            return result

        return call

    def _at(self, name: str, file: str, when: str) -> None:
        nth = self._counts[name, file]
        self._meet(Point(self.step, name, file, min(nth, 2) if file == "any.csv" else nth, when))

    def _file(self, named: object) -> str:
        """The same for the same file of every session: without ids, numbers and random parts."""
        if isinstance(named, int):
            return self._files.get(named, "folder")
        return _VARIABLE.sub("", os.path.basename(os.fspath(named)))  # type: ignore[call-overload]  # noqa: PTH119


def kill_oneself() -> None:
    os.kill(os.getpid(), signal.SIGKILL)
