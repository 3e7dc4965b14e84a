"""Pages as pictures, drawn by PDFium inside the child process; knows no text."""

from __future__ import annotations

import base64
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from interview.documents.answers import Answer, TooLargeError
from interview.errors import DocumentError

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PIXELS = 6_000_000  # of a drawn page: A4 at 250 dots an inch
_MOST_OPENED = 40_000_000  # of a picture file once unpacked
_LONG_SIDE = 842.0  # points that the long side of a picture file stands for, as on A4
_IN_WORD = re.compile(r"word/media/[^/]+\.(?:png|jpe?g)", re.IGNORECASE)
_LEAST_SCAN, _MOST_SCAN = 20_000, 20_000_000  # bytes; smaller ones are logos
_LOOK_SCALE = 1.5  # pixels a point: thin letters of six points still leave ink
_LIGHT = 190  # of 255
_LEAST_LOOK = 0.7  # pixels a point; on a poster drawn smaller, letters are too small to be seen


@dataclass(frozen=True, slots=True)
class Look:
    """A page as it is drawn, to see whether there is ink at a place (points from the top left corner)."""

    image: Image
    scale: float
    x: float  # of the drawing's corner on the page
    y: float

    def contrast(self, x0: float, top: float, x1: float, bottom: float) -> int:
        """The widest difference of red, green or blue within the place, of 255; beyond the edge nothing is known."""
        place = self._cut(x0, top, x1, bottom)
        return _widest(place) if place else 255

    def is_light(self, x0: float, top: float, x1: float, bottom: float) -> bool:
        place = self._cut(x0, top, x1, bottom)
        return place is not None and min(low for low, _ in _bands(place)) >= _LIGHT

    def _cut(self, x0: float, top: float, x1: float, bottom: float) -> Image | None:
        left, upper = int((x0 - self.x) * self.scale), int((top - self.y) * self.scale)
        right = max(left + 1, round((x1 - self.x) * self.scale))
        lower = max(upper + 1, round((bottom - self.y) * self.scale))
        width, height = self.image.size
        box = (max(left, 0), max(upper, 0), min(right, width), min(lower, height))
        return self.image.crop(box) if box[0] < box[2] and box[1] < box[3] else None

    @property
    def has_ink(self) -> bool:
        return _widest(self.image) >= 32


def _bands(image: Image) -> list[tuple[int, int]]:
    """Lowest and highest red, green and blue."""
    bands: Any = image.getextrema()
    return [(int(low), int(high)) for low, high in bands]


def _widest(image: Image) -> int:
    return max(high - low for low, high in _bands(image))


def look_at(path: Path, number: int, corner: tuple[float, float] = (0.0, 0.0)) -> Look | None:
    """Draw a page small; None where PDFium cannot, or where its letters would be too small."""
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(path) as pdf:
            page = pdf[number]
            scale = _scale_within(page.get_size(), _LOOK_SCALE, MOST_PIXELS // 2)
            if scale < _LEAST_LOOK:
                return None
            return Look(page.render(scale=scale).to_pil().convert("RGB"), scale, *corner)
    except (pypdfium2.PdfiumError, ValueError, IndexError):
        return None


def _scale_within(size: tuple[float, float], scale: float, pixels: int) -> float:
    area = max(size[0] * size[1], 1.0)
    return float(min(scale, (pixels / area) ** 0.5))


def is_pdf(path: Path) -> bool:
    with path.open("rb") as file:
        return b"%PDF-" in file.read(1024)


def page_image(path: Path, number: int, dots: float) -> tuple[Image, tuple[float, float]]:
    """A page of a PDF, or a picture file, with its size in points; `dots` an inch, fewer on a huge page."""
    if not is_pdf(path):
        return _opened(path.open("rb") if not zipfile.is_zipfile(path) else _inside(path, number))
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(path) as pdf:
            page = pdf[number]
            size = page.get_size()
            image = page.render(scale=_scale_within(size, dots / 72, MOST_PIXELS)).to_pil().convert("RGB")
    except (pypdfium2.PdfiumError, ValueError, IndexError) as error:
        raise DocumentError("This PDF cannot be drawn. Export it again and upload the new file.") from error
    return image, size


def _inside(path: Path, number: int) -> BytesIO:
    """The picture of that number, from 0, among those of a Word document that may be a scanned page."""
    with zipfile.ZipFile(path) as archive:
        parts = [part for part in archive.infolist() if _IN_WORD.fullmatch(part.filename)]
        pages = [part for part in parts if _LEAST_SCAN <= part.file_size <= _MOST_SCAN]
        if number >= len(pages):
            raise DocumentError("This Word document holds no scanned pages.")
        return BytesIO(archive.read(pages[number]))


def _opened(file: BinaryIO) -> tuple[Image, tuple[float, float]]:
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with file, Image.open(file, formats=("PNG", "JPEG", "WEBP")) as image:
            image.draft("RGB", (2400, 2400))  # a JPEG may be unpacked to a part of its size at once
            if image.width * image.height > _MOST_OPENED:
                raise TooLargeError
            upright = ImageOps.exif_transpose(_on_white(image))
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise DocumentError("This picture is damaged or of an unknown kind. Save it as PNG or JPEG.") from error
    shrink = _scale_within(upright.size, 1.0, MOST_PIXELS)
    if shrink < 1:
        upright = upright.resize((max(1, int(upright.width * shrink)), max(1, int(upright.height * shrink))))
    points = _LONG_SIDE / max(upright.size)
    return upright, (upright.width * points, upright.height * points)


def _on_white(image: Image) -> Image:
    from PIL.Image import new

    if "A" not in image.getbands() and "transparency" not in image.info:
        return image.convert("RGB")
    layered = image.convert("RGBA")
    white = new("RGBA", layered.size, "white")
    white.alpha_composite(layered)
    return white.convert("RGB")


def draw_pages(path: Path, most: int, width: int) -> Iterator[Answer]:
    """The first pages as JPEG, each so many pixels wide."""
    count = _pages_of(path)
    for number in range(min(count, most)):
        image, (across, down) = page_image(path, number, 150.0)
        image.thumbnail((width, width * 4))
        data = BytesIO()
        image.save(data, "JPEG", quality=85)
        yield {"jpeg": base64.b64encode(data.getvalue()).decode(), "width": across, "height": down}


def _pages_of(path: Path) -> int:
    if not is_pdf(path):
        return 1
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(path) as pdf:
            return len(pdf)
    except (pypdfium2.PdfiumError, ValueError) as error:
        raise DocumentError("This PDF cannot be drawn. Export it again and upload the new file.") from error
