"""Pages as pictures, in the measure of the lines' places."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4

from interview.documents import page_pictures
from interview.errors import DocumentError
from tests.documents.files import RESUME_LINES, placed, text_image, write_docx, write_pdf


def test_the_first_pages_of_a_pdf_are_drawn(tmp_path: Path) -> None:
    pictures = page_pictures(write_pdf(tmp_path / "cv.pdf", [placed(RESUME_LINES)] * 4), most=2, width=500)
    assert len(pictures) == 2
    first = pictures[0]
    assert first.width == pytest.approx(A4[0], abs=1)
    assert first.height == pytest.approx(A4[1], abs=1)
    image = Image.open(BytesIO(first.data))
    assert first.media_type == "image/jpeg"
    assert image.format == "JPEG"
    assert image.width == 500
    assert min(image.convert("L").tobytes()) < 100  # there is ink


def test_a_picture_is_its_own_page(tmp_path: Path) -> None:
    text_image(RESUME_LINES).save(tmp_path / "cv.png")
    (picture,) = page_pictures(tmp_path / "cv.png")
    assert picture.width == pytest.approx(842)


def test_other_formats_have_no_pictures(tmp_path: Path) -> None:
    assert page_pictures(write_docx(tmp_path / "cv.docx", RESUME_LINES)) == ()


def test_a_pdf_that_cannot_be_drawn_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "cv.pdf"
    path.write_bytes(b"%PDF-1.4 and nothing else")
    with pytest.raises(DocumentError, match="cannot be drawn"):
        page_pictures(path)
