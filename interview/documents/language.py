"""The language a text is written in, by py3langid; knows no document."""

from __future__ import annotations

import re
from functools import cache
from threading import Lock, Thread

_LEAST_LETTERS = 40
_ENOUGH = 6000  # characters; more change nothing
_NO_PROSE = re.compile(r"\S*(?:@|://|www\.)\S*")
_LOADING = Lock()


def language_of(text: str) -> str:
    """ISO 639-1, or "" for under 40 letters."""
    prose = _NO_PROSE.sub(" ", text[:_ENOUGH])
    if sum(letter.isalpha() for letter in prose) < _LEAST_LETTERS:
        return ""
    with _LOADING:
        _load()
    import py3langid

    return str(py3langid.classify(prose)[0])


def lead_over_english(text: str) -> float:
    """How much likelier the likeliest language is than English, as a natural logarithm; 0 where that is English."""
    with _LOADING:
        _load()
    import py3langid

    likely = py3langid.rank(text[:_ENOUGH])
    return float(likely[0][1] - dict(likely)["en"])


@cache
def load_beside() -> None:
    """Unpack the model (0.7 s, once a process) in a thread of its own while a child reads the file."""
    Thread(target=_load_locked, name="language model", daemon=True).start()


def _load_locked() -> None:
    with _LOADING:
        _load()


@cache
def _load() -> None:
    import py3langid

    py3langid.classify("hello")
