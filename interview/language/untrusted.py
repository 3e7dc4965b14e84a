"""Text that a stranger's program sent -> text that can be shown, stored and measured, and JSON that can be read.

Whatever is no such text ends in an InputError, whose sentence a person can follow; nothing else is raised.
"""

from __future__ import annotations

import json
import math
import re
import unicodedata
from typing import Any

from interview.errors import InputError

_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SUSPECT = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ud800-\udfff\ufdd0-\ufdef"
    "\ufeff\ufff9-\uffff\U000e0000-\U000e007f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    + "".join(chr(plane * 0x10000 + last) for plane in range(1, 17) for last in (0xFFFE, 0xFFFF))
    + "]"
)
"""Controls, marks of direction and width that nobody sees, tags, byte-order marks, surrogates and non-characters."""
_KEPT = "\ufffc\ufffd"  # they stand for something that was there
_JOINERS = "\u200c\u200d"
_NO_JOINERS_BELOW = "\u0530"  # Latin, Greek and Cyrillic letters join nothing
_UNSEEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufffc\ufffd")
"""Letters, signs and marks without ink: fillers, the empty braille cell, and what stands for a lost character."""
_NO_TEXT = "What the page sent is no text. Reload the page and type it again."
_NO_JSON = "What the page sent could not be read. Reload the page and try again."


def plain_text(value: object, most: int, what: str = "The text") -> str:
    """The text with plain line ends and without what nobody sees; "" for None.

    Zero-width joiners stay between letters of scripts that need them, and within emoji. A lone surrogate becomes
    "\ufffd". Raises InputError for anything but text, and for more than `most` characters, before looking at them.
    """
    if value is None:
        return ""
    if not isinstance(value, str):
        raise InputError(_NO_TEXT)
    if len(value) > most:
        raise InputError(f"{what} is longer than {most:,} characters. Shorten it.")
    text = _LINE_ENDS.sub("\n", value)
    if not _SUSPECT.search(text):
        return text
    text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return _SUSPECT.sub(lambda found: found[0] if _belongs(text, found.start()) else "", text)


def line_of(value: object, most: int, what: str = "The text") -> str:
    """The same on one line, with single spaces; "" where nothing of it can be seen."""
    text = " ".join(plain_text(value, most, what).split())
    return "" if is_blank(text) else text


def is_blank(text: str) -> bool:
    """Whether no letter, digit or sign of it can be seen."""
    return not any(unicodedata.category(letter)[0] in "LNPS" and letter not in _UNSEEN for letter in text)


def number_of(value: object, least: int, most: int) -> int:
    """The nearest whole number within the bounds. Raises InputError for what is no number, NaN and infinity too."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise InputError(_NO_JSON)
    if isinstance(value, float) and not math.isfinite(value):
        raise InputError(_NO_JSON)
    return round(min(max(value, least), most))


def json_of(value: object, most: int) -> Any:
    """The value of a JSON text. Raises InputError for what is none, is too long or nested too deeply, names a key twice
    or holds NaN."""
    text = plain_text(value, most, "What the page sent")
    try:
        return json.loads(text, object_pairs_hook=_object, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise InputError(_NO_JSON) from error


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise InputError(_NO_JSON)
    return found


def _refuse_constant(name: str) -> Any:
    raise InputError(_NO_JSON)


def _belongs(text: str, at: int) -> bool:
    if text[at] in _KEPT:
        return True
    if text[at] not in _JOINERS or not 0 < at < len(text) - 1:
        return False
    before, after = text[at - 1], text[at + 1]
    return before >= _NO_JOINERS_BELOW and _joins(before, "LMS") and after >= _NO_JOINERS_BELOW and _joins(after, "LS")


def _joins(letter: str, kinds: str) -> bool:
    return unicodedata.category(letter)[0] in kinds
