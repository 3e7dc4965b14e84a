"""Small pieces of escaped HTML in the page's visual language; knows no session and no Gradio.

Everything that a person, a document or a model wrote passes through `safe` before it becomes HTML.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence

from interview.records import Coverage

TAGS = {
    Coverage.COVERED: ("good", "✓ covered"),
    Coverage.PARTLY: ("warn", "◐ partly"),
    Coverage.MISSING: ("bad", "○ missing"),
}


def safe(text: str) -> str:
    """Escape for HTML, and for the ${...} templates in which Gradio's HTML component places it."""
    return html.escape(text).replace("$", "&#36;").replace("{", "&#123;").replace("`", "&#96;")


def card(title: str, body: str, kind: str = "") -> str:
    """A card; `title` is plain text, `body` is HTML."""
    head = f"<h2>{safe(title)}</h2>" if title else ""
    return f'<section class="card {kind}">{head}{body}</section>'


def paragraph(text: str, kind: str = "") -> str:
    return f'<p class="{kind}">{safe(text)}</p>' if text else ""


def tag(kind: str, text: str) -> str:
    """A coloured word with its mark: never by colour alone."""
    return f'<span class="tag {kind}">{safe(text)}</span>'


def rows(items: Iterable[tuple[str, str]]) -> str:
    """A plain list; each item is HTML on the left and HTML on the right."""
    return '<ul class="plain">' + "".join(f"<li><span>{a}</span>{b}</li>" for a, b in items) + "</ul>"


def chips(words: Sequence[str], kind: str = "") -> str:
    return f'<p class="chips {kind}">' + "".join(f"<span>{safe(word)}</span>" for word in words) + "</p>"


def notice(text: str, kind: str = "info") -> str:
    """A sentence that a screen reader speaks when it appears."""
    role = "alert" if kind == "bad" else "status"
    return f'<p class="notice {kind}" role="{role}">{safe(text)}</p>' if text else ""


def stage_bar(done: int, total: int, label: str) -> str:
    steps = "".join(f'<i class="{"done" if n < done else "now" if n == done else ""}"></i>' for n in range(total))
    return f'<div class="stages" role="img" aria-label="{safe(label)}">{steps}</div>'


def meter(value: float, label: str) -> str:
    """A bar from 0 to 100 with its number in words for a screen reader."""
    width = min(max(value, 0.0), 100.0)
    return f'<div class="meter" role="img" aria-label="{safe(label)}"><b style="width:{width:.1f}%"></b></div>'


def chart(groups: Sequence[tuple[str, Sequence[tuple[str, float]]]]) -> str:
    """Bars from 0 to 100 by group; each bar carries its name and its number, so colour is never alone."""
    body = ""
    for name, bars in groups:
        lines = "".join(
            f'<div class="bar"><span>{safe(label)}</span><i><b class="m{n}" style="width:{min(value, 100):.0f}%">'
            f"</b></i><span>{value:.0f}</span></div>"
            for n, (label, value) in enumerate(bars)
        )
        body += f'<div class="group"><h3>{safe(name)}</h3>{lines}</div>'
    return f'<div class="chart">{body}</div>'
