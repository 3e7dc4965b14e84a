"""What a person uploads is read, or refused with a sentence that says what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview.documents import read_document
from interview.errors import DocumentError
from tests.documents.files import (
    RESUME_LINES,
    placed,
    write_archive,
    write_docx,
    write_pdf,
    write_pdf_with_content,
)

WORD_XML = (
    '<?xml version="1.0"?>{declaration}<w:document '
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>"
)


def test_a_pdf_is_read_line_by_line(tmp_path: Path) -> None:
    document = read_document(write_pdf(tmp_path / "cv.pdf", [placed(RESUME_LINES)]))
    assert document.kind == "pdf"
    assert document.pages == 1
    assert [line for line in document.text.splitlines() if line] == list(RESUME_LINES)


def test_a_docx_is_read_paragraph_by_paragraph(tmp_path: Path) -> None:
    document = read_document(write_docx(tmp_path / "cv.docx", RESUME_LINES))
    assert document.kind == "docx"
    assert document.text.splitlines() == list(RESUME_LINES)


@pytest.mark.parametrize(("real", "called"), [("pdf", "cv.docx"), ("docx", "cv.pdf")])
def test_the_content_decides_and_not_the_name(tmp_path: Path, real: str, called: str) -> None:
    path = tmp_path / called
    if real == "pdf":
        write_pdf(path, [placed(RESUME_LINES)])
    else:
        write_docx(path, RESUME_LINES)
    assert read_document(path).kind == real


def test_the_person_s_own_name_of_the_file_is_kept_and_shown(tmp_path: Path) -> None:
    path = tmp_path / "upload-4711"
    path.write_text("Ada Okafor\nTester", encoding="utf-8")
    assert read_document(path, "Ada.md").name == "Ada.md"
    path.write_bytes(b"")
    with pytest.raises(DocumentError, match=r"“Ada\.md” is empty"):
        read_document(path, "Ada.md")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_is_decoded_whatever_program_saved_it(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "cv.txt"
    path.write_bytes("Zoë Müller – née Dubois\r\nMalmö".encode(encoding))
    document = read_document(path)
    assert document.kind == "txt"
    assert document.text == "Zoë Müller – née Dubois\nMalmö"


def test_markdown_keeps_its_kind(tmp_path: Path) -> None:
    path = tmp_path / "cv.md"
    path.write_text("# Ada Okafor", encoding="utf-8")
    assert read_document(path).kind == "md"


def test_only_the_first_thirty_pages_are_read_and_a_warning_says_so(tmp_path: Path) -> None:
    pages = [placed([f"This is page number {number} of the long report."]) for number in range(1, 33)]
    document = read_document(write_pdf(tmp_path / "long.pdf", pages))
    assert "page number 30 " in document.text
    assert "page number 31 " not in document.text
    assert document.pages == 32
    assert document.warnings == ("Only the first 30 of 32 pages were read.",)


def test_a_pdf_of_pictures_says_that_a_scan_cannot_be_read_and_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"no text.*scan.*paste the text"):
        read_document(write_pdf(tmp_path / "scan.pdf", [[]]))


def test_a_page_number_alone_does_not_pass_for_a_resume(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="hardly any text"):
        read_document(write_pdf(tmp_path / "scan.pdf", [[(50, 60, "Page 1 of 1")]]))


def test_a_protected_pdf_is_named_as_protected(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="password"):
        read_document(write_pdf(tmp_path / "cv.pdf", [placed(RESUME_LINES)], password="secret"))


def test_a_pdf_that_was_cut_off_is_named_as_damaged(tmp_path: Path) -> None:
    whole = write_pdf(tmp_path / "cv.pdf", [placed(RESUME_LINES)]).read_bytes()
    cut = tmp_path / "cut.pdf"
    cut.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(DocumentError, match="damaged"):
        read_document(cut)


@pytest.mark.parametrize("content", [b" " * 550_000_000, b"0 0 m 9 9 l S\n" * 500_000])
def test_a_small_pdf_that_unpacks_to_a_huge_page_is_refused(tmp_path: Path, content: bytes) -> None:
    path = write_pdf_with_content(tmp_path / "bomb.pdf", content)
    assert path.stat().st_size < 1_000_000
    with pytest.raises(DocumentError, match="unpacks to more than can be read safely"):
        read_document(path)


def test_a_docx_that_unpacks_to_a_huge_text_is_refused(tmp_path: Path) -> None:
    path = write_archive(tmp_path / "bomb.docx", {"word/document.xml": b" " * 40_000_000})
    with pytest.raises(DocumentError, match="unpacks to far more text"):
        read_document(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_docx_that_declares_entities_is_refused_and_nothing_is_expanded(tmp_path: Path, encoding: str) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("top secret", encoding="utf-8")
    declaration = f'<!DOCTYPE x [<!ENTITY leak SYSTEM "{secret.as_uri()}">]>'
    xml = WORD_XML.format(declaration=declaration, text="&leak;")
    path = write_archive(tmp_path / "cv.docx", {"word/document.xml": xml.encode(encoding)})
    with pytest.raises(DocumentError, match="entities") as refusal:
        read_document(path)
    assert "top secret" not in str(refusal.value)


def test_an_archive_without_a_word_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="no Word text"):
        read_document(write_archive(tmp_path / "sheet.docx", {"xl/workbook.xml": b"<x/>"}))


@pytest.mark.parametrize("broken", [b"<w:document", b""])
def test_a_docx_with_broken_xml_is_named_as_damaged(tmp_path: Path, broken: bytes) -> None:
    with pytest.raises(DocumentError, match="damaged"):
        read_document(write_archive(tmp_path / "cv.docx", {"word/document.xml": broken}))


@pytest.mark.parametrize(
    ("data", "name", "told"),
    [
        (b"", "cv.pdf", "is empty"),
        (b" \n\t ", "cv.txt", "is empty"),
        (b"Plain words, no PDF.", "cv.pdf", "called .pdf, but it is not one"),
        (b"\x89PNG\r\n\x1a\n....", "cv.png", "picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "cv.doc", "old Word file"),
        (b"{\\rtf1 Ada}", "cv.rtf", "rich text"),
        (b"\x00\x01\x02\x03 binary \x00", "cv.txt", "not a PDF, a Word document"),
        (b"1234 5678 ----", "cv.txt", "no words"),
    ],
)
def test_what_is_no_resume_is_refused_with_its_reason(tmp_path: Path, data: bytes, name: str, told: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(DocumentError, match=told):
        read_document(path)


def test_a_file_over_ten_megabytes_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "cv.txt"
    path.write_bytes(b"a " * (6 * 1024**2))
    with pytest.raises(DocumentError, match="12 MB; the most is 10 MB"):
        read_document(path)


def test_an_endless_text_is_cut_at_a_line_end_and_a_warning_says_so(tmp_path: Path) -> None:
    path = tmp_path / "log.txt"
    line = "one more line of it, and as long as lines of a text are"
    path.write_text(f"{line}\n" * 20_000, encoding="utf-8")
    document = read_document(path)
    assert document.text.endswith(f"\n{line}")
    assert len(document.text) <= 100_000
    assert "Only the first 100,000 characters were read." in document.warnings


def test_of_very_many_short_lines_the_first_are_read_and_a_warning_says_so(tmp_path: Path) -> None:
    path = tmp_path / "log.txt"
    path.write_text("one more line of it\n" * 20_000, encoding="utf-8")
    document = read_document(path)
    assert len(document.text.splitlines()) == 4000
    assert document.warnings == ("Only the first 4,000 lines were read.",)


def test_a_file_that_is_gone_is_an_error_a_person_can_read(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="cannot be opened"):
        read_document(tmp_path / "gone.pdf")
