"""Resumes set with Typst: a template of our own for each layout, a sheet and drawn options as its data.

Strings reach the templates as data, so nothing a person's text holds is read as markup. Without the packages `typst`
and `rendercv-fonts` (for its typefaces) there are no layouts.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from random import Random
from typing import Any

from training.resumes.layouts.printing import known
from training.resumes.layouts.sheet import Wishes, sheet_from
from training.resumes.records import Drawn, Layout, Person

_TEMPLATES = Path(__file__).with_name("templates")
_SERIF = ("Libertinus Serif", "New Computer Modern", "EB Garamond", "Gentium Book Plus", "XCharter")
_SANS = (
    "Source Sans 3", "Roboto", "Lato", "Open Sans", "Noto Sans", "Raleway", "Ubuntu", "Mukta", "Poppins",
    "Open Sauce Sans",
)  # fmt: skip
_MONO = ("DejaVu Sans Mono",)
_ACCENTS = ("#1f4e79", "#2e7d5b", "#8b1e3f", "#444444", "#0b7285", "#5b3f8c", "#b35900", "#000000", "#2463eb")
PAGE = {
    "en": "Page {page} of {pages}", "de": "Seite {page} von {pages}", "fr": "Page {page} sur {pages}",
    "es": "Página {page} de {pages}", "it": "Pagina {page} di {pages}", "pt": "Página {page} de {pages}",
    "nl": "Pagina {page} van {pages}",
}  # fmt: skip
_AT = {"en": "at", "de": "bei", "fr": "chez", "es": "en", "it": "presso", "pt": "em", "nl": "bij"}
_COLUMNS = {
    "en": ("Degree", "Institution", "Year"), "de": ("Abschluss", "Einrichtung", "Zeitraum"),
    "fr": ("Diplôme", "Établissement", "Année"), "es": ("Título", "Centro", "Año"),
    "it": ("Titolo", "Istituto", "Anno"), "pt": ("Curso", "Instituição", "Ano"),
    "nl": ("Diploma", "Instelling", "Jaar"),
}  # fmt: skip
_SKILLS = ("lines",) * 4 + ("bullets", "bullets", "each", "columns", "grid", "chips")
_NARROW_SKILLS = ("lines", "bullets", "stacked")
_SIDE = ("contact", "skills", "languages", "certifications")
_RULED = ("ruled", "coloured-ruled", "smallcaps", "overlined")
_LOUD = ("plain", "coloured", "spaced", "pale", "underlined", "light", "same")


@dataclass(frozen=True, slots=True)
class Template:
    """A file of templates/ with what its sheet has and which options it is drawn with."""

    name: str
    wishes: Wishes = field(default_factory=Wishes)
    headings: tuple[str, ...] = (*_RULED, *_LOUD)
    fonts: tuple[str, ...] = (*_SERIF, *_SANS)
    paragraphs: float = 0.1  # chance of paragraphs in place of bullets
    justified: float = 0.1


TEMPLATES = (
    Template("right", Wishes(bare_about=0.2), headings=("ruled", "smallcaps", "plain", "coloured-ruled", "centred")),
    Template("margin-dates", headings=("coloured", "coloured-ruled", "plain", "overlined"), fonts=_SANS[:6]),
    Template("sidebar-left", Wishes(beside=_SIDE, contact=True), headings=("coloured", "plain", "ruled", "spaced")),
    Template("sidebar-right", Wishes(beside=("skills", "languages", "certifications", "education"), bare_about=0.3)),
    Template("employer-first", Wishes(capitals=0.5), headings=("ruled", "smallcaps", "pale", "plain"), fonts=_SERIF),
    Template("one-line", Wishes(bare_about=0.4), headings=("plain", "underlined", "ruled", "coloured", "same")),
    Template("roles", Wishes(grouped=True)),
    Template("compact", Wishes(shown=0.6), headings=("plain", "spaced", "ruled", "italic", "same")),
    Template("dateless", Wishes(dated=0.1, capitals=0.4), headings=("centred", "plain", "ruled", "underlined")),
    Template("dates-above", Wishes(bare_about=0.4), headings=("spaced", "light", "coloured", "coloured-ruled")),
    Template("margin-headings", Wishes(bare_about=0.2), paragraphs=0.3),
    Template("centred", headings=("between", "centred", "smallcaps"), fonts=_SERIF, paragraphs=0.8, justified=0.9),
    Template("timeline", Wishes(bare_about=0.3), headings=("coloured", "spaced", "plain"), fonts=_SANS),
    Template("ruled-table", Wishes(capitals=0.6), headings=("pale", "underlined", "plain"), justified=0.0),
    Template("two-columns", headings=("ruled", "coloured", "overlined", "plain", "pale"), justified=0.3),
    Template("bands", Wishes(capitals=0.4), headings=("band", "pale", "overlined"), fonts=_SANS),
    Template("typewriter", Wishes(capitals=0.6, bare_about=0.3), fonts=(*_MONO, "New Computer Modern"), paragraphs=0.2),
    Template("dates-below", Wishes(bare_about=0.3), headings=("wide", "spaced", "italic", "between", "light")),
)


def layouts() -> tuple[Layout, ...]:
    if find_spec("typst") is None or find_spec("rendercv_fonts") is None:
        return ()
    return tuple(Layout(f"typst-{t.name}", f"typst-{t.name}", _draw(t)) for t in TEMPLATES)


def _draw(template: Template) -> Callable[[Person, Random, Path], Drawn]:
    def draw(person: Person, random: Random, folder: Path) -> Drawn:
        import typst

        sheet = sheet_from(person, random, template.wishes)
        data = {"sheet": json.dumps(sheet.as_json()), "options": json.dumps(_drawn(template, person, random))}
        path = folder / f"typst-{template.name}.pdf"
        source = _TEMPLATES / f"{template.name}.typ"
        typst.compile(str(source), output=str(path), root=str(_TEMPLATES), font_paths=fonts(), sys_inputs=data)
        return Drawn(path, sheet.headings, sheet.printed)

    return draw


def _drawn(template: Template, person: Person, random: Random) -> dict[str, Any]:
    return options(template, person.language, person.country, person.name, random)


def templates_folder() -> Path:
    return _TEMPLATES


@cache
def fonts() -> list[str]:
    """The folder with the typefaces of `rendercv-fonts`."""
    spec = find_spec("rendercv_fonts")
    return [str(Path(place)) for place in (spec.submodule_search_locations or ())] if spec else []


def options(template: Template, language: str, country: str, name: str, random: Random) -> dict[str, Any]:
    """What is drawn for one document: the look within the template's bounds; the foot of the page may bear `name`."""
    language, narrow = known(language), template.name in ("two-columns", "sidebar-left", "sidebar-right")

    def yes(chance: float = 0.5) -> bool:
        return random.random() < chance

    justified = yes(template.justified)
    return {
        "lang": language,
        "paper": "us-letter" if country in ("US", "CA") else "a4",
        "margin": random.choice((1.5, 1.8, 2.0, 2.2, 2.5)),
        "font": [random.choice(template.fonts), "Libertinus Serif", "DejaVu Sans Mono"],
        "size": random.choice((9, 9.5, 10, 10) if narrow else (9, 9.5, 10, 10, 10.5, 11)),
        "leading": random.choice((0.5, 0.55, 0.6, 0.65, 0.75)),
        "accent": random.choice(_ACCENTS),
        "heading": random.choice(template.headings),
        "heading-size": random.choice((1.0, 1.1, 1.15, 1.2, 1.3, 1.45)),
        "side-heading": random.choice(("plain", "spaced", "light", "same")),
        "name-size": random.choice((1.6, 1.9, 2.2, 2.6)),
        "name-weight": random.choice(("regular", "bold", "bold", "light")),
        "name-coloured": yes(0.3),
        "marker": random.choice(("•", "•", "•", "–", "-", "▪", "◦", "‣", "*")),
        "indent": random.choice((0, 0, 0.5, 1)),
        "paragraphs": yes(template.paragraphs),
        "justify": justified,
        "hyphenate": justified and yes(0.7),
        "sep": random.choice((" | ", " | ", " · ", " – ", " • ", ", ", " / ", " — ")),
        "contact-sep": random.choice((" | ", " · ", "  •  ", "   ", ", ", " – ")),
        "skill-sep": random.choice((", ",) * 5 + (" · ", " | ", " • ", "; ", " / ")),
        "skills": random.choice(_NARROW_SKILLS if narrow else _SKILLS),
        "side-skills": random.choice(("lines", "each", "stacked", "chips")),
        "languages": random.choice(("brackets", "dashes", "bullets", "right", "dots")),
        "icons": yes(0.25) and template.name != "typewriter",
        "footer": _footer(name, language, random),
        "footer-right": yes(0.4),
        "centred": yes(),
        "flag": yes(),
        "wide-name": yes(),
        "ruled": yes(0.3),
        "employer-first": yes(0.4),
        "column": random.choice((28, 30, 32, 35) if narrow else (16, 18, 20, 23)),
        "at-word": random.choice((_AT[language], _AT[language], "@")),
        "column-names": _COLUMNS[language],
    }


def _footer(name: str, language: str, random: Random) -> str:
    page = PAGE[language]
    short = page.partition(" {page}")[0] + " {page}"
    return random.choice(
        ("",) * 6 + (f"{name} · {page}", f"{name} – {page}", page, "{page} / {pages}", "{page}", short)
    )
