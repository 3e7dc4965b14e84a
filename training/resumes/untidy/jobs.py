"""The jobs of an untidy resume: heads worded in every way, employers above several roles, lines that are no jobs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from training.resumes.records import Job
from training.resumes.slots import Slots
from training.resumes.untidy.heads import phrases
from training.resumes.untidy.writing import Writing

_SECTION = "experience"


class Jobs:
    """What the writer does alike for all jobs."""

    def __init__(self, writing: Writing) -> None:
        self.w, random = writing, writing.random
        self.placed, self.titled = random.choice((0.0, 0.3, 0.9, 1.0)), random.choice((1.0, 1.0, 1.0, 1.0, 0.8, 0.2))
        self.dated = random.choice((1.0,) * 9 + (0.7, 0.0))
        self.employed = random.choice((1.0,) * 9 + (0.6,))
        self.told = random.choice((0, 0, 1, 2, 3, 4, 6))
        self.grouped = random.random() < 0.3
        self.prose, self.stacked = random.random() < 0.15, random.random() < 0.2
        self.above, self.role = random.choice(phrases()["heads"]["above"]), random.choice(phrases()["heads"]["roles"])

    def write(self, jobs: Sequence[Job]) -> None:
        w = self.w
        for number, group in enumerate(self._groups(jobs)):
            if number:
                w.blank("entries")
                if gap := w.own("gaps", 0.05):
                    w.add(_SECTION, "first", gap)
            if len(group) > 1:
                self._group(group)
            else:
                self._job(group[0])

    def _groups(self, jobs: Sequence[Job]) -> Iterator[list[Job]]:
        group: list[Job] = []
        for job in jobs:
            joins = group and self.grouped and (job.employer == group[-1].employer or self.w.chance(0.4))
            if group and not joins:
                yield group
                group = []
            group.append(job)
        if group:
            yield group

    def _values(self, job: Job) -> dict[str, str]:
        w = self.w
        values = {
            "t": job.title if w.chance(self.titled) else "", "e": job.employer if w.chance(self.employed) else "",
            "p": job.place if w.chance(self.placed) else "",
            "d": w.dates.write(job.start, job.end) if w.chance(self.dated) else "",
        }  # fmt: skip
        return values if values["t"] or values["e"] else values | {"t": job.title}

    def _job(self, job: Job) -> None:
        w = self.w
        values = self._values(job)
        form = w.random.choice(w.forms)
        if not (values["e"] and values["t"]) and form in phrases()["heads"]["lines"]:
            form = w.random.choice(phrases()["heads"]["one"])
        lines = w.head(form, values)
        if w.own("kinds", 0.12) and len(lines) > 1:
            lines.append(w.own("kinds"))
        if len(lines) == 1 and w.chance(0.12) and self.told == 0:
            lines[0] = w.sign + lines[0]
        for number, line in enumerate(lines):
            w.add(_SECTION, "head" if number else "first", line)
        self._deeds(job)

    def _group(self, group: Sequence[Job]) -> None:
        w = self.w
        stay = w.dates.write(group[-1].start, group[0].end) if w.chance(0.5) else ""
        place = group[0].place if w.chance(self.placed) else ""
        for number, line in enumerate(w.head(self.above, {"e": group[0].employer, "p": place, "s": stay})):
            w.add(_SECTION, "head" if number else "first", line)
        for job in group:
            when = w.dates.write(job.start, job.end) if w.chance(self.dated) else ""
            for number, line in enumerate(w.head(self.role, {"t": job.title, "d": when})):
                w.add(_SECTION, "head" if number else "again", line)
            self._deeds(job)

    def _deeds(self, job: Job) -> None:
        w, random = self.w, self.w.random
        if not self.told:
            return
        count = max(0, random.randint(self.told - 2, self.told + 2))
        deeds = list(job.bullets) if len(job.bullets) > 1 or not w.english else []
        deeds = (deeds + [w.own("deeds") for _ in range(count)])[: max(count, 1)] if w.english else deeds
        random.shuffle(deeds)
        if deeds and (under := w.own("under", 0.12)):
            w.add(_SECTION, "plain", under)
        if self.prose and len(deeds) > 1:
            w.bullet(_SECTION, " ".join(w.sloppy(deed).rstrip(".") + "." for deed in deeds), "")
        else:
            for deed in deeds:
                w.bullet(_SECTION, deed)
        if self.stacked and (label := w.own("stacks")):
            w.add(_SECTION, "list", _label(label) + _listed(w.slots, random.randint(3, 9)))


def _label(label: str) -> str:
    words = label.rstrip(" :\t-")
    return f"{{l|{words}}}{label[len(words) :] or ':'}".rstrip() + " "


def _listed(slots: Slots, count: int) -> str:
    known = list(dict.fromkeys([*slots.tools, *slots.skills]))
    chosen = slots.random.sample(known, min(count, len(known)))
    return ", ".join(f"{{s|{skill}}}" for skill in chosen)
