"""An invented person -> an untidy manuscript: sections in any order, wrapped or not, names and pages repeated."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

from training.resumes import sources
from training.resumes.countries import COUNTRIES
from training.resumes.manuscripts import Line, Manuscript
from training.resumes.people import person, slots_of
from training.resumes.records import Person
from training.resumes.untidy.jobs import Jobs
from training.resumes.untidy.parts import PARTS, ending, top
from training.resumes.untidy.writing import Writing, upper, wrapped

_PLACEHOLDERS = 0.04
_ORDERS = (
    ("about", "experience", "education", "skills", "projects", "certifications", "languages", "other"),
    ("about", "skills", "experience", "education", "other", "projects", "certifications", "languages"),
    ("education", "experience", "other", "skills", "languages", "projects", "certifications", "about"),
    ("about", "education", "certifications", "skills", "experience", "projects", "other", "languages"),
    ("experience", "other", "education", "skills", "languages", "certifications", "projects", "about"),
    ("skills", "languages", "experience", "projects", "education", "certifications", "other", "about"),
    ("about", "other", "education", "experience", "skills", "projects", "languages", "certifications"),
)
_RUNNING = ("{name} - page {n}", "Page {n} of 2", "{name}\tPage {n}", "Resume of {name}", "{n}", "{name} | CV | {n}")


def manuscript_from(name: str, random: Random, data: Path = sources.DATA) -> Manuscript:
    """Equal for an equal state of `random`."""
    made = person(random, data)
    if random.random() < _PLACEHOLDERS:
        made = _left_open(made, random)
    country = next(one for one in COUNTRIES if one.code == made.country)
    trade = next(one for one in sources.trades() if one.name == made.trade)
    title = made.jobs[0].title if made.jobs else trade.titles[made.language][0]
    writing = Writing(made, replace(slots_of(random, country, made.language, trade, data), title=title), random)
    top(writing)
    for part in random.choice(_ORDERS):
        if part == "experience":
            _experience(writing)
        else:
            PARTS[part](writing)
    ending(writing)
    lines = tuple(_finished(writing))
    return Manuscript(name, "untidy", made.language, lines, made.trade, made.country)


def _experience(writing: Writing) -> None:
    jobs = writing.person.jobs
    if not jobs:
        return
    habit = Jobs(writing)
    cut = writing.random.randrange(1, len(jobs)) if len(jobs) > 2 and writing.chance(0.12) else len(jobs)
    for some in (jobs[:cut], jobs[cut:]):
        if some:
            writing.heading("experience")
            habit.write(some)


def _finished(writing: Writing) -> list[Line]:
    random = writing.random
    width = random.choice((0, 0, 70, 80, 90, 100, 110))
    shouted = random.random() < 0.1
    lines = [upper(line) if shouted and line.role in ("first", "again") else line for line in writing.lines]
    lines = [piece for line in lines for piece in (wrapped(line, width) if width else [line])]
    if len(lines) > 45 and random.random() < 0.3:
        text = random.choice(_RUNNING).format(name=writing.person.name, n=2)
        lines.insert(random.randrange(35, len(lines)), Line("other", "running", text))
    return lines


def _left_open(made: Person, random: Random) -> Person:
    """As a template leaves it for others to fill in."""
    titles = random.choice(
        (("Job Title", "Your Title"), ("Job Title 1", "Job Title 2"), ("[Position Title]",), ("Title",))
    )
    firms = random.choice((("Company Name",), ("Company Name", "Another Company"), ("[Company]",), ("Employer Name",)))
    deeds = random.choice((
        ("Lorem ipsum dolor sit amet, consectetur adipiscing elit.", "Nulla vitae purus eu mi rutrum"),
        ("Describe your responsibilities and achievements here", "Use action words and numbers"),
        ("Accomplishment", "Task"),
    ))  # fmt: skip
    jobs = tuple(
        replace(job, title=random.choice(titles), employer=random.choice(firms), place="City, State", bullets=deeds)
        for job in made.jobs
    )
    schools = tuple(
        replace(one, degree=random.choice(("Degree", "Degree Name", "BSc Your Subject")), institution="University Name")
        for one in made.schools
    )
    name = random.choice(("Your Name", "First Last", "YOUR NAME", "FirstName LastName", made.name))
    return replace(made, name=name, jobs=jobs, schools=schools, place="City, State", email="email@example.com")
