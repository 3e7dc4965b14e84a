"""The catalogue of messages: what Python and the page's scripts call the same things, in gettext's form.

Python's own gettext reads compiled catalogues alone; these are read as they are written, so nothing has to be compiled.
"""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "messages"


@cache
def messages(language: str = "en") -> dict[str, str]:
    """msgctxt -> its translation, or the English where there is none. Raises ValueError for what is no catalogue."""
    text = (FOLDER / f"{language}.po").read_text(encoding="utf-8")
    entries = [_entry(block) for block in text.split("\n\n")]
    return {entry["msgctxt"]: entry["msgstr"] or entry["msgid"] for entry in entries if "msgctxt" in entry}


def _entry(block: str) -> dict[str, str]:
    """Keyword -> text, of lines such as `msgid "text"`, which may go on in further lines of text."""
    entry: dict[str, str] = {}
    keyword = ""
    for line in block.splitlines():
        if not line or line.startswith("#"):
            continue
        if not line.startswith('"'):
            keyword, _, line = line.partition(" ")
        entry[keyword] = entry.get(keyword, "") + ast.literal_eval(line)
    return entry
