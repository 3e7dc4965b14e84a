"""Values that were found in a document -> its lines with section, role and fields."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import astuple, replace
from typing import Any

from training.resumes.blocks import words_of
from training.resumes.labelling.marks import Claim, Marking
from training.resumes.letters import Letters
from training.resumes.records import Row

_PAGE = re.compile(
    r"\b(?:page|seite|página|pagina|p\.)\s*\d|^\s*\d{1,2}\s*(?:(?:/|of|von|de|di|van|sur)\s*\d{1,2})?\s*$",
    re.IGNORECASE,
)
Held = Sequence[tuple[Claim, int, int, bool]]
"""What a line holds: claim, start, end, and whether the claim begins here."""


def rows_of(marking: Marking) -> tuple[list[Row], float]:
    letters = marking.letters
    held: list[list[tuple[Claim, int, int, bool]]] = [[] for _ in letters.lines]  # claim, start, end, begins here
    for claim in marking.claims:
        for number, (row, start, end) in enumerate(letters.in_lines(claim.pieces, claim.value)):
            held[row].append((claim, start, end, number == 0))
    firsts = _first_rows(marking)
    agains = _again_rows(marking, firsts)
    rows: list[Row] = []
    words = unknown = 0
    section = "top"
    labels = _own_labels(letters, held)
    for number, line in enumerate(letters.lines):
        section, role = _section_of(held[number]) or section, _role_of(marking, number, held[number], firsts)
        role = "again" if number in agains and role in ("first", "head") else role
        fields = tuple(sorted((start, end, claim.field) for claim, start, end, _ in held[number] if claim.field))
        joins = tuple(sorted(start for claim, start, _, begins in held[number] if claim.field and not begins))
        area = astuple(line.area) if line.area else None
        stands = "other" if role == "running" else section
        rows.append(Row(line.text, line.page, area, line.size, line.bold, line.heading, stands, role, fields, joins))
        words += len(words_of(line.text))
        if role not in ("contact", "running"):
            spans = [(start, end) for _, start, end, _ in held[number]]
            unknown += _unclaimed(line.text, [*spans, (0, _label_size(line.text, labels, held[number]))])
    return _with_contact_labels(rows, held), unknown / max(words, 1)


def _with_contact_labels(rows: list[Row], held: Sequence[Sequence[Any]]) -> list[Row]:
    """ "Phone" or "LinkedIn" on a line of its own belongs to the contacts that it stands above or below."""
    told = [number for number, row in enumerate(rows) if row.text]
    for at, number in enumerate(told):
        row, around = rows[number], [rows[other].role for other in (*told[at - 1 : at], *told[at + 1 : at + 2])]
        if row.role == "plain" and not held[number] and len(words_of(row.text)) <= 2 and "contact" in around:
            rows[number] = replace(row, section="top", role="contact")
    return rows


def _before(held: Held) -> int:
    """Where the first of the values in a line begins."""
    return min((start for _, start, _, _ in held), default=0)


def _own_labels(letters: Letters, held: Sequence[Held]) -> set[str]:
    """What stands before values in two lines or more ("Employer: "): the layout's own, not a value that was missed."""
    said = Counter(line.text[: _before(held[number])].strip() for number, line in enumerate(letters.lines))
    return {text for text, times in said.items() if times > 1 and text}


def _label_size(text: str, labels: set[str], held: Held) -> int:
    return _before(held) if text[: _before(held)].strip() in labels else 0


def _unclaimed(text: str, spans: Iterable[tuple[int, int]]) -> int:
    left = list(text)
    for start, end in spans:
        left[start:end] = " " * (end - start)
    return len(words_of("".join(left)))


def _first_rows(marking: Marking) -> dict[tuple[str, int], int]:
    """The first line of each entry's head."""
    firsts: dict[tuple[str, int], int] = {}
    for claim in marking.claims:
        if claim.kind == "head":
            key, row = (claim.section, claim.entry), marking.letters.row_of(claim.pieces[0][0])
            firsts[key] = min(firsts.get(key, row), row)
    return firsts


def _again_rows(marking: Marking, firsts: dict[tuple[str, int], int]) -> set[int]:
    """The first lines of jobs whose employer stands once above several of them, and of the first of these its title."""
    count = len(marking.person.jobs)
    shares = [marking.printed.get(f"job.{n}.employer") == "" for n in range(count)]
    if not count or shares[0]:
        return set()
    found = {firsts["experience", n] for n in range(count) if shares[n] and ("experience", n) in firsts}
    leads = {n for n in range(count - 1) if shares[n + 1] and not shares[n]}
    places = {
        (claim.entry, claim.field): marking.letters.row_of(claim.pieces[0][0])
        for claim in reversed(marking.claims)
        if claim.section == "experience" and claim.entry in leads
    }
    for n in leads:
        employer, title = places.get((n, "employer")), places.get((n, "title"))
        if employer is not None and title is not None and employer < title:
            found.add(title)
    return found


def _section_of(held: Held) -> str:
    """That of most of its words; "" where none is known, which leaves the line in the section above it."""
    sizes: dict[str, int] = {}
    for claim, start, end, _ in held:
        sizes[claim.section] = sizes.get(claim.section, 0) + end - start
    return max(sizes, key=lambda section: sizes[section]) if sizes else ""


def _role_of(marking: Marking, number: int, held: Held, firsts: dict[tuple[str, int], int]) -> str:
    text = marking.letters.lines[number].text
    if not text:
        return "blank"
    kinds = {claim.kind for claim, *_ in held}
    if _is_running(marking, text, number, held):
        return "running"
    if "head" in kinds:
        opens = any(firsts[claim.section, claim.entry] == number for claim, *_ in held if claim.kind == "head")
        return "first" if opens else "head"
    if "stray" in kinds:
        return "head"
    if kinds == {"heading"}:
        return "heading"
    if "bullet" in kinds:
        first = min((start, begins) for claim, start, _, begins in held if claim.kind == "bullet")
        return "bullet" if first[1] else "more"
    fields = {claim.field for claim, *_ in held}
    if fields & {"name", "headline"} and kinds <= {"plain", "contact"}:
        return "first" if "name" in fields else "head"
    if "list" in kinds and all(claim.section in ("other", "certifications") for claim, *_ in held):
        return "first" if any(begins for _, _, _, begins in held) else "head"
    return next((kind for kind in ("list", "contact", "plain") if kind in kinds), "plain")


def _is_running(marking: Marking, text: str, number: int, held: Held) -> bool:
    """Page numbers, and the name again at the head or foot of a page."""
    if any(claim.kind != "plain" for claim, *_ in held):
        return False
    again = marking.person.name.casefold() in text.casefold() and len(text) < len(marking.person.name) + 30
    return not held and ((again and _at_edge(marking, number)) or bool(_PAGE.search(text)))


def _at_edge(marking: Marking, number: int) -> bool:
    """First or last of the lines of its page."""
    lines = marking.letters.lines
    told = [row for row, line in enumerate(lines) if line.text and line.page == lines[number].page]
    return number in (told[0], told[-1])
