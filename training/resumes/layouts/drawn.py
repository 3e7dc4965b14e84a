"""Layouts of resumes drawn straight onto PDF pages: dates at the left, entries of one line, two columns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from training.resumes.layouts.drafts import Draft, Entry, Section, draft_from
from training.resumes.layouts.entry_heads import EACH_LINE
from training.resumes.layouts.manners import manner_from
from training.resumes.layouts.pens import FAMILIES, Look, Pages, Pen, pages_from
from training.resumes.records import Drawn, Layout, Person

_MARGIN = 50.0


@dataclass(slots=True)
class Sheet:
    """One PDF in the making: how large its words are, and what stands before its bullets."""

    draft: Draft
    pages: Pages
    look: Look
    sign: str
    ruled: bool  # a rule under headings
    colour: str

    def heading(self, pen: Pen, text: str) -> None:
        if not text:
            return
        pen.gap(8)
        pen.room(40)
        pen.write(text, Look(self.look.size + 2, 1, self.colour))
        if self.ruled:
            pen.rule(self.colour)
        pen.gap(2)

    def body(self, pen: Pen, section: Section) -> None:
        if section.text:
            pen.write(section.text, self.look)
        for entry in section.entries:
            self.entry(pen, entry)
        for label, text in section.lines:
            if section.listed and not label and self.sign:
                pen.write(text, self.look, 10, self.sign)
            else:
                pen.write(f"{label}{text}", self.look)

    def entry(self, pen: Pen, entry: Entry) -> None:
        pen.room(self.look.size * self.look.leading * (len(entry.head) + 1))  # a head stays on one page
        for line in entry.head:
            pen.head(line, self.look)
        for told in entry.bullets:
            pen.write(told, self.look, 10 if self.sign else 0, self.sign)
        pen.gap(4)

    def top(self, pen: Pen, *, contacts: bool = True) -> None:
        pen.write(self.draft.name, Look(self.draft.random.choice((18, 22, 26)), 1, self.colour))
        if self.draft.headline:
            pen.write(self.draft.headline, Look(self.look.size + 1))
        if contacts:
            pen.write(self.draft.random.choice((" | ", " • ", ", ", " / ")).join(self.draft.contacts), self.look)


def _dates_left(sheet: Sheet) -> None:
    """Dates in a column of their own, level with the first line of what they date; headings above both."""
    pages, indent = sheet.pages, _width_of_dates(sheet)
    pen = Pen(pages, _MARGIN, pages.width - 2 * _MARGIN, 40)
    sheet.top(pen)
    hanging = sheet.draft.random.random() < 0.5  # other sections too stand in the right column
    for section in sheet.draft.sections:
        sheet.heading(pen, section.heading)
        right = Pen(pages, _MARGIN + indent, pen.width - indent, pen.y, page=pen.page)
        if not section.entries:
            sheet.body(right if hanging else pen, section)
        for entry in section.entries:
            right.room(30)
            left = Pen(pages, _MARGIN, indent - 12, right.y, page=right.page)
            left.write(entry.dates, sheet.look)
            sheet.entry(right, entry)
            if left.page == right.page:
                right.y = max(left.y, right.y)
        if section.entries or hanging:
            pen.y, pen.page = right.y, right.page


def _width_of_dates(sheet: Sheet) -> float:
    """Mostly as wide as the widest dates; a fixed width breaks long ones, as tables in word processors do."""
    if sheet.draft.random.random() < 0.2:
        return sheet.draft.random.choice((90.0, 110.0))
    entries = [entry for section in sheet.draft.sections for entry in section.entries]
    widest = max((sheet.pages.measure(entry.dates, sheet.look) for entry in entries), default=0.0)
    return min(max(widest + 18, sheet.draft.random.choice((60.0, 90.0, 120.0))), 200.0)


def _lines_right(sheet: Sheet) -> None:
    """Each entry opens with one line, its dates at the right edge."""
    pen = Pen(sheet.pages, _MARGIN, sheet.pages.width - 2 * _MARGIN, 40)
    sheet.top(pen)
    for section in sheet.draft.sections:
        sheet.heading(pen, section.heading)
        sheet.body(pen, section)


def _columns(sheet: Sheet) -> None:
    """A full-width top; below it a narrow column and a wide one, each of which may go overleaf."""
    pages, draft = sheet.pages, sheet.draft
    top = Pen(pages, _MARGIN, pages.width - 2 * _MARGIN, 40)
    sheet.top(top, contacts=False)
    top.rule(sheet.colour)
    narrow, gutter = draft.random.choice((150.0, 170.0, 190.0)), 24.0
    wide = top.width - narrow - gutter
    left_first = draft.random.random() < 0.6
    x, other = (_MARGIN, _MARGIN + narrow + gutter) if left_first else (_MARGIN + wide + gutter, _MARGIN)
    side, main = Pen(pages, x, narrow, top.y + 6), Pen(pages, other, wide, top.y + 6)
    if draft.random.random() < 0.7:
        sheet.heading(side, draft.heading("contact"))
    for text in draft.contacts:
        side.write(text, sheet.look)
    for section in draft.side():
        sheet.heading(side, section.heading)
        sheet.body(side, section)
    for section in draft.main():
        sheet.heading(main, section.heading)
        sheet.body(main, section)


def _heading_left(sheet: Sheet) -> None:
    """Headings in a left column, what they hold in the right one."""
    pages = sheet.pages
    pen = Pen(pages, _MARGIN + 120, pages.width - 2 * _MARGIN - 120, 40)
    sheet.top(Pen(pages, _MARGIN, pages.width - 2 * _MARGIN, 40))
    pen.y = 120
    for section in sheet.draft.sections:
        pen.room(40)
        left = Pen(pages, _MARGIN, 108, pen.y, page=pen.page)
        left.write(section.heading, Look(sheet.look.size, 1, sheet.colour))
        sheet.body(pen, section)
        if left.page == pen.page:
            pen.y = max(left.y, pen.y)
        pen.gap(10)


def _draw(
    name: str,
    arrange: Callable[[Sheet], None],
    forms: tuple[str, ...],
    fixed: dict[str, Any],
    person: Person,
    random: Random,
    folder: Path,
) -> Drawn:
    draft = draft_from(person, random, replace(manner_from(random, forms), **fixed))
    path = folder / f"{name}.pdf"
    pages = pages_from(path, random.choice(("A4", "letter")), random.choice(tuple(FAMILIES)), str(person))
    sheet = Sheet(
        draft,
        pages,
        Look(random.choice((9.0, 10.0, 10.5, 11.0))),
        random.choice(("•", "•", "-", "")),
        random.random() < 0.4,
        random.choice(("#000000", "#1F4E79", "#7A1F1F", "#2E6E4E")),
    )
    arrange(sheet)
    pages.save()
    return draft.drawn(path)


def _layout(name: str, arrange: Callable[[Sheet], None], forms: tuple[str, ...], **fixed: Any) -> Layout:
    return Layout(name, name, partial(_draw, name, arrange, forms, fixed))


_LINES = ("comma", "employer comma", "hyphen", "at", "brackets", "stacked", "employer first", "employer dates")

LAYOUTS: tuple[Layout, ...] = (
    _layout("pdf-dates-left", _dates_left, ("stacked", "comma", "each", "employer each", "at"), beside=True),
    _layout("pdf-lines-right", _lines_right, _LINES),
    _layout("pdf-columns", _columns, (*EACH_LINE, "dates under", "dates above", "stacked"), skills="lines"),
    _layout("pdf-heading-left", _heading_left, (*_LINES, *EACH_LINE)),
)
