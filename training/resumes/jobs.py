"""The jobs of an invented person, the latest first."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from training.resumes import sources
from training.resumes.deeds import VOICES, deed_from
from training.resumes.records import Job
from training.resumes.slots import Slots
from training.resumes.sources import Trade

TODAY = (2026, 6)
_COUNTS = (5, 11, 20, 25, 18, 10, 6, 5)  # how often people have 0 to 7 jobs
_LISTED = 0.1  # of the employers are companies listed in the US, in English resumes
_FAKED = 0.15  # are as Faker makes them for the country
_TAILED = 0.25  # of the short deeds end with a number, a tool or a result


def jobs_of(slots: Slots, local: Slots, trade: Trade) -> tuple[Job, ...]:
    """`local` fills the phrases of the country's own language: employers."""
    random = slots.random
    count = random.choices(range(8), _COUNTS)[0]
    spans = _spans(random, count)
    habit = _Habit(random)
    jobs: list[Job] = []
    for number, (start, end) in enumerate(spans):
        same = bool(jobs) and random.random() < 0.22
        done = trade if random.random() < 0.9 or same else random.choice(sources.trades())
        employer = jobs[-1].employer if same else _employer(local, done)
        place = jobs[-1].place if same else _place(slots) if random.random() < habit.placed else ""
        title = _title(slots, done, latest=number == 0)
        jobs.append(Job(title, employer, place, start, end, _bullets(slots, done, habit, latest=number == 0)))
    return tuple(jobs)


class _Habit:
    """What a person does alike for all jobs."""

    def __init__(self, random: Random) -> None:
        self.placed = random.choice((0.0, 0.5, 0.95, 1.0, 1.0))
        self.most = random.choice((0, 2, 3, 4, 5, 6, 8)) if random.random() < 0.8 else 4
        self.paragraph = random.random() < 0.12
        self.stop = random.choice(("", "", "."))
        self.voice = random.choice(VOICES)


def _spans(random: Random, count: int) -> list[tuple[str, str]]:
    """Backwards from today, with gaps, each as "2021-03" or "2021" or ""."""
    form = random.choices(("month", "year", "none"), (72, 21, 7))[0]
    month = TODAY[0] * 12 + TODAY[1] - 1
    current = random.random() < 0.65
    month -= 0 if current else random.randint(0, 20)
    spans = []
    for number in range(count):
        length = random.choice((2, 3, 6)) if random.random() < 0.12 else random.randint(7, 90)
        start = month - length
        bare = form == "none" or random.random() < 0.02
        left = "" if bare else _written(start, form)
        right = "" if bare or (number == 0 and current) else _written(month, form)
        spans.append((left, right))
        month = start - random.choice((0, 0, 1, 1, 2, 5, 14))
    return spans


def _written(month: int, form: str) -> str:
    year, rest = divmod(month, 12)
    return str(year) if form == "year" else f"{year}-{rest + 1:02}"


def _title(slots: Slots, trade: Trade, *, latest: bool) -> str:
    random, words = slots.random, sources.words_of(slots.tongue)
    title = random.choice(trade.titles[slots.tongue])
    if slots.tongue == "en" and random.random() < 0.35 and (others := sources.other_titles(slots.data, trade.soc)):
        title = random.choice(others)
    if random.random() < (0.35 if latest else 0.28):
        title = random.choice(words["ranks"]).format(title=title)
    if random.random() < 0.12:
        title = random.choice(("{0}, {1}", "{0}, {1}", "{0} - {1}", "{0} ({1})", "{0} – {1}")).format(
            title, random.choice(words["teams"])
        )
    return title


def _employer(local: Slots, trade: Trade) -> str:
    random, words = local.random, sources.words_of(local.tongue)
    form = random.random()
    if form < 0.04:
        return local.one_of(words["freelance"])
    if form < 0.04 + _FAKED:
        return local.company()
    if form < 0.04 + _FAKED + _LISTED and local.tongue == "en":
        return random.choice(sources.companies(local.data))
    return local.one_of(words[trade.sector]["employers"])


def _place(slots: Slots) -> str:
    if slots.random.random() < 0.06:
        return slots.one_of(sources.words_of(slots.tongue)["remote"])
    return slots.place()


def _bullets(slots: Slots, trade: Trade, habit: _Habit, *, latest: bool) -> tuple[str, ...]:
    random, words = slots.random, sources.words_of(slots.tongue)
    count = min(habit.most, max(0, random.randint(habit.most - 2, habit.most + 2))) if habit.most else 0
    if not count:
        return ()
    own = list(words["bullets"]["lines"])
    if slots.tongue == "en":
        voice = "bare" if latest and habit.voice == "past" and random.random() < 0.2 else habit.voice
        done = sources.tasks(slots.data, trade.soc)
        made = [deed_from(task, voice, random, slots.data) for task in random.sample(done, min(count, len(done)))]
        lines = [_with_tail(slots, line) if random.random() > 0.3 else slots.one_of(own) for line in made]
    else:
        found = replace(slots, skills=tuple(words[trade.sector]["skills"]))
        phrases = [*words[trade.sector]["phrases"], *random.sample(own, len(own) // 2)]
        lines = [found.fill(phrase) for phrase in random.sample(phrases, min(count, len(phrases)))]
    lines = [line.rstrip(".") + habit.stop for line in dict.fromkeys(lines)]
    if habit.paragraph:
        return (" ".join(line.rstrip(".") + "." for line in lines[:4]),)
    return tuple(lines)


def _with_tail(slots: Slots, line: str) -> str:
    """Short deeds sometimes say for whom, with what, or with which result."""
    if len(line) > 90 or slots.random.random() > _TAILED:
        return line
    tail = slots.random.choice(sources.words_of(slots.tongue)["bullets"]["tails"])
    return f"{line}{tail[0]}{slots.fill(tail[1:])}"
