"""A broken text layer is mended or named; a good one, in whatever language, is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from interview.documents import read_document
from interview.documents.word_gaps import has_exchanged_letters, is_fragmented
from tests.documents.files import RESUME_LINES, draw_pdf, text_image

LINES = (
    "Marian Nunes",
    "marian.nunes@example.com",
    "Maintenance Planner, Commonwealth Dairy",
    "Planned and scheduled maintenance for nine filling lines",
    "Machine Mechanic, Monument Beverages",
    "Maintained conveyors and pumps in seven machine rooms",
    "Preventive maintenance, lean manufacturing and root cause analysis",
)


def too_wide(canvas: Canvas) -> None:
    """Letters whose widths the file has wrong: after each n and m the next one stands two points too far right."""
    canvas.setFont("Helvetica", 10)
    for row, line in enumerate(LINES):
        x = 50.0
        for letter in line:
            canvas.drawString(x, A4[1] - 60 - 20 * row, letter)
            x += stringWidth(letter, "Helvetica", 10) + 2 * (letter in "nmNM")


def narrow(canvas: Canvas) -> None:
    """A line pressed to the margins, without spaces in the file."""
    canvas.setFont("Helvetica", 10)
    for row, line in enumerate(LINES):
        x = 50.0
        for word in line.split():
            canvas.drawString(x, A4[1] - 60 - 20 * row, word)
            x += stringWidth(word, "Helvetica", 10) + 1.3


def test_gaps_inside_words_are_closed_where_the_file_writes_its_spaces(tmp_path: Path) -> None:
    document = read_document(draw_pdf(tmp_path / "cv.pdf", too_wide))
    assert [line.text for line in document.lines if line.text] == list(LINES)
    assert "has gaps inside its words" in document.warnings[0]


def test_words_of_a_line_pressed_to_the_margins_stay_apart(tmp_path: Path) -> None:
    document = read_document(draw_pdf(tmp_path / "cv.pdf", narrow))
    long = [line for line in LINES if len(line) > 30]
    assert [line.text for line in document.lines if len(line.text) > 30] == long
    assert not document.warnings


def spaced_headings(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 10)
    for row, line in enumerate(LINES):
        canvas.drawString(50, A4[1] - 80 - 60 * row, line)
        text = canvas.beginText(50, A4[1] - 60 - 60 * row)
        text.setFont("Helvetica-Bold", 10)
        text.setCharSpace(2.5)
        text.textOut("MAINTENANCE AND MANAGEMENT")
        canvas.drawText(text)


def test_letter_spaced_headings_are_no_fault(tmp_path: Path) -> None:
    document = read_document(draw_pdf(tmp_path / "cv.pdf", spaced_headings))
    assert not document.warnings
    assert document.text.count("MAINTENANCE AND MANAGEMENT") == len(LINES)


def exchanged(text: str) -> str:
    """As a font without a table of letters copies: the numbers of the glyphs."""
    return "".join(chr(max(ord(letter) - 29, 33)) if letter != " " else letter for letter in text)


def test_a_layer_that_does_not_say_what_the_page_shows_gives_way_to_the_picture(tmp_path: Path) -> None:
    rows = RESUME_LINES * 2

    def scan(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(text_image(rows, (1240, 1754))), 0, 0, *A4)
        for row, line in enumerate(rows):
            text = canvas.beginText(38, A4[1] - (41 + 29 * row))
            text.setFont("Helvetica", 12)
            text.setTextRenderMode(3)
            text.textOut(exchanged(line))
            canvas.drawText(text)

    document = read_document(draw_pdf(tmp_path / "cv.pdf", scan))
    assert "Software Tester, Quiet Harbour Ltd" in document.text
    assert document.pages_by_ocr == (0,)
    assert "is broken" in document.warnings[0]


PROSE = {
    "Spanish": "Jefe de obra en Madrid: a cargo de un equipo de diez y de la compra de material, sin demoras",
    "Portuguese": "Responsável pela manutenção e a limpeza de um hotel e o apoio na receção, de dia e de noite",
    "Polish": "Pracowałam w banku i w szkole, a z zespołem i z klientem w Łodzi wdrożyłam nowy system obsługi umów",
    "Swedish": "Ansvarade för drift och underhåll av tryckkärl samt felsökning på elskåp, styrskåp och motorer",
    "Vietnamese": "Tôi đã làm việc ở nhà máy này ba năm và phụ trách việc kiểm tra máy cùng với hai đồng nghiệp mới",
}


@pytest.mark.parametrize("language", PROSE)
def test_short_words_and_many_consonants_of_a_language_are_no_fault(language: str) -> None:
    words = PROSE[language].split() * 3
    assert not is_fragmented(words)
    assert not has_exchanged_letters(words)


def test_words_in_pieces_are_a_fault_and_single_signs_of_chinese_are_none() -> None:
    assert is_fragmented(
        "M ain ten an ce Plan n er Com m on wealth Dairy M achin e M echan ic M on um en t".split() * 3
    )
    assert not is_fragmented(list("我在上海做了三年工程师负责测试") * 4)


def test_exchanged_letters_are_a_fault() -> None:
    assert has_exchanged_letters([exchanged(word) for word in " ".join(LINES * 2).split()])
    assert not has_exchanged_letters(" ".join(LINES * 2).split())
