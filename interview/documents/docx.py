"""Word documents (DOCX): file -> lines, read in a child after its archive was checked; knows no resume."""

from __future__ import annotations

import re
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from xml.etree.ElementTree import ParseError

from interview.documents.answers import Answer, PageText, answer_from, links_from, pages_from
from interview.documents.children import REFUSED, TOO_LARGE, ask_child
from interview.documents.lines import Reading
from interview.errors import DocumentError
from interview.records import TextLine

_MOST_XML = 10 * 1024**2  # bytes unpacked; a long resume has less than one tenth of it
_TEXT_PARTS = re.compile(r"word/(?:_rels/)?(document|header[0-9]*|footer[0-9]*|styles|numbering)\.xml(?:\.rels)?")
_SECONDS = 18.0

_DAMAGED = "This Word document is damaged. Open it in Word, save it again and upload the new file."
_TOO_LARGE = "This Word document unpacks to far more text than a resume. Upload a shorter one."


def read_word(path: Path) -> Reading:
    """Read headers, body and footers in a child process. Raises DocumentError."""
    told = ask_child("docx", path, seconds=_SECONDS)
    if told.status == REFUSED:
        raise DocumentError(told.refusal)
    pages = pages_from(told.answers)
    if not pages:
        raise DocumentError(_TOO_LARGE if told.status == TOO_LARGE or told.status < 0 else _DAMAGED)
    (page, *_) = pages
    return Reading(page.lines, hidden=page.hidden, links=links_from(told.answers))


def read_docx(path: Path) -> Iterator[Answer]:
    """Inside the child: the structure's lines, then each line that docx2txt alone has found."""
    import docx2txt
    from lxml.etree import LxmlError  # type: ignore[import-untyped]

    from interview.documents.docx_parts import word_text

    data = path.read_bytes()
    try:
        parts = checked_parts(data)
        word = word_text(parts)
        plain = str(docx2txt.process(BytesIO(data)))
    except (
        zipfile.BadZipFile,
        zlib.error,
        LxmlError,
        ParseError,
        EOFError,
        KeyError,
        NotImplementedError,
        OSError,
        ValueError,
        RecursionError,
    ) as error:
        raise DocumentError(_DAMAGED) from error
    lines = (*word.lines, *_missed(plain, word.walked))
    yield answer_from(PageText(0, 0.0, lines, tuple(word.hidden)))
    yield {"links": list(word.links)}


def _missed(plain: str, walked: Sequence[str]) -> Iterator[TextLine]:
    """The lines of docx2txt that stand nowhere in what the walk has seen, hidden text included."""
    paragraphs = [_squashed(text) for text in walked]
    seen, stands = "\n".join(paragraphs), dict.fromkeys(paragraphs, True)  # most lines are whole paragraphs
    for line in plain.split("\n"):
        letters = _squashed(line)
        if letters not in stands:
            stands[letters] = letters in seen
        if letters and not stands[letters]:
            yield TextLine(line)


def _squashed(text: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFKC", text) if letter.isalnum())


def checked_parts(data: bytes) -> dict[str, bytes]:
    """Unpack the text parts; refuse archives without one, bombs, and XML that declares entities."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = [part for part in archive.infolist() if _TEXT_PARTS.fullmatch(part.filename)]
        if not any(part.filename == "word/document.xml" for part in parts):
            raise DocumentError("This archive holds no Word text. Save the document as DOCX or PDF and try again.")
        if any(part.flag_bits & 1 for part in parts):
            raise DocumentError("This Word document is password-protected. Save it without a password and try again.")
        # zipfile never unpacks more of a part than the size that its directory declares
        if sum(part.file_size for part in parts) > _MOST_XML:
            raise DocumentError(_TOO_LARGE)
        unpacked = {part.filename: archive.read(part) for part in parts}
    for content in unpacked.values():
        # without the zero bytes UTF-16 reads like ASCII, so that no encoding hides a declaration
        if re.search(rb"<!\s*(DOCTYPE|ENTITY)", content.replace(b"\0", b""), re.IGNORECASE):
            raise DocumentError("This Word document declares XML entities, which Word never does. It was refused.")
    return unpacked
