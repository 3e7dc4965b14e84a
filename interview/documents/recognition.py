"""Pages that are pictures -> lines, with RapidOCR inside the child process; knows no Document.

Measured on two shared cores at 150 dots an inch: 0.8 s to load the models, then 2.4 s for a full page of text
(4 s with the default size of the picture that lines are looked for in and six lines at a time), 0.5 GB resident.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from interview.documents.answers import Answer, PageText, answer_from
from interview.documents.boxes import Box
from interview.documents.layout import lines_from
from interview.documents.pictures import Look, page_image

if TYPE_CHECKING:
    from PIL.Image import Image

_DOTS = 150.0  # an inch
_SURE = 0.6  # of 1; below it are stains, signatures and logos
_TEXT_HEIGHT = 0.7  # of a found box, which leaves some room around its letters
_PARAMETERS = {
    "Global.log_level": "critical",
    "Global.use_cls": False,  # lines that stand on their head: not in a resume
    "EngineConfig.onnxruntime.intra_op_num_threads": 2,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
    "Det.limit_type": "max",
    "Det.limit_side_len": 1280,
    "Rec.rec_batch_num": 1,  # a batch is as wide as its longest line
}


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
        boxes = _boxes_of(engine, image, size[0] / image.width)
        yield answer_from(PageText(number, size[1], tuple(lines_from(boxes))))


def _boxes_of(engine: Any, image: Image, points: float) -> list[Box]:
    """The found lines as boxes, level also where the page was scanned askew; `points` a pixel."""
    import numpy

    found = engine(numpy.ascontiguousarray(numpy.asarray(image)[:, :, ::-1]))  # blue, green, red
    if found.boxes is None or found.txts is None or found.scores is None:
        return []
    corners = [
        ([(float(x) * points, float(y) * points) for x, y in quad], str(text))
        for quad, text, score in zip(found.boxes, found.txts, found.scores, strict=True)
        if score >= _SURE and str(text).strip()
    ]
    slope = _slope([quad for quad, _ in corners])
    return [_box(quad, text, slope) for quad, text in corners]


Corners = list[tuple[float, float]]  # from the top left, clockwise


def _slope(quads: Sequence[Corners]) -> float:
    """The angle of the page, from the upper edges of its long lines."""
    edges = [(quad[1][0] - quad[0][0], quad[1][1] - quad[0][1]) for quad in quads]
    angles = [math.atan2(down, across) for across, down in edges if across > 60]
    slope = median(angles) if angles else 0.0
    return slope if abs(slope) < 0.2 else 0.0


def _box(quad: Corners, text: str, slope: float) -> Box:
    cos, sin = math.cos(-slope), math.sin(-slope)
    level = [(x * cos - y * sin, x * sin + y * cos) for x, y in quad]
    xs, ys = sorted(x for x, _ in level), sorted(y for _, y in level)
    top, bottom = (ys[0] + ys[1]) / 2, (ys[2] + ys[3]) / 2
    return Box(xs[0], xs[-1], top, bottom, text.strip(), _TEXT_HEIGHT * (bottom - top))
