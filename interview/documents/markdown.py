"""Plain text and Markdown: decoded text -> lines; knows no other format."""

from __future__ import annotations

import re

from interview.documents.boxes import text_closed_up
from interview.documents.lines import Reading
from interview.records import TextLine

_LONGEST = 20_000  # characters of a line in which marks are looked for
_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*)")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-{3,})[ \t]*")
_RULE = re.compile(r" {0,3}(?:-{3,}|\*{3,}|_{3,})[ \t]*")
_ITEM = re.compile(r"([ \t]*)[*+-][ \t]+(.*)")
_LINK = re.compile(r"(?<!!)\[([^\[\]]{1,300})\]\(<?([^()<>\s]{1,500})>?(?: [\"'][^\"']{0,200}[\"'])?\)")
_BARE_LINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,500})>")
_BOLD = re.compile(r"(\*\*|__)(?=\S)([^*_]{1,500}?)(?<=\S)\1")
_ITALIC = re.compile(r"(?<![\w*])(\*|_)(?=[^\s*_])([^*_]{1,500}?)(?<=[^\s*_])\1(?![\w*])")
_SIZES = {1: 2.0, 2: 1.5, 3: 1.2}  # as browsers show headings


def read_plain(text: str) -> Reading:
    return Reading(tuple(TextLine(text_closed_up(line)) for line in _lines(text)))


def read_markdown(text: str) -> Reading:
    """Marks become what they mean: headings, bold lines, "•" and links; the words stay as they are."""
    links: dict[str, None] = {}
    lines: list[TextLine] = []
    for raw in _lines(text):
        if lines and lines[-1].text and not lines[-1].heading and raw.strip() and _UNDERLINE.fullmatch(raw):
            if len(lines[-1].text) < 80 and (len(lines) < 2 or not lines[-2].text or "=" in raw):
                lines[-1] = TextLine(lines[-1].text, size=2.0 if "=" in raw else 1.5, heading=True)
            continue
        lines.append(_line_from(raw, links))
    return Reading(tuple(lines), links=tuple(links))


def _lines(text: str) -> list[str]:
    return re.split(r"\r\n?|[\n\f\v\x85\u2028\u2029]", text)


def _line_from(raw: str, links: dict[str, None]) -> TextLine:
    if len(raw) > _LONGEST:
        return TextLine(raw)
    if _RULE.fullmatch(raw):
        return TextLine("")
    for pattern in (_LINK, _BARE_LINK):
        links.update((found.group(pattern.groups), None) for found in pattern.finditer(raw))
    text = _BARE_LINK.sub(r"\1", _LINK.sub(r"\1", raw))
    if heading := _HEADING.fullmatch(text):
        size = _SIZES.get(len(heading[1]), 1.0)
        words = heading[2].rstrip(" \t#")
        return TextLine(text_closed_up(_unmarked(words)), size=size, heading=bool(words))
    if item := _ITEM.fullmatch(text):
        text = f"{item[1]}• {item[2]}"
    whole = re.fullmatch(r"\s*(?:•\s*)?(\*\*|__)([^*_]+)\1\s*", text)
    return TextLine(text_closed_up(_unmarked(text)), bold=whole is not None)


def _unmarked(text: str) -> str:
    return _ITALIC.sub(r"\2", _BOLD.sub(r"\2", text)).replace("`", "")
