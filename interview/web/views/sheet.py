"""The document with what was found marked in it: pictures of its pages, or its text where there are no pages.

Pure functions from records to HTML; the picture itself is made elsewhere.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from interview.records import Area, PagePicture, Resume, Source
from interview.resume.rules.changes import leaves_of
from interview.web.views.fields import KINDS, field_of, kind_of, label_of
from interview.web.views.fragments import paragraph, safe

MOST_LINES = 400
NO_PAGES = "A Word or text file has no fixed pages, so this is its text as it was read."
NO_FILE = "The pages are not kept, so this is their text as it was read."
_MARGIN = 1.5  # points around the letters
_NAME_HEIGHT = 2.4  # percent of the page


def sheet_html(resume: Resume, pictures: Sequence[PagePicture], why: str = NO_PAGES) -> str:
    """`why` says why there are no pages, where there are none."""
    found = {kind_of(source.field) for source in resume.sources}
    legend = "".join(
        f'<span class="k-{kind}"><i class="dot"></i>{KINDS[kind]}</span>' for kind in KINDS if kind in found
    )
    if pictures:
        body = "".join(_page(resume, number, picture) for number, picture in enumerate(pictures))
        left = max((source.page for source in resume.sources), default=0) + 1 - len(pictures)
        body += paragraph(f"{left} more pages were read and are not shown.", "why") if left > 0 else ""
    else:
        body = paragraph(why, "why") + f'<div class="text-sheet">{_text(resume)}</div>'
    return (
        '<details class="document" open><summary>Your document, with what was found</summary>'
        f'<p class="legend">{legend}</p>{body}</details>'
    )


def _page(resume: Resume, number: int, picture: PagePicture) -> str:
    data = base64.b64encode(picture.data).decode()
    on_page = [(source, source.area) for source in resume.sources if source.page == number and source.area]
    places: dict[tuple[str, Area], list[Source]] = {}
    for source, area in sorted(on_page, key=lambda pair: (pair[1].top, pair[1].x0)):
        places.setdefault((kind_of(source.field), area), []).append(source)
    marks = "".join(_mark(resume, kind, area, found, picture) for (kind, area), found in places.items())
    return (
        f'<div class="page"><img src="data:{safe(picture.media_type)};base64,{data}" '
        f'alt="Page {number + 1} of your resume">{marks}{_names(list(places), picture.height)}</div>'
    )


def _mark(resume: Resume, kind: str, area: Area, sources: Iterable[Source], picture: PagePicture) -> str:
    """A box over the page, in percent of it."""
    fields = [source.field for source in sources]
    left, top = max(area.x0 - _MARGIN, 0.0), max(area.top - _MARGIN, 0.0)
    style = (
        f"left:{100 * left / picture.width:.2f}%;top:{100 * top / picture.height:.2f}%;"
        f"width:{100 * (area.x1 - left + _MARGIN) / picture.width:.2f}%;"
        f"height:{100 * (area.bottom - top + _MARGIN) / picture.height:.2f}%"
    )
    label = safe(_describe(resume, fields))
    return (
        f'<button type="button" tabindex="-1" class="mark k-{kind}" data-mark="{_fields_of(fields)}" '
        f'style="{style}" title="{label}" aria-label="{label}"></button>'
    )


def _names(places: Sequence[tuple[str, Area]], height: float) -> str:
    """Each kind as a word in the page's margin, beside its longest run of marks; none upon another."""
    starts: dict[str, tuple[int, float]] = {}
    for kind, group in groupby(places, key=lambda place: place[0]):
        run = list(group)
        if len(run) > starts.get(kind, (0, 0.0))[0]:
            starts[kind] = (len(run), 100 * run[0][1].top / height)
    names, lowest = "", -_NAME_HEIGHT
    for kind, (_, top) in sorted(starts.items(), key=lambda item: item[1][1]):
        lowest = max(top, lowest + _NAME_HEIGHT)
        word = KINDS[kind].split()[0]
        names += f'<span class="name k-{kind}" aria-hidden="true" style="top:{lowest:.2f}%">{word}</span>'
    return names


def _fields_of(paths: Iterable[str]) -> str:
    return safe(" ".join(dict.fromkeys(map(field_of, paths))))


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


def _text(resume: Resume) -> str:
    by_line: dict[str, list[Source]] = {}
    for source in resume.sources:
        by_line.setdefault(source.line.strip(), []).append(source)
    lines = resume.text.splitlines()
    shown = "".join(f"<p>{_marked(resume, line, by_line.get(line.strip(), ()))}</p>" for line in lines[:MOST_LINES])
    return shown + (paragraph(f"{len(lines) - MOST_LINES} more lines.", "why") if len(lines) > MOST_LINES else "")


def _marked(resume: Resume, line: str, sources: Sequence[Source]) -> str:
    """The line with every found value marked where it stands in it; else the line as a whole."""
    if not line.strip() or not sources:
        return safe(line)
    values = leaves_of(resume)
    spans: dict[tuple[int, int], list[str]] = {}
    for source in sources:
        spans.setdefault(_span(line, values.get(source.field, "")), []).append(source.field)
    html, at = "", 0
    for (start, end), fields in sorted(spans.items()):
        if start < at:
            continue  # inside a value that is marked already
        label = safe(_describe(resume, fields))
        html += safe(line[at:start]) + (
            f'<mark class="k-{kind_of(fields[0])}" data-mark="{_fields_of(fields)}" title="{label}">'
            f"{safe(line[start:end])}</mark>"
        )
        at = end
    return html + safe(line[at:])


def _span(line: str, value: str) -> tuple[int, int]:
    found = re.search(re.escape(value), line) if value else None
    return found.span() if found else (0, len(line))
