"""Invented people of many trades and countries, with resumes as unlike one another as real ones: `person(random)`."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from pathlib import Path
from random import Random

from training.resumes import sources
from training.resumes.countries import COUNTRIES, Country
from training.resumes.jobs import jobs_of
from training.resumes.records import Person, Work
from training.resumes.schools import schools_of
from training.resumes.slots import Slots
from training.resumes.sources import Trade

_IN_ENGLISH = 0.8  # of all resumes; the rest is shared by the other languages
_MORE_LINKS = (
    "linkedin.com/in/{handle}", "https://www.linkedin.com/in/{handle}", "github.com/{handle}", "www.{handle}.net",
    "{handle}.example", "behance.net/{handle}", "@{handle}",
)  # fmt: skip


def person(random: Random, data: Path = sources.DATA) -> Person:
    """`data` is the folder of training data (taxonomy/, resume-lines/). Equal for an equal state of `random`."""
    language = _language(random)
    country = _country(random, language)
    trade = random.choice(sources.trades())
    slots = slots_of(random, country, language, trade, data)
    local = replace(slots, tongue=_tongue(random, country, language))
    jobs = jobs_of(slots, local, trade)
    slots = replace(slots, title=jobs[0].title if jobs else random.choice(trade.titles[language]))
    name = _name(slots)
    return Person(
        trade=trade.name,
        country=country.code,
        language=language,
        name=name,
        headline=_headline(slots),
        email=_email(slots, name),
        phone=slots.phone() if random.random() < 0.9 else "",
        place=_address(slots),
        links=_links(slots, name),
        about=_about(slots),
        jobs=jobs,
        schools=schools_of(slots, local, trade),
        skills=_skills(slots),
        projects=_projects(slots, trade),
        certifications=_certifications(slots, trade),
        languages=_languages(slots),
        others=_others(slots),
    )


def _language(random: Random) -> str:
    others = [language for language in sources.languages() if language != "en"]
    return "en" if not others or random.random() < _IN_ENGLISH else random.choice(others)


def _country(random: Random, language: str) -> Country:
    if language == "en":
        return random.choices(COUNTRIES, [country.weight for country in COUNTRIES])[0]
    spoken = [country for country in COUNTRIES if language in country.tongues]
    return random.choices(spoken, [4 if country.tongues[0] == language else 1 for country in spoken])[0]


def _tongue(random: Random, country: Country, language: str) -> str:
    """Of employers and schools: the country's, where there are phrases in it."""
    if language in country.tongues:
        return language
    known = [tongue for tongue in country.tongues if tongue in sources.languages()]
    return random.choice(known) if known else "en"


def slots_of(random: Random, country: Country, language: str, trade: Trade, data: Path) -> Slots:
    words = sources.words_of(language)[trade.sector]
    tools = sources.tools(data, trade.soc)
    named = tuple(dict.fromkeys(random.sample(tools, min(len(tools), 8))))
    skills = tuple(words["skills"])
    if language == "en":
        labels = sources.esco_skills(data, trade.soc, trade.name)
        skills += tuple(random.sample(labels, 8))
    return Slots(
        random, country, language, data, skills, named, random.choice(trade.titles[language]), tuple(words["subjects"])
    )


def _name(slots: Slots) -> str:
    first, last, random = slots.first(), slots.last(), slots.random
    if slots.country.tongues[0] in ("es", "pt") and random.random() < 0.6:
        last = f"{last} {slots.last()}"
    if random.random() < 0.12:
        first = f"{first} {random.choice('ABCDEFGHJKLMNPRSTW')}."
    elif random.random() < 0.1:
        first = f"{first} {slots.first()}"
    elif random.random() < 0.04:
        last = f"{last}-{slots.last()}"
    return f"{first} {last}"


def _handle(slots: Slots, name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    parts = re.findall(r"[a-z]+", plain) or [slots.brand().lower()]
    joined = slots.random.choice(("", ".", "-", "_")).join((parts[0], parts[-1]))
    return slots.random.choice((joined, joined, parts[0][0] + parts[-1], f"{joined}{slots.random.randint(1, 99)}"))


def _email(slots: Slots, name: str) -> str:
    if slots.random.random() < 0.04:
        return ""
    ending = slots.random.choice(("com", "org", "net", "io", slots.country.code.lower()))
    return f"{_handle(slots, name)}@{slots.brand().lower()}.{ending}"


def _address(slots: Slots) -> str:
    form = slots.random.random()
    if form < 0.12:
        return ""
    if form < 0.3:
        return f"{slots.street()}, {slots.postcode()} {slots.city()[0]}"
    return slots.place()


def _links(slots: Slots, name: str) -> tuple[str, ...]:
    count = slots.random.choices((0, 1, 2, 3), (40, 35, 18, 7))[0]
    handle = _handle(slots, name)
    return tuple(link.format(handle=handle) for link in slots.random.sample(_MORE_LINKS, count))


def _headline(slots: Slots) -> str:
    form = slots.random.random()
    if form < 0.45:
        return ""
    if form < 0.85:
        return slots.title
    joint = slots.random.choice((" | ", " · ", ", ", " / "))
    return joint.join((slots.title, *slots.random.sample(slots.skills, 2)))


def _about(slots: Slots) -> str:
    lines = sources.words_of(slots.tongue)["about"]["lines"]
    count = slots.random.choices((0, 1, 2, 3, 4), (28, 20, 26, 18, 8))[0]
    return " ".join(slots.fill(line) for line in slots.random.sample(lines, min(count, len(lines))))


def _skills(slots: Slots) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """None, one list, or groups with labels; of the trade, its software, and soft ones."""
    random, soft = slots.random, sources.words_of(slots.tongue)["soft"]
    form = random.random()
    if form < 0.08:
        return ()
    hard = tuple(random.sample(slots.skills, min(len(slots.skills), random.randint(3, 12))))
    tools = tuple(random.sample(slots.tools, min(len(slots.tools), random.randint(2, 8))))
    gentle = tuple(random.sample(soft["words"], random.randint(2, 7)))
    parts = [part for part in (hard, tools, gentle) if part]
    random.shuffle(parts)
    if form < 0.55:
        mixed = list(dict.fromkeys(skill for part in parts[: random.randint(1, 3)] for skill in part))
        return (("", tuple(mixed)),)
    labels = random.sample(soft["labels"], len(parts) + 1)
    if random.random() < 0.3 and len(parts[0]) > 4:
        parts = [parts[0][:3], parts[0][3:], *parts[1:]]
    return tuple(zip(labels, parts, strict=False))


def _projects(slots: Slots, trade: Trade) -> tuple[Work, ...]:
    random, words = slots.random, sources.words_of(slots.tongue)
    names = words[trade.sector]["projects"]
    made = []
    for name in random.sample(names, min(len(names), random.choices((0, 1, 2, 3, 4), (55, 12, 16, 12, 5))[0])):
        count = random.choices((0, 1, 2, 3), (10, 40, 35, 15))[0]
        bullets = tuple(slots.fill(line) for line in random.sample(words["bullets"]["projects"], count))
        year = random.randint(2012, 2025)
        start = (
            f"{year}-{random.randint(1, 12):02}"
            if random.random() < 0.4
            else str(year)
            if random.random() < 0.5
            else ""
        )
        end = str(year + random.randint(0, 1)) + start[4:] if start and random.random() < 0.8 else ""
        link = f"{slots.brand().lower()}.{random.choice(('org', 'com', 'net'))}" if random.random() < 0.15 else ""
        made.append(Work(slots.fill(name), bullets, start, max(end, start) if end else "", link))
    return tuple(made)


def _certifications(slots: Slots, trade: Trade) -> tuple[str, ...]:
    names = sources.words_of(slots.tongue)[trade.sector]["certifications"]
    count = slots.random.choices((0, 1, 2, 3, 4), (50, 18, 18, 10, 4))[0]
    return tuple(slots.fill(name) for name in slots.random.sample(names, min(count, len(names))))


def _languages(slots: Slots) -> tuple[tuple[str, str], ...]:
    random, words = slots.random, sources.words_of(slots.tongue)
    if random.random() < 0.5:
        return ()
    names = random.sample(sorted(words["tongues"]), random.randint(1, 4))
    first = slots.country.tongues[0]
    known = list(dict.fromkeys([first if first in words["tongues"] else "en", *names]))
    leveled = random.random() < 0.8
    return tuple((words["tongues"][key], random.choice(words["levels"]) if leveled else "") for key in known)


def _others(slots: Slots) -> tuple[tuple[str, tuple[str, ...]], ...]:
    random, kinds = slots.random, sources.words_of(slots.tongue)["others"]
    count = random.choices((0, 1, 2, 3), (35, 32, 22, 11))[0]
    made = []
    for names in random.sample(sorted(kinds), min(count, len(kinds))):
        lines = random.sample(kinds[names], min(len(kinds[names]), random.choice((1, 1, 2, 3))))
        made.append((random.choice(names.split("|")), tuple(slots.fill(line) for line in lines)))
    return tuple(made)
