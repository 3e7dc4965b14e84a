"""Sections of projects -> names and descriptions; knows no layout."""

from __future__ import annotations

import re
from collections.abc import Sequence

from interview.language.vocabulary import is_title
from interview.records import Project
from interview.resume.rules.entries import is_heading_like, paragraphs_from, pieces_of
from interview.resume.rules.sections import Line

_TITLE = re.compile(
    r"(?:project )?(?:title|name)(?: of (?:the )?project)?\s*:\s*(?=\S)|project\s*:\s*(?=\S)", re.IGNORECASE
)
_NAME_WORDS = 8


def projects_from(lines: Sequence[Line]) -> list[Project]:
    """A short line opens a project and what follows describes it; a list of bullets is a list of projects."""
    if not any(_opens_project(line) for line in lines):
        return [_project_from_bullet(text) for text in paragraphs_from(lines)]
    found: list[tuple[str, list[Line]]] = []
    for index, line in enumerate(lines):
        before = lines[index - 1] if index else None
        apart = before is None or before.bullet or before.wraps or line.gap or not is_heading_like(before)
        if _opens_project(line) and apart:
            found.append((_name_in(line.text), []))
        elif found:
            found[-1][1].append(line)
    return [Project(name, " ".join(paragraphs_from(body))) for name, body in found if name]


def _opens_project(line: Line) -> bool:
    return bool(_TITLE.match(line.text)) or (is_heading_like(line) and not line.text[0].islower())


def _name_in(text: str) -> str:
    if titled := _TITLE.match(text):
        return text[titled.end() :].strip(" .")
    parts = [part for piece in pieces_of(text) for part in (re.split(r",\s+", piece) if is_title(piece) else [piece])]
    return next((part for part in parts if not is_title(part)), parts[0] if parts else "")


def _project_from_bullet(text: str) -> Project:
    name = re.split(r"\s*[(:|]|\s+[-–—]\s+|\s{2,}", text, maxsplit=1)[0].strip(" .")
    if len(name.split()) > _NAME_WORDS:
        return Project("", text)
    return Project(name, text)
