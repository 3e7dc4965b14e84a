"""How resume and job meet: the nearest resume line for each topic; knows no way to make vectors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview.language.text import content_words, stems_of
from interview.records import Coverage, Evidence, Resume, Topic

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

PARTLY, COVERED = 0.35, 0.55
"""MiniLM cosines: unrelated lines of resumes and jobs stay under 0.3, paraphrases pass 0.55."""
LINES = 120
CONTACT_WORDS = 14


def resume_lines(resume: Resume) -> list[str]:
    """The lines that can be evidence: at least three words and no contact line, in order, each once."""
    lines = (line.strip(" •-–—*·\t") for line in resume.text.splitlines())
    told = (line for line in lines if len(line.split()) >= 3 and not _is_contact(line, resume))
    return list(dict.fromkeys(told))[:LINES]


def _is_contact(line: str, resume: Resume) -> bool:
    addresses = filter(None, (resume.email, *resume.phones, *resume.links))
    return len(line.split()) <= CONTACT_WORDS and any(address in line for address in addresses)


def evidence_from(
    topics: tuple[Topic, ...], lines: list[str], similarities: NDArray[np.float32]
) -> tuple[Evidence, ...]:
    """Pick each topic's best line; similarities has shape (len(topics), len(lines)).

    A topic whose content words all stand in the resume is covered whatever its vector says.
    """
    found = stems_of(content_words("\n".join(lines)))
    rows = []
    for topic, row in zip(topics, similarities, strict=True):
        wanted = stems_of(content_words(topic.name))
        named = bool(wanted) and wanted <= found
        best = _best_line(wanted if named else set(), lines, row)
        value = float(row[best]) if lines else 0.0
        shown = bool(lines) and (named or value >= PARTLY)
        coverage = _coverage_of(value, named)
        rows.append(Evidence(topic.name, lines[best] if shown else "", round(value, 4), coverage))
    return tuple(rows)


def _best_line(wanted: set[str], lines: list[str], similarities: NDArray[np.float32]) -> int:
    """The line that names most of the topic, among equals the nearest by meaning."""
    order = range(len(lines))
    return max(
        order, key=lambda n: (len(wanted & stems_of(content_words(lines[n]))), float(similarities[n])), default=0
    )


def _coverage_of(similarity: float, named: bool) -> Coverage:
    if named or similarity >= COVERED:
        return Coverage.COVERED
    return Coverage.PARTLY if similarity >= PARTLY else Coverage.MISSING
