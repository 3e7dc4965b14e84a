"""Finds the heads and texts of jobs, schools and projects, each within the lines that its words point to."""

from __future__ import annotations

import re
from dataclasses import dataclass

from training.resumes.blocks import blocks_of, words_of
from training.resumes.labelling.marks import Marking
from training.resumes.letters import Piece, plain
from training.resumes.printed_dates import dates_in
from training.resumes.records import Job, Person, School, Work

_FOUND = 0.6  # of a section's words; fewer under its heading say that columns were read across each other


@dataclass(frozen=True, slots=True)
class Entry:
    """What may be printed of a job, school or project: head values by field, dates apart."""

    key: str
    values: tuple[tuple[str, str], ...]
    start: str
    end: str
    bullets: tuple[str, ...]


def entries_of(person: Person, printed: dict[str, str]) -> dict[str, list[Entry]]:
    def entry(key: str, one: Job | School | Work, bullets: tuple[str, ...], **values: str) -> Entry:
        shown = ((name, printed.get(f"{key}.{name}", value)) for name, value in values.items())
        return Entry(key, tuple(pair for pair in shown if pair[1]), one.start, one.end, bullets)

    return {
        "experience": [
            entry(f"job.{n}", job, job.bullets, title=job.title, employer=job.employer, place=job.place)
            for n, job in enumerate(person.jobs)
        ],
        "education": [
            entry(f"school.{n}", one, one.notes, degree=one.degree, institution=one.institution, place=one.place)
            for n, one in enumerate(person.schools)
        ],
        "projects": [
            entry(f"project.{n}", work, work.bullets, project=work.name, link=work.link)
            for n, work in enumerate(person.projects)
        ],
    }


def find_entries(marking: Marking, section: str, entries: list[Entry]) -> None:
    if not entries:
        return
    heads = [_head_text(marking, entry) for entry in entries]
    bodies = [" ".join(entry.bullets) for entry in entries]
    first, last = _lines_with(marking, section, [*heads, *bodies])
    texts = [line.text for line in marking.letters.lines[first:last]]
    for number, (start, end) in enumerate(blocks_of(texts, heads, bodies)):
        if end > start:
            _find_entry(marking, section, entries[number], number, (first + start, first + end))
    for number, entry in enumerate(entries):
        _find_strays(marking, section, entry, number)


def _head_text(marking: Marking, entry: Entry) -> str:
    dates = marking.printed.get(f"{entry.key}.dates", f"{entry.start[:4]} {entry.end[:4]}")
    return " ".join([*(value for _, value in entry.values), dates])


def _lines_with(marking: Marking, section: str, texts: list[str]) -> tuple[int, int]:
    """Lines under the section's heading; all lines where there is none, or most of its words stand elsewhere."""
    letters = marking.letters
    wanted = set(words_of(" ".join(texts)))
    regions = marking.regions(section)
    everything = 0, len(letters.lines)
    if not regions:
        return everything
    low = letters.row_of(min(start for start, _ in regions) - 1)
    high = letters.row_of(max(end for _, end in regions) - 1) + 1
    held = set(words_of(" ".join(line.text for line in letters.lines[low:high])))
    there = set(words_of(" ".join(line.text for line in letters.lines)))
    if len(wanted & held) >= _FOUND * len(wanted & there):
        return low, high
    return everything


def _find_entry(marking: Marking, section: str, entry: Entry, number: int, lines: tuple[int, int]) -> None:
    within = marking.letters.span(*lines)
    low = within[0]
    for bullet in entry.bullets:
        if marking.claim(bullet, (low, within[1]), "bullet", section, entry=number):
            low = marking.claims[-1].pieces[-1][1]
        else:
            claim_sentences(marking, bullet, within, section, number)
    told = marking.printed.get(f"{entry.key}.dates")
    dates = _dates_printed(marking, entry, lines) if told is None else [told]
    values = [*(("dates", text) for text in dates), *sorted(entry.values, key=lambda pair: -len(pair[1]))]
    for name, value in values:
        if value:
            marking.claim(value, within, "head", section, "" if name == "link" else name, number)


def _find_strays(marking: Marking, section: str, entry: Entry, number: int) -> None:
    """Dates and places that were read as a column of their own, before or after the entries."""
    letters = marking.letters
    found = {claim.field for claim in marking.claims if (claim.section, claim.entry) == (section, number)}
    told, place = marking.printed.get(f"{entry.key}.dates"), dict(entry.values).get("place", "")
    for start, end in letters.cells:
        text = letters.text_of((start, end))
        dates = dates_in(text, entry.start, entry.end) if told is None else told
        for name, value in (("dates", dates), ("place", place)):
            alike = value and name not in found and letters.run[start:end] == plain(value)
            if alike and not any(letters.taken[start:end]):
                marking.add([(start, end)], value, "stray", section, name, number)
                found.add(name)


def _dates_printed(marking: Marking, entry: Entry, lines: tuple[int, int]) -> list[str]:
    """The span from the start to the end, or where there is none each by itself."""
    texts = [line.text for line in marking.letters.lines[slice(*lines)]]
    pairs = ((entry.start, entry.end), (entry.start, ""), (entry.end, ""))
    found = [next((span for text in texts for span in [dates_in(text, *pair)] if span), "") for pair in pairs]
    return found[:1] if found[0] else list(dict.fromkeys(span for span in found[1:] if span))


def claim_sentences(marking: Marking, text: str, within: Piece, section: str, entry: int = -1) -> None:
    """For a text that is not found as a whole: a page break, or a column read across, may part its sentences."""
    kind = "plain" if entry < 0 else "bullet"
    for sentence in re.split(r"(?<=[.!?]) ", text):
        marking.claim(sentence, within, kind, section, entry=entry)
