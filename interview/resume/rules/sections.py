"""The text of a resume -> its sections, at its headings, and lines without their bullets; knows no field."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from interview.language.vocabulary import is_degree, is_institution, names_language
from interview.records import Document, TextLine
from interview.resume.rules.dates import DATES, is_range
from interview.resume.rules.headings import Kind, heading_kind
from interview.resume.rules.places import is_place


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its bullet; `wraps` says that it goes on where the line before broke off."""

    text: str
    bullet: bool = False
    gap: bool = False  # an empty line stands before it
    wraps: bool = False
    bold: bool = False
    size: float = 1.0  # of its letters, over the document's commonest


@dataclass(frozen=True, slots=True)
class Section:
    kind: Kind
    heading: str
    lines: tuple[Line, ...]


_INLINE = re.compile(
    r"(?P<heading>(?:technical |key |core )?skills|education|(?:work |professional )?experience|"
    r"(?:professional |career )?(?:summary|objective)|projects)"
    r"(?:\s*:\s*|\s+(?=\d{4}\b))(?P<rest>\S.*)",
    re.IGNORECASE,
)

_BESIDE = re.compile(r"(?P<heading>[^\W\d_][^,:\d]{2,30}?)\s{2,}(?P<rest>\S.*)")
_BULLET = re.compile(r"(?:[•·*▪◦‣o]|[-–—](?!\s+(?:19|20)\d\d\s*(?:$|[-–—])))\s+(?=\S)|[•▪](?=\S)")
_SPACED = 0.6  # gaps to lines from which the gaps are only spacing
_ENTRY_WORDS = 14
_FULL = 0.75  # share of the longest line's length from which a line may have been broken
_SURELY_FULL = 0.88  # the same where the next line begins with a capital


def sections_from(rows: Sequence[TextLine]) -> list[Section]:
    """Split at headings; the first section is what stands above them, perhaps without lines."""
    sections: list[tuple[Kind, str, list[TextLine]]] = [(Kind.TOP, "", [])]
    style = _style_of_headings(rows)
    for row in rows:
        kind = heading_kind(row.text)
        if kind is Kind.PROJECTS and sections[-1][1].isupper() and not row.text.isupper():
            kind = None  # quieter than the heading above it: a label inside that section
        if kind is None and style is not None and len(sections) > 1 and _looks_like_heading(row, style):
            kind = Kind.OTHER
        inline = (_INLINE.fullmatch(row.text) or _beside(row.text)) if kind is None else None
        if kind is not None:
            sections.append((kind, row.text, []))
        elif inline and (kind := heading_kind(inline["heading"])):
            sections.append((kind, inline["heading"], [replace(row, text=inline["rest"])]))
        else:
            sections[-1][2].append(row)
    return [
        Section(_kind_by_content(kind, heading, lines), heading, lines_from(lines)) for kind, heading, lines in sections
    ]


def _beside(text: str) -> re.Match[str] | None:
    """A heading that stands in a column of its own, level with the first line of its section."""
    found = _BESIDE.fullmatch(text)
    if not found or heading_kind(found["heading"]) is None or heading_kind(found["rest"]) is not None:
        return None
    kind = heading_kind(found["heading"])
    if kind is Kind.LANGUAGES and not names_language(found["rest"]):
        return None  # "Languages  Python, SQL" among the skills
    return found if found["heading"][0].isupper() else None


def _kind_by_content(kind: Kind, heading: str, rows: Sequence[TextLine]) -> Kind:
    """ "Qualifications" are skills here and degrees there: what stands below them tells."""
    if kind is Kind.SKILLS and "qualification" in heading.casefold():
        degrees = sum(is_degree(row.text) and len(row.text.split()) <= 12 for row in rows)
        if degrees and any(is_institution(row.text) or DATES.search(row.text) for row in rows):
            return Kind.EDUCATION
    return kind


_Style = tuple[float, bool]


def _style_of_headings(rows: Sequence[TextLine]) -> _Style | None:
    """The look of the known headings, where they are larger than the text around them."""
    known = Counter((round(row.size, 1), row.bold) for row in rows if row.text and heading_kind(row.text) is not None)
    if not known:
        return None
    style, times = known.most_common(1)[0]
    like = sum((round(row.size, 1), row.bold) == style for row in rows if row.text)
    return style if times >= 2 and style[0] >= 1.15 and like <= 3 * times else None


def _looks_like_heading(row: TextLine, style: _Style) -> bool:
    """Whether a line of unknown words has the look of the known headings."""
    words = row.text.split()
    plain = not re.search(r"[\d@|,]", row.text)
    return bool(words) and len(words) <= 5 and plain and (round(row.size, 1), row.bold) == style


def lines_from(raw: Sequence[TextLine]) -> tuple[Line, ...]:
    """Take bullets off and mark what follows a gap or goes on from the line before."""
    width = max((len(row.text) for row in raw), default=0)
    lines: list[Line] = []
    for before, row in pairwise([TextLine(""), *raw]):
        text = row.text
        if not text:
            continue
        bullet = _BULLET.match(text)
        rest = text[bullet.end() :] if bullet else text
        alike = row.bold == before.bold and abs(row.size - before.size) < 0.1
        wraps = bool(before.text and lines and not bullet and alike) and _goes_on(before, row, width)
        lines.append(Line(rest, bool(bullet), bool(lines) and not before.text, wraps, row.bold, row.size))
    return tuple(lines)


def _goes_on(before: TextLine, row: TextLine, width: int) -> bool:
    """A line was broken when it is about as long as the longest, which is not short, and ends no sentence."""
    text = row.text
    if width <= 40 or len(before.text) < _FULL * width or "  " in before.text + text:
        return False
    if re.match(r"[A-Z][\w &/+-]{1,30}:\s", text) or DATES.match(text) or is_place(text):  # no sentence goes on so
        return False
    dated = DATES.search(text)
    if dated and (is_range(dated[0]) or DATES.search(before.text)) and len(text.split()) <= _ENTRY_WORDS:
        return False
    ended = DATES.search(before.text)
    if ended and not before.text[ended.end() :].strip(" )]."):
        return False  # dates end a heading
    if before.area and row.area and _BULLET.match(before.text) and row.area.x0 < before.area.x0 + 1:
        return False  # what goes on from a bullet stands to its right
    full = len(before.text) >= _SURELY_FULL * width and len(before.text.split()) > 6
    return text[0].islower() or (full and not before.text.endswith("."))


def rows_of(document: Document) -> tuple[TextLine, ...]:
    """The lines; a text that lost its line ends, as web forms give it, is cut at its wide gaps.

    Where nearly every line has a gap before it, as Word spaces paragraphs, gaps say nothing and are left out.
    """
    rows = document.lines
    if not rows:
        text = document.text
        if max(map(len, text.splitlines()), default=0) > 600 and text.count("  ") >= 10:
            text = re.sub(r"\s{2,}", "\n", text)
        rows = tuple(TextLine(line.strip()) for line in text.split("\n"))
    filled = [row for row in rows if row.text]
    return tuple(filled) if len(rows) - len(filled) > _SPACED * len(filled) else rows
