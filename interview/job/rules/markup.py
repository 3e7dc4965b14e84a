"""Markup that was pasted with a job description -> the lines that a browser would show."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

_TAG = re.compile(r"</?(?:p|div|br|ul|ol|li|h[1-6]|table|tr|td|section|article|span|strong|em|b|i|a)\b[^<>]*>", re.I)
_LINES = frozenset("p div br ul ol li table tr section article header footer main aside dl dt dd".split())
_UNSHOWN = frozenset("script style head template noscript".split())
FEWEST_TAGS = 3
"""An advertisement may name a tag or two, as those for web developers do."""


class _Shown(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces, self._unshown = list[str](), 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unshown += tag in _UNSHOWN
        if tag in _LINES or _is_heading(tag):
            self.pieces.append("\n- " if tag == "li" else "\n")

    def handle_endtag(self, tag: str) -> None:
        self._unshown -= tag in _UNSHOWN and self._unshown > 0
        if tag in _LINES or _is_heading(tag):
            self.pieces.append("\n")
        elif tag == "td":
            self.pieces.append(" ")

    def handle_data(self, data: str) -> None:
        if not self._unshown:
            self.pieces.append(re.sub(r"\s+", " ", data))


def without_markup(text: str) -> str:
    """The text as it is where it holds no HTML; character references alone ("&amp;") are read, too."""
    if len(_TAG.findall(text)) < FEWEST_TAGS:
        return unescape(text) if re.search(r"&(?:[a-z]{2,8}|#\d{2,5});", text) else text
    shown = _Shown()
    shown.feed(text)
    shown.close()
    lines = (" ".join(line.split()) for line in "".join(shown.pieces).splitlines())
    return "\n".join(line for line in lines if line not in {"", "-"})


def _is_heading(tag: str) -> bool:
    return len(tag) == 2 and tag[0] == "h" and tag[1].isdigit()
