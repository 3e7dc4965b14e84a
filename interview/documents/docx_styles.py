"""How a Word paragraph or run looks by its styles: size, weight, colour, list, heading; knows no text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any

Element = Any  # of lxml, which has no types
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING = re.compile(r"heading ?[1-9]", re.IGNORECASE)  # the inner name of the style, English in every language
_DEFAULT_SIZE = 10.0  # points, where a file says nothing
_DEPTH = 12  # styles based on styles


@dataclass(frozen=True, slots=True)
class Look:
    size: float = _DEFAULT_SIZE
    bold: bool = False
    vanished: bool = False
    white: bool = False
    shaded: bool = False
    heading: bool = False
    numbering: tuple[str, str] = ("0", "0")  # of its list: number and level


@dataclass(slots=True)
class Styles:
    """The styles and lists of one file."""

    base: Look = field(default_factory=Look)
    styles: dict[str, Element] = field(default_factory=dict)
    default: str = ""  # the paragraphs' style where none is named
    bullets: set[tuple[str, str]] = field(default_factory=set)

    def of_paragraph(self, properties: Element | None) -> Look:
        name = _value(properties, "pStyle") or self.default
        look = self._named(name, self.base, _DEPTH)
        return _paragraph_look(properties, look)

    def of_run(self, properties: Element | None, paragraph: Look) -> Look:
        name = _value(properties, "rStyle")
        look = self._named(name, paragraph, _DEPTH) if name else paragraph
        return _run_look(properties, look)

    def _named(self, name: str, look: Look, depth: int) -> Look:
        style = self.styles.get(name)
        if style is None or not depth:
            return look
        parent = _value(style, "basedOn")
        if parent:
            look = self._named(parent, look, depth - 1)
        look = _run_look(style.find(f"{W}rPr"), _paragraph_look(style.find(f"{W}pPr"), look))
        return replace(look, heading=True) if _HEADING.fullmatch(_value(style, "name")) else look


def styles_from(styles: Element | None, numbering: Element | None) -> Styles:
    found = Styles()
    if styles is not None:
        found.base = _run_look(styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"), found.base)
        for style in styles.iter(f"{W}style"):
            name = style.get(f"{W}styleId") or ""
            found.styles[name] = style
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true"):
                found.default = name
    if numbering is not None:
        found.bullets = _bullets(numbering)
    return found


def _bullets(numbering: Element) -> set[tuple[str, str]]:
    """The lists and levels that draw a sign and no number."""
    levels: dict[str, set[str]] = {}
    for list_ in numbering.iter(f"{W}abstractNum"):
        drawn = {str(one.get(f"{W}ilvl")) for one in list_.iter(f"{W}lvl") if _value(one, "numFmt") == "bullet"}
        levels.setdefault(list_.get(f"{W}abstractNumId") or "", set()).update(drawn)
    return {
        (number.get(f"{W}numId") or "", level)
        for number in numbering.iter(f"{W}num")
        for level in levels.get(_value(number, "abstractNumId"), ())
    }


def _paragraph_look(properties: Element | None, look: Look) -> Look:
    if properties is None:
        return look
    outline = _value(properties, "outlineLvl")
    list_ = properties.find(f"{W}numPr")
    return replace(
        look,
        heading=outline.isdigit() and int(outline) < 9 if outline else look.heading,
        shaded=look.shaded or is_shaded(properties),
        numbering=(_value(list_, "numId") or look.numbering[0], _value(list_, "ilvl") or "0")
        if list_ is not None
        else look.numbering,
    )


def _run_look(properties: Element | None, look: Look) -> Look:
    if properties is None:
        return look
    size, colour = _value(properties, "sz"), _value(properties, "color")
    return replace(
        look,
        size=float(size) / 2 if re.fullmatch(r"\d{1,4}(?:\.\d+)?", size) else look.size,
        bold=_is_on(properties, "b", look.bold),
        vanished=_is_on(properties, "vanish", look.vanished),
        white=_is_white(colour) if colour else look.white,
        shaded=look.shaded or is_shaded(properties) or _value(properties, "highlight") not in ("", "none", "white"),
    )


def is_shaded(properties: Element | None) -> bool:
    """Whether a ground of another colour than white lies under the text."""
    shade = properties.find(f"{W}shd") if properties is not None else None
    if shade is None:
        return False
    fill = shade.get(f"{W}fill") or "auto"
    return shade.get(f"{W}themeFill") is not None or (fill != "auto" and not _is_white(fill))


def _is_white(colour: str) -> bool:
    if not re.fullmatch("[0-9A-Fa-f]{6}", colour):
        return False
    return min(int(colour[at : at + 2], 16) for at in (0, 2, 4)) >= 0xF0


def _is_on(properties: Element, name: str, otherwise: bool) -> bool:
    switch = properties.find(f"{W}{name}")
    if switch is None:
        return otherwise
    return (switch.get(f"{W}val") or "1") not in ("0", "false", "off", "none")


def _value(element: Element | None, name: str) -> str:
    child = element.find(f"{W}{name}") if element is not None else None
    return (child.get(f"{W}val") or "") if child is not None else ""
