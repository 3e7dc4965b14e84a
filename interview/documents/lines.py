"""Raw lines -> a document's lines: clean letters, sizes beside the commonest.

It knows no file format; the lines and the text joined from them stay in step.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from interview.documents.text import clean_text
from interview.records import Area, HiddenText, TextLine


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file holds, lines still raw and sizes in points."""

    lines: tuple[TextLine, ...]
    pages: int = 1
    warnings: tuple[str, ...] = ()
    hidden: tuple[HiddenText, ...] = ()
    links: tuple[str, ...] = ()
    pages_by_ocr: tuple[int, ...] = ()


def clean_lines(lines: Iterable[TextLine]) -> list[TextLine]:
    """Clean each line as clean_text cleans a text: a soft hyphen at the end joins two, one empty line stays."""
    result: list[TextLine] = []
    for line in _unhyphenated(lines):
        for text in clean_text(line.text).split("\n"):
            if text:
                result.append(replace(line, text=text))
            elif result and result[-1].text:
                result.append(TextLine("", line.page))
    while result and not result[-1].text:
        result.pop()
    return result


def shortened(lines: Sequence[TextLine], most: int) -> list[TextLine]:
    """The first whole lines of so many characters in all, or the start of the first line."""
    left = most + 1
    for row, line in enumerate(lines):
        left -= len(line.text) + 1
        if left < 0:
            return clean_lines(lines[:row] or [replace(line, text=line.text[:most])])
    return list(lines)


def _unhyphenated(lines: Iterable[TextLine]) -> Iterator[TextLine]:
    """Join a word that a soft hyphen parts at a line's end; after a space or a year it is the dash of a range."""
    held: TextLine | None = None
    for line in lines:
        if held is not None:
            area = _around(held.area, line.area) if held.page == line.page else held.area
            line = replace(held, text=held.text[:-1] + line.text, area=area)
        held = line if re.search(r"[^\W\d_]\u00ad\Z", line.text) else None
        if held is None:
            yield line
    if held is not None:
        yield held


def _around(first: Area | None, second: Area | None) -> Area | None:
    if first is None or second is None:
        return first or second
    return Area(
        min(first.x0, second.x0),
        min(first.top, second.top),
        max(first.x1, second.x1),
        max(first.bottom, second.bottom),
    )


def in_proportion(lines: Sequence[TextLine]) -> list[TextLine]:
    """Sizes in points become parts of the size that most letters have."""
    letters: Counter[float] = Counter()
    for line in lines:
        letters[round(line.size * 2) / 2] += len(line.text)
    usual = letters.most_common(1)[0][0] if letters else 0.0
    if usual <= 0:
        return [replace(line, size=1.0) for line in lines]
    return [replace(line, size=round(line.size / usual, 2) if line.text and line.size else 1.0) for line in lines]
