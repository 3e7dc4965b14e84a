"""A file -> its Document; the content decides what it is, never the name."""

from __future__ import annotations

from pathlib import Path

from interview.core.records import Document
from interview.documents.docx import docx_text
from interview.documents.pdf import pdf_text
from interview.documents.text import clean_text, text_from_bytes
from interview.errors import DocumentError

MOST_BYTES = 10 * 1024**2
MOST_CHARACTERS = 100_000  # of text; thirty full pages
LEAST_LETTERS = 50  # a scan often carries a stamp or a page number as text

_PICTURE = "“{name}” is a picture, which cannot be read yet. Upload a text PDF or DOCX, or paste the text."
_REFUSED = (
    (b"\xd0\xcf\x11\xe0", "“{name}” is an old Word file (.doc) or has a password. Save it as a plain DOCX or PDF."),
    (b"{\\rtf", "“{name}” is rich text (RTF). Save it as DOCX or PDF and upload that."),
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
)
_BINARY_NAMES = (".pdf", ".docx", ".doc", ".odt", ".rtf")


def read_document(path: Path, name: str | None = None) -> Document:
    """Read a PDF, DOCX or text file of up to 10 MB; `name` is what the person calls it.

    Raises DocumentError: empty, too large, damaged, protected, without text, or of another kind.
    """
    name = name or path.name
    data = _bytes_of(path, name)
    for signature, reason in _REFUSED:
        if data.startswith(signature):
            raise DocumentError(reason.format(name=name))
    if b"%PDF-" in data[:1024]:
        read = pdf_text(path)
        return _with_text(_document(name, "pdf", read.text, read.pages, read.warnings))
    if data.startswith(b"PK\x03\x04"):
        return _with_text(_document(name, "docx", docx_text(data)))
    return _plain_document(data, name)


def _bytes_of(path: Path, name: str) -> bytes:
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


def _document(name: str, kind: str, text: str, pages: int = 1, warnings: tuple[str, ...] = ()) -> Document:
    text = clean_text(text)
    if len(text) > MOST_CHARACTERS:
        text = text[:MOST_CHARACTERS].rsplit("\n", 1)[0]
        warnings = (*warnings, f"Only the first {MOST_CHARACTERS:,} characters were read.")
    return Document(name, kind, text, pages, warnings)


def _with_text(document: Document) -> Document:
    """Refuse a PDF or DOCX that shows its text as pictures only."""
    letters = sum(letter.isalpha() for letter in document.text)
    if letters >= LEAST_LETTERS:
        return document
    raise DocumentError(
        f"There is {'hardly any' if letters else 'no'} text in “{document.name}”. If its pages are pictures (a scan), "
        "they cannot be read yet: upload a PDF with selectable text or a DOCX, or paste the text."
    )


def _plain_document(data: bytes, name: str) -> Document:
    suffix = Path(name).suffix.lower()
    document = _document(name, "md" if suffix in (".md", ".markdown") else "txt", text_from_bytes(data))
    if suffix in _BINARY_NAMES:
        raise DocumentError(f"“{name}” is called {suffix}, but it is not one. Export it again, or save text as .txt.")
    if not any(letter.isalpha() for letter in document.text):
        raise DocumentError(f"There are no words in “{name}”. Choose another file, or paste the text.")
    return document
