"""Pages that are pictures -> lines, with RapidOCR inside the child process; knows no Document.

Measured on two shared cores at 150 dots an inch: 0.8 s to load the models, then some 2.4 s of processor time for a
full page of text (3.1 s when lines are looked for in a picture of 1280 pixels), 0.5 GB resident.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from interview.documents.answers import Answer, PageText, answer_from
from interview.documents.boxes import Box
from interview.documents.layout import lines_from
from interview.documents.pictures import Look, page_image
from interview.records import Area, TextLine

if TYPE_CHECKING:
    from PIL.Image import Image

_DOTS = 150.0  # an inch
_SURE = 0.6  # of 1; below it are stains, signatures and logos
_SURELY_UPRIGHT = 0.85  # of 1; letters on their head are misread with less, blurred ones may be too
_TRIED_LINES = 6  # of the page, to see which way up it is
_TEXT_HEIGHT = 0.7  # of a found box, which leaves some room around its letters
_PARAMETERS = {
    "Global.log_level": "critical",
    "Global.use_cls": False,  # single lines that stand on their head: not in a resume
    "EngineConfig.onnxruntime.intra_op_num_threads": 2,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
    "Det.limit_type": "max",
    "Det.limit_side_len": 960,  # 1280 finds the same lines of 8 blurred pages in 2.7 times the time
    "Rec.rec_batch_num": 1,  # a batch is as wide as its longest line
}


Corners = list[tuple[float, float]]  # from the top left, clockwise


@dataclass(frozen=True, slots=True)
class _Found:
    """The text boxes of a picture that was turned by `turn` degrees, counterclockwise, before it was read."""

    quads: list[Corners]
    texts: list[str]
    scores: list[float]
    turn: int = 0

    @property
    def weight(self) -> float:
        """Letters of texts, each as much as it is sure: more the right way up than on its head."""
        return sum(len(text) * score**2 for text, score in zip(self.texts, self.scores, strict=True))

    @property
    def sureness(self) -> float:
        return self.weight / max(sum(map(len, self.texts)), 1)

    @property
    def is_sideways(self) -> bool:
        tall = sum(quad[3][1] - quad[0][1] > 1.5 * (quad[1][0] - quad[0][0]) for quad in self.quads)
        return tall > 0.5 * len(self.quads)


def recognise_pages(path: Path, pages: Sequence[int]) -> Iterator[Answer]:
    """Draw each page and read it; a page is told as soon as it is read."""
    engine: Any = None
    for number in pages:
        image, size = page_image(path, number, _DOTS)
        if not Look(image, 1.0, 0.0, 0.0).has_ink:
            yield answer_from(PageText(number, size[1], ()))
            continue
        if engine is None:
            from rapidocr import RapidOCR

            engine = RapidOCR(params=dict(_PARAMETERS))
        found = _read_upright(engine, image)
        lines = _lines_of(found, size[0] / image.width)
        placed = (replace(line, area=_turned_back(line.area, found.turn, size)) for line in lines)
        yield answer_from(PageText(number, size[1], tuple(placed)))


def _read_upright(engine: Any, image: Image) -> _Found:
    """A page on its side or on its head is read again, turned; some of its lines tell which way."""
    found = _read(engine, image, 0)
    turns = (90, 270) if found.is_sideways else (0, 180)
    if not found.quads or (turns[0] == 0 and found.sureness >= _SURELY_UPRIGHT):
        return found
    turn = max(turns, key=lambda turn: _weight_of_lines(engine, image, found, turn))
    return _read(engine, image, turn) if turn else found


def _weight_of_lines(engine: Any, image: Image, found: _Found, turn: int) -> float:
    """How well the longest lines read, turned; a tenth of the time that the whole page would take."""
    longest = sorted(found.quads, key=lambda quad: -max(map(abs, _extent(quad))))[:_TRIED_LINES]
    weight = 0.0
    for quad in longest:
        xs, ys = zip(*quad, strict=True)
        line = image.crop((int(min(xs)), int(min(ys)), int(max(xs)) + 1, int(max(ys)) + 1)).rotate(turn, expand=True)
        read = engine(_as_pixels(line), use_det=False, use_cls=False, use_rec=True)
        weight += sum(len(text) * score**2 for text, score in zip(read.txts or (), read.scores or (), strict=True))
    return weight


def _extent(quad: Corners) -> tuple[float, float]:
    return quad[2][0] - quad[0][0], quad[2][1] - quad[0][1]


def _as_pixels(image: Image) -> Any:
    """Rows of blue, green and red."""
    import numpy

    return numpy.ascontiguousarray(numpy.asarray(image)[:, :, ::-1])


def _read(engine: Any, image: Image, turn: int) -> _Found:
    found = engine(_as_pixels(image.rotate(turn, expand=True) if turn else image), use_det=True)
    if found.boxes is None or found.txts is None or found.scores is None:
        return _Found([], [], [], turn)
    rows = [
        ([(float(x), float(y)) for x, y in quad], str(text).strip(), float(score))
        for quad, text, score in zip(found.boxes, found.txts, found.scores, strict=True)
        if score >= _SURE and str(text).strip()
    ]
    return _Found([row[0] for row in rows], [row[1] for row in rows], [row[2] for row in rows], turn)


def _lines_of(found: _Found, points: float) -> list[TextLine]:
    """The lines as if the page lay level, though it may be scanned askew; `points` a pixel."""
    quads = [[(x * points, y * points) for x, y in quad] for quad in found.quads]
    slope = _slope(quads)
    lines = lines_from([_box(quad, text, slope) for quad, text in zip(quads, found.texts, strict=True)])
    return [replace(line, area=_askew(line.area, slope)) for line in lines]


def _turned_back(area: Area | None, turn: int, size: tuple[float, float]) -> Area | None:
    """The place on the page as it lies in the file."""
    width, height = size
    if area is None or not turn:
        return area
    if turn == 90:
        return Area(width - area.bottom, area.x0, width - area.top, area.x1)
    if turn == 180:
        return Area(width - area.x1, height - area.bottom, width - area.x0, height - area.top)
    return Area(area.top, height - area.x1, area.bottom, height - area.x0)


def _slope(quads: Sequence[Corners]) -> float:
    """The angle of the page, from the upper edges of its long lines."""
    edges = [(quad[1][0] - quad[0][0], quad[1][1] - quad[0][1]) for quad in quads]
    angles = [math.atan2(down, across) for across, down in edges if across > 60]
    slope = median(angles) if angles else 0.0
    return slope if abs(slope) < 0.2 else 0.0


def _box(quad: Corners, text: str, slope: float) -> Box:
    level = _rotated(quad, -slope)
    xs, ys = sorted(x for x, _ in level), sorted(y for _, y in level)
    top, bottom = (ys[0] + ys[1]) / 2, (ys[2] + ys[3]) / 2
    return Box(xs[0], xs[-1], top, bottom, text, _TEXT_HEIGHT * (bottom - top))


def _rotated(points: Corners, angle: float) -> Corners:
    cos, sin = math.cos(angle), math.sin(angle)
    return [(x * cos - y * sin, x * sin + y * cos) for x, y in points]


def _askew(area: Area | None, slope: float) -> Area | None:
    """What a level line covers on the page as it was scanned."""
    if area is None or not slope:
        return area
    corners = [(area.x0, area.top), (area.x1, area.top), (area.x1, area.bottom), (area.x0, area.bottom)]
    xs, ys = zip(*_rotated(corners, slope), strict=True)
    return Area(min(xs), min(ys), max(xs), max(ys))
