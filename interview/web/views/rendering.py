"""HTML from templates/: a template is a set of macros, and whatever is written into one is escaped there."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

FOLDER = Path(__file__).parents[1] / "templates"
OF_GRADIO = (("$", "&#36;"), ("{", "&#123;"), ("`", "&#96;"))


def render(template: str, macro: str, /, **values: object) -> Markup:
    """One macro of templates/`template`.html; "" where it draws nothing. A value that is missing is an error.

    Markup among the values is HTML already and stays as it is; all else is text.
    """
    draw = getattr(_templates().get_template(f"{template}.html").module, macro)
    return without_templates(draw(**values)).strip()


def safe(text: str) -> Markup:
    """Escape for HTML, and for the ${...} templates in which Gradio's HTML component places it."""
    return without_templates(escape(text))


def without_templates(page: Markup) -> Markup:
    """The same HTML with nothing in it that Gradio's HTML component would run."""
    text = str(page)
    for sign, entity in OF_GRADIO:
        text = text.replace(sign, entity)
    return Markup(text)  # noqa: S704  (it was HTML, and no sign of HTML was added)


def fixed(value: float, digits: int = 0) -> str:
    return f"{value:.{digits}f}"


def plain(value: float) -> str:
    """ "0.25", "3": as few digits as it takes."""
    return f"{value:g}"


def share(value: float) -> str:
    """ "92%" """
    return f"{value:.0%}"


def clamped(percent: float) -> float:
    return min(max(percent, 0.0), 100.0)


def clock(second: float) -> str:
    """m:ss"""
    whole = int(max(second, 0.0))
    return f"{whole // 60}:{whole % 60:02d}"


def capitalized(text: str) -> str:
    """The first letter large and the others as they are."""
    return text[:1].upper() + text[1:]


@cache
def _templates() -> Environment:
    templates = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    templates.filters |= {one.__name__: one for one in (fixed, plain, share, clamped, clock, capitalized)}
    return templates
