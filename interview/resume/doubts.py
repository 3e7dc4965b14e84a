"""How sure the trained reader is of each value: the probability of the words that it was told from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from interview.records import Resume, Source
from interview.resume.spans import Span, ToldLine

FIELD_OF = {
    "name": "name",
    "title": "title",
    "company": "employer",
    "place": "place",
    "location": "place",
    "dates": "dates",
    "degree": "degree",
    "institution": "institution",
}
"""The last part of a field's path -> the reader's name for such words. Of the others the reader's word is not asked."""


def with_likelihoods(resume: Resume, lines: Sequence[ToldLine]) -> tuple[Source, ...]:
    """The resume's sources, each with the probability of its least sure span; 1.0 where no span tells of it."""
    by_text: dict[str, list[ToldLine]] = {}
    for line in lines:
        by_text.setdefault(line.text, []).append(line)
    return tuple(
        replace(source, likely=min((span.likely for span in _spans_of(resume, source, by_text)), default=1.0))
        for source in resume.sources
    )


def _spans_of(resume: Resume, source: Source, by_text: dict[str, list[ToldLine]]) -> Iterator[Span]:
    name, value = FIELD_OF.get(source.field.split(".")[-1]), _value_at(resume, source.field)
    if name is None or not value:
        return
    for line in by_text.get(source.line, ()):
        yield from (span for span in line.of(name) if span.text in value or value in span.text)


def _value_at(resume: Resume, path: str) -> str:
    """ "experience.2.company" -> that company, counted from 1; "" for what is no single value."""
    parts = path.split(".")
    if len(parts) == 1:
        return str(getattr(resume, parts[0], ""))
    if len(parts) == 3 and parts[0] in ("experience", "education"):
        entries: Sequence[object] = getattr(resume, parts[0])
        return str(getattr(entries[int(parts[1]) - 1], parts[2], ""))
    return ""
