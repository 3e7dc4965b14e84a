"""Heavy libraries are loaded by one thread at a time. Knows no library.

Python locks each module while it is imported. Two threads that import parts of scipy by different ways can wait for
each other; Python then lets one of them have a module that is half there, it fails, and whatever it had begun to import
cannot be imported again in this process. With five models loaded side by side that came in 4 of 19 starts.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from threading import RLock
from typing import Any

_ONE_THREAD = RLock()
_libraries: dict[str, Any] = {}


@contextmanager
def loading() -> Iterator[None]:
    """For code that imports a library, or builds a model whose library imports more of itself on the way."""
    with _ONE_THREAD:
        yield


def library(name: str) -> Any:
    """The module of this name; who asks again does not wait for what others load. Raises ImportError."""
    if name not in _libraries:
        with loading():
            _libraries[name] = import_module(name)
    return _libraries[name]
