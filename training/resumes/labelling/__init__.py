"""Lines as the product reads them -> the same lines with labels, since the words of the resume are known.

Every value is looked for where its section, and within it its entry, stands; what a layout leaves out gets no label.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from interview.records import TextLine
from training.resumes.blocks import words_of
from training.resumes.labelling.entries import entries_of, find_entries
from training.resumes.labelling.marks import Marking
from training.resumes.labelling.rows import rows_of
from training.resumes.labelling.top import find_about, find_headings, find_lists, find_top
from training.resumes.letters import Letters
from training.resumes.records import Drawn, LabelledResume, Layout, Person


def label(lines: Sequence[TextLine], person: Person, drawn: Drawn, layout: Layout) -> LabelledResume:
    """`unsure` is the share of words that belong to nothing the person has, the layout's own words among them."""
    marking = Marking(Letters(lines), person, dict(drawn.printed))
    find_headings(marking, drawn)
    find_top(marking)
    find_about(marking)
    for section, entries in entries_of(person, marking.printed).items():
        find_entries(marking, section, entries)
    find_lists(marking)
    rows, unsure = rows_of(marking)
    return LabelledResume(
        id=drawn.path.stem,
        layout=layout.name,
        family=layout.family,
        trade=person.trade,
        country=person.country,
        language=person.language,
        rows=tuple(rows),
        unsure=round(unsure, 3),
    )


def unsure_heads(resume: LabelledResume) -> float:
    """The share of the words in entries' heads that no field holds."""
    words = bare = 0
    for row in resume.rows:
        if row.role in ("first", "head"):
            inside = sum(len(words_of(row.text[start:end])) for start, end, _ in row.fields)
            words += len(words_of(row.text))
            bare += len(words_of(row.text)) - inside
    return bare / max(words, 1)


def claims_by_row(resume: LabelledResume) -> Iterator[str]:
    """For reading by eye: section, role and the text with [field: words]."""
    for row in resume.rows:
        text = row.text
        for start, end, name in reversed(row.fields):
            text = f"{text[:start]}[{name}: {text[start:end]}]{text[end:]}"
        yield f"{row.section:14} {row.role:8} {text}"
