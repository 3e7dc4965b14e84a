"""Pages that are pictures: recognised, said so, and in their place."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from interview.documents import read_document
from interview.errors import DocumentError
from tests.documents.files import RESUME_LINES, draw_pdf, placed, text_image, write_at


def words(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def test_a_scanned_page_among_others_is_recognised_and_a_warning_says_so(tmp_path: Path) -> None:
    def text(canvas: Canvas) -> None:
        write_at(canvas, placed(["A letter to whom it may concern", *RESUME_LINES[3:]]))

    def scan(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(text_image(RESUME_LINES, (1240, 600))), 0, A4[1] - 288, A4[0], 288)

    document = read_document(draw_pdf(tmp_path / "cv.pdf", text, scan))
    assert document.pages_by_ocr == (1,)
    assert document.warnings == ("Page 2 was recognised from a picture, so single letters may be wrong.",)
    second = [line for line in document.lines if line.page == 1 and line.text]
    assert [words(line.text) for line in second] == [words(line) for line in RESUME_LINES]
    assert second[0].area is not None
    assert second[0].area.top == pytest.approx(30, abs=8)


def test_a_photo_of_a_resume_is_recognised(tmp_path: Path) -> None:
    path = tmp_path / "cv.png"
    text_image(RESUME_LINES, (1240, 500)).rotate(1.5, fillcolor="white").save(path)
    document = read_document(path)
    assert document.kind == "png"
    assert [words(line.text) for line in document.lines if line.text] == [words(line) for line in RESUME_LINES]


def test_a_blank_picture_has_no_text(tmp_path: Path) -> None:
    path = tmp_path / "blank.jpg"
    text_image([]).save(path)
    with pytest.raises(DocumentError, match="no text"):
        read_document(path)


def test_a_damaged_picture_is_named_as_one(tmp_path: Path) -> None:
    path = tmp_path / "cut.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n....")
    with pytest.raises(DocumentError, match="picture is damaged"):
        read_document(path)
