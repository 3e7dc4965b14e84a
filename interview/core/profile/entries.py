"""The lines of a section -> its entries: heading parts, dates, body; knows no kind of section.

An entry is found by its dates. How many lines stand above the dates is learnt from the first entry, since
nothing else stands above that one, and the same is expected of the others.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from interview.core.profile.dates import DATES, is_range
from interview.core.profile.sections import Line
from interview.core.profile.vocabulary import is_place

_SEPARATORS = re.compile(r"\s*[|•·¦]\s*|\s{2,}|\s+[-–—−]+\s+|\s*[–—]\s*(?=[A-Z])|\s+(?:at|@)\s+(?=[A-Z])")
_EDGES = " \t|,;:•·-–—−()[]"
_MOST_ABOVE = _MOST_BELOW = 2  # lines of a heading on either side of its dates
_HEADING_WORDS = 12  # a longer line is prose
_LABEL = re.compile(r"(?:role|title|position|company|employer|job title|degree|institution|school)\s*:\s*", re.I)


@dataclass(frozen=True, slots=True)
class Entry:
    """`parts` are the pieces of the heading, in order, without the dates; `body` is one text a paragraph."""

    parts: tuple[str, ...]
    dates: str
    body: tuple[str, ...]


def entries_from(lines: Sequence[Line], complete: Callable[[Sequence[str]], bool]) -> list[Entry]:
    """Cut the lines at their dates; `complete` says of heading parts that no further line is needed."""
    anchors = [index for index, line in enumerate(lines) if opens_entry(line)]
    if not anchors:
        return []
    first_above = _heading_lines_above(lines, anchors[0], 0, _MOST_ABOVE)
    above = sum(not is_place(line.text) for line in lines[anchors[0] - first_above : anchors[0]])
    entries: list[Entry] = []
    starts: list[tuple[int, int, int]] = []  # first line, anchor, first line of the body
    for anchor in anchors:
        floor = starts[-1][1] + 1 if starts else 0
        first = anchor - _heading_lines_above(lines, anchor, floor, above)
        limit = min([later for later in anchors if later > anchor], default=len(lines))
        starts.append((first, anchor, _end_of_heading(lines[:limit], first, anchor, complete)))
    for (first, anchor, body), following in zip(starts, [*starts[1:], (len(lines), 0, 0)], strict=True):
        end = following[0]
        body = min(body, end)
        dates = DATES.search(lines[anchor].text)
        parts = tuple(part for line in lines[first:body] for part in parts_of(line.text))
        entries.append(Entry(parts, dates[0].strip() if dates else "", paragraphs_from(lines[body:end])))
    return entries


def parts_of(text: str) -> list[str]:
    """The pieces of a heading line as they stand there, without its dates and labels."""
    rest = re.sub(r"\(\s*\)", " ", DATES.sub("  ", text, count=1))
    pieces = (
        _LABEL.sub("", piece.strip(_EDGES.replace("(", "").replace(")", ""))) for piece in _SEPARATORS.split(rest)
    )
    tidy = (re.sub(r"^\W*(?:grad(?:uated)?|expected)?\W*$", "", piece, flags=re.I) for piece in pieces)
    return [piece.rstrip(".") if piece.count(".") == 1 else piece for piece in tidy if piece.strip(_EDGES)]


def paragraphs_from(lines: Sequence[Line]) -> tuple[str, ...]:
    """Bullets and paragraphs, each in one text; broken lines are joined with a space."""
    texts: list[str] = []
    open_bullet = False
    for line in lines:
        joins = texts and not line.bullet and not line.gap and (line.wraps or (open_bullet and line.text[0].islower()))
        if joins:
            texts[-1] += f" {line.text}"
        else:
            texts.append(line.text)
            open_bullet = line.bullet
    return tuple(texts)


def is_heading_like(line: Line) -> bool:
    """Short, no bullet, no sentence, no label of another kind."""
    text = DATES.sub("", line.text).strip()
    if line.bullet or line.wraps or not any(letter.isalpha() for letter in text):
        return False
    labelled = re.match(r"[A-Z][\w /]{1,25}:\s", text) and not _LABEL.match(text)
    words = len(text.split())
    sentence = text.endswith((".", ":", ",")) and words > 6
    deed = words > 2 and re.match(r"(?:[A-Z]?[a-z]{3,}ed|Responsible|Ensur(?:e|ing))\b", text)
    return words <= _HEADING_WORDS and not (sentence or labelled or deed or "GPA" in text)


def opens_entry(line: Line) -> bool:
    """Whether the line's dates are an entry's: first or last in it, or between separators, not in a sentence."""
    if line.wraps:
        return False
    found = DATES.search(line.text)
    if not found:
        return False
    before, after = line.text[: found.start()].rstrip(), line.text[found.end() :].lstrip()
    if len((before + " " + after).split()) > _HEADING_WORDS + 6 or (line.bullet and before and after):
        return False
    if line.bullet:
        return len(before.split()) <= 8 and not after and is_range(found[0])
    gaps = re.search(r"\s{2,}$", line.text[: found.start()]) or re.match(r"\s{2,}", line.text[found.end() :])
    opens = not before or before[-1] in "|•·,–—-(" or before.casefold().endswith(("grad.", "since"))
    closes = not after or after[0] in "|•·,–—-)"
    return bool((opens and len(before.split()) <= 9) or (closes and len(before.split()) <= 9) or gaps)


def _heading_lines_above(lines: Sequence[Line], anchor: int, floor: int, most: int) -> int:
    """Count the lines up to `most` that belong to the dates below them; lines that hold a place come on top."""
    count = named = 0
    for line, below in zip(reversed(lines[floor:anchor]), reversed(lines[floor + 1 : anchor + 1]), strict=True):
        if named == most or not is_heading_like(line) or (named and below.gap and floor):
            break
        named += not is_place(line.text)
        count += 1
    return count


def _end_of_heading(lines: Sequence[Line], first: int, anchor: int, complete: Callable[[Sequence[str]], bool]) -> int:
    """Take lines below the dates while the heading still lacks a part."""
    end = anchor + 1
    while end < len(lines) and end - anchor <= _MOST_BELOW and is_heading_like(lines[end]):
        parts = [part for line in lines[first:end] for part in parts_of(line.text)]
        if complete(parts) or (len(parts) >= 2 and not complete([*parts, *parts_of(lines[end].text)])):
            break
        end += 1
    return end
