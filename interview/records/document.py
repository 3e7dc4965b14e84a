"""A document as it was read: lines in reading order, where they stand and how they look; knows no resume."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle on a page, in points (1/72 inch) from the page's top left corner."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of the text; an empty one stands where the page leaves more than a line's space."""

    text: str
    page: int = 0  # from 0
    area: Area | None = None  # None where the format has no pages (DOCX, text)
    size: float = 1.0  # height of its letters over the document's commonest
    bold: bool = False
    heading: bool = False  # the file itself calls it one: a Word heading style, a Markdown "#"


@dataclass(frozen=True, slots=True)
class HiddenText:
    """Text in the file that a reader of the page does not see; it is kept as data and never part of `text`."""

    text: str
    page: int
    how: str  # "white", "tiny", "invisible" or "off the page"


@dataclass(frozen=True, slots=True)
class Document:
    """Text read from a file, in reading order; where there are `lines`, `text` is these lines joined."""

    name: str
    kind: str  # pdf, docx, txt, md, png, jpeg, webp
    text: str
    pages: int = 1
    warnings: tuple[str, ...] = ()
    lines: tuple[TextLine, ...] = ()
    links: tuple[str, ...] = ()  # addresses behind the text: mailto:, https://
    hidden: tuple[HiddenText, ...] = ()
    language: str = ""  # ISO 639-1; "" where there is too little text to tell
    pages_by_ocr: tuple[int, ...] = ()  # pages (from 0) whose text was recognised from their picture

    @property
    def rows(self) -> tuple[TextLine, ...]:
        """The lines, also for a document of which only the text is known."""
        return self.lines or tuple(TextLine(line) for line in self.text.split("\n"))


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page as it looks: PNG or JPEG bytes, and the page's size in points."""

    data: bytes
    media_type: str
    width: float
    height: float
