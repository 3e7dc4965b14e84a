"""Layouts of resumes as Word documents: headings by style or bold print, tables, columns, text boxes, running lines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from docx.shared import Pt

from training.resumes.layouts import word_tables
from training.resumes.layouts.drafts import draft_from
from training.resumes.layouts.entry_heads import EACH_LINE, ONE_LINE, TWO_LINES
from training.resumes.layouts.manners import manner_from
from training.resumes.layouts.word_pages import Paper, number_pages, paper_from, saved
from training.resumes.records import Drawn, Layout, Person

Arrange = Callable[[Paper], None]


def _styled(paper: Paper) -> None:
    """Title, Heading 1 and List Bullet, as Word's own templates have it."""
    paper.headings = "style"
    paper.top(paper.document)
    paper.sections(paper.draft.sections)


def _bold(paper: Paper) -> None:
    """No style but Normal: headings are bold lines, bullets are typed."""
    paper.bullets = paper.draft.random.choice(("•", "-", "*", ""))
    paper.joint = paper.draft.random.choice(("\n", " | ", "   "))
    paper.top(paper.document)
    paper.sections(paper.draft.sections)


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
    paper.sections(paper.draft.sections)


def _prose(paper: Paper) -> None:
    """Paragraphs in place of bullets."""
    paper.bullets, paper.joint = "prose", paper.draft.random.choice(("\n", "\t", " | "))
    paper.top(paper.document)
    paper.sections(paper.draft.sections)


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
    paper.sections(draft.sections)


def _promoted(paper: Paper) -> None:
    """An employer above the jobs there."""
    paper.headings = paper.draft.random.choice(("style", "bold", "lined"))
    paper.joint = paper.draft.random.choice(("\t", "\n", " | "))
    paper.top(paper.document)
    paper.sections(paper.draft.sections)


def _labelled(paper: Paper) -> None:
    """ "Company: ...", "Role: ...", as forms and job boards have it."""
    paper.headings = paper.draft.random.choice(("bold", "lined", "style"))
    paper.top(paper.document)
    paper.sections(paper.draft.sections)


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
    _layout(
        "word-dates-table", word_tables.dates_table, ("stacked", "comma", "each", "employer each", "at"), beside=True
    ),
    _layout("word-heading-column", word_tables.heading_column, (*TWO_LINES, *ONE_LINE)),
    _layout("word-sidebar", word_tables.sidebar, (*TWO_LINES, *EACH_LINE), skills="lines"),
    _layout("word-columns", word_tables.columns, (*TWO_LINES, *EACH_LINE)),
    _layout("word-boxes", word_tables.boxes, (*TWO_LINES, *EACH_LINE)),
    _layout("word-promotions", _promoted, ("stacked", "each", "comma", "bar"), promoted=True, bold="both"),
    _layout("word-labels", _labelled, ("labels",)),
    _layout("word-form", word_tables.form, ("labels", "dates above")),
    _layout("word-grid", word_tables.grid, ("each", "employer each"), beside=True),
    _layout("word-bands", word_tables.banded, (*TWO_LINES, *ONE_LINE), skills="lines"),
    _layout("word-undated", _bold, ("comma", "at", "each", "brackets"), family="word-gaps", dated=False),
    _layout("word-no-employer", _styled, ("stacked", "comma", "each"), family="word-gaps", employers=False),
)
