"""Words onto the pages of a PDF, drawn without a clock: columns with their own place, wrapped, going on overleaf."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from reportlab.lib.pagesizes import A4, LETTER
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from training.resumes.layouts.entry_heads import HeadLine

SIZES = {"A4": A4, "letter": LETTER}
_WIDE = "DejaVuSans"  # of matplotlib's own data: has the letters that Helvetica and Times lack
FAMILIES = {
    "Helvetica": ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique"),
    "Times": ("Times-Roman", "Times-Bold", "Times-Italic"),
    _WIDE: (_WIDE, f"{_WIDE}-Bold", f"{_WIDE}-Oblique"),
}
_EDGE = 50.0  # points left free at the foot of a page


@dataclass(frozen=True, slots=True)
class Look:
    """`font` is the number in a family: plain, bold, italic; size in points."""

    size: float = 10.0
    font: int = 0
    colour: str = "#222222"
    leading: float = 1.3  # of the size


@dataclass(frozen=True, slots=True)
class _Print:
    x: float
    y: float  # from the top
    words: str  # "" is a rule as long as `length`
    look: Look
    right: bool = False
    length: float = 0.0


@dataclass(slots=True)
class Pages:
    """A PDF in the making. What its columns print waits here, so that each may go overleaf on its own."""

    canvas: Any
    width: float
    height: float
    family: str
    prints: list[list[_Print]] = field(default_factory=lambda: [[]])

    def add(self, page: int, words: _Print) -> None:
        """Pages are counted from 0."""
        while len(self.prints) <= page:
            self.prints.append([])
        self.prints[page].append(words)

    def text(self, page: int, x: float, y: float, words: str, look: Look, *, right: bool = False) -> None:
        self.add(page, _Print(x, y, words, look, right))

    def save(self, before: Callable[[Pages, int], None] | None = None) -> None:
        """Write the file; `before` draws on a page, counted from 1, before its words."""
        for number, prints in enumerate(self.prints, 1):
            if before is not None:
                before(self, number)
            for one in prints:
                self.draw(one)
            self.canvas.showPage()
        self.canvas.save()

    def draw(self, one: _Print) -> None:
        if not one.words:
            self.canvas.setStrokeColor(one.look.colour)
            self.canvas.line(one.x, self.height - one.y, one.x + one.length, self.height - one.y)
            return
        self.canvas.setFont(self.font(one.look), one.look.size)
        self.canvas.setFillColor(one.look.colour)
        draw = self.canvas.drawRightString if one.right else self.canvas.drawString
        draw(one.x, self.height - one.y, one.words)

    def font(self, look: Look) -> str:
        return FAMILIES[self.family][look.font]

    def measure(self, words: str, look: Look) -> float:
        return float(pdfmetrics.stringWidth(words, self.font(look), look.size))

    def split(self, words: str, look: Look, width: float) -> list[str]:
        return list(simpleSplit(words, self.font(look), look.size, width))


@dataclass(slots=True)
class Pen:
    """Writes down one column; `y` is from the top of the page."""

    pages: Pages
    x: float
    width: float
    y: float
    top: float = 40.0  # where the column begins on the next page
    page: int = 0

    def room(self, points: float) -> None:
        if self.y + points > self.pages.height - _EDGE:
            self.page += 1
            self.y = self.top

    def gap(self, points: float) -> None:
        self.y += points

    def write(self, words: str, look: Look, indent: float = 0.0, sign: str = "") -> None:
        """Wrapped words, `sign` hanging before the first line; smaller where one word is too wide for the column."""
        look = self.fitting(words, look, self.width - indent)
        for number, line in enumerate(self.pages.split(words, look, self.width - indent)):
            self.room(look.size * look.leading)
            self.y += look.size * look.leading
            if sign and number == 0:
                self.pages.text(self.page, self.x + indent - 9, self.y, sign, look)
            self.pages.text(self.page, self.x + indent, self.y, line, look)

    def fitting(self, words: str, look: Look, width: float) -> Look:
        widest = max((self.pages.measure(word, look) for word in words.split()), default=0.0)
        return replace(look, size=max(4.5, look.size * width / widest)) if widest > width else look

    def head(self, line: HeadLine, look: Look) -> None:
        """A head's line with its looks, the rest at the right edge; too long a one is wrapped in one look."""
        pages, looks = (
            self.pages,
            [Look(look.size, 1 if p.bold else 2 if p.italic else 0, look.colour) for p in line.left],
        )
        width = sum(pages.measure(piece.text, how) for piece, how in zip(line.left, looks, strict=True))
        right = pages.measure(line.right, look) + 14 if line.right else 0.0
        if width + right > self.width:
            self.write(line.text, Look(look.size, looks[0].font if looks else 0, look.colour))
            if line.right:
                self.write(line.right, look)
            return
        self.room(look.size * look.leading)
        self.y += look.size * look.leading
        x = self.x
        for piece, how in zip(line.left, looks, strict=True):
            pages.text(self.page, x, self.y, piece.text, how)
            x += pages.measure(piece.text, how)
        if line.right:
            pages.text(self.page, self.x + self.width, self.y, line.right, look, right=True)

    def rule(self, colour: str = "#666666") -> None:
        self.pages.add(self.page, _Print(self.x, self.y + 3, "", Look(colour=colour), length=self.width))
        self.y += 4


def pages_from(path: Path, paper: str, family: str, words: str) -> Pages:
    """A PDF without a clock; a font that lacks some of the words' letters gives way to one that has them."""
    width, height = SIZES[paper]
    family = family if _has_letters(words) and family != _WIDE else _WIDE
    if family == _WIDE:
        _load_wide()
    return Pages(Canvas(str(path), pagesize=(width, height), invariant=1), width, height, family)


def _has_letters(words: str) -> bool:
    """Whether the fonts that every PDF reader has can print the words."""
    try:
        words.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


def _load_wide() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import matplotlib

    folder = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
    for name in FAMILIES[_WIDE]:
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(folder / f"{name}.ttf")))
