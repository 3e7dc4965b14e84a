"""Resumes as web pages of our own, printed by Chromium: dates in tables and columns, sidebars, footers with pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from html import escape
from pathlib import Path
from random import Random
from typing import Any

from training.resumes.layouts import browser, themes
from training.resumes.layouts.drafts import SIDE, Draft, Entry, Section, draft_from
from training.resumes.layouts.entry_heads import EACH_LINE, ONE_LINE, TWO_LINES, HeadLine
from training.resumes.layouts.manners import manner_from
from training.resumes.layouts.printing import headings
from training.resumes.records import Drawn, Layout, Person

_FONTS = ("serif", "sans-serif", "monospace", "Georgia, serif", "Liberation Sans", "DejaVu Sans", "Liberation Serif")
_COLOURS = ("#000", "#000", "#1f3a5f", "#0b6e4f", "#7a1f1f", "#444", "#5b2a86")


@dataclass(frozen=True, slots=True)
class Web:
    """How a page is built from its parts."""

    page: Callable[[Draft], str]
    forms: tuple[str, ...]
    style: str = ""
    footed: bool = False  # "Name - Page 1 of 2" below each page


def _head_line(line: HeadLine) -> str:
    words = "".join(_piece(piece.text, piece.bold, piece.italic) for piece in line.left)
    return f'<div class="line"><span>{words}</span><span class="right">{escape(line.right)}</span></div>'


def _piece(text: str, bold: bool, italic: bool) -> str:
    told = escape(text)
    told = f"<b>{told}</b>" if bold else told
    return f"<i>{told}</i>" if italic else told


def _bullets(lines: tuple[str, ...]) -> str:
    return f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</ul>" if lines else ""


def _entry(entry: Entry) -> str:
    return f'<div class="entry">{"".join(map(_head_line, entry.head))}{_bullets(entry.bullets)}</div>'


def _entry_in_table(entry: Entry) -> str:
    """The dates in a cell at the right."""
    left = "".join(map(_head_line, entry.head)) + _bullets(entry.bullets)
    return f'<table><tr><td class="wide">{left}</td><td class="dates">{escape(entry.dates)}</td></tr></table>'


def _entry_beside_dates(entry: Entry) -> str:
    body = "".join(map(_head_line, entry.head)) + _bullets(entry.bullets)
    return f'<div class="row"><div class="margin">{escape(entry.dates)}</div><div class="body">{body}</div></div>'


def _entry_as_bullets(entry: Entry) -> str:
    """The first line bare, what follows of the head as bullets under it."""
    rest = "".join(f"<li>{_head_line(line)}</li>" for line in entry.head[1:])
    told = "".join(f"<li>{escape(line)}</li>" for line in entry.bullets)
    return f'<div class="entry">{"".join(map(_head_line, entry.head[:1]))}<ul>{rest}{told}</ul></div>'


def _inside(section: Section, entry: Callable[[Entry], str]) -> str:
    told = f"<p>{escape(section.text)}</p>" if section.text else ""
    told += "".join(map(entry, section.entries))
    if section.listed:
        return told + _bullets(tuple(f"{label}{text}" for label, text in section.lines))
    return told + "".join(f"<div><b>{escape(label)}</b>{escape(text)}</div>" for label, text in section.lines)


def _section(section: Section, entry: Callable[[Entry], str] = _entry) -> str:
    heading = f"<h2>{escape(section.heading)}</h2>" if section.heading else ""
    return f"<section>{heading}{_inside(section, entry)}</section>"


def _top(draft: Draft, *, contacts: bool = True) -> str:
    headline = f'<div class="headline">{escape(draft.headline)}</div>' if draft.headline else ""
    joint = draft.random.choice((" | ", " · ", ", ", " &nbsp; ", "<br>"))
    told = f'<div class="contacts">{joint.join(map(escape, draft.contacts))}</div>' if contacts else ""
    return f"<header><h1>{escape(draft.name)}</h1>{headline}{told}</header>"


def _straight(draft: Draft, entry: Callable[[Entry], str] = _entry) -> str:
    return _top(draft) + "".join(_section(section, entry) for section in draft.sections)


def _sided(draft: Draft, *, right: bool, level: bool) -> str:
    """A sidebar with contacts and short sections; `level` puts the name into the other column, beside its top."""
    title = draft.note("contact", headings("contact", draft.person.language, draft.random))
    contacts = "".join(f"<div>{escape(text)}</div>" for text in draft.contacts)
    side = f"<section><h2>{escape(title)}</h2>{contacts}</section>" + "".join(map(_section, draft.side()))
    top = _top(draft, contacts=False)
    main = (top if level else "") + "".join(map(_section, draft.main()))
    columns = (f'<div class="main">{main}</div>', f'<div class="side">{side}</div>')
    both = "".join(columns if right else columns[::-1])
    return ("" if level else top) + f'<div class="columns">{both}</div>'


def _headings_left(draft: Draft) -> str:
    rows = (
        f'<div class="row"><div class="margin"><h2>{escape(section.heading)}</h2></div>'
        f'<div class="body">{_inside(section, _entry)}</div></div>'
        for section in draft.sections
    )
    return _top(draft) + "".join(rows)


def _halves(draft: Draft) -> str:
    """Short sections in two columns below the rest."""
    last = "".join(_section(section) for section in draft.sections if section.name in SIDE)
    return _top(draft) + "".join(map(_section, draft.main())) + f'<div class="halves">{last}</div>'


_WEBS: dict[str, tuple[Web, dict[str, Any]]] = {
    "table-dates": (Web(partial(_straight, entry=_entry_in_table), (*TWO_LINES[:2], *ONE_LINE)), {"beside": True}),
    "dates-left": (Web(partial(_straight, entry=_entry_beside_dates), ("stacked", "comma", "at")), {"beside": True}),
    "side-left": (Web(partial(_sided, right=False, level=True), (*TWO_LINES, *EACH_LINE)), {}),
    "side-right": (Web(partial(_sided, right=True, level=False), (*TWO_LINES, *EACH_LINE)), {}),
    "side-right-level": (Web(partial(_sided, right=True, level=True), TWO_LINES), {"skills": "lines"}),
    "one-line": (Web(_straight, ONE_LINE), {}),
    "promotions": (Web(_straight, ("stacked", "comma", "dates under")), {"promoted": True}),
    "role-bullets": (Web(partial(_straight, entry=_entry_as_bullets), ("dates above", "employer first")), {}),
    "footer": (Web(_straight, (*TWO_LINES, *ONE_LINE), footed=True), {}),
    "spaced": (Web(_straight, TWO_LINES, "h1,h2{letter-spacing:.35em}"), {"case": "upper"}),
    "undated": (Web(_straight, ("stacked", "each", "comma")), {"dated": False}),
    "headings-left": (Web(_headings_left, (*TWO_LINES, *ONE_LINE)), {}),
    "halves": (Web(_halves, TWO_LINES), {"skills": "lines"}),
    "justified": (Web(_straight, ONE_LINE, "p,li{text-align:justify;hyphens:auto}"), {}),
}  # fmt: skip


def _style(random: Random) -> str:
    """What pages of one layout differ in."""
    size, colour = random.choice(("9.5pt", "10pt", "11pt", "12pt")), random.choice(_COLOURS)
    rule = random.choice(("", f"border-bottom:1px solid {colour};", f"background:{colour}18;padding:2px 4px;"))
    sign = random.choice(("disc", "square", "circle", "'– '", "'- '", "none"))
    narrow = random.choice(("22%", "27%", "32%"))
    return (
        f"body{{font:{size}/{random.choice(('1.25', '1.4', '1.6'))} {random.choice(_FONTS)};margin:0;color:#111}}"
        f"h1{{font-size:{random.choice(('1.5em', '2em', '2.6em'))};margin:0;color:{colour}}}"
        f"h2{{font-size:{random.choice(('1em', '1.15em', '1.3em'))};margin:{random.choice(('.5em', '.9em'))} 0 .3em;"
        f"color:{colour};{rule}font-weight:{random.choice(('bold', 'normal', '600'))}}}"
        f"header{{text-align:{random.choice(('left', 'left', 'center'))};margin-bottom:.6em}}"
        "p{margin:.2em 0}.line{display:flex;justify-content:space-between;gap:1em}.right{white-space:nowrap}"
        f"ul{{margin:.15em 0;padding-left:1.2em;list-style:{sign}}}"
        f".entry,.row,table{{margin-bottom:{random.choice(('.2em', '.5em', '.8em'))}}}"
        "table{width:100%;border-spacing:0}"
        "td{vertical-align:top;padding:0}.dates{text-align:right;white-space:nowrap;padding-left:1em}"
        f".row{{display:flex;gap:1em}}.margin{{width:{narrow};flex:none}}.margin h2{{margin-top:0}}.body{{flex:1}}"
        f".columns{{display:flex;gap:2em}}.side{{width:{random.choice(('28%', '32%', '36%'))};flex:none}}"
        ".main{flex:1;min-width:0}.halves{columns:2}.halves section{break-inside:avoid}"
    )


def _draw(name: str, person: Person, random: Random, folder: Path) -> Drawn:
    web, fixed = _WEBS[name]
    manner = replace(manner_from(random, web.forms), **fixed)
    draft = draft_from(person, random, manner)
    style = _style(random) + web.style
    head = f'<html lang="{person.language}"><meta charset="utf-8"><style>{style}</style>'
    html = f"{head}<body>{web.page(draft)}</body></html>"
    path = folder / "resume.pdf"
    footer = ""
    if web.footed:
        footer = (
            '<div style="font-size:8px;width:100%;text-align:center">'
            f'{escape(person.name)} - Page <span class="pageNumber"></span> of <span class="totalPages"></span></div>'
        )
    margin = random.choice(("10mm", "15mm", "20mm"))
    browser.print_page(html, path, paper=random.choice(("A4", "Letter")), margin=margin, footer=footer)
    return draft.drawn(path)


LAYOUTS: tuple[Layout, ...] = (
    *(Layout(f"html-{name}", f"html-{name}", partial(_draw, name)) for name in _WEBS if browser.available()),
    *themes.LAYOUTS,
)
