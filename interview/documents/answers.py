"""What a child process tells of a document, page by page, as JSON lines; knows no file format."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from typing import Any

from interview.records import Area, HiddenText, TextLine

Answer = dict[str, Any]
"""One JSON line: {"pages": n}, a page's text, {"links": [...]}, a picture, or {"error": sentence}."""


class TooLargeError(Exception):
    """A part of the file unpacks to more than can be read safely."""


class ProtectedError(Exception):
    """The file cannot be opened without its password."""


@dataclass(frozen=True, slots=True)
class PageText:
    page: int
    height: float  # points
    lines: tuple[TextLine, ...]  # sizes in points
    hidden: tuple[HiddenText, ...] = ()
    pictured: bool = False  # hardly any text, but something to see
    fault: str = ""  # of the text layer: word_gaps.CLOSED or BROKEN


def answer_from(page: PageText) -> Answer:
    return {
        "page": page.page,
        "height": round(page.height, 1),
        "lines": [
            (
                line.text,
                [round(number, 1) for number in astuple(line.area)] if line.area else None,
                round(line.size, 2),
                line.bold,
                line.heading,
            )
            for line in page.lines
        ],
        "hidden": [(hidden.text, hidden.how) for hidden in page.hidden],
        "pictured": page.pictured,
        "fault": page.fault,
    }


def pages_from(answers: Iterable[Answer]) -> list[PageText]:
    return [_page_from(answer) for answer in answers if "lines" in answer]


def _page_from(answer: Answer) -> PageText:
    number = int(answer["page"])
    lines = tuple(
        TextLine(text, number, Area(*map(_finite, area)) if area else None, _finite(size), bold, heading)
        for text, area, size, bold, heading in answer["lines"]
    )
    hidden = tuple(HiddenText(text, number, how) for text, how in answer["hidden"])
    fault = str(answer.get("fault", ""))
    return PageText(number, _finite(answer["height"]), lines, hidden, bool(answer["pictured"]), fault)


def _finite(number: float) -> float:
    return float(number) if math.isfinite(number) else 0.0


def links_from(answers: Iterable[Answer]) -> tuple[str, ...]:
    """Each address once, in order."""
    return tuple(dict.fromkeys(link for answer in answers for link in answer.get("links", ())))
