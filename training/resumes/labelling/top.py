"""Finds headings, name, headline, contacts and the summary; lists of skills, certificates, languages, other lines."""

from __future__ import annotations

import re

from training.resumes.labelling.entries import claim_sentences
from training.resumes.labelling.marks import Marking
from training.resumes.letters import Letters, Piece, plain
from training.resumes.records import Drawn

_NEAR_NAME = 6  # lines around the name in which a headline stands
_NEAR_CONTACTS = 4  # lines around an e-mail address in which the person's own place stands
_LARGE = 1.05  # of the document's commonest letters: a heading's size


def find_headings(marking: Marking, drawn: Drawn) -> None:
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


def find_top(marking: Marking) -> None:
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


def find_about(marking: Marking) -> None:
    about = marking.shown("about", marking.person.about)
    if not about:
        return
    section = "about" if marking.regions("about") else "top"
    for within in (*marking.regions("about"), marking.whole):
        if marking.claim(about, within, "plain", section):
            return
    claim_sentences(marking, about, marking.whole, section)


def find_lists(marking: Marking) -> None:
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
