"""Fills the blanks of phrases ("Trained {n} new colleagues in {skill}") with names, places, numbers and skills."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from training.resumes import sources
from training.resumes.countries import STATES, Country

if TYPE_CHECKING:
    from faker import Faker

_FIRST = (
    "Nor Vel Bri Cal Dex Ful Gra Hel Ori Lum Mer Nex Pal Quo Ros Sol Tri Ver Wes Zen Alt Bel Cor Dor Eco Fin".split()
)
_MIDDLE = ["", "", "a", "i", "o", "tri", "lo", "na", "be", "vi"]
_LAST = (
    "vex tec dia mark lane ford line point via nova core field works wave byte pro gen bridge stone grove ta".split()
)
_ANIMALS = "Fox Heron Bull Swan Otter Stag Lamb Raven Hare Pelican Mole Trout".split()
_THINGS = "Anchor Crown Plough Barrel Lantern Oak Bell Wheel Apple Thistle Copper Harbour Willow".split()


@lru_cache
def faker_of(locale: str) -> Faker:
    from faker import Faker
    from faker.config import AVAILABLE_LOCALES

    return Faker(locale if locale in AVAILABLE_LOCALES else "en_GB")


@dataclass(frozen=True)
class Slots:
    """Of one person; `tongue` is the language of the phrases."""

    random: Random
    country: Country
    tongue: str
    data: Path
    skills: tuple[str, ...] = ()
    tools: tuple[str, ...] = ()
    title: str = ""
    subjects: tuple[str, ...] = ()

    def fill(self, phrase: str) -> str:
        return phrase.format_map(_Filled(self.random, self._makers)).strip()

    def one_of(self, phrases: list[str] | tuple[str, ...]) -> str:
        return self.fill(self.random.choice(phrases))

    def first(self) -> str:
        return str(self._faker.first_name())

    def last(self) -> str:
        return str(self._faker.last_name())

    def company(self) -> str:
        return str(self._faker.company())

    def phone(self) -> str:
        return str(self._faker.phone_number())

    def street(self) -> str:
        return str(self._faker.street_address()).replace("\n", ", ")

    def postcode(self) -> str:
        return str(self._faker.postcode())

    def brand(self) -> str:
        """A word that could be a firm's name."""
        return self.random.choice(_FIRST) + self.random.choice(_MIDDLE) + self.random.choice(_LAST)

    def city(self) -> tuple[str, str]:
        """City and region, perhaps ""."""
        found = sources.cities(self.data, self.country.name)
        return self.random.choice(found) if found else (str(self._faker.city()), "")

    def place(self) -> str:
        city, region = self.city()
        form = self.random.random()
        if form < 0.35 and region:
            return f"{city}, {STATES.get(region, region)}"
        if form < 0.5:
            return f"{city}, {self.country.name}"
        if form < 0.55 and region:
            return f"{city}, {region}, {self.country.name}"
        return city

    @cached_property
    def _faker(self) -> Faker:
        faker = faker_of(self.country.locale)
        faker.seed_instance(self.random.getrandbits(32))
        return faker

    @cached_property
    def _makers(self) -> dict[str, Callable[[], Any]]:
        random, words = self.random, sources.words_of(self.tongue)

        def topic() -> str:
            return str(random.choice(words["bullets"]["topics"]))

        def subject() -> str:
            return random.choice(self.subjects or ("",))

        return {
            "last": self.last,
            "first": self.first,
            "initial": lambda: random.choice("ABCDEFGHJKLMNPRSTW"),
            "city": lambda: self.city()[0],
            "region": lambda: self.city()[1] or self.city()[0],
            "brand": self.brand,
            "Brand": self.brand,
            "Animal": lambda: random.choice(_ANIMALS),
            "Thing": lambda: random.choice(_THINGS),
            "company": self.company,
            "month": lambda: random.choice(words["months"]),
            "year": lambda: random.randint(2005, 2025),
            "n": lambda: random.randint(4, 90),
            "grade": lambda: random.randint(55, 94),
            "nn": lambda: random.randint(65, 99),
            "m": lambda: random.randint(2, 9),
            "p": lambda: random.randint(11, 60) * 10,
            "q": lambda: random.randint(91, 140),
            "years": lambda: random.randint(2, 25),
            "money": lambda: self.fill(self.country.money),
            "topic": topic,
            "Topic": lambda: _capital(topic()),
            "subject": subject,
            "Subject": subject,
            "skill": lambda: _inside(random.choice(self.skills or ("",))),
            "tool": lambda: random.choice(self.tools or self.skills or ("",)),
            "title": lambda: self.title,
            "Title": lambda: _capital(self.title),
        }


class _Filled(dict[str, Any]):
    """Values made when they are asked for, each once: {last2} is another {last}."""

    def __init__(self, random: Random, makers: dict[str, Callable[[], Any]]) -> None:
        super().__init__()
        self._random, self._makers = random, makers

    def __missing__(self, key: str) -> Any:
        tries = [self._makers[key.rstrip("23")]() for _ in range(3 if key[-1] in "23" else 1)]
        made = next((made for made in tries if made not in self.values()), tries[-1])
        self[key] = str(made).lower() if key == "brand" else made
        return self[key]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _inside(skill: str) -> str:
    """A skill in the middle of a sentence: small, unless it is a name."""
    return skill[:1].lower() + skill[1:] if skill[1:2].islower() and skill[1:] == skill[1:].lower() else skill
