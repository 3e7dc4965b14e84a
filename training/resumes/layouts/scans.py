"""Layouts of resumes as scans and photos: pages of drawn PDFs as grey pictures, a little turned, blurred and noisy.

Reading one takes the product some seconds of recognition a page: draw them rarely.
"""

from __future__ import annotations

import time
from functools import partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import numpy
import pypdfium2
from PIL import Image, ImageFilter

from training.resumes.layouts import drawn
from training.resumes.records import Drawn, Layout, Person

_MOST_TURN = 1.5  # degrees
_FIXED = time.gmtime(1_700_000_000)  # in the file's properties, so that the same draw gives the same bytes
_SOURCES = {layout.name: layout for layout in drawn.LAYOUTS}


def _draw_scan(source: str, kind: str, person: Person, random: Random, folder: Path) -> Drawn:
    """`kind` is "pdf" for all pages as pictures, "jpeg" for the first page alone."""
    dots = random.choice((130, 150, 150, 200))
    with TemporaryDirectory() as aside:
        original = _SOURCES[source].draw(person, random, Path(aside))
        with pypdfium2.PdfDocument(original.path) as pdf:
            count = len(pdf) if kind == "pdf" else 1
            pages = [_worn(pdf[at].render(scale=dots / 72).to_pil().convert("L"), random) for at in range(count)]
    path = folder / f"scan-{source}.{kind}"
    first, *rest = pages
    quality = random.choice((60, 75, 90))
    if kind == "pdf":
        more: dict[str, Any] = {"creationDate": _FIXED, "modDate": _FIXED, "producer": "", "title": "scan"}
        first.save(path, "PDF", save_all=True, append_images=rest, resolution=dots, quality=quality, **more)
    else:
        first.save(path, "JPEG", quality=quality)
    return Drawn(path, original.headings, original.printed)


def _worn(page: Image.Image, random: Random) -> Image.Image:
    """A page as a scanner or a telephone sees it: askew, soft, grey, uneven."""
    paper = random.randint(225, 255)
    turned = page.rotate(random.uniform(-_MOST_TURN, _MOST_TURN), Image.Resampling.BICUBIC, fillcolor=255).filter(
        ImageFilter.GaussianBlur(random.uniform(0.2, 0.9))
    )
    noise = numpy.random.default_rng(random.getrandbits(32)).normal(0.0, random.uniform(2.0, 9.0), turned.size[::-1])
    ink = random.randint(0, 60)
    grey = ink + numpy.asarray(turned, dtype=float) / 255 * (paper - ink) + noise
    return Image.fromarray(numpy.clip(grey, 0, 255).astype("uint8"), "L")


def _layout(source: str, kind: str) -> Layout:
    return Layout(f"scan-{source}-{kind}", "scan", partial(_draw_scan, source, kind))


LAYOUTS: tuple[Layout, ...] = (
    _layout("pdf-lines-right", "pdf"),
    _layout("pdf-dates-left", "pdf"),
    _layout("pdf-columns", "pdf"),
    _layout("pdf-lines-right", "jpeg"),
)
