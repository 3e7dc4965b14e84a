"""Raw lines -> a document's lines: clean letters, sizes beside the commonest, no line that every page repeats.

It knows no file format; the lines and the text joined from them stay in step.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from interview.core.records import Area, HiddenText, TextLine
from interview.documents.text import clean_text

_EDGE = 0.12  # of the page's height at its top and bottom, where headers and footers stand
_MOST_ALIKE = 60  # at one height, of all pages; two on each of thirty
_SAME_PLACE = 12.0  # points; a header stands at the same height on each page
_PAGE = r"(?:page|p\.|seite|стр\.?|página|pagina|sida)"
_PAGE_NUMBER = re.compile(rf"\W*{_PAGE}?\s*#(?:\s*(?:/|of|von|de|di|av|из)?\s*\d+)?\W*")


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
    held: TextLine | None = None
    for line in lines:
        if held is not None:
            area = _around(held.area, line.area) if held.page == line.page else held.area
            line = replace(held, text=held.text[:-1] + line.text, area=area)
        held = line if line.text.endswith("\u00ad") else None
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


def without_running_lines(lines: Sequence[TextLine], heights: Mapping[int, float]) -> list[TextLine]:
    """Leave out what the edges of several pages repeat, and page numbers, on all pages after the first."""
    seen: dict[tuple[str, int], list[TextLine]] = defaultdict(list)  # by the height at which they stand
    result = []
    for line in lines:
        key = _running_key(line, heights)
        numbered = line.page > 0 and _PAGE_NUMBER.fullmatch(key) is not None
        band = int(line.area.top // _SAME_PLACE) if line.area else 0
        near = (other for at in (band - 1, band, band + 1) for other in seen.get((key, at), ()))
        if key and (numbered or any(_same_place(line, other) for other in near)):
            continue
        if key and len(seen[key, band]) < _MOST_ALIKE:
            seen[key, band].append(line)
        result.append(line)
    return result


def _running_key(line: TextLine, heights: Mapping[int, float]) -> str:
    """The line with its own page's number as "#", or "" where it stands in the middle of the page."""
    height = heights.get(line.page, 0.0)
    if not line.text or line.area is None or height <= 0:
        return ""
    if line.area.bottom > _EDGE * height and line.area.top < (1 - _EDGE) * height:
        return ""
    text, number = " ".join(line.text.casefold().split()), line.page + 1
    for pattern in (rf"^(\W*){number}\b", rf"({_PAGE}\s?){number}\b", rf"(\s){number}(?=\W*$)"):
        marked, count = re.subn(pattern, r"\1#", text)
        if count:
            return marked
    return text


def _same_place(line: TextLine, other: TextLine) -> bool:
    if line.area is None or other.area is None or line.page == other.page:
        return False
    return abs(line.area.top - other.area.top) < _SAME_PLACE
