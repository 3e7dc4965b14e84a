"""Carries corrections into a resume's text, so that no later step quotes a line that is wrong by now.

An old value is replaced where it stands, a removed one is cut out, and a new one that stands nowhere is added.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_PROPER_NAMES = re.compile(r"name|.*\.(?:company|institution)")
"""What is replaced wherever it stands; a date or a title may mean something else in another line."""
_SEPARATORS = r",;|·"


@dataclass(frozen=True, slots=True)
class Change:
    """A value by its new path; `was` is its old path and `line` the line it stood on, "" where there is none."""

    path: str
    old: str
    new: str
    was: str = ""
    line: str = ""


def amended_text(text: str, changes: Sequence[Change]) -> str:
    for change in changes:
        if change.old and change.new:
            text = _replaced(text, change)
    for change in changes:
        if change.old and not change.new:
            text = _removed(text, change)
    return "\n".join([text, *_added_lines(text, changes)])


def _replaced(text: str, change: Change) -> str:
    if _PROPER_NAMES.fullmatch(change.path):
        pattern = _pattern(change.old) if _pattern(change.old).search(text) else _pattern(change.old, re.IGNORECASE)
        return pattern.sub(lambda found: change.new, text)
    found = _find(text, change)
    return text[: found.start()] + change.new + text[found.end() :] if found else text


def _removed(text: str, change: Change) -> str:
    """Cut the value out, with the comma it leaves and the line it leaves empty."""
    found = _find(text, change)
    if not found:
        return text
    start = text.rfind("\n", 0, found.start()) + 1
    end = text.find("\n", found.end())
    end = len(text) if end < 0 else end
    line = text[start : found.start()] + text[found.end() : end]
    line = re.sub(rf"\s*[{_SEPARATORS}]\s*(?=[{_SEPARATORS}])", "", line)
    line = re.sub(rf":\s*[{_SEPARATORS}]\s*", ": ", line).strip(f" {_SEPARATORS}")
    rest = text[end:] if re.search(r"\w", line) else text[end + 1 :]
    return text[:start] + (line if re.search(r"\w", line) else "") + rest


def _find(text: str, change: Change) -> re.Match[str] | None:
    """Where the old value stands: on or after its own line, else where it stands first."""
    start = max(text.find(change.line), 0) if change.line else 0
    for pattern in (_pattern(change.old), _pattern(change.old, re.IGNORECASE)):
        found = pattern.search(text, start) or pattern.search(text)
        if found:
            return found
    return None


def _pattern(value: str, flags: int = 0) -> re.Pattern[str]:
    """The value as whole words, also where it runs over a line's end."""
    return re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, value.split())) + r"(?!\w)", flags)


def _added_lines(text: str, changes: Sequence[Change]) -> list[str]:
    """New values that stand nowhere, as lines that can be quoted: those of one entry together."""
    lines: dict[str, list[str]] = {}
    for change in changes:
        if change.new and not _pattern(change.new, re.IGNORECASE).search(text):
            lines.setdefault(_place_of(change.path), []).append(change.new)
    return [_OPENINGS.get(place.partition(".")[0], "") + ", ".join(values) for place, values in lines.items()]


def _place_of(path: str) -> str:
    """Changes with the same place share a line: the skills of a group, the head of a position."""
    parts = path.split(".")
    return path if "bullets" in parts or len(parts) < 3 else ".".join(parts[:2])


_OPENINGS = {
    "skills": "Skilled in ",
    "certifications": "Certificate held: ",
    "languages": "Language spoken: ",
    "location": "Lives in ",
}
