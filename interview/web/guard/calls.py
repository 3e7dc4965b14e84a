"""A call of one of the page's handlers, looked at value by value before Gradio sees it.

Gradio takes any path in a file's place; here a file is one that this visitor uploaded, and every other value has the
form that its field gives.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from interview.web.guard.refusals import Refusal


class Kind(Enum):
    TEXT = "text"
    FLAG = "flag"
    NUMBER = "number"
    CHOICE = "choice"
    FILE = "file"
    OTHER = "other"
    HELD = "held"  # the server's own; whatever the browser sends in its place is not used


@dataclass(frozen=True, slots=True)
class Field:
    """What a handler takes in one place: at most `largest` characters of text, or bytes of a file."""

    kind: Kind
    largest: int = 0
    label: str = ""


FindUpload = Callable[[str, int], Path]
"""From a path that the browser names to an upload of its visitor; raises Refusal where it is none, or too large."""

LONGEST_TEXT = 400_000
_SESSION = re.compile(r"[A-Za-z0-9_-]{1,64}")
_SURROGATE = re.compile("[\ud800-\udfff]")
_STRANGE = "This page is older than the server. Reload it, then try again."


def checked_call(message: Any, calls: Mapping[int, Sequence[Field]], find: FindUpload) -> dict[str, Any]:
    """The call with nothing in it but what its handler takes. Raises Refusal."""
    if not isinstance(message, dict):
        raise Refusal(400, _STRANGE)
    number, session, given = (message.get(name) for name in ("fn_index", "session_hash", "data"))
    if type(number) is not int or number not in calls or not isinstance(given, list):
        raise Refusal(400, _STRANGE)
    if not isinstance(session, str) or not _SESSION.fullmatch(session):
        raise Refusal(400, _STRANGE)
    fields = calls[number]
    if len(given) != len(fields):
        raise Refusal(400, _STRANGE)
    trigger = message.get("trigger_id")
    return {
        "fn_index": number,
        "session_hash": session,
        "trigger_id": trigger if type(trigger) is int else None,
        "event_data": None,
        "data": [checked_value(value, field, find) for value, field in zip(given, fields, strict=True)],
    }


def checked_value(value: Any, field: Field, find: FindUpload) -> Any:
    match field.kind:
        case Kind.HELD:
            return None
        case Kind.TEXT:
            return _text(value, field)
        case Kind.FLAG:
            return value is True
        case Kind.NUMBER if type(value) in (int, float) and abs(value) < 1e9:  # false for NaN
            return value
        case Kind.CHOICE if isinstance(value, str) and len(value) <= 500:
            return plain(value)
        case Kind.CHOICE if value is None or (type(value) is int and abs(value) < 1e9):
            return value
        case Kind.FILE:
            return _file(value, field, find)
        case Kind.OTHER if not _holds_file(value):
            return _plain_all(value)
    raise Refusal(400, _STRANGE)


def plain(text: str) -> str:
    """Half a character (a lone surrogate) cannot be written down; NUL no file and no screen shows."""
    return _SURROGATE.sub("\ufffd", text).replace("\0", "")


def _text(value: Any, field: Field) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise Refusal(400, _STRANGE)
    most = field.largest or LONGEST_TEXT
    if len(value) > most:
        where = f" in “{field.label}”" if field.label else ""
        raise Refusal(413, f"The text{where} has {len(value):,} characters; the most is {most:,}. Shorten it.")
    return plain(value)


def _file(value: Any, field: Field, find: FindUpload) -> dict[str, Any] | None:
    """A file as Gradio names it, with nothing of the browser's in it but its name for people."""
    if value is None or value == []:
        return None
    if not isinstance(value, dict) or not isinstance(value.get("path"), str):
        raise Refusal(400, _STRANGE)
    path = find(value["path"], field.largest)
    name = value.get("orig_name")
    return {
        "path": str(path),
        "orig_name": plain(name)[:200] if isinstance(name, str) else path.name,
        "size": path.lstat().st_size,
        "is_stream": False,
        "meta": {"_type": "gradio.FileData"},
    }


def _holds_file(value: Any) -> bool:
    if isinstance(value, dict):
        return any(name in value for name in ("path", "url", "meta", "_type")) or any(map(_holds_file, value.values()))
    return isinstance(value, list) and any(map(_holds_file, value))


def _plain_all(value: Any) -> Any:
    match value:
        case str():
            return plain(value)
        case list():
            return [_plain_all(item) for item in value]
        case dict():
            return {plain(name): _plain_all(item) for name, item in value.items()}
    return value
