"""Layouts of resumes as Word documents: headings by style or bold print, tables, columns, text boxes, running lines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.shared import Pt, RGBColor

from training.resumes.layouts.drafts import Section, draft_from
from training.resumes.layouts.entry_heads import EACH_LINE, ONE_LINE, TWO_LINES
from training.resumes.layouts.manners import manner_from
from training.resumes.layouts.word_pages import (
    Container,
    Paper,
    number_pages,
    paper_from,
    saved,
    set_columns,
    set_widths,
    shade,
)
from training.resumes.records import Drawn, Layout, Person

Arrange = Callable[[Paper], None]


def _styled(paper: Paper) -> None:
    """Title, Heading 1 and List Bullet, as Word's own templates have it."""
    paper.headings = "style"
    paper.top(paper.document)
    _sections(paper, paper.draft.sections)


def _bold(paper: Paper) -> None:
    """No style but Normal: headings are bold lines, bullets are typed."""
    paper.bullets = paper.draft.random.choice(("•", "-", "*", ""))
    paper.joint = paper.draft.random.choice(("\n", " | ", "   "))
    paper.top(paper.document)
    _sections(paper, paper.draft.sections)


def _plain_headings(paper: Paper) -> None:
    """Everything of one size and weight; only the words and empty lines tell the headings."""
    paper.headings = "plain"
    paper.joint = paper.draft.random.choice(("\n", ", ", "\t"))
    paper.bullets = paper.draft.random.choice(("", "-", "style"))
    paper.top(paper.document)
    for section in paper.draft.sections:
        paper.document.add_paragraph()
        paper.run(paper.paragraph(paper.document), section.heading)
        paper.body(paper.document, section)


def _tabbed(paper: Paper) -> None:
    """Dates at the right edge behind a tab."""
    paper.joint = "\t"
    paper.top(paper.document)
    _sections(paper, paper.draft.sections)


def _prose(paper: Paper) -> None:
    """Paragraphs in place of bullets."""
    paper.bullets, paper.joint = "prose", paper.draft.random.choice(("\n", "\t", " | "))
    paper.top(paper.document)
    _sections(paper, paper.draft.sections)


def _running(paper: Paper) -> None:
    """Name and contacts in the header, name and page in the footer."""
    section, draft = paper.document.sections[0], paper.draft
    paper.headings = draft.random.choice(("style", "bold"))
    header, footer = section.header, section.footer
    if draft.random.random() < 0.5:
        paper.top(header)
    else:
        paper.top(paper.document)
        paper.run(paper.paragraph(header), f"{draft.person.name} – CV")
    number_pages(paper.paragraph(footer), draft.random.choice((f"{draft.person.name} | Page ", "Page ", "- ")))
    _sections(paper, draft.sections)


def _dates_table(paper: Paper) -> None:
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


def _heading_column(paper: Paper) -> None:
    """One table for all: headings at the left, what they hold at the right."""
    paper.top(paper.document)
    paper.width = 12
    table = paper.document.add_table(rows=0, cols=2)
    for section in paper.draft.sections:
        left, right = table.add_row().cells
        paper.heading(left, section.heading)
        paper.body(right, section)
    set_widths(table, 4, 12.5)


def _sidebar(paper: Paper) -> None:
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
    _side(paper, narrow)
    _sections(paper, draft.main(), wide)
    set_widths(table, *((5.5, 11) if narrow is left else (11, 5.5)))


def _columns(paper: Paper) -> None:
    """Two columns of the section itself, one after the other, below a full-width top."""
    paper.top(paper.document, contacts=False)
    paper.contacts, paper.joint = "\n", "\n"
    set_columns(paper.document.add_section(WD_SECTION.CONTINUOUS), 2)
    first = paper.draft.random.random() < 0.6
    if first:
        _side(paper, paper.document)
    else:
        _sections(paper, paper.draft.main())
    paper.document.paragraphs[-1].add_run().add_break(WD_BREAK.COLUMN)
    if first:
        _sections(paper, paper.draft.main())
    else:
        _side(paper, paper.document)


def _boxes(paper: Paper) -> None:
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
    _side(paper, document)
    paper.box(anchor, before, (30, 120, 170, 600), 2)
    _sections(paper, paper.draft.main())


def _promoted(paper: Paper) -> None:
    """An employer above the jobs there."""
    paper.headings = paper.draft.random.choice(("style", "bold", "lined"))
    paper.joint = paper.draft.random.choice(("\t", "\n", " | "))
    paper.top(paper.document)
    _sections(paper, paper.draft.sections)


def _labelled(paper: Paper) -> None:
    """ "Company: ...", "Role: ...", as forms and job boards have it."""
    paper.headings = paper.draft.random.choice(("bold", "lined", "style"))
    paper.top(paper.document)
    _sections(paper, paper.draft.sections)


def _form(paper: Paper) -> None:
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


def _grid(paper: Paper) -> None:
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


def _banded(paper: Paper) -> None:
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


def _sections(paper: Paper, sections: tuple[Section, ...], into: Container = None) -> None:
    for section in sections:
        paper.section(into if into is not None else paper.document, section)


def _side(paper: Paper, into: Container) -> None:
    if paper.draft.random.random() < 0.7:
        from training.resumes.layouts.printing import headings

        paper.heading(
            into, paper.draft.note("contact", headings("contact", paper.draft.person.language, paper.draft.random))
        )
    paper.contact(into)
    _sections(paper, paper.draft.side(), into)


def _draw(
    name: str,
    arrange: Arrange,
    forms: tuple[str, ...],
    fixed: dict[str, Any],
    person: Person,
    random: Random,
    folder: Path,
) -> Drawn:
    draft = draft_from(person, random, replace(manner_from(random, forms), **fixed))
    paper = paper_from(draft)
    if random.random() < 0.3:
        paper.document.styles["Normal"].paragraph_format.space_after = Pt(0)
    arrange(paper)
    return draft.drawn(saved(paper.document, folder / f"{name}.docx"))


def _layout(name: str, arrange: Arrange, forms: tuple[str, ...], family: str = "", **fixed: Any) -> Layout:
    return Layout(name, family or name, partial(_draw, name, arrange, forms, fixed))


LAYOUTS: tuple[Layout, ...] = (
    _layout("word-styles", _styled, TWO_LINES),
    _layout("word-bold", _bold, (*TWO_LINES, *EACH_LINE)),
    _layout("word-plain", _plain_headings, (*TWO_LINES, *ONE_LINE), bold="", italic=""),
    _layout("word-tabs", _tabbed, ("stacked", "employer first", "employer dates", "comma")),
    _layout("word-one-line", _bold, ONE_LINE),
    _layout("word-dates-first", _bold, ("dates first", "dates above"), family="word-one-line"),
    _layout("word-prose", _prose, (*TWO_LINES, *EACH_LINE)),
    _layout("word-running", _running, (*TWO_LINES, *ONE_LINE)),
    _layout("word-dates-table", _dates_table, ("stacked", "comma", "each", "employer each", "at"), beside=True),
    _layout("word-heading-column", _heading_column, (*TWO_LINES, *ONE_LINE)),
    _layout("word-sidebar", _sidebar, (*TWO_LINES, *EACH_LINE), skills="lines"),
    _layout("word-columns", _columns, (*TWO_LINES, *EACH_LINE)),
    _layout("word-boxes", _boxes, (*TWO_LINES, *EACH_LINE)),
    _layout("word-promotions", _promoted, ("stacked", "each", "comma", "bar"), promoted=True, bold="both"),
    _layout("word-labels", _labelled, ("labels",)),
    _layout("word-form", _form, ("labels", "dates above")),
    _layout("word-grid", _grid, ("each", "employer each"), beside=True),
    _layout("word-bands", _banded, (*TWO_LINES, *ONE_LINE), skills="lines"),
    _layout("word-undated", _bold, ("comma", "at", "each", "brackets"), family="word-gaps", dated=False),
    _layout("word-no-employer", _styled, ("stacked", "comma", "each"), family="word-gaps", employers=False),
)
