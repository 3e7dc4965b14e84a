"""The XML parts of a Word document -> lines in order: paragraphs, tables, text boxes; knows no archive.

Not covered: floating frames (framePr), automatic numbers of lists, and columns made with spaces.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from interview.documents.boxes import text_closed_up
from interview.documents.docx_floats import Float, Sheet, arranged, sheet_of, spot_of
from interview.documents.docx_styles import Element, Look, Styles, W, is_shaded, styles_from
from interview.documents.docx_tables import Cell, table_lines
from interview.records import HiddenText, TextLine

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_GONE = {f"{W}{name}" for name in ("del", "moveFrom", "delText", "delInstrText", "rPr", "pPr", "tblPr", "sectPr")}
_BREAKS = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": "\t", f"{W}noBreakHyphen": "-", f"{W}softHyphen": "\u00ad"}
_ADDRESS = re.compile(r"(?:mailto:|tel:|https?://|www\.)\S{1,500}", re.IGNORECASE)
_FIELD_LINK = re.compile(r"HYPERLINK\s+\"([^\"]{1,500})\"")
_TINY = 4.0  # points
_BULLET = "• "


@dataclass(slots=True)
class Word:
    """What the walk has gathered; `walked` holds all text it saw, also hidden and moved, to find what it missed."""

    lines: list[TextLine] = field(default_factory=list)
    hidden: list[HiddenText] = field(default_factory=list)
    links: dict[str, None] = field(default_factory=dict)
    walked: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Place:
    """Where a paragraph stands: on a coloured ground white letters can be read."""

    targets: Mapping[str, str]
    coloured: bool = False
    in_text: bool = False  # in the text itself, not in a table or box: boxes anchored here may float


@dataclass(slots=True)
class _Paragraph:
    """The pieces of a paragraph's text with their looks, and the text boxes anchored in it."""

    pieces: list[tuple[str, Look]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)


def word_text(parts: Mapping[str, bytes]) -> Word:
    """Headers, body, footers; a header that says the same as another stands once."""
    styles = styles_from(_parsed(parts.get("word/styles.xml")), _parsed(parts.get("word/numbering.xml")))
    walk = _Walk(styles, Word())
    for kind in ("header", "document", "footer"):
        known: set[tuple[str, ...]] = set()
        for name in sorted(name for name in parts if re.fullmatch(rf"word/{kind}\d*\.xml", name)):
            root = _parsed(parts[name])
            if root is None:
                raise ValueError(name)
            lines = walk.part(root, _targets(_parsed(parts.get(f"word/_rels/{name[5:]}.rels"))))
            words = tuple(line.text.strip() for line in lines if line.text.strip())
            if kind == "document" or (words and words not in known):
                walk.word.lines.extend(lines)
            known.add(words)
    return walk.word


def _parsed(data: bytes | None) -> Element | None:
    from lxml import etree  # type: ignore[import-untyped]

    if data is None:
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(data, parser)


def _targets(relations: Element | None) -> dict[str, str]:
    if relations is None:
        return {}
    return {relation.get("Id") or "": relation.get("Target") or "" for relation in relations}


@dataclass(slots=True)
class _Walk:
    styles: Styles
    word: Word
    sheet: Sheet = field(default_factory=Sheet)
    flow: list[TextLine] = field(default_factory=list)  # of the part that is being read
    floats: list[Float] = field(default_factory=list)
    after_bullet: bool = False

    def part(self, root: Element, targets: Mapping[str, str]) -> list[TextLine]:
        body = root.find(f"{W}body")
        behind = any(anchor.get("behindDoc") in ("1", "true") for anchor in root.iter("{*}anchor"))
        ground = root.find(f"{W}background") is not None
        self.sheet, self.flow, self.floats = sheet_of(root), [], []
        for line in self.blocks(body if body is not None else root, _Place(targets, behind or ground, in_text=True)):
            self.flow.append(line)
        return arranged(self.flow, self.floats, self.sheet)

    def blocks(self, parent: Element, place: _Place) -> Iterator[TextLine]:
        for element in parent:
            if element.tag == f"{W}p":
                yield from self.paragraph(element, place)
            elif element.tag == f"{W}tbl":
                yield from self.table(element, place)
            elif element.tag not in _GONE and isinstance(element.tag, str):
                yield from self.blocks(_chosen(element), place)  # content controls, insertions

    def table(self, table: Element, place: _Place) -> Iterator[TextLine]:
        styled = table.find(f"{W}tblPr/{W}tblStyle")
        coloured = place.coloured or (styled is not None and "Grid" not in (styled.get(f"{W}val") or ""))
        rows: list[list[Cell]] = []
        for row in _inside(table, f"{W}tr"):
            rows.append([])
            for cell in _inside(row, f"{W}tc"):
                ground = coloured or is_shaded(cell.find(f"{W}tcPr"))
                self.after_bullet = False
                rows[-1].append(list(self.blocks(cell, _Place(place.targets, ground))))
        self.after_bullet = False
        yield from table_lines(rows)

    def paragraph(self, element: Element, place: _Place) -> Iterator[TextLine]:
        look = self.styles.of_paragraph(element.find(f"{W}pPr"))
        paragraph = _Paragraph()
        self._gather(element, look, place, paragraph)
        self.word.walked.append("".join(text.text or "" for text in element.iter(f"{W}t")))
        seen = []
        for text, how in paragraph.pieces:
            reason = _hidden(how, place)
            if reason and text.strip():
                self.word.hidden.append(HiddenText(text.strip(), 0, reason))
            else:
                seen.append((text, how))
        if any(text.strip() for text, _ in seen) or not paragraph.boxes:
            bullet = _BULLET if look.numbering in self.styles.bullets else ""
            if self.after_bullet and not bullet:
                yield TextLine("", size=look.size)  # another paragraph, not the bullet's next line
            self.after_bullet = bool(bullet)
            yield from _lines_of(seen, look, bullet)
        for box in paragraph.boxes:
            spot = spot_of(box, self.sheet) if place.in_text else None
            lines = self.blocks(box, _Place(place.targets, coloured=True))
            if spot is None:
                yield from lines
            else:
                self.floats.append(Float(spot, tuple(lines), len(self.flow)))

    def _gather(self, parent: Element, look: Look, place: _Place, into: _Paragraph) -> None:
        for element in parent:
            tag = element.tag
            if tag in _GONE or not isinstance(tag, str):
                continue
            if tag == f"{W}r":
                self._gather(element, self.styles.of_run(element.find(f"{W}rPr"), look), place, into)
            elif tag in (f"{W}t", _MATH_TEXT):
                into.pieces.append((element.text or "", look))
            elif tag in _BREAKS:
                into.pieces.append((_BREAKS[tag], look))
            elif tag == f"{W}sym":
                into.pieces.append((_sign(element.get(f"{W}char") or ""), look))
            elif tag == f"{W}txbxContent":
                into.boxes.append(element)
            else:
                self._note_link(element, place)
                self._gather(_chosen(element), look, place, into)

    def _note_link(self, element: Element, place: _Place) -> None:
        link = ""
        if element.tag == f"{W}hyperlink":
            link = place.targets.get(element.get(f"{_R}id") or "", "")
        elif element.tag in (f"{W}instrText", f"{W}fldSimple"):
            order = _FIELD_LINK.search(element.text or element.get(f"{W}instr") or "")
            link = order[1] if order else ""
        if _ADDRESS.fullmatch(link):
            self.word.links[link] = None


def _chosen(element: Element) -> Element:
    """Of a drawing stored for new and for old programs, the one for the new."""
    if element.tag != f"{_MC}AlternateContent":
        return element
    choice = element.find(f"{_MC}Choice")
    if choice is None:
        choice = element.find(f"{_MC}Fallback")
    return choice if choice is not None else element


def _inside(parent: Element, tag: str) -> Iterator[Element]:
    """The rows or cells, also those within content controls and insertions."""
    for element in parent:
        if element.tag == tag:
            yield element
        elif element.tag not in _GONE and isinstance(element.tag, str) and element.tag != f"{W}p":
            yield from _inside(element, tag)


def _hidden(look: Look, place: _Place) -> str:
    if look.vanished:
        return "invisible"
    if look.white and not look.shaded and not place.coloured:
        return "white"
    return "tiny" if look.size < _TINY else ""


def _lines_of(pieces: Iterable[tuple[str, Look]], look: Look, bullet: str) -> Iterator[TextLine]:
    """One paragraph's lines, parted by its line breaks."""
    rows: list[list[tuple[str, Look]]] = [[]]
    for text, how in pieces:
        first, *rest = text.split("\n")
        rows[-1].append((first, how))
        rows.extend([(part, how)] for part in rest)
    for number, row in enumerate(rows):
        text = "".join(part for part, _ in row)
        worded = [(len(part.strip()), how) for part, how in row if any(letter.isalnum() for letter in part)]
        letters = sum(count for count, _ in worded)
        size = sum(count * how.size for count, how in worded) / letters if letters else look.size
        bold = bool(worded) and all(how.bold for _, how in worded)
        mark = bullet if number == 0 and text.strip() else ""
        yield TextLine(mark + text_closed_up(text), size=size, bold=bold, heading=look.heading and bool(text.strip()))


def _sign(code: str) -> str:
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
