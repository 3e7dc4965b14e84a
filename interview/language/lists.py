"""Word lists, patterns and sentences of a language, from a folder of TOML files; each file is read when first needed.

Knows how a file is written, not what its lists are for: the modules that ask for them hold the logic.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
LANGUAGE = "en"
_PART = re.compile(r"\{([a-z_]+)\}")


class WordLists:
    """The lists of one file, by name; "a.b" is the list b of the table a. KeyError where there is no such list."""

    def __init__(self, name: str, language: str = LANGUAGE) -> None:
        self._path = FOLDER / language / f"{name}.toml"
        self._words: dict[str, frozenset[str]] = {}
        self._phrases: dict[str, tuple[str, ...]] = {}
        self._patterns: dict[str, re.Pattern[str]] = {}
        self._tables: dict[str, dict[str, str]] = {}

    def words(self, name: str) -> frozenset[str]:
        """Single words, parted by white space."""
        if name not in self._words:
            self._words[name] = frozenset(self._text(name).split())
        return self._words[name]

    def phrases(self, name: str) -> tuple[str, ...]:
        """Phrases or sentences in their order, one a line."""
        if name not in self._phrases:
            self._phrases[name] = tuple(self._text(name).strip().splitlines())
        return self._phrases[name]

    def pattern(self, name: str) -> re.Pattern[str]:
        """A regular expression, its lines joined without a space; {part} stands for another one of the file."""
        if name not in self._patterns:
            self._patterns[name] = re.compile(self.expression(name))
        return self._patterns[name]

    def expression(self, name: str) -> str:
        return _PART.sub(lambda part: self.expression(part[1]), self._text(name).replace("\n", ""))

    def table(self, name: str) -> dict[str, str]:
        """A text for each key, in their order."""
        if name not in self._tables:
            self._tables[name] = {key: str(text) for key, text in self._value(name).items()}
        return self._tables[name]

    def rows(self, name: str) -> tuple[dict[str, str], ...]:
        """Tables of one form, in their order."""
        return tuple(self._value(name))

    def _text(self, name: str) -> str:
        return str(self._value(name))

    def _value(self, name: str) -> Any:
        found: Any = _read(self._path)
        for part in name.split("."):
            found = found[part]
        return found


@cache
def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))
