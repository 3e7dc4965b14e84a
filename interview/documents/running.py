"""Headers, footers and page numbers: lines at a page's edge that are not part of the text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from interview.records import Area, TextLine

_EDGE = 0.12  # of the page's height at its top and bottom, where headers and footers stand
_LONE_EDGE = 0.09  # the same for a line that no other page repeats: one inch of a letter page is 0.091
_LONE_GAP = 0.9  # of its height above it: a footer stands apart from the text
_MOST_ALIKE = 60  # at one height, of all pages; two on each of thirty
_SAME_PLACE = 12.0  # points; a header stands at the same height on each page
_PAGE = r"(?:page|p\.|seite|blatt|стр\.?|страница|página|pagina|sida|side|strona|sayfa|oldal)"
_OF = r"(?:/|of|von|de|di|av|af|van|sur|из|z)"
_PAGE_NUMBER = re.compile(
    rf"\W*{_PAGE}?\s*#(?:\s*{_OF}?\s*\d{{1,2}})?\W*|\W*{_PAGE}\s*\d{{1,2}}\s*{_OF}\s*\d{{1,2}}\W*"
)
_ENDS_WITH_PAGE = re.compile(rf"\W{_PAGE}\s*#(?:\s*{_OF}?\s*\d{{1,2}})?\W*$")
_PARTS = re.compile(r"\s{2,}|\s*[·|•∙]\s*|\s+[–—-]\s+|\t")


def without_running_lines(lines: Sequence[TextLine], heights: Mapping[int, float]) -> list[TextLine]:
    """Leave out page numbers, numbered headers and footers, and what the edges of several pages repeat.

    What is repeated without a number stays on the first page: it may hold the only name or telephone number.
    """
    keys = [_running_key(line, heights) for line in lines]
    numbered = _numbered_twice(lines, keys)
    ends = _last_lines(lines, heights)
    seen: dict[tuple[str, int], list[TextLine]] = defaultdict(list)  # by the height at which they stand
    result = []
    for row, (line, key) in enumerate(zip(lines, keys, strict=True)):
        if row in numbered or (row in ends and _is_numbered(key)) or (line.page > 0 and _PAGE_NUMBER.fullmatch(key)):
            continue
        band = int(line.area.top // _SAME_PLACE) if line.area else 0
        near = (other for at in (band - 1, band, band + 1) for other in seen.get((key, at), ()))
        if key and any(_same_place(line, other) for other in near):
            continue
        if key and len(seen[key, band]) < _MOST_ALIKE:
            seen[key, band].append(line)
        result.append(line)
    return result


def _numbered_twice(lines: Sequence[TextLine], keys: Sequence[str]) -> set[int]:
    """The rows that say the same at the edge of two pages but for the page's own number."""
    rows: dict[str, list[int]] = defaultdict(list)
    for row, key in enumerate(keys):
        if "#" in key and (_is_numbered(key) or not key.startswith("#")):
            rows[key].append(row)
    return {
        row
        for alike in rows.values()
        for row in alike[:_MOST_ALIKE]
        if any(_same_place(lines[row], lines[other]) for other in alike[:_MOST_ALIKE])
    }


def _last_lines(lines: Sequence[TextLine], heights: Mapping[int, float]) -> set[int]:
    """The rows that stand apart as the lowest or the highest of their page, close to its edge."""
    pages: dict[int, list[int]] = defaultdict(list)
    for row, line in enumerate(lines):
        if line.text and line.area is not None:
            pages[line.page].append(row)
    found = set()
    for page, rows in pages.items():
        tops = {row: _area(lines[row]).top for row in rows}
        rows.sort(key=tops.__getitem__)
        for row, beside in ((rows[-1], rows[-2]), (rows[0], rows[1])) if len(rows) > 1 else ():
            area = _area(lines[row])
            apart = abs(tops[row] - tops[beside]) > (1 + _LONE_GAP) * (area.bottom - area.top)
            if apart and _is_at_edge(lines[row], heights.get(page, 0.0), _LONE_EDGE):
                found.add(row)
    return found


def _area(line: TextLine) -> Area:
    return line.area or Area(0.0, 0.0, 0.0, 0.0)


def _is_at_edge(line: TextLine, height: float, share: float) -> bool:
    if line.area is None or height <= 0:
        return False
    return line.area.bottom <= share * height or line.area.top >= (1 - share) * height


def _is_numbered(key: str) -> bool:
    """Whether the line is a page number, or ends or begins with one after a sign or a wide gap."""
    if _PAGE_NUMBER.fullmatch(key) or _ENDS_WITH_PAGE.search(key):
        return True
    parts = [part for part in _PARTS.split(key) if part.strip()]
    return any(_PAGE_NUMBER.fullmatch(part) for part in (parts[:1] + parts[-1:] if len(parts) > 1 else ()))


def _running_key(line: TextLine, heights: Mapping[int, float]) -> str:
    """The line with its own page's number as "#", or "" where it stands in the middle of the page."""
    if not line.text or not _is_at_edge(line, heights.get(line.page, 0.0), _EDGE):
        return ""
    text, number = re.sub(r"\s{2,}", "  ", line.text.casefold()).strip(), line.page + 1
    for pattern in (rf"^(\W*){number}\b", rf"({_PAGE}\s?){number}\b", rf"(\s){number}(?=\W*$)"):
        marked, count = re.subn(pattern, r"\1#", text)
        if count:
            return marked
    return text


def _same_place(line: TextLine, other: TextLine) -> bool:
    if line.area is None or other.area is None or line.page == other.page:
        return False
    return abs(line.area.top - other.area.top) < _SAME_PLACE
