"""The document with what was found marked in it: pictures of its pages, or its text where there are no pages.

Pure functions from records to HTML; the picture itself is made elsewhere.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from interview.records import Area, PagePicture, Resume, Source
from interview.resume.rules.changes import leaves_of
from interview.web.views.fields import KINDS, field_of, kind_of, label_of
from interview.web.views.rendering import render

MOST_LINES = 400
NO_PAGES = "A Word or text file has no fixed pages, so this is its text as it was read."
NO_FILE = "The pages are not kept, so this is their text as it was read."
_MARGIN = 1.5  # points around the letters
_NAME_HEIGHT = 2.4  # percent of the page


@dataclass(frozen=True, slots=True)
class Mark:
    """What was found at one place: the fields of the form that hold it, and what a hover says."""

    kind: str
    fields: str
    label: str


@dataclass(frozen=True, slots=True)
class Box:
    """A mark over a page, in percent of it."""

    kind: str
    fields: str
    label: str
    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Page:
    number: int
    media_type: str
    data: str  # base64
    marks: Sequence[Box]
    names: Sequence[tuple[str, str, float]]


def sheet_html(resume: Resume, pictures: Sequence[PagePicture], why: str = NO_PAGES) -> Markup:
    """`why` says why there are no pages, where there are none."""
    found = {kind_of(source.field) for source in resume.sources}
    if pictures:
        pages = [_page(resume, number, picture) for number, picture in enumerate(pictures)]
        left = max((source.page for source in resume.sources), default=0) + 1 - len(pictures)
        body = render("sheet", "pages", pages=pages, left=left)
    else:
        lines = resume.text.splitlines()
        marked = _marked_lines(resume, lines[:MOST_LINES])
        body = render("sheet", "text", why=why, lines=marked, left=len(lines) - MOST_LINES)
    return render("sheet", "sheet", legend=[(kind, KINDS[kind]) for kind in KINDS if kind in found], body=body)


def _page(resume: Resume, number: int, picture: PagePicture) -> Page:
    on_page = [(source, source.area) for source in resume.sources if source.page == number and source.area]
    places: dict[tuple[str, Area], list[Source]] = {}
    for source, area in sorted(on_page, key=lambda pair: (pair[1].top, pair[1].x0)):
        places.setdefault((kind_of(source.field), area), []).append(source)
    boxes = [_box(_mark(resume, kind, found), area, picture) for (kind, area), found in places.items()]
    data = base64.b64encode(picture.data).decode()
    return Page(number + 1, picture.media_type, data, boxes, _names(list(places), picture.height))


def _mark(resume: Resume, kind: str, sources: Iterable[Source]) -> Mark:
    paths = [source.field for source in sources]
    return Mark(kind, " ".join(dict.fromkeys(map(field_of, paths))), _describe(resume, paths))


def _box(mark: Mark, area: Area, picture: PagePicture) -> Box:
    left, top = max(area.x0 - _MARGIN, 0.0), max(area.top - _MARGIN, 0.0)
    return Box(
        mark.kind,
        mark.fields,
        mark.label,
        left=100 * left / picture.width,
        top=100 * top / picture.height,
        width=100 * (area.x1 - left + _MARGIN) / picture.width,
        height=100 * (area.bottom - top + _MARGIN) / picture.height,
    )


def _names(places: Sequence[tuple[str, Area]], height: float) -> list[tuple[str, str, float]]:
    """Each kind as a word in the page's margin, beside its longest run of marks; none upon another."""
    starts: dict[str, tuple[int, float]] = {}
    for kind, group in groupby(places, key=lambda place: place[0]):
        run = list(group)
        if len(run) > starts.get(kind, (0, 0.0))[0]:
            starts[kind] = (len(run), 100 * run[0][1].top / height)
    names, lowest = [], -_NAME_HEIGHT
    for kind, (_, top) in sorted(starts.items(), key=lambda item: item[1][1]):
        lowest = max(top, lowest + _NAME_HEIGHT)
        names.append((kind, KINDS[kind].split()[0], lowest))
    return names


def _describe(resume: Resume, fields: Sequence[str]) -> str:
    """ "Title: Data Engineer · Dates: 2021 - 2024"; several values of one kind share their label."""
    values = leaves_of(resume)
    labelled = [(label_of(field), values.get(field, "")) for field in fields]
    parts = []
    for label, group in groupby(labelled, key=lambda pair: pair[0]):
        known = ", ".join(dict.fromkeys(value for _, value in group if value))
        parts.append(f"{label}: {known}" if known else label)
    return " · ".join(parts)[:300]


# ---------------------------------------------------------------- text


def _marked_lines(resume: Resume, lines: Sequence[str]) -> list[list[tuple[str, Mark | None]]]:
    by_line: dict[str, list[Source]] = {}
    for source in resume.sources:
        by_line.setdefault(source.line.strip(), []).append(source)
    return [_marked(resume, line, by_line.get(line.strip(), ())) for line in lines]


def _marked(resume: Resume, line: str, sources: Sequence[Source]) -> list[tuple[str, Mark | None]]:
    """The line in pieces, with every found value marked where it stands in it; else the line as a whole."""
    if not line.strip() or not sources:
        return [(line, None)]
    values = leaves_of(resume)
    spans: dict[tuple[int, int], list[Source]] = {}
    for source in sources:
        spans.setdefault(_span(line, values.get(source.field, "")), []).append(source)
    pieces: list[tuple[str, Mark | None]] = []
    at = 0
    for (start, end), found in sorted(spans.items(), key=lambda item: item[0]):
        if start < at:
            continue  # inside a value that is marked already
        mark = _mark(resume, kind_of(found[0].field), found)
        pieces += [(line[at:start], None), (line[start:end], mark)]
        at = end
    return [*pieces, (line[at:], None)]


def _span(line: str, value: str) -> tuple[int, int]:
    found = re.search(re.escape(value), line) if value else None
    return found.span() if found else (0, len(line))
