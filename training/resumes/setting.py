"""Sets a manuscript as a text, a Word document or a page of Typst: the same words in the same order, drawn looks."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any

from training.resumes.manuscripts import Line, Manuscript

_SIGN = re.compile(r"\s*(?:[•·*▪◦‣●○■□–—➢>»\uf0b7\uf0d8\uf0a7-]|o(?=\s))\s*(?=\w)")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
"""Signs that no format but a text holds."""
_MAIN = (
    ("title", "degree", "project"), ("employer", "institution", "project"), ("title",), ("employer", "institution"),
    ("title", "employer", "degree", "institution", "project"), ("line",), ("line",), (),
)  # fmt: skip
_HEADS = ("first", "again", "head")
_LONGEST_CELL = 60  # letters before and after a tab that still stand beside each other


@dataclass(frozen=True, slots=True)
class Look:
    """One document's habits. `main` are the fields in bold print, or "line" for an entry's whole first line."""

    main: tuple[str, ...]
    italic: tuple[str, ...]
    upper: bool  # headings in capitals
    signs: str  # of bullets: "own" as they are written, "list" for the format's own, or another sign
    joined: bool  # wrapped lines of bullets become one paragraph again
    blanks: str  # "kept", "none", "headings" for one before each of these
    tabs: str  # "right", "cells"


@dataclass(frozen=True, slots=True)
class Run:
    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph: `cells` are what stands between its tabs."""

    kind: str  # "blank", "heading", "name", "bullet", "line"
    cells: tuple[tuple[Run, ...], ...] = ()
    centred: bool = False

    @property
    def text(self) -> str:
        return "\t".join("".join(run.text for run in cell) for cell in self.cells)


Set = Callable[[Manuscript, Random, Path], Path]


def look_from(random: Random) -> Look:
    return Look(
        random.choice(_MAIN),
        random.choice(((), (), ("dates",), ("place", "dates"), ("employer",), ("title",))),
        random.random() < 0.25,
        random.choice(("own", "own", "list", "list", "•", "-", "")),
        random.random() < 0.7,
        random.choice(("kept", "kept", "none", "headings")),
        random.choice(("right", "right", "cells")),
    )


def blocks_of(lines: Sequence[Line], look: Look) -> Iterator[Block]:
    lines = [replace(line, text=_CONTROL.sub(" ", line.text)) for line in lines]
    for line in _joined(lines) if look.joined else lines:
        text = line.text.strip()
        if not text:
            if look.blanks == "kept":
                yield Block("blank")
        elif line.role == "heading":
            if look.blanks == "headings":
                yield Block("blank")
            shown = text.upper() if look.upper and not line.fields else text
            bold = replace(line, text=shown, fields=tuple(_moved(line, 0)))
            cells = _cells(bold, look) if line.fields or "\t" in text else ((Run(shown, bold=True),),)
            yield Block("line" if line.fields or "\t" in text else "heading", cells)
        elif line.section == "top" and any(name == "name" for _, _, name in line.fields) and len(text) < 40:
            yield Block("name", ((Run(text),),))
        else:
            sign = _SIGN.match(line.text) if line.role in ("bullet", "list", "plain") and look.signs != "own" else None
            cells = _cells(replace(line, fields=tuple(_moved(line, sign.end() if sign else 0))), look, sign)
            if sign and len(look.signs) == 1:
                cells = ((Run(f"{look.signs} "), *cells[0]), *cells[1:])
            yield Block("bullet" if sign and look.signs == "list" else "line", cells)


def _joined(lines: Sequence[Line]) -> list[Line]:
    """Bullets in one line each."""
    made: list[Line] = []
    for line in lines:
        before = made[-1] if made else None
        if line.role == "more" and before and before.role in ("bullet", "more") and not (before.fields or line.fields):
            made[-1] = replace(before, text=f"{before.text} {line.text.strip()}")
        else:
            made.append(line)
    return made


def _moved(line: Line, cut: int) -> Iterator[tuple[int, int, str]]:
    """The fields' places in the text without its indent, and without its bullet of `cut` letters."""
    cut = max(cut, len(line.text) - len(line.text.lstrip()))
    yield from ((start - cut, end - cut, name) for start, end, name in line.fields if start >= cut)


def _cells(line: Line, look: Look, sign: re.Match[str] | None = None) -> tuple[tuple[Run, ...], ...]:
    text = line.text[sign.end() :] if sign else line.text.strip()
    whole = line.role in ("first", "again") and "line" in look.main
    runs: list[Run] = []
    at = 0
    for start, end, name in (*line.fields, (len(text), len(text), "")):
        if start > at:
            runs.append(Run(text[at:start], whole))
        if end > start >= at:
            bold = whole or name == "label" or (line.role in _HEADS and name in look.main)
            runs.append(Run(text[start:end], bold, line.role in _HEADS and name in look.italic))
        at = max(at, end)
    cells: list[list[Run]] = [[]]
    for run in runs:
        for number, part in enumerate(re.split(r"\t+", run.text)):
            if number:
                cells.append([])
            if part:
                cells[-1].append(replace(run, text=part))
    return tuple(tuple(cell) for cell in cells if cell)


def set_as_text(manuscript: Manuscript, random: Random, folder: Path) -> Path:
    blanks = random.choice(("kept", "kept", "kept", "none", "double"))
    lines = [line.text for line in manuscript.lines if line.text.strip() or blanks != "none"]
    between = "\n\n" if blanks == "double" and len(lines) < 150 else "\n"
    path = folder / "text.txt"
    path.write_bytes((between.join(lines) + "\n").encode())
    return path


def set_in_word(manuscript: Manuscript, random: Random, folder: Path) -> Path:
    from training.resumes.layouts.word_manuscript import document_from
    from training.resumes.layouts.word_pages import saved

    look = look_from(random)
    blocks = list(blocks_of(manuscript.lines, look))
    return saved(document_from(blocks, look, random), folder / "word.docx")


def set_in_typst(manuscript: Manuscript, random: Random, folder: Path) -> Path:
    import typst

    from training.resumes.layouts.typst import TEMPLATES, fonts, options, templates_folder

    look = look_from(random)
    blocks = [_as_json(block, look) for block in blocks_of(manuscript.lines, look)]
    template = random.choice([one for one in TEMPLATES if "sidebar" not in one.name and one.name != "two-columns"])
    drawn = options(template, manuscript.language, manuscript.country, manuscript.id, random)
    data = {"sheet": json.dumps({"name": manuscript.id, "blocks": blocks}), "options": json.dumps(drawn)}
    source, path = templates_folder() / "manuscript.typ", folder / "typst.pdf"
    typst.compile(str(source), output=str(path), root=str(source.parent), font_paths=fonts(), sys_inputs=data)
    return path


def _as_json(block: Block, look: Look) -> dict[str, Any]:
    cells = [[{"t": run.text, "b": run.bold, "i": run.italic} for run in cell] for cell in block.cells]
    longest = max((sum(len(run.text) for run in cell) for cell in block.cells), default=0)
    return {
        "kind": block.kind,
        "cells": cells,
        "text": block.text,
        "right": look.tabs == "right",
        "beside": longest <= _LONGEST_CELL,
    }


SETTINGS: Mapping[str, Set] = {"text": set_as_text, "word": set_in_word, "typst": set_in_typst}
