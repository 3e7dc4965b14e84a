"""More resumes of those that were labelled by hand: their sections in another order, some left out, some of others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random

from training.resumes.manuscripts import Line, Manuscript

_FOREIGN, _DROPPED, _KEPT_ORDER = 0.35, 0.15, 0.4
"""Shares: of sections taken from somebody else, of sections left out, of resumes whose order stays."""


def mixed(manuscript: Manuscript, others: Sequence[Manuscript], random: Random) -> Manuscript:
    """The top stays; a section of somebody else is of the same kind, language and source."""
    top, *rest = blocks_of(manuscript)
    pool = [
        block
        for other in others
        if (other.language, other.source) == (manuscript.language, manuscript.source) and other.id != manuscript.id
        for block in blocks_of(other)[1:]
    ]
    chosen = []
    for block in rest:
        if random.random() < _DROPPED and len(rest) > 2:
            continue
        alike = [one for one in pool if section_of(one) == section_of(block)]
        chosen.append(random.choice(alike) if alike and random.random() < _FOREIGN else block)
    if random.random() >= _KEPT_ORDER:
        random.shuffle(chosen)
    return replace(manuscript, lines=tuple(line for block in (top, *chosen) for line in block))


def blocks_of(manuscript: Manuscript) -> list[tuple[Line, ...]]:
    """What stands above the first heading, then what stands under each; without headings, each run of one section."""
    headed = any(line.role == "heading" for line in manuscript.lines)
    return list(_runs(manuscript.lines, headed=headed))


def _runs(lines: Sequence[Line], *, headed: bool) -> Iterator[tuple[Line, ...]]:
    run: list[Line] = []
    for line in lines:
        filled = [one for one in run if one.text]
        opens = line.role == "heading" and filled and filled[-1].role != "heading"
        if not headed and line.text:
            opens = bool(filled) and line.section != filled[-1].section
        if opens:
            yield tuple(run)
            run = []
        run.append(line)
    yield tuple(run)


def section_of(block: Sequence[Line]) -> str:
    """That of most of its lines."""
    told = [line.section for line in block if line.section]
    return max(told, key=told.count) if told else ""
