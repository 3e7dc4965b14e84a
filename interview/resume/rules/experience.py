"""Sections of work -> positions: which part of a heading is the title, the employer, the place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from interview.language.vocabulary import (
    has_legal_form,
    head_of,
    is_degree,
    is_organisation,
    is_organisation_by_head,
    is_rank,
    is_title,
    is_title_by_head,
    may_be_title,
)
from interview.records import Position
from interview.resume.rules.dates import is_range, period_of
from interview.resume.rules.entries import Entry, entries_from
from interview.resume.rules.places import is_known_place, is_likely_place, is_place, is_state_code
from interview.resume.rules.roles import Roles
from interview.resume.rules.sections import Line

_SURE, _DOUBTFUL = 2.0, 0.5
_UNIT = re.compile(r"\b(?:department|dept|division|team|unit|ward|section|squad|branch|desk)\b", re.IGNORECASE)
_JOINTS = frozenset(
    "of and aux les d l for the de la le du des di da del y et und für van von der in at on to a &".split()
)


def positions_from(lines: Sequence[Line]) -> list[Position]:
    """All positions of a section in its order; an employer named once stands for the roles below it."""
    entries = entries_from(lines, ROLES)
    found: list[Position] = []
    employer, heads = "", False
    for entry, following in pairwise([*entries, None]):
        if entry is None:
            continue
        position = _position_from(entry)
        if position.company and _heads_roles(position, entry, following):
            employer, heads = position.company, True  # the employer's own dates, above its roles
            continue
        if heads and (joined := _title_with_unit(entry)):
            position = replace(_position_from(entry, employer), title=joined, company=employer)
        if position.title and not position.company and employer:
            position = _position_from(entry, employer)
        elif position.company != employer:
            heads = False
            employer = position.company if position.title else employer
        if _is_whole(position):
            found.append(position)
    return found


def _title_with_unit(entry: Entry) -> str:
    """ "HR Manager, Food & Beverage" under an employer: the unit belongs to the title, and is no employer."""
    values, slots = entry.reading.values, entry.reading.slots
    title, company = values.get("title", ""), values.get("company", "")
    if not title or not company or slots["title"][:2] != slots["company"][:2] or company_score(company) >= _SURE:
        return ""
    whole = f"{title}, {company}"
    return whole if any(whole in piece.text for piece in entry.pieces) else ""


def _town_after(entry: Entry) -> str:
    """ "The Salt Pig, Clevedon": what follows the employer after a comma and has the form of a town."""
    company, slot = entry.reading.values.get("company", ""), entry.reading.slots.get("company")
    for piece in entry.pieces if slot else ():
        if (piece.line, piece.place) == (slot or (0, 0, 0))[:2]:
            town = piece.text.partition(f"{company}, ")[2]
            words = town.split()
            if 0 < len(words) <= 2 and all(word[0].isupper() and word.isalpha() for word in words):
                return "" if is_title(town) or is_organisation(town) else town
    return ""


def _heads_roles(position: Position, entry: Entry, following: Entry | None) -> bool:
    """Whether it is an employer with dates of its own, above the roles held there."""
    if entry.body or following is None:
        return False
    below = following.reading.values
    named = title_score(position.title) >= _DOUBTFUL if position.title else False
    return not position.title or (not named and "title" in below and "company" not in below)


def _position_from(entry: Entry, employer: str = "") -> Position:
    values = entry.reading.values
    period = period_of(entry.dates)
    return Position(
        values.get("title", ""),
        values.get("company", "") or employer,
        entry.dates,
        entry.body,
        values.get("place", "") or _town_after(entry),
        period.start,
        period.end,
        period.current,
    )


def _is_whole(position: Position) -> bool:
    """Title and employer, or one of them with good reason: a date in running text makes no position."""
    if position.title and position.company:
        return True
    named = title_score(position.title) if position.title else company_score(position.company or "-")
    return named >= _SURE or (named > 0 and is_range(position.dates))


def title_score(text: str) -> float:
    """How much a text looks like what somebody does."""
    if is_place(text) or is_state_code(text) or has_legal_form(text) or sum(map(str.isalpha, text)) < 2:
        return -3.0
    score = 0.4
    if is_title_by_head(text):
        score += 2.6
    elif is_title(text):
        score += 1.8
    elif may_be_title(text):
        score += 1.0
    score += 0.6 * (is_rank(text) and len(text.split()) > 1)
    if is_organisation_by_head(text):
        score -= 1.8
    score -= 0.7 * text.count(",") + 1.5 * (len(text.split()) > 8) + 1.0 * text[0].islower() + 1.0 * is_degree(text)
    return score


def company_score(text: str) -> float:
    """How much a text looks like an employer; names can be anything, so most doubtful parts are one."""
    if not any(map(str.isalpha, text)) or len(text) < 2 or is_state_code(text):
        return -3.0
    if is_place(text):
        return -2.0 if is_known_place(text) else -0.8
    score = 0.9
    if has_legal_form(text) or re.search(r"\w\.(?:com|io|org|net|ai|co)\b", text):
        score += 2.0
    elif is_organisation(text):
        score += 1.6 if is_organisation_by_head(text) else 0.6
    if _UNIT.search(text):
        score -= 2.0  # a part of an employer
    if is_title_by_head(text):
        score -= 1.8
    elif may_be_title(text):
        score -= 0.5
    elif is_title(text) and not is_organisation(text) and head_of(text)[-1:] not in ("s", "S"):
        score -= 0.8
    lower = sum(word[0].islower() and word not in _JOINTS for word in text.split()[1:])
    score -= min(0.6 * lower, 1.8)  # names are capitalised, descriptions are not
    score -= 0.5 * text.count(",") + 1.0 * (len(text.split()) > 7) + 0.8 * text[0].islower()
    return score


def place_score(text: str) -> float:
    if is_known_place(text):
        return 2.6
    if is_place(text):
        return 2.2
    if is_likely_place(text):
        return 0.2
    return -2.0


ROLES = Roles(
    {"title": title_score, "company": company_score, "place": place_score},
    {
        label: role
        for role, labels in {
            "title": (
                "role",
                "title",
                "position",
                "job title",
                "designation",
                "job",
                "post",
                "rolle",
                "poste",
                "cargo",
                "função",
                "puesto",
                "fonction",
                "position held",
            ),
            "company": ("company", "employer", "organization", "organisation", "firm", "company name"),
            "place": ("location", "place", "city", "address"),
        }.items()
        for label in labels
    },
)
