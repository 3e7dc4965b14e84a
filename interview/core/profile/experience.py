"""Sections of work -> positions: which part of a heading is the title, the employer, the place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from interview.core.profile.dates import is_range, period_of
from interview.core.profile.entries import Entry, entries_from
from interview.core.profile.places import is_known_place, is_likely_place, is_place, is_state_code
from interview.core.profile.roles import Roles
from interview.core.profile.sections import Line
from interview.core.profile.vocabulary import (
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
from interview.core.records import Position

_SURE = 2.0
_JOINTS = frozenset("of and for the de la le du des di da del y et und für van von der in at on to a &".split())


def positions_from(lines: Sequence[Line]) -> list[Position]:
    """All positions of a section in its order; an employer named once stands for the roles below it."""
    entries = entries_from(lines, ROLES)
    found: list[Position] = []
    employer = ""
    for entry, following in pairwise([*entries, None]):
        if entry is None:
            continue
        position = _position_from(entry)
        if position.company and not position.title and not entry.body and following is not None:
            employer = position.company  # the employer's own dates, above its roles
            continue
        if position.title and not position.company and employer:
            position = _position_from(entry, employer)
        elif position.company:
            employer = position.company if position.title else employer
        if _is_whole(position):
            found.append(position)
    return found


def _position_from(entry: Entry, employer: str = "") -> Position:
    values = entry.reading.values
    period = period_of(entry.dates)
    return Position(
        values.get("title", ""),
        values.get("company", "") or employer,
        entry.dates,
        entry.body,
        values.get("place", ""),
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
    if is_title_by_head(text):
        score -= 1.8
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
    return 0.2 if is_likely_place(text) else -2.0


ROLES = Roles(
    {"title": title_score, "company": company_score, "place": place_score},
    {
        label: role
        for role, labels in {
            "title": ("role", "title", "position", "job title", "designation", "job", "post", "rolle", "poste"),
            "company": ("company", "employer", "organization", "organisation", "client", "firm", "company name"),
            "place": ("location", "place", "city", "address"),
        }.items()
        for label in labels
    },
)
