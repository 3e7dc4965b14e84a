"""Arrangements of Word documents in tables, columns and text boxes: what a layout does with a Paper."""

from __future__ import annotations

from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.shared import RGBColor

from training.resumes.layouts.drafts import Section
from training.resumes.layouts.word_pages import Container, Paper, set_columns, set_widths, shade


def dates_table(paper: Paper) -> None:
    """Each section's entries are rows of a table: dates at the left."""
    paper.top(paper.document)
    for section in paper.draft.sections:
        paper.heading(paper.document, section.heading)
        if not section.entries:
            paper.body(
                paper.document, Section(section.name, "", section.text, lines=section.lines, listed=section.listed)
            )
            continue
        table = paper.document.add_table(rows=0, cols=2)
        for entry in section.entries:
            left, right = table.add_row().cells
            paper.run(paper.paragraph(left), entry.dates)
            paper.entry(right, entry)
        set_widths(table, 3.5, 13)


def heading_column(paper: Paper) -> None:
    """One table for all: headings at the left, what they hold at the right."""
    paper.top(paper.document)
    paper.width = 12
    table = paper.document.add_table(rows=0, cols=2)
    for section in paper.draft.sections:
        left, right = table.add_row().cells
        paper.heading(left, section.heading)
        paper.body(right, section)
    set_widths(table, 4, 12.5)


def sidebar(paper: Paper) -> None:
    """One row of two cells, a page each: contacts and skills beside the rest."""
    draft, random = paper.draft, paper.draft.random
    inside = random.random() < 0.5
    if not inside:
        paper.top(paper.document, contacts=False)
    table = paper.document.add_table(rows=1, cols=2)
    left, right = table.rows[0].cells
    narrow, wide = (left, right) if random.random() < 0.7 else (right, left)
    if inside:
        paper.top(wide, contacts=False)
    paper.contacts, paper.joint, paper.width = "\n", random.choice(("\n", " | ", "\t")), 10.5
    if random.random() < 0.6:
        shade(narrow, random.choice(("D9E2F3", "EDEDED", "1F3864")))
    paper.side(narrow)
    paper.sections(draft.main(), wide)
    set_widths(table, *((5.5, 11) if narrow is left else (11, 5.5)))


def columns(paper: Paper) -> None:
    """Two columns of the section itself, one after the other, below a full-width top."""
    paper.top(paper.document, contacts=False)
    paper.contacts, paper.joint = "\n", "\n"
    set_columns(paper.document.add_section(WD_SECTION.CONTINUOUS), 2)
    first = paper.draft.random.random() < 0.6
    if first:
        paper.side(paper.document)
    else:
        paper.sections(paper.draft.main())
    paper.document.paragraphs[-1].add_run().add_break(WD_BREAK.COLUMN)
    if first:
        paper.sections(paper.draft.main())
    else:
        paper.side(paper.document)


def boxes(paper: Paper) -> None:
    """The sidebar in a text box, sometimes the name in another."""
    document, random = paper.document, paper.draft.random
    paper.joint = random.choice(("\n", " | "))
    anchor = document.add_paragraph()
    named = random.random() < 0.5
    paper.top(document, contacts=False)
    if named:
        paper.box(anchor, 1, (60, 40, 480, 70), 1)
    paper.contacts = "\n"
    before = len(document.paragraphs)
    paper.side(document)
    paper.box(anchor, before, (30, 120, 170, 600), 2)
    paper.sections(paper.draft.main())


def form(paper: Paper) -> None:
    """A table of labels and values all through, as the old European form."""
    draft = paper.draft
    table = paper.document.add_table(rows=0, cols=2)
    if draft.random.random() < 0.5:
        table.style = "Table Grid"

    def row(label: str, bold: bool = False) -> Container:
        left, right = table.add_row().cells
        paper.run(paper.paragraph(left), label, bold=bold)
        return right

    paper.heading(row("Curriculum Vitae"), "")
    named, labels = row(""), draft.manner.labelled
    paper.top(named, contacts=labels)
    if not labels:
        for text in draft.contacts:
            paper.run(paper.paragraph(row("")), text)
    for section in draft.sections:
        right = row(section.heading, bold=True)
        if not section.entries:
            paper.body(right, section)
            continue
        for entry in section.entries:
            for line in entry.head:
                label, _, value = line.text.partition(": ")
                paper.run(paper.paragraph(row(label if value else "")), value or label)
            if entry.bullets:
                paper.told(row(""), entry.bullets)
    set_widths(table, 5, 11.5)


def grid(paper: Paper) -> None:
    """Jobs and schools as rows of a grid, one column each for title, employer and dates; what was done below."""
    paper.top(paper.document)
    for section in paper.draft.sections:
        paper.heading(paper.document, section.heading)
        if not section.entries:
            paper.body(paper.document, section)
            continue
        table = paper.document.add_table(rows=0, cols=3)
        table.style = "Table Grid"
        for entry in section.entries:
            texts = [line.text for line in entry.head]
            cells = table.add_row().cells
            for cell, text in zip(cells, (entry.dates, *texts[:2]), strict=False):
                paper.run(paper.paragraph(cell), text)
            if entry.bullets or len(texts) > 2:
                cells = table.add_row().cells
                whole = cells[0].merge(cells[2])
                for text in texts[2:]:
                    paper.run(paper.paragraph(whole), text)
                paper.told(whole, entry.bullets)


def banded(paper: Paper) -> None:
    """Headings in white on shaded bands, a table of one cell each; skills as a table of three columns."""
    draft, document = paper.draft, paper.document
    colour = draft.random.choice(("1F3864", "7F7F7F", "833C0B"))
    paper.top(document)
    document.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
    for section in draft.sections:
        if section.heading:
            band = document.add_table(rows=1, cols=1).rows[0].cells[0]
            shade(band, colour)
            paragraph = paper.paragraph(band)
            paper.run(paragraph, section.heading, bold=True)
            paragraph.runs[0].font.color.rgb = RGBColor(255, 255, 255)
        if section.name == "skills" and not any(label for label, _ in section.lines) and len(section.lines) > 2:
            _in_threes(paper, [text for _, text in section.lines])
        else:
            paper.body(document, section)


def _in_threes(paper: Paper, texts: list[str]) -> None:
    table = paper.document.add_table(rows=0, cols=3)
    for start in range(0, len(texts), 3):
        for cell, text in zip(table.add_row().cells, texts[start : start + 3], strict=False):
            paper.run(paper.paragraph(cell), text)
