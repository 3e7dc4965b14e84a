"""Text boxes of a Word document -> their place among its paragraphs; the height of the text before is estimated."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from interview.documents.docx_styles import Element, W
from interview.records import TextLine

_EMU, _TWIP = 12_700, 20  # a point
_UNITS = {"pt": 1.0, "in": 72.0, "cm": 28.35, "mm": 2.835, "px": 0.75, "": 1.0}
_BAND = 0.6  # of the page's width: a box over all columns
_NARROW, _TALL, _MANY_LINES = 0.45, 0.2, 6  # of the page's width and height: a sidebar
_NEAR_ANCHOR = (-20.0, 40.0)  # points below it: the box stands where it is anchored
_FEW = 0.25  # of all letters outside of boxes: the boxes are the page
_MOST_COMPARED = 60  # boxes of one page, each with each
_LEADING, _LETTER = 1.25, 0.5  # height of a line and width of a letter, in parts of the letters' size


@dataclass(frozen=True, slots=True)
class Sheet:
    """The page and its margins in points."""

    width: float = 612.0
    height: float = 792.0
    left: float = 72.0
    right: float = 72.0
    top: float = 72.0
    bottom: float = 72.0

    @property
    def column(self) -> float:
        return max(self.width - self.left - self.right, 72.0)

    @property
    def room(self) -> float:
        return max(self.height - self.top - self.bottom, 72.0)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a box floats: points, from what `across` and `down` name ("page", "margin", "paragraph")."""

    x: float
    y: float
    width: float
    height: float
    across: str
    down: str


@dataclass(frozen=True, slots=True)
class Float:
    """A box's lines, anchored after so many lines of the text."""

    spot: Spot
    lines: tuple[TextLine, ...]
    after: int


@dataclass(frozen=True, slots=True)
class _Placed:
    x0: float
    x1: float
    y: float  # from the top of the first page's text, pages one below the other without their margins
    lines: tuple[TextLine, ...]


def sheet_of(body: Element) -> Sheet:
    """The last section's page; US letter where the file says nothing."""
    sections = list(body.iter(f"{W}sectPr"))
    if not sections:
        return Sheet()
    size, margin = sections[-1].find(f"{W}pgSz"), sections[-1].find(f"{W}pgMar")
    usual = Sheet()

    def points(element: Element | None, name: str, otherwise: float) -> float:
        value = str(element.get(f"{W}{name}") or "") if element is not None else ""
        return abs(float(value)) / _TWIP if re.fullmatch(r"-?\d{1,6}(?:\.\d+)?", value) else otherwise

    sides = {side: points(margin, side, getattr(usual, side)) for side in ("left", "right", "top", "bottom")}
    return Sheet(points(size, "w", usual.width), points(size, "h", usual.height), **sides)


def spot_of(box: Element, sheet: Sheet) -> Spot | None:
    """Where the drawing that holds this text box floats; None where it stands in the line like a letter."""
    for parent in box.iterancestors():
        name = parent.tag.rpartition("}")[2] if isinstance(parent.tag, str) else ""
        if name == "inline":
            return None
        if name == "anchor":
            return _anchored(parent, box, sheet)
        if name in ("shape", "rect", "roundrect", "group") and "absolute" in (parent.get("style") or ""):
            return _styled(parent.get("style") or "", sheet)
        if name == "p":
            return None
    return None


def _anchored(anchor: Element, box: Element, sheet: Sheet) -> Spot:
    extent = anchor.find("{*}extent")
    width, height = (_emu(extent.get(name)) if extent is not None else 0.0 for name in ("cx", "cy"))
    dx, dy, own = _within_group(box)
    x, across = _shift(anchor.find("{*}positionH"), width, sheet.width, sheet.column)
    y, down = _shift(anchor.find("{*}positionV"), height, sheet.height, sheet.room)
    return Spot(x + dx, y + dy, own or width, height, across, down)


def _within_group(box: Element) -> tuple[float, float, float]:
    """A shape's own place and width among others that one anchor holds; a group drawn to scale is not undone."""
    shape = next((one for one in box.iterancestors("{*}wsp")), None)
    if shape is None or next(shape.iterancestors("{*}wgp"), None) is None:
        return 0.0, 0.0, 0.0
    corner, size = shape.find("{*}spPr/{*}xfrm/{*}off"), shape.find("{*}spPr/{*}xfrm/{*}ext")
    if corner is None or size is None:
        return 0.0, 0.0, 0.0
    return _emu(corner.get("x")), _emu(corner.get("y")), _emu(size.get("cx"))


def _shift(position: Element | None, own: float, page: float, room: float) -> tuple[float, str]:
    if position is None:
        return 0.0, "paragraph"
    frame = _frame(position.get("relativeFrom") or "")
    align, offset = position.find("{*}align"), position.find("{*}posOffset")
    if align is None:
        return _emu(offset.text if offset is not None else None), frame
    whole = page if frame == "page" else room
    share = {"left": 0.0, "top": 0.0, "inside": 0.0, "center": 0.5}.get((align.text or "").strip(), 1.0)
    return share * max(whole - own, 0.0), frame


def _styled(style: str, sheet: Sheet) -> Spot:
    """VML: the shape's style sheet."""
    values = {key.strip(): value.strip() for key, _, value in (part.partition(":") for part in style.split(";"))}

    def points(name: str, other: str) -> float:
        found = re.fullmatch(r"(-?[\d.]{1,9})([a-z]*)", values.get(name) or values.get(other, "0"))
        return float(found[1]) * _UNITS.get(found[2], 1.0) if found and found[1].count(".") < 2 else 0.0

    width, height = points("width", "width"), points("height", "height")
    x, across = points("margin-left", "left"), _frame(values.get("mso-position-horizontal-relative", ""))
    if values.get("mso-position-horizontal") == "right":
        x = (sheet.width if across == "page" else sheet.column) - width
    down = _frame(values.get("mso-position-vertical-relative", ""))
    return Spot(x, points("margin-top", "top"), width, height, across, down)


def _frame(name: str) -> str:
    if name == "page":
        return "page"
    return "margin" if "argin" in name else "paragraph"


def _emu(value: str | None) -> float:
    return int(value) / _EMU if value and re.fullmatch(r"\s*-?\d{1,12}\s*", value) else 0.0


def arranged(flow: Sequence[TextLine], floats: Sequence[Float], sheet: Sheet) -> list[TextLine]:
    """The text with its boxes where they stand: sidebars on the left before it, those on the right after it."""
    if not floats:
        return list(flow)
    tops = [0.0, *accumulate(_height(line, sheet) for line in flow)]
    placed = [(box, _placed(box, tops[box.after], sheet)) for box in floats]
    outside, inside = _letters(flow), sum(_letters(box.lines) for box in floats)
    if outside < _FEW * (outside + inside):
        loose = [
            _Placed(sheet.left, sheet.left + sheet.column, top, (line,))
            for line, top in zip(flow, tops, strict=False)
            if line.text.strip()
        ]
        return [line for one in _by_columns([*loose, *(spot for _, spot in placed)], sheet) for line in one.lines]
    at: dict[int, list[_Placed]] = {}
    for box, spot in placed:
        at.setdefault(_row_of(box, spot, tops, sheet), []).append(spot)
    result: list[TextLine] = []
    for row in range(len(flow) + 1):
        result.extend(line for spot in _by_columns(at.get(row, []), sheet) for line in spot.lines)
        result.extend(flow[row : row + 1])
    return result


def _letters(lines: Iterable[TextLine]) -> int:
    return sum(len(line.text.strip()) for line in lines)


def _height(line: TextLine, sheet: Sheet) -> float:
    rows = math.ceil(len(line.text) * _LETTER * line.size / sheet.column)
    return _LEADING * line.size * max(rows, 1)


def _placed(box: Float, anchor: float, sheet: Sheet) -> _Placed:
    spot, page = box.spot, int(anchor // sheet.room) * sheet.room
    y = {"page": page + spot.y - sheet.top, "margin": page + spot.y}.get(spot.down, anchor + spot.y)
    x = spot.x + (0.0 if spot.across == "page" else sheet.left)
    return _Placed(x, x + max(spot.width, 1.0), y, box.lines)


def _row_of(box: Float, spot: _Placed, tops: Sequence[float], sheet: Sheet) -> int:
    """Before which line of the text the box is read."""
    tall = box.spot.height > _TALL * sheet.height or len(box.lines) >= _MANY_LINES
    if spot.x1 - spot.x0 < _NARROW * sheet.width and tall and spot.x0 > 0.5 * sheet.width:
        page_end = (int(max(spot.y, 0.0) // sheet.room) + 1) * sheet.room
        return sum(top < page_end for top in tops[:-1])
    if box.spot.down == "paragraph" and _NEAR_ANCHOR[0] <= box.spot.y <= _NEAR_ANCHOR[1]:
        return box.after
    return sum(top < spot.y - 6 for top in tops[:-1])


def _by_columns(boxes: Sequence[_Placed], sheet: Sheet) -> Iterator[_Placed]:
    """One column after the other between the boxes that lie over several."""
    ordered = sorted(boxes, key=lambda box: (box.y, box.x0))
    group: list[_Placed] = []
    for box in ordered:
        if _is_band(box, ordered, sheet):
            yield from _columns(group)
            yield box
            group = []
        else:
            group.append(box)
    yield from _columns(group)


def _is_band(box: _Placed, others: Sequence[_Placed], sheet: Sheet) -> bool:
    if box.x1 - box.x0 >= _BAND * sheet.width:
        return True
    if len(others) > _MOST_COMPARED:
        return False
    under = [other for other in others if other is not box and _overlap(box, other)]
    return any(not _overlap(one, other) and one.y > box.y and other.y > box.y for one in under for other in under)


def _overlap(one: _Placed, other: _Placed) -> bool:
    shared = min(one.x1, other.x1) - max(one.x0, other.x0)
    return shared > 0.2 * min(one.x1 - one.x0, other.x1 - other.x0)


def _columns(boxes: Sequence[_Placed]) -> Iterator[_Placed]:
    columns: list[list[_Placed]] = []
    for box in sorted(boxes, key=lambda box: box.x0):
        column = next((one for one in columns if any(_overlap(box, other) for other in one)), None)
        if column is None:
            columns.append([box])
        else:
            column.append(box)
    for column in columns:
        yield from sorted(column, key=lambda box: box.y)
