"""Pages that are pictures: recognised, said so, and in their place."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from interview.documents import page_pictures, read_document
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


def test_a_scan_inside_a_word_document_is_recognised(tmp_path: Path) -> None:
    picture = tmp_path / "scan.jpg"
    text_image(RESUME_LINES, (1240, 500)).save(picture, quality=95)
    word = docx.Document()
    word.add_picture(str(picture))
    word.save(str(tmp_path / "cv.docx"))
    document = read_document(tmp_path / "cv.docx")
    assert document.kind == "docx"
    assert [words(line.text) for line in document.lines if line.text] == [words(line) for line in RESUME_LINES]


@pytest.mark.model
@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_on_its_side_is_read_and_its_places_are_those_of_the_file(tmp_path: Path, turn: int) -> None:
    path = tmp_path / "cv.png"
    text_image(RESUME_LINES, (1240, 1754)).rotate(turn, expand=True).save(path)
    document = read_document(path)
    assert [words(line.text) for line in document.lines if line.text] == [words(line) for line in RESUME_LINES]
    area = document.lines[0].area
    assert area is not None
    middle = ((area.x0 + area.x1) / 2, (area.top + area.bottom) / 2)
    along, from_top = 73, 36  # points, upright on a page of 595 by 842
    expected = {90: (from_top, 595 - along), 180: (595 - along, 842 - from_top), 270: (842 - from_top, along)}
    assert middle == pytest.approx(expected[turn], abs=15)


def test_a_photo_is_turned_as_the_camera_was_held(tmp_path: Path) -> None:
    path = tmp_path / "cv.jpg"
    image = text_image(RESUME_LINES, (1240, 500))
    tags = image.getexif()
    tags[0x0112] = 6  # stored on its side
    image.rotate(90, expand=True).save(path, exif=tags)
    (picture,) = page_pictures(path)
    assert (round(picture.width), round(picture.height)) == (842, 340)
