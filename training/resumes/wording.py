"""How one document writes its dates and headings: drawn once for each, so that it keeps to its own habit.

For layouts: `wording = wording_of(random, person.language)`, then `wording.dates(job.start, job.end)`,
`wording.heading("experience")`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from random import Random

from training.resumes import sources

_FORMS = ("short year", "full year", "mm/yyyy", "yyyy-mm", "short 'yy", "mm.yyyy", "year", "mm/yy", "SHORT YEAR")
_WEIGHTS = (30, 18, 14, 4, 4, 6, 10, 3, 3)
_WRITTEN = 0.3  # of English headings come from the list of those that people wrote


@dataclass(frozen=True, slots=True)
class Wording:
    language: str
    form: str
    join: str
    present: str
    since: str  # "" or "Since {date}": what stands in place of "2021 - Present"
    headings: tuple[tuple[str, str], ...]  # by section of records.SECTIONS

    def date(self, when: str) -> str:
        """ "2021-03" or "2021", as this document writes it."""
        year, _, month = when.partition("-")
        if not month or self.form == "year":
            return year
        words = sources.words_of(self.language)
        short, full = words["short"][int(month) - 1], words["months"][int(month) - 1]
        if self.form == "short year":
            return f"{short} {year}"
        if self.form == "SHORT YEAR":
            return f"{short} {year}".upper()
        if self.form == "full year":
            return f"{full} {year}"
        if self.form == "short 'yy":
            return f"{short} '{year[2:]}"
        if self.form == "yyyy-mm":
            return when
        if self.form == "mm/yy":
            return f"{month}/{year[2:]}"
        return f"{month}{'/' if self.form == 'mm/yyyy' else '.'}{year}"

    def dates(self, start: str, end: str) -> str:
        """A span as it is printed; "" where the person gives no date; a start alone lasts until today."""
        if not start:
            return self.date(end) if end else ""
        first, last = self.date(start), self.date(end) if end else self.present
        if not end and self.since:
            return self.since.format(date=first)
        return first if first == last else f"{first}{self.join}{last}"

    def heading(self, section: str) -> str:
        return dict(self.headings)[section]


def wording_of(random: Random, language: str, data: Path = sources.DATA) -> Wording:
    words = sources.words_of(language)
    capitals = random.choice((str, str, str, str.upper))
    colon = ":" if random.random() < 0.12 else ""
    headings = {
        section: capitals(_heading(random, section, choices, language, data)) + colon
        for section, choices in words["headings"].items()
    }
    return Wording(
        language,
        random.choices(_FORMS, _WEIGHTS)[0],
        random.choice(words["joins"]),
        random.choice(words["present"]),
        random.choice(words["since"]) if random.random() < 0.07 else "",
        tuple(headings.items()),
    )


def _heading(random: Random, section: str, choices: list[str], language: str, data: Path) -> str:
    if language == "en" and random.random() < _WRITTEN:
        rows = sources.written_headings(data).get(section, ())
        if rows:
            found = random.choices([text for text, _ in rows], [n**0.5 for _, n in rows])[0]
            return found.title() if random.random() < 0.8 else found.capitalize()
    return random.choice(choices[:3]) if random.random() < 0.5 else random.choice(choices)
