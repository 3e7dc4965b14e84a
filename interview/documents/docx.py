"""Word documents (DOCX): bytes -> text, after the archive was checked; knows no resume."""

from __future__ import annotations

import re
import zipfile
import zlib
from io import BytesIO
from xml.etree.ElementTree import ParseError

from interview.errors import DocumentError

_MOST_XML = 10 * 1024**2  # bytes unpacked; a long resume has less than one tenth of it
_TEXT_PARTS = re.compile(r"word/(document|header[0-9]*|footer[0-9]*)\.xml")

_DAMAGED = "This Word document is damaged. Open it in Word, save it again and upload the new file."


def docx_text(data: bytes) -> str:
    """Read headers, body and footers, one paragraph a line. Raises DocumentError."""
    import docx2txt

    try:
        _check_archive(data)
        text: str = docx2txt.process(BytesIO(data))
    except (
        zipfile.BadZipFile,
        zlib.error,
        ParseError,
        EOFError,
        KeyError,
        NotImplementedError,
        OSError,
        ValueError,
    ) as error:
        raise DocumentError(_DAMAGED) from error
    return _single_spaced(text)


def _single_spaced(text: str) -> str:
    """docx2txt ends a paragraph with two line ends; where breaks within paragraphs part the lines, these stay."""
    breaks = len(re.findall(r"(?<!\n)\n(?!\n)", text))
    return text if breaks > text.count("\n\n") else text.replace("\n\n", "\n")


def _check_archive(data: bytes) -> None:
    """Refuse archives without a Word text, bombs, and XML that declares entities."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = [part for part in archive.infolist() if _TEXT_PARTS.fullmatch(part.filename)]
        if not any(part.filename == "word/document.xml" for part in parts):
            raise DocumentError("This archive holds no Word text. Save the document as DOCX or PDF and try again.")
        if any(part.flag_bits & 1 for part in parts):
            raise DocumentError("This Word document is password-protected. Save it without a password and try again.")
        # zipfile never unpacks more of a part than the size that its directory declares
        if sum(part.file_size for part in parts) > _MOST_XML:
            raise DocumentError("This Word document unpacks to far more text than a resume. Upload a shorter one.")
        for part in parts:
            # without the zero bytes UTF-16 reads like ASCII, so that no encoding hides a declaration
            if re.search(rb"<!\s*(DOCTYPE|ENTITY)", archive.read(part).replace(b"\0", b""), re.IGNORECASE):
                raise DocumentError("This Word document declares XML entities, which Word never does. It was refused.")
