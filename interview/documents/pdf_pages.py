"""A child process that reads one PDF's pages: `python -m interview.documents.pdf_pages FILE PAGES`.

It writes one JSON value a line, the number of pages and then each page's text, and knows no Document.
An error ends it, and the pages written so far stay good; so a hostile file can take nothing else down.
"""

from __future__ import annotations

import json
import logging
import re
import sys
from typing import TYPE_CHECKING, Any

from interview.documents.layout import Box, lines_from

if TYPE_CHECKING:
    from pdfplumber.page import Page

MEMORY = 512 * 1024**2  # bytes of address space; a resume with photos takes less than half
CONTENT = 4 * 1024**2  # bytes of one page's unpacked drawing orders; a full page of text has some 50,000
SECONDS = 15  # of processor time
PASSWORD, TOO_LARGE = 3, 4  # exit codes

_ICON_FONT = re.compile(r"awesome|icon|fontello|glyph|marvosym|academicons", re.IGNORECASE)


def main(path: str, most: int) -> int:
    _limit_this_process()
    logging.disable(logging.ERROR)  # pdfminer reports every odd font
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect
    from pdfplumber.utils.exceptions import PdfminerException

    try:
        with pdfplumber.open(path) as pdf:
            _write(len(pdf.pages))
            for page in pdf.pages[:most]:
                if _content_size(page) > CONTENT:
                    return TOO_LARGE
                _write(text_of(page))
                page.close()
    except PdfminerException as error:
        if isinstance(error.__context__, PDFPasswordIncorrect):
            return PASSWORD
        raise
    except MemoryError:
        return TOO_LARGE
    return 0


def _content_size(page: Page) -> int:
    from pdfminer.pdftypes import PDFStream, resolve1

    streams = (resolve1(part) for part in page.page_obj.contents)
    return sum(len(stream.get_data()) for stream in streams if isinstance(stream, PDFStream))


def text_of(page: Page) -> str:
    """The page's lines in reading order, without the letters of icon fonts and of doubled bold print."""
    plain = page.filter(_is_text).dedupe_chars()
    words = plain.extract_words(x_tolerance_ratio=0.15, keep_blank_chars=False)
    return "\n".join(
        lines_from([Box(w["x0"], w["x1"], w["top"], w["bottom"], w["text"]) for w in words if w["text"].strip()])
    )


def _is_text(item: dict[str, Any]) -> bool:
    return item["object_type"] == "char" and not _ICON_FONT.search(item["fontname"])


def _write(value: object) -> None:
    print(json.dumps(value), flush=True)  # noqa: T201 (the parent reads it)


def _limit_this_process() -> None:
    """Cap memory and processor time; where the system knows no such limit the parent's clock remains."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    except (ImportError, OSError, ValueError):
        return


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2])))
