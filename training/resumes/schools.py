"""The education of an invented person, the latest first: university, apprenticeship, school."""

from __future__ import annotations

from random import Random

from training.resumes import sources
from training.resumes.records import School
from training.resumes.slots import Slots
from training.resumes.sources import Trade

_PRACTICAL = ("building", "kitchen", "sales", "transport", "plant", "land", "care")
"""Sectors in which an apprenticeship is as common as a degree."""


def schools_of(slots: Slots, local: Slots, trade: Trade) -> tuple[School, ...]:
    random = slots.random
    if random.random() < 0.05:
        return ()
    kinds = _kinds(random, trade)
    form = random.choices(("month", "year", "end", "none"), (22, 42, 26, 10))[0]
    placed, noted = random.random() < 0.45, random.random() < 0.4
    year = random.randint(1995, 2024)
    schools = []
    for kind in kinds:
        length = {"university": 3, "college": 2, "high": 4}[kind] + random.randint(0, 1)
        start, end = _span(random, form, year, length)
        notes = _notes(slots) if noted and kind != "high" else ()
        place = slots.place() if placed else ""
        schools.append(School(_degree(slots, trade, kind), _institution(local, kind), place, start, end, notes))
        year -= length + random.choice((0, 0, 1, 3))
    return tuple(schools)


def _kinds(random: Random, trade: Trade) -> list[str]:
    practical = trade.sector in _PRACTICAL and random.random() < 0.6
    kinds = ["college" if practical else "university"]
    if not practical and random.random() < 0.35:
        kinds.append("university")
    if random.random() < (0.5 if practical else 0.25):
        kinds.append("high")
    return kinds if random.random() > 0.08 else ["high"]


def _span(random: Random, form: str, year: int, length: int) -> tuple[str, str]:
    if form == "none":
        return "", ""
    if form == "end":
        return "", str(year)
    if form == "year":
        return str(year - length), str(year)
    return f"{year - length}-{random.choice((8, 9, 10)):02}", f"{year}-{random.choice((5, 6, 7, 9)):02}"


def _degree(slots: Slots, trade: Trade, kind: str) -> str:
    names = {"university": "degrees", "college": "trades", "high": "leaving"}[kind]
    return slots.one_of(sources.words_of(slots.tongue)["schools"][names])


def _institution(local: Slots, kind: str) -> str:
    random, words = local.random, sources.words_of(local.tongue)["schools"]
    listed = sources.universities(local.data, local.country.of_universities)
    if kind == "university" and listed and random.random() < 0.7:
        return random.choice(listed)
    return local.one_of(words[kind])


def _notes(slots: Slots) -> tuple[str, ...]:
    notes = sources.words_of(slots.tongue)["schools"]["notes"]
    count = slots.random.choice((0, 1, 1, 2))
    return tuple(slots.fill(note) for note in slots.random.sample(notes, count))
