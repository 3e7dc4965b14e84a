"""Lines as the product reads them -> the same lines with labels, since the words of the resume are known.

Every value is looked for where its section, and within it its entry, stands; what a layout leaves out gets no label.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass, field, replace
from typing import Any

from interview.records import TextLine
from training.resumes.blocks import blocks_of, words_of
from training.resumes.letters import Letters, Piece, plain
from training.resumes.printed_dates import dates_in
from training.resumes.records import Drawn, Job, LabelledResume, Layout, Person, Row, School, Work

_NEAR_NAME = 6  # lines around the name in which a headline stands
_NEAR_CONTACTS = 4  # lines around an e-mail address in which the person's own place stands
_LARGE = 1.05  # of the document's commonest letters: a heading's size
_LONG = 12  # letters of a value that is told apart from its surroundings even within a word
_FOUND = 0.6  # of a section's words; fewer under its heading say that columns were read across each other
_PAGE = re.compile(
    r"\b(?:page|seite|página|pagina|p\.)\s*\d|^\s*\d{1,2}\s*(?:(?:/|of|von|de|di|van|sur)\s*\d{1,2})?\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Claim:
    """A value that was found. `kind` is a role, "head" for all of an entry's head."""

    pieces: tuple[Piece, ...]
    value: str
    kind: str
    section: str
    field: str = ""
    entry: int = -1


@dataclass(frozen=True, slots=True)
class Entry:
    """What may be printed of a job, school or project: head values by field, dates apart."""

    key: str
    values: tuple[tuple[str, str], ...]
    start: str
    end: str
    bullets: tuple[str, ...]


@dataclass(slots=True)
class Marking:
    """One document while its values are being found."""

    letters: Letters
    person: Person
    printed: dict[str, str]
    claims: list[Claim] = field(default_factory=list)
    headings: list[tuple[Piece, str, str]] = field(default_factory=list)  # where, section, as printed

    @property
    def whole(self) -> Piece:
        return 0, len(self.letters.run)

    def claim(self, value: str, within: Piece, kind: str, section: str, name: str = "", entry: int = -1) -> bool:
        pieces = self.letters.find(value, within)
        if not pieces and len(value) >= _LONG:  # a page may set two values without a gap, or a sign as another
            pieces = self.letters.find(value, within, whole=False, parted=False)
            pieces = pieces or (self.letters.find_alike(value, within) if kind in ("bullet", "head") else [])
        if pieces:
            self.add(pieces, value, kind, section, name, entry)
        return bool(pieces)

    def add(
        self, pieces: Sequence[Piece], value: str, kind: str, section: str, name: str = "", entry: int = -1
    ) -> None:
        self.letters.take(pieces)
        self.claims.append(Claim(tuple(pieces), value, kind, section, name, entry))

    def regions(self, section: str) -> list[Piece]:
        """What stands under the headings of a section, to the next heading."""
        ends = [*(where[0] for where, *_ in self.headings), len(self.letters.run)][1:]
        return [(where[1], end) for (where, name, _), end in zip(self.headings, ends, strict=True) if name == section]

    def around(self, row: int, before: int, after: int) -> Piece:
        """The lines about this one, no further than the headings above and below it."""
        letters = self.letters
        low, high = letters.span(max(0, row - before), min(len(letters.lines), row + after))
        at = letters.starts[row]
        above = [where[0] for where, section, _ in self.headings if where[0] < at and section != "top"]
        below = [where[0] for where, *_ in self.headings if where[0] > at]
        if self.headings and self.headings[0][0][0] == at and self.headings[0][1] != "top":
            below = [at]
        return max([low, *above[-1:]]), min([high, *below[:1]])

    def shown(self, key: str, value: str) -> str:
        return self.printed.get(key, value)


def label(lines: Sequence[TextLine], person: Person, drawn: Drawn, layout: Layout) -> LabelledResume:
    """`unsure` is the share of words that belong to nothing the person has, the layout's own words among them."""
    marking = Marking(Letters(lines), person, dict(drawn.printed))
    _find_headings(marking, drawn)
    _find_top(marking)
    _find_about(marking)
    for section, entries in _entries_of(person, marking.printed).items():
        _find_entries(marking, section, entries)
    _find_lists(marking)
    rows, unsure = _rows_of(marking)
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


def _find_headings(marking: Marking, drawn: Drawn) -> None:
    wanted = list(dict.fromkeys(drawn.headings))
    told = {plain(text) for _, text in wanted}
    wanted += [("other", heading) for heading, _ in marking.person.others if plain(heading) not in told]
    for section, text in wanted:
        pieces = _best_heading(marking.letters, text)
        if pieces:
            marking.headings.append((pieces[0], section, text))
            marking.add(pieces, text, "heading", section)
    marking.headings.sort()


def _best_heading(letters: Letters, text: str) -> list[Piece]:
    """Where a cell or a line is this heading and looks most like one."""
    found = []
    for start in letters.all_of(text, (0, len(letters.run))):
        end = start + len(plain(text))
        row = letters.row_of(start)
        line, cell = letters.lines[row], letters.cell_of(start)
        opens = start in (cell[0], letters.starts[row])
        closes = end in (letters.cell_of(end - 1)[1], letters.starts[row + 1])
        inline = opens and line.text[letters.columns[end - 1] + 1 :].lstrip().startswith(":")
        if opens and (closes or inline):
            blank = row == 0 or not letters.lines[row - 1].text
            look = 4 * line.heading + 2 * (line.size > _LARGE) + line.bold + line.text.isupper() + 0.5 * blank
            found.append((look + (1 if closes else 0), -start, (start, end)))
    return [max(found)[2]] if found else _heading_in_lines(letters, text)


def _heading_in_lines(letters: Letters, text: str) -> list[Piece]:
    """A heading that is wrapped in a narrow column."""
    pieces = letters.find(text, (0, len(letters.run)))
    return pieces if pieces and pieces[0][0] == letters.cell_of(pieces[0][0])[0] else []


def _find_top(marking: Marking) -> None:
    """Name, headline and contacts; a name below the first heading, as beside a sidebar, opens the top anew."""
    letters, person = marking.letters, marking.person
    name = marking.shown("name", person.name)
    places = letters.all_of(name, marking.whole)
    row = 0
    if places:
        start = max(places, key=lambda at: (letters.lines[letters.row_of(at)].size, -at))
        marking.add([(start, start + len(plain(name)))], name, "plain", "top", "name")
        row = letters.row_of(start)
        marking.headings.append(((start, start + len(plain(name))), "top", name))
        marking.headings.sort()
    elif marking.claim(name, letters.span(0, min(12, len(letters.lines))), "plain", "top", "name"):
        row = letters.row_of(marking.claims[-1].pieces[0][0])
    for value in (person.email, person.phone, *sorted(person.links, key=len, reverse=True)):
        short = re.sub(r"^(?:https?://)?(?:www\.)?", "", value)
        if value:
            marking.claim(value, marking.whole, "contact", "top") or marking.claim(
                short, marking.whole, "contact", "top"
            )
    if headline := marking.shown("headline", person.headline):
        marking.claim(headline, marking.around(row, 2, _NEAR_NAME), "plain", "top", "headline")
    if place := marking.shown("place", person.place):
        _find_place(marking, place, row)


def _find_place(marking: Marking, place: str, row: int) -> None:
    letters = marking.letters
    near = [row, *(letters.row_of(claim.pieces[0][0]) for claim in marking.claims if claim.kind == "contact")]
    around = (marking.around(at, _NEAR_CONTACTS, _NEAR_CONTACTS + 1) for at in near)
    for span in (*marking.regions("top"), *around):
        if marking.claim(place, span, "contact", "top", "place"):
            return


def _entries_of(person: Person, printed: dict[str, str]) -> dict[str, list[Entry]]:
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


def _find_entries(marking: Marking, section: str, entries: list[Entry]) -> None:
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
            _claim_sentences(marking, bullet, within, section, number)
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


def _claim_sentences(marking: Marking, text: str, within: Piece, section: str, entry: int = -1) -> None:
    """For a text that is not found as a whole: a page break, or a column read across, may part its sentences."""
    kind = "plain" if entry < 0 else "bullet"
    for sentence in re.split(r"(?<=[.!?]) ", text):
        marking.claim(sentence, within, kind, section, entry=entry)


def _find_about(marking: Marking) -> None:
    about = marking.shown("about", marking.person.about)
    if not about:
        return
    section = "about" if marking.regions("about") else "top"
    for within in (*marking.regions("about"), marking.whole):
        if marking.claim(about, within, "plain", section):
            return
    _claim_sentences(marking, about, marking.whole, section)


def _find_lists(marking: Marking) -> None:
    person = marking.person
    skills = [(skill, "skill") for _, group in person.skills for skill in group]
    labels = [(marking.shown(f"skill.{n}.label", text), "label") for n, (text, _) in enumerate(person.skills)]
    _find_listed(marking, "skills", [*skills, *labels])
    _find_listed(marking, "certifications", [(text, "certification") for text in person.certifications])
    _find_listed(marking, "languages", [(text, "language") for text, _ in person.languages])
    _find_listed(marking, "languages", [(level, "") for _, level in person.languages])
    lines = [(line, "") for _, group in person.others for line in group]
    _find_listed(marking, "other", lines)


def _find_listed(marking: Marking, section: str, values: list[tuple[str, str]]) -> None:
    """Longer values first, so that "SQL" does not take a part of "SQL Server"."""
    regions = marking.regions(section)
    for value, name in sorted(values, key=lambda pair: -len(plain(pair[0]))):
        if not value:
            continue
        if any(marking.claim(value, region, "list", section, name) for region in regions):
            continue
        if len(plain(value)) > 3 or not regions:
            marking.claim(value, marking.whole, "list", section, name)


def _rows_of(marking: Marking) -> tuple[list[Row], float]:
    letters = marking.letters
    held: list[list[tuple[Claim, int, int, bool]]] = [[] for _ in letters.lines]  # claim, start, end, begins here
    for claim in marking.claims:
        for number, (row, start, end) in enumerate(letters.in_lines(claim.pieces, claim.value)):
            held[row].append((claim, start, end, number == 0))
    firsts = _first_rows(marking)
    rows: list[Row] = []
    words = unknown = 0
    section = "top"
    labels = _own_labels(letters, held)
    for number, line in enumerate(letters.lines):
        section, role = _section_of(held[number]) or section, _role_of(marking, number, held[number], firsts)
        fields = tuple(sorted((start, end, claim.field) for claim, start, end, _ in held[number] if claim.field))
        area = astuple(line.area) if line.area else None
        stands = "other" if role == "running" else section
        rows.append(Row(line.text, line.page, area, line.size, line.bold, line.heading, stands, role, fields))
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


Held = Sequence[tuple[Claim, int, int, bool]]


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


def claims_by_row(resume: LabelledResume) -> Iterator[str]:
    """For reading by eye: section, role and the text with [field: words]."""
    for row in resume.rows:
        text = row.text
        for start, end, name in reversed(row.fields):
            text = f"{text[:start]}[{name}: {text[start:end]}]{text[end:]}"
        yield f"{row.section:14} {row.role:8} {text}"
