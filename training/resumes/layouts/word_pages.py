"""What the layouts of Word documents are put together from: headings, lines, entries, text boxes; no clock in any."""

from __future__ import annotations

import copy
import zipfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from training.resumes.layouts.drafts import Draft, Entry, Section
from training.resumes.layouts.entry_heads import HeadLine, Piece

Container = Any  # a document, cell, header or footer of python-docx
FONTS = ("Calibri", "Arial", "Times New Roman", "Georgia", "Garamond", "Cambria", "Verdana")
_FIXED = (2024, 1, 1, 0, 0, 0)  # of every part, so that the same draw gives the same bytes
_WIDTH = 16.5  # centimetres between the margins
_BOX = (
    '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
    '<wp:anchor distT="0" distB="0" distL="114300" distR="114300" simplePos="0" relativeHeight="251659264"'
    ' behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
    '<wp:positionH relativeFrom="page"><wp:posOffset>{x}</wp:posOffset></wp:positionH>'
    '<wp:positionV relativeFrom="page"><wp:posOffset>{y}</wp:posOffset></wp:positionV>'
    '<wp:extent cx="{cx}" cy="{cy}"/><wp:wrapSquare wrapText="bothSides"/><wp:docPr id="{id}" name="Text Box {id}"/>'
    '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
    '<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx><w:txbxContent/></wps:txbx><wps:bodyPr/>'
    "</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict>"
    '<v:shape style="position:absolute;width:{width}pt;height:{height}pt"><v:textbox><w:txbxContent/></v:textbox>'
    "</v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
_POINT = 12700  # in English metric units


@dataclass(slots=True)
class Paper:
    """A Word document in the making and the habits it keeps to."""

    document: Any
    draft: Draft
    headings: str  # "style", "bold", "large", "lined"
    bullets: str  # "style", "•", "-", "*", "" or "prose"
    joint: str  # between head and dates: "\t" to the right edge, or a sign, or "\n" for a line of their own
    contacts: str  # between contacts; "\n" for one a line
    gaps: str = ""  # empty paragraphs before "sections", or before "entries" too
    width: float = _WIDTH  # centimetres to the right edge

    def top(self, into: Container, *, contacts: bool = True) -> None:
        name = self.paragraph(into, "Title" if self.headings == "style" else "")
        self.run(name, self.draft.name, bold=True, size=self.draft.random.choice((16, 20, 24, 28)))
        if self.draft.headline:
            self.run(self.paragraph(into), self.draft.headline, italic=self.draft.manner.italic != "")
        if contacts:
            self.contact(into)

    def contact(self, into: Container) -> None:
        texts = self.draft.contacts
        for text in texts if self.contacts == "\n" else (self.contacts.join(texts),):
            self.run(self.paragraph(into), text)

    def heading(self, into: Container, text: str) -> None:
        if not text:
            return
        if self.gaps and into is self.document:
            into.add_paragraph()
        if self.headings == "style":
            self.paragraph(into, "Heading 1").add_run(text)
            return
        paragraph = self.paragraph(into)
        paragraph.paragraph_format.space_before = Pt(10)
        self.run(paragraph, text, bold=True, size=14 if self.headings == "large" else 0)
        if self.headings == "lined":
            underline(paragraph)

    def sections(self, sections: tuple[Section, ...], into: Container = None) -> None:
        for section in sections:
            self.section(into if into is not None else self.document, section)

    def side(self, into: Container) -> None:
        """What a sidebar holds: contacts, mostly under a heading, skills, languages, certifications."""
        if self.draft.random.random() < 0.7:
            self.heading(into, self.draft.heading("contact"))
        self.contact(into)
        self.sections(self.draft.side(), into)

    def section(self, into: Container, section: Section) -> None:
        self.heading(into, section.heading)
        self.body(into, section)

    def body(self, into: Container, section: Section) -> None:
        if section.text:
            self.run(self.paragraph(into), section.text)
        for number, entry in enumerate(section.entries):
            if number and self.gaps == "entries":
                into.add_paragraph()
            self.entry(into, entry)
        for label, text in section.lines:
            self.item(into, label, text, listed=section.listed)

    def item(self, into: Container, label: str, text: str, *, listed: bool = False) -> None:
        if listed and not label:
            self.bullet(into, text)
            return
        paragraph = self.paragraph(into)
        self.run(paragraph, label, bold=self.draft.manner.bold != "")
        self.run(paragraph, text)

    def entry(self, into: Container, entry: Entry) -> None:
        for number, line in enumerate(entry.head):
            self.line(into, line, first=number == 0)
        self.told(into, entry.bullets)

    def told(self, into: Container, bullets: tuple[str, ...]) -> None:
        if self.bullets == "prose":
            bullets = (" ".join(bullets),) if bullets else ()
        for text in bullets:
            self.bullet(into, text)

    def line(self, into: Container, line: HeadLine, *, first: bool = False) -> None:
        if self.joint != "\t":
            own = self.joint == "\n" and line.right and line.left
            parts = [HeadLine(line.left), HeadLine((Piece(line.right),))] if own else [line.flat(self.joint)]
        else:
            parts = [line.flat("\t")]
        for number, part in enumerate(parts):
            paragraph = self.paragraph(into)
            paragraph.paragraph_format.space_before = Pt(6 if first and number == 0 else 0)
            if self.joint == "\t" and line.right:
                paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(self.width), WD_TAB_ALIGNMENT.RIGHT)
            for piece in part.left:
                self.run(paragraph, piece.text, bold=piece.bold, italic=piece.italic)

    def bullet(self, into: Container, text: str) -> None:
        if self.bullets == "style":
            self.paragraph(into, "List Bullet").add_run(text)
            return
        sign = self.bullets if len(self.bullets) == 1 else ""
        paragraph = self.paragraph(into)
        if sign:
            paragraph.paragraph_format.left_indent = Cm(0.6)
        self.run(paragraph, f"{sign}{self.draft.random.choice((' ', chr(9))) if sign else ''}{text}")

    def paragraph(self, into: Container, style: str = "") -> Any:
        """A new paragraph, or the empty one that a cell, header or footer is made with."""
        empty = into is not self.document and len(into.paragraphs) == 1 and not into.paragraphs[0].runs
        paragraph = into.paragraphs[0] if empty else into.add_paragraph()
        if style:
            paragraph.style = self.document.styles[style]
        paragraph.paragraph_format.space_after = Pt(2)
        return paragraph

    def run(self, paragraph: Any, text: str, *, bold: bool = False, italic: bool = False, size: float = 0) -> None:
        if not text:
            return
        run = paragraph.add_run(text)
        run.bold, run.italic = bold or None, italic or None
        if size:
            run.font.size = Pt(size)

    def box(self, anchor: Any, first: int, place: tuple[float, float, float, float], number: int) -> None:
        """Move the body's paragraphs from `first` on into a text box; place in points: x, y, width, height."""
        moved = [paragraph._p for paragraph in self.document.paragraphs[first:]]
        x, y, width, height = place
        values = {"x": x * _POINT, "y": y * _POINT, "cx": width * _POINT, "cy": height * _POINT}
        whole = {key: int(value) for key, value in values.items()}
        run = parse_xml(_BOX.format(**whole, id=number, width=int(width), height=int(height)))
        inside, fallback = run.findall(".//" + qn("w:txbxContent"))
        for element in moved:
            fallback.append(copy.deepcopy(element))
            inside.append(element)
        anchor._p.append(run)


def paper_from(draft: Draft) -> Paper:
    """A new document with this resume's font, sizes and margins."""
    random, document = draft.random, docx.Document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = random.choice(FONTS), Pt(random.choice((9, 10, 10.5, 11, 12)))
    for section in document.sections:
        section.left_margin = section.right_margin = Cm(random.choice((1.5, 2, 2.5)))
        section.top_margin = section.bottom_margin = Cm(random.choice((1.5, 2, 2.5)))
    if random.random() < 0.5:
        document.styles["Heading 1"].font.color.rgb = RGBColor(*random.choice(((0, 0, 0), (31, 78, 121), (90, 30, 30))))
    return Paper(
        document,
        draft,
        headings=random.choice(("bold", "large", "lined")),
        bullets=random.choice(("style", "style", "•", "-", "")),
        joint=random.choice(("\t", "\n", " | ", ", ")),
        contacts=random.choice((" | ", " • ", ", ", "\n", "  ")),
        gaps=random.choice(("", "", "", "sections", "entries")),
    )


def saved(document: Any, path: Path) -> Path:
    """Write the document with the same time on every part and in its properties."""
    raw = BytesIO()
    document.save(raw)
    with zipfile.ZipFile(raw) as archive, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as fixed:
        for name in sorted(archive.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            info = zipfile.ZipInfo(name, _FIXED)
            info.compress_type = zipfile.ZIP_DEFLATED
            fixed.writestr(info, archive.read(name))
    return path


def underline(paragraph: Any) -> None:
    """A rule under a heading."""
    borders, rule = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for key, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "444444")):
        rule.set(qn(f"w:{key}"), value)
    borders.append(rule)
    paragraph._p.get_or_add_pPr().append(borders)


def shade(cell: Any, colour: str) -> None:
    ground = OxmlElement("w:shd")
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        ground.set(qn(f"w:{key}"), value)
    cell._tc.get_or_add_tcPr().append(ground)


def number_pages(paragraph: Any, before: str) -> None:
    """ "Page 1": the number is a field."""
    paragraph.add_run(before)
    page = OxmlElement("w:fldSimple")
    page.set(qn("w:instr"), " PAGE ")
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    page.append(run)
    paragraph._p.append(page)


def set_columns(section: Any, count: int) -> None:
    columns = section._sectPr.find(qn("w:cols"))
    if columns is None:
        columns = OxmlElement("w:cols")
        section._sectPr.append(columns)
    columns.set(qn("w:num"), str(count))
    columns.set(qn("w:space"), "720")


def set_widths(table: Any, *centimetres: float) -> None:
    for row in table.rows:
        for cell, width in zip(row.cells, centimetres, strict=True):
            cell.width = Cm(width)
