"""What the parser saw, as one section: findings on top, the marked document, and the form beside it."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from interview.records import Anomaly, PagePicture, Resume
from interview.web.views.fields import LANGUAGES
from interview.web.views.form import form_html
from interview.web.views.rendering import render
from interview.web.views.sheet import NO_PAGES, sheet_html

QUOTED = {"hidden", "instruction"}
"""Findings about text that the person may never have seen: it is shown as a quotation, and nobody obeys it."""
Finding = tuple[str, str, str, str]
"""(sign, message, how its line is quoted: "block", "line" or not at all, the line)"""


def reading_html(resume: Resume, pictures: Sequence[PagePicture] = (), why: str = NO_PAGES) -> Markup:
    return render(
        "reading",
        "reading",
        language=LANGUAGES.get(resume.language, resume.language.upper()),
        findings=[*(("i", text, "", "") for text in resume.warnings), *map(_finding, resume.anomalies)],
        form=form_html(resume),
        sheet=sheet_html(resume, pictures, why),
    )


def _finding(anomaly: Anomaly) -> Finding:
    if anomaly.line and anomaly.kind in QUOTED:
        return "?", anomaly.message, "block", anomaly.line[:500]
    if anomaly.line and anomaly.line not in anomaly.message:
        return "?", anomaly.message, "line", anomaly.line[:200]
    return "?", anomaly.message, "", ""
