"""PDF: file -> its pages' lines, hidden text and links, inside the child process; knows no Document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from interview.documents.answers import Answer, PageText, ProtectedError, TooLargeError, answer_from
from interview.documents.boxes import Box
from interview.documents.layout import lines_from
from interview.documents.pdf_letters import BOLD_PRINT, Letter, keep_render_modes, size_of, undoubled, unseen
from interview.documents.pictures import Look, look_at
from interview.documents.word_gaps import words_of
from interview.records import Area, HiddenText, TextLine

if TYPE_CHECKING:
    from pdfplumber.page import Page

CONTENT = 4 * 1024**2  # bytes of one page's unpacked drawing orders; a full page of text has some 50,000
MOST_TEXT = 400_000  # characters of all pages; what follows is cut off later anyway
_MOST_HIDDEN = 20_000  # characters a page
_MOST_LINKS = 100
_FEW_LETTERS = 30  # a scan often carries a stamp or a page number as text
_MANY_CURVES = 100  # letters drawn as outlines

_ICON_FONT = re.compile(r"awesome|icon(?!d)|fontello|glyph|marvosym|academicons", re.IGNORECASE)
_BOLD_FONT = re.compile(
    r"bold|black|heavy|semibd|demi(?!-?light)|(?:cm|sf|ec|lm)bx|-medi(?:ital)?$|-bd$", re.IGNORECASE
)
_DRAWN_HYPHEN = re.compile("(?<!-)\u00ad(?![\u2010\u2011\u00ad]|$)")
_ADDRESS = re.compile(r"(?:mailto:|tel:|https?://|www\.)\S+", re.IGNORECASE)


def read_pages(path: Path, most: int, *, look: bool) -> Iterator[Answer]:
    """Give the number of pages, then each page's text and links; without `look` no page is drawn to see it."""
    import pdfplumber
    from pdfminer.pdfdocument import PDFEncryptionError
    from pdfplumber.utils.exceptions import PdfminerException

    keep_render_modes()
    try:
        with pdfplumber.open(path) as pdf:
            yield {"pages": len(pdf.pages)}
            left = MOST_TEXT
            for number, page in enumerate(pdf.pages[:most]):
                if _content_size(page) > CONTENT:
                    raise TooLargeError
                text = page_text(
                    page, number, look_at(path, number, (page.cropbox[0], page.cropbox[1])) if look else None
                )
                yield answer_from(text)
                yield {"links": _links_of(page)}
                page.close()
                left -= sum(len(line.text) for line in text.lines)
                if left < 0:
                    return
    except PdfminerException as error:
        if isinstance(error.__context__, PDFEncryptionError):
            raise ProtectedError from error
        raise


def _content_size(page: Page) -> int:
    from pdfminer.pdftypes import PDFStream, resolve1

    streams = (resolve1(part) for part in page.page_obj.contents)
    return sum(len(stream.get_data()) for stream in streams if isinstance(stream, PDFStream))


def page_text(page: Page, number: int, look: Look | None) -> PageText:
    """The page's lines in reading order, without the letters of icon fonts and those that nobody sees."""
    x0, top, x1, bottom = page.cropbox
    letters: list[Letter] = [letter for letter in page.chars if _is_letter(letter)]
    how = unseen(letters, (x0, top, x1, bottom), look, _share_of_images(page))
    seen, doubled = undoubled([letter for letter in letters if id(letter) not in how])
    words = words_of(seen)
    lines = _moved(_with_drawn_hyphens(lines_from([_box_of(word, doubled) for word in words.words])), x0, top)
    shown = sum(letter["text"].isalpha() for letter in seen)
    pictured = shown < _FEW_LETTERS and (bool(page.images) or len(page.curves) >= _MANY_CURVES)
    pictured = pictured and (look is None or look.has_ink)
    hidden = tuple(_hidden(letters, how, number))
    return PageText(number, bottom - top, tuple(lines), hidden, pictured, "" if pictured else words.fault)


def _is_letter(letter: Letter) -> bool:
    """Neither an icon nor a soft hyphen that the program kept but did not draw."""
    return not _ICON_FONT.search(letter["fontname"]) and (letter["text"] != "\u00ad" or letter["width"] > 0)


def _with_drawn_hyphens(lines: Sequence[TextLine]) -> list[TextLine]:
    """LuaLaTeX draws hyphens and dashes as soft hyphens; only at a line's end may one part a word."""
    return [replace(line, text=_DRAWN_HYPHEN.sub("-", line.text)) for line in lines]


def _share_of_images(page: Page) -> float:
    """How much of the page its pictures cover; a scanner may cut one into strips."""
    whole = max(float(page.width * page.height), 1.0)
    return sum(float(image["width"] * image["height"]) / whole for image in page.images)


def _box_of(word: dict[str, Any], doubled: set[int]) -> Box:
    letters = word["chars"]
    bold = sum(_is_bold(letter, doubled) for letter in letters)
    size = sum(size_of(letter) for letter in letters) / len(letters)
    return Box(word["x0"], word["x1"], word["top"], word["bottom"], word["text"], size, bold > len(letters) / 2)


def _is_bold(letter: Letter, doubled: set[int]) -> bool:
    return bool(_BOLD_FONT.search(letter["fontname"])) or id(letter) in doubled or letter.get("tag") in BOLD_PRINT


def _moved(lines: list[TextLine], x: float, y: float) -> list[TextLine]:
    """Places from the corner of the page as it is shown, where the file cuts off its margins."""
    if not x and not y:
        return lines
    return [
        replace(line, area=Area(line.area.x0 - x, line.area.top - y, line.area.x1 - x, line.area.bottom - y))
        if line.area
        else line
        for line in lines
    ]


def _hidden(letters: Sequence[Letter], how: dict[int, str], page: int) -> Iterator[HiddenText]:
    left = _MOST_HIDDEN
    for reason in dict.fromkeys(how.values()):
        kept, _ = undoubled([letter for letter in letters if how.get(id(letter)) == reason])
        for line in lines_from([_box_of(word, set()) for word in words_of(kept).words]):
            left -= len(line.text)
            if left < 0:
                return
            if line.text.strip():
                yield HiddenText(line.text, page, reason)


def _links_of(page: Page) -> list[str]:
    """The addresses behind the page's places; a damaged annotation costs them, never the text."""
    from pdfminer.psexceptions import PSException
    from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

    try:
        found = [link.get("uri") for link in page.hyperlinks]
    except (PSException, PdfminerException, MalformedPDFException, ValueError, KeyError, TypeError, AttributeError):
        return []
    links = (link.strip() for link in found if isinstance(link, str))
    return [link for link in links if _ADDRESS.fullmatch(link) and len(link) < 500][:_MOST_LINKS]
