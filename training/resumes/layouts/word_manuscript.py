"""A manuscript's blocks as a Word document: a drawn font, headings by style or print, tabs as stops or cells."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.shared import Cm, Pt

from training.resumes.layouts.word_pages import FONTS, underline
from training.resumes.setting import Block, Look, Run

_WIDTH = 16.5  # centimetres to the right edge
_TOP = 6  # blocks that may stand in the middle of the page, above the first heading


def document_from(blocks: Sequence[Block], look: Look, random: Random) -> Any:
    document = docx.Document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = random.choice(FONTS), Pt(random.choice((9, 10, 10.5, 11, 12)))
    if random.random() < 0.6:
        normal.paragraph_format.space_after = Pt(random.choice((0, 0, 2, 4)))
    heading = random.choice(("style", "bold", "bold", "large", "lined", "plain"))
    centred = random.random() < 0.25
    first = next((at for at, block in enumerate(blocks) if block.kind == "heading"), 0)
    for at, block in enumerate(blocks):
        if block.kind == "blank":
            document.add_paragraph()
        elif block.kind == "heading":
            _heading(document, block.text, heading)
        elif len(block.cells) > 1 and look.tabs == "cells":
            _table(document, block)
        else:
            paragraph = _line(document, block, look, random)
            if centred and at < min(first, _TOP):
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return document


def _heading(document: Any, text: str, how: str) -> None:
    if how == "style":
        document.add_paragraph(text, style="Heading 1")
        return
    paragraph = document.add_paragraph()
    if how != "plain":
        paragraph.paragraph_format.space_before = Pt(8)
    run = paragraph.add_run(text)
    run.bold = how != "plain" or None
    if how == "large":
        run.font.size = Pt(14)
    if how == "lined":
        underline(paragraph)


def _line(document: Any, block: Block, look: Look, random: Random) -> Any:
    paragraph = document.add_paragraph(style="List Bullet" if block.kind == "bullet" else None)
    if block.kind == "name":
        run = paragraph.add_run(block.text)
        run.bold, run.font.size = random.random() < 0.7 or None, Pt(random.choice((12, 14, 16, 20, 24)))
        return paragraph
    if len(block.cells) == 2 and look.tabs == "right":
        paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(_WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    for number, cell in enumerate(block.cells):
        if number:
            paragraph.add_run("\t")
        _runs(paragraph, cell)
    return paragraph


def _table(document: Any, block: Block) -> None:
    table = document.add_table(rows=1, cols=len(block.cells))
    for cell, runs in zip(table.rows[0].cells, block.cells, strict=True):
        _runs(cell.paragraphs[0], runs)


def _runs(paragraph: Any, runs: Sequence[Run]) -> None:
    for one in runs:
        run = paragraph.add_run(one.text)
        run.bold, run.italic = one.bold or None, one.italic or None
