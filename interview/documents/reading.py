"""A file -> its Document; the content decides what it is, never the name."""

from __future__ import annotations

from pathlib import Path

from interview.documents.docx import read_word
from interview.documents.language import language_of, load_beside
from interview.documents.lines import Reading, clean_lines, in_proportion, shortened
from interview.documents.markdown import read_markdown, read_plain
from interview.documents.pdf import MOST_RECOGNISED, read_pdf, read_picture
from interview.documents.text import text_from_bytes
from interview.errors import DocumentError
from interview.records import Document

MOST_BYTES = 10 * 1024**2
MOST_CHARACTERS = 100_000  # of text; thirty full pages
MOST_LINES = 4000  # thirty full pages have half as many
_MOST_RAW, _MOST_RAW_LINES = 4 * MOST_CHARACTERS, 4 * MOST_LINES  # before lines are cleaned
LEAST_LETTERS = 50  # a scan often carries a stamp or a page number as text

_SHORTENED = f"Only the first {MOST_CHARACTERS:,} characters were read."
_FEWER_LINES = f"Only the first {MOST_LINES:,} lines were read."
_REFUSED = (
    (b"\xd0\xcf\x11\xe0", "“{name}” is an old Word file (.doc) or has a password. Save it as a plain DOCX or PDF."),
    (b"{\\rtf", "“{name}” is rich text (RTF). Save it as DOCX or PDF and upload that."),
    (b"GIF8", "“{name}” is a GIF picture, which is not read. Save it as PNG, JPEG or PDF."),
)
_BINARY_NAMES = (".pdf", ".docx", ".doc", ".odt", ".rtf", ".png", ".jpg", ".jpeg")


def read_document(path: Path, name: str | None = None) -> Document:
    """Read a PDF, DOCX, text file or a picture of a page, of up to 10 MB; `name` is what the person calls it.

    Raises DocumentError: empty, too large, damaged, protected, without text, or of another kind.
    """
    name = name or path.name
    data = bytes_of(path, name)
    for signature, reason in _REFUSED:
        if data.startswith(signature):
            raise DocumentError(reason.format(name=name))
    load_beside()
    if b"%PDF-" in data[:1024]:
        return _with_text(document_from(name, "pdf", read_pdf(path)))
    if data.startswith(b"PK\x03\x04"):
        document = document_from(name, "docx", read_word(path))
        if _letters_of(document) < LEAST_LETTERS:
            return _with_text(_word_of_scans(path, document))
        return document
    if picture := picture_kind(data):
        return _with_text(document_from(name, picture, read_picture(path)))
    return _plain_document(data, name)


def picture_kind(data: bytes) -> str:
    """png, jpeg or webp, or "" for anything else."""
    if data.startswith(b"\x89PNG"):
        return "png"
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "webp"
    return "jpeg" if data.startswith(b"\xff\xd8\xff") else ""


def bytes_of(path: Path, name: str) -> bytes:
    """The file, if it can be opened and is neither empty nor too large. Raises DocumentError."""
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise DocumentError(
                f"“{name}” has {size / 1024**2:.0f} MB; the most is {MOST_BYTES // 1024**2} MB. "
                "Save it with smaller pictures, or paste the text."
            )
        data = path.read_bytes()
    except OSError as error:
        raise DocumentError(f"“{name}” cannot be opened. Choose the file again.") from error
    if not data.strip():
        raise DocumentError(f"“{name}” is empty. Choose another file.")
    return data


def document_from(name: str, kind: str, reading: Reading) -> Document:
    cleaned = clean_lines(reading.lines[:_MOST_RAW_LINES])
    first = cleaned[:MOST_LINES]
    lines = shortened(first, MOST_CHARACTERS)
    warnings = reading.warnings
    if len(lines) < len(first) or lines[-1:] != first[-1:]:
        warnings = (*warnings, _SHORTENED)
    elif len(cleaned) > MOST_LINES or len(reading.lines) > _MOST_RAW_LINES:
        warnings = (*warnings, _FEWER_LINES)
    text = "\n".join(line.text for line in lines)
    return Document(
        name=name,
        kind=kind,
        text=text,
        pages=reading.pages,
        warnings=warnings,
        lines=tuple(in_proportion(lines)),
        links=reading.links,
        hidden=reading.hidden,
        language=language_of(text),
        pages_by_ocr=reading.pages_by_ocr,
    )


def _word_of_scans(path: Path, document: Document) -> Document:
    """A Word document around pictures of pages; without any it stays what it is."""
    try:
        return document_from(document.name, document.kind, read_picture(path, MOST_RECOGNISED))
    except DocumentError:
        return document


def _letters_of(document: Document) -> int:
    return sum(letter.isalpha() for letter in document.text)


def _with_text(document: Document) -> Document:
    """Refuse a file whose pages show no text, not even to the recognition of pictures."""
    letters = _letters_of(document)
    if letters >= LEAST_LETTERS:
        return document
    raise DocumentError(
        f"There is {'hardly any' if letters else 'no'} text in “{document.name}”, nor could any be recognised if its "
        "pages are pictures (a scan). Upload a PDF with selectable text or a DOCX, or paste the text."
    )


def _plain_document(data: bytes, name: str) -> Document:
    suffix = Path(name).suffix.lower()
    text = text_from_bytes(data)[:_MOST_RAW]
    is_markdown = suffix in (".md", ".markdown")
    document = document_from(name, "md" if is_markdown else "txt", (read_markdown if is_markdown else read_plain)(text))
    if suffix in _BINARY_NAMES:
        raise DocumentError(f"“{name}” is called {suffix}, but it is not one. Export it again, or save text as .txt.")
    if not any(letter.isalpha() for letter in document.text):
        raise DocumentError(f"There are no words in “{name}”. Choose another file, or paste the text.")
    return document
