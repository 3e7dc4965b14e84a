"""What the parser saw, as one section: findings on top, the marked document, and the form beside it."""

from __future__ import annotations

from collections.abc import Sequence

from interview.records import Anomaly, PagePicture, Resume
from interview.web.views.fields import LANGUAGES
from interview.web.views.form import form_html
from interview.web.views.fragments import paragraph, safe
from interview.web.views.sheet import NO_PAGES, sheet_html

INTRO = (
    "Change what is wrong and leave the rest. Your corrections are used for the fit and for the questions; "
    "nothing is written back into your file."
)
QUOTED = {"hidden", "instruction"}
"""Findings about text that the person may never have seen: it is shown as a quotation, and nobody obeys it."""


def reading_html(resume: Resume, pictures: Sequence[PagePicture] = (), why: str = NO_PAGES) -> str:
    language = LANGUAGES.get(resume.language, resume.language.upper())
    told = f'<p class="eyebrow">Written in {safe(language)}</p>' if language else ""
    return (
        f'<section class="card reading"><h2>What was read from your resume</h2>{told}{paragraph(INTRO, "why")}'
        f"{_findings(resume)}"
        f'<div class="reading-grid">{form_html(resume)}<div class="picture">{sheet_html(resume, pictures, why)}</div>'
        "</div></section>"
    )


def _findings(resume: Resume) -> str:
    items = [f"<li>{_mark('i')}<div>{safe(text)}</div></li>" for text in resume.warnings]
    items += [_anomaly(anomaly) for anomaly in resume.anomalies]
    return f'<ul class="findings" aria-label="Worth a look">{"".join(items)}</ul>' if items else ""


def _anomaly(anomaly: Anomaly) -> str:
    quote = ""
    if anomaly.line and anomaly.kind in QUOTED:
        quote = '<span class="why">In the file, quoted and not followed:</span>'
        quote += f"<blockquote>{safe(anomaly.line[:500])}</blockquote>"
    elif anomaly.line and anomaly.line not in anomaly.message:
        quote = f' <span class="line">“{safe(anomaly.line[:200])}”</span>'
    return f"<li>{_mark('?')}<div>{safe(anomaly.message)}{quote}</div></li>"


def _mark(sign: str) -> str:
    return f'<i aria-hidden="true">{sign}</i>'
