"""Which letters of a PDF page a reader sees: not white on white, not tiny, not off the page; knows no words.

What counts is the page as it is drawn: white letters on a dark sidebar leave ink there, white ones on white none.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from interview.documents.pictures import Look

Letter = dict[str, Any]
"""One character of pdfplumber's; `tag` holds its render mode."""

BOLD_PRINT = (2, 6)  # filled and stroked: how programs fake a bold font
_INVISIBLE = 3  # the render mode of the text behind a scan's picture

_TINY = 4.0  # points
_TINY_SHARE = 1 / 3  # of the size of most letters
_MOST_LETTERS = 30_000  # a page with more is not looked at letter by letter
_LIGHT = 0.85  # of each of red, green and blue
_CONTRAST = {True: 25, False: 8}  # of 255, for light colours and for all others: less is no ink
_INKLESS = 0.8  # of a run's letters; a neighbour's ink may touch the others
_INKLESS_LAYER = 0.95  # the letters of a scan's text layer seldom lie exactly on those of its picture
_FEW_LETTERS = 50


def keep_render_modes() -> None:
    """Have pdfplumber's letters say how they are drawn, which it does not keep by itself."""
    import pdfplumber.page as module

    name = "PDFPageAggregatorWithMarkedContent"
    base: Any = vars(module)[name]
    if hasattr(base, "render_mode"):
        return

    class Device(base):  # type: ignore[misc]
        render_mode = 0

        def render_string(self, textstate: Any, *rest: Any) -> None:
            self.render_mode = textstate.render
            super().render_string(textstate, *rest)

        def tag_cur_item(self) -> None:
            if self.cur_item._objs:  # of a letter pdfplumber copies known names only, and nobody here needs its tag
                self.cur_item._objs[-1].tag = self.render_mode

    vars(module)[name] = Device


def undoubled(letters: Sequence[Letter]) -> tuple[list[Letter], set[int]]:
    """Drop each letter printed again within a point of itself; the ids of those that were tell bold print."""
    kept: list[Letter] = []
    doubled: set[int] = set()
    places: dict[tuple[object, ...], list[Letter]] = {}
    for letter in letters:
        x, y = letter["x0"], letter["top"]
        look = (letter["text"], letter["fontname"], letter["size"], letter["upright"])
        cells = [(look, int(x) + dx, int(y) + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]
        near = (other for cell in cells for other in places.get(cell, ()))
        twin = next((other for other in near if abs(other["x0"] - x) <= 1 and abs(other["top"] - y) <= 1), None)
        if twin is None:
            kept.append(letter)
            places.setdefault((look, int(x), int(y)), []).append(letter)
        else:
            doubled.add(id(twin))
    return kept, doubled


def unseen(
    letters: Sequence[Letter], shown: tuple[float, float, float, float], look: Look | None, image_share: float
) -> dict[int, str]:
    """Tell of each letter that nobody sees how it is hidden, by its id."""
    how: dict[int, str] = {}
    usual = _usual_size(letters)
    for letter in letters:
        if _is_outside(letter, shown):
            how[id(letter)] = "off the page"
        elif _is_tiny(letter, usual):
            how[id(letter)] = "tiny"
    rest = [letter for letter in letters if id(letter) not in how and not letter["text"].isspace()]
    plain = [letter for letter in rest if letter.get("tag") != _INVISIBLE]
    behind = [letter for letter in rest if letter.get("tag") == _INVISIBLE]
    # text behind the picture of a scan is what the picture shows; over visible text it is a second, secret one
    is_layer = image_share >= 0.5 or len(plain) < _FEW_LETTERS
    for run in _runs(behind):
        if not is_layer or (look is not None and _is_inkless(run, look, _INKLESS_LAYER)):
            how.update((id(letter), "invisible") for letter in run)
    if look is not None and len(plain) <= _MOST_LETTERS:
        how.update(_without_ink(plain, look))
    return how


def _usual_size(letters: Sequence[Letter]) -> float:
    """The size that covers most of the page, so that a crowd of tiny letters does not make itself the usual."""
    covered: dict[float, float] = defaultdict(float)
    for letter in letters:
        covered[round(size_of(letter), 1)] += size_of(letter) ** 2
    return max(covered, key=lambda size: covered[size], default=0.0)


def size_of(letter: Letter) -> float:
    """In points; of a letter that lies on its side pdfplumber's size is its width."""
    return float(letter["size"] if letter["upright"] else max(letter["width"], letter["height"]))


def _is_tiny(letter: Letter, usual: float) -> bool:
    """A whole page in small print is an odd scale; a small bullet is a bullet."""
    limit = max(_TINY_SHARE * usual, min(_TINY, 0.6 * usual))
    return size_of(letter) < limit and letter["text"].isalnum()


def _is_outside(letter: Letter, shown: tuple[float, float, float, float]) -> bool:
    x0, top, x1, bottom = shown
    return bool(letter["x1"] < x0 or letter["x0"] > x1 or letter["bottom"] < top or letter["top"] > bottom)


def _without_ink(letters: Sequence[Letter], look: Look) -> Iterator[tuple[int, str]]:
    """Where most dark letters of a font leave no ink, PDFium cannot draw the font, which says nothing."""
    runs = [run for run in _runs(letters) if _is_inkless(run, look)]
    all_of, inkless = Counter(letter["fontname"] for letter in letters), Counter[str]()
    for run in runs:
        if not _is_light(run[0]):
            inkless[run[0]["fontname"]] += len(run)
    for run in runs:
        light, font = _is_light(run[0]), run[0]["fontname"]
        if light or inkless[font] <= 0.5 * all_of[font]:
            yield from ((id(letter), "white" if light else "invisible") for letter in run)


def _runs(letters: Sequence[Letter]) -> Iterator[list[Letter]]:
    """Neighbours in the file of one colour, font and line."""
    run: list[Letter] = []
    for letter in letters:
        if run and not _is_alike(run[-1], letter):
            yield run
            run = []
        run.append(letter)
    if run:
        yield run


def _is_alike(one: Letter, other: Letter) -> bool:
    same = all(one[key] == other[key] for key in ("non_stroking_color", "fontname", "size"))
    return same and abs(one["top"] - other["top"]) < 2


def _is_inkless(run: Sequence[Letter], look: Look, share: float = _INKLESS) -> bool:
    """Light letters must also stand on a light ground: what is not drawn on a dark one was meant to be seen."""
    light = _is_light(run[0])
    inkless = 0
    for letter in run:
        place = (letter["x0"], letter["top"], letter["x1"], letter["bottom"])
        inkless += look.contrast(*place) < _CONTRAST[light] and (not light or look.is_light(*place))
    return inkless >= share * len(run)


def _is_light(letter: Letter) -> bool:
    colour: tuple[Any, ...] = letter["non_stroking_color"] or ()
    if not all(isinstance(part, int | float) for part in colour):
        return False
    if letter.get("ncs") in ("Separation", "DeviceN"):  # amounts of ink
        return all(part <= 1 - _LIGHT for part in colour)
    if len(colour) == 4:  # cyan, magenta, yellow, black
        return all(ink + colour[3] <= 1 - _LIGHT for ink in colour[:3])
    return len(colour) in (1, 3) and all(part >= _LIGHT for part in colour)
