"""Small pieces of HTML that tabs and events write by themselves; knows no session and no Gradio."""

from __future__ import annotations

from markupsafe import Markup

from interview.records import Coverage
from interview.web.views.rendering import render

TAGS = {
    Coverage.COVERED: ("good", "✓ covered"),
    Coverage.PARTLY: ("warn", "◐ partly"),
    Coverage.MISSING: ("bad", "○ missing"),
}


def card(title: str, body: str, kind: str = "") -> Markup:
    """A card; `title` is text, and so is `body` unless it is Markup."""
    return render("fragments", "card", title=title, body=body, kind=kind)


def heading(title: str, text: str = "") -> Markup:
    """What stands over some fields."""
    return render("fragments", "heading", title=title, text=text)


def masthead(notice: str) -> Markup:
    """The head of the page, and under it what every visitor has to know."""
    return render("fragments", "masthead", text=notice)


def notice(text: str, kind: str = "info") -> Markup:
    """A sentence that a screen reader speaks when it appears."""
    return render("fragments", "notice", text=text, kind=kind)


def paragraph(text: str, kind: str = "") -> Markup:
    return render("fragments", "paragraph", text=text, kind=kind)
