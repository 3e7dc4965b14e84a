"""Templates escape whatever is written into them, miss nothing quietly, and each macro is drawn by somebody."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup

import interview.web
from interview.web.views.rendering import FOLDER, render

EVIL = "<img src=x> ${alert(1)} {{alert(1)}} `x` \" '"
VIEWS = Path(interview.web.__path__[0])


def test_what_is_written_into_a_template_is_text() -> None:
    page = render("fragments", "card", title=EVIL, body=EVIL, kind=EVIL)
    for sign in ("<img", "$", "{", "`", "x ' "):
        assert sign not in page
    assert page.count("<section") == page.count("<h2") == 1


def test_html_that_was_drawn_before_stays_as_it_is_but_for_what_gradio_would_run() -> None:
    page = render("fragments", "card", title="", body=Markup("<b>bold</b> ${alert(1)}"))
    assert "<b>bold</b>" in page
    assert "${" not in page


def test_what_draws_nothing_is_empty() -> None:
    assert render("fragments", "paragraph", text="") == ""


def test_a_value_that_is_missing_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        render("fragments", "tag", kind="good")
    with pytest.raises(TypeError):
        render("fragments", "tag", kind="good", text="yes", another="no")


def test_no_template_says_that_something_is_safe() -> None:
    for path in FOLDER.glob("*.html"):
        assert not re.search(r"\|\s*safe\b|autoescape|Markup", path.read_text(encoding="utf-8")), path.name


def test_every_macro_is_drawn_by_a_view_or_another_macro() -> None:
    sources = "".join(path.read_text(encoding="utf-8") for path in VIEWS.rglob("*.py"))
    templates = {path: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.html")}
    for path, text in templates.items():
        for macro in re.findall(r"{% macro (\w+)\(", text):
            called = rf"(?<!macro ){macro}\("
            is_called = any(re.search(called, other) for other in templates.values())
            assert is_called or re.search(rf'"{path.stem}",\s+"{macro}"', sources), f"{path.name}: {macro}"
