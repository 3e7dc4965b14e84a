"""The dates of an entry as people write them without thinking: one habit a resume, now and then another."""

from __future__ import annotations

from random import Random

from training.resumes.layouts import printing

_JOINTS = (" - ", " – ", "-", "–", " to ", " till ", " until ", " through ", " → ", " — ", "- ", " / ", " upto ")
_OPEN = {
    "en": ("now", "present", "Present", "date", "till date", "to date", "current", "Till now", "ongoing", "PRESENT"),
    "de": ("heute", "jetzt", "dato"), "fr": ("aujourd'hui", "ce jour", "maintenant"), "es": ("actualidad", "hoy"),
    "it": ("oggi", "ad oggi", "in corso"), "pt": ("hoje", "atual"), "nl": ("heden", "nu"),
}  # fmt: skip
_SEASONS = (
    "Winter",
    "Spring",
    "Spring",
    "Summer",
    "Summer",
    "Summer",
    "Fall",
    "Fall",
    "Fall",
    "Winter",
    "Winter",
    "Winter",
)
_FORMS = (
    "short", "short", "long", "long", "m/yy", "m/yyyy", "mm.yyyy", "yyyy/mm", "Mon-yy", "Mon 'yy", "Mon., yyyy",
    "day", "dd.mm.yyyy", "MON", "Monyyyy", "dth", "mm.yy", "season", "m.yyyy",
)  # fmt: skip
_YEARS = ("yyyy", "yyyy", "yyyy", "'yy", "yyyy/yy", "yy")
_DEVIATES = 0.12


class Habit:
    """Of one resume."""

    def __init__(self, random: Random, language: str) -> None:
        self._random, self._language = random, language
        self._draw()

    def _draw(self) -> None:
        random = self._random
        self._form, self._years = random.choice(_FORMS), random.choice(_YEARS)
        self._joint, self._open = random.choice(_JOINTS), random.choice(_OPEN.get(self._language, _OPEN["en"]))
        self._since, self._months, self._bare = random.random() < 0.15, random.random() < 0.75, random.random() < 0.05
        if self._language != "en" and (self._joint.strip().isalpha() or self._form in ("season", "dth", "day")):
            self._joint, self._form = f" {printing._UNTIL[self._language]} ", "short"

    def write(self, start: str, end: str) -> str:
        """Of "2021-03", "2021" or "" each; an end of "" is today where there is a start."""
        if not start and not end:
            return ""
        if self._random.random() < _DEVIATES:
            kept = (self._form, self._years, self._joint, self._open, self._since, self._months, self._bare)
            self._draw()
            text = self._written(start, end)
            self._form, self._years, self._joint, self._open, self._since, self._months, self._bare = kept
            return text
        return self._written(start, end)

    def _written(self, start: str, end: str) -> str:
        if not start or start == end:
            return self._moment(end or start)
        if not end:
            if self._bare:
                return f"{self._moment(start)} {self._joint.strip()}"
            if self._since:
                since = printing._SINCE.get(self._language, "Since")
                return f"{self._random.choice((since, since.lower()))} {self._moment(start)}"
            return f"{self._moment(start)}{self._joint}{self._open}"
        if self._language == "en" and len(start) == len(end) == 7 and self._random.random() < 0.02:
            return self._length(start, end)
        if self._years == "yyyy/yy" and not (self._months and len(end) == 7):
            return f"{start[:4]}{self._random.choice('/-–')}{end[2:4]}"
        if start[:4] == end[:4] and len(start) == len(end) == 7 and self._form in ("short", "long") and self._months:
            return f"{self._month(start)}{self._joint}{self._moment(end)}"
        return f"{self._moment(start)}{self._joint}{self._moment(end)}"

    def _length(self, start: str, end: str) -> str:
        months = max(1, (int(end[:4]) - int(start[:4])) * 12 + int(end[5:]) - int(start[5:]))
        return f"{months} months" if months < 24 else f"{months // 12} years"

    def _month(self, when: str) -> str:
        names = printing._SHORT if self._form != "long" else printing._MONTHS
        return names.get(self._language, names["en"]).split()[int(when[5:]) - 1]

    def _moment(self, when: str) -> str:
        year = when[:4]
        if len(when) != 7 or not self._months:
            return {"'yy": f"'{year[2:]}", "yy": f"’{year[2:]}"}.get(self._years, year)
        month, number, day = self._month(when), when[5:], 1 + int(year) % 28
        return {
            "long": f"{month} {year}", "m/yy": f"{int(number)}/{year[2:]}", "m/yyyy": f"{int(number)}/{year}",
            "mm.yyyy": f"{number}.{year}", "yyyy/mm": f"{year}/{number}", "Mon-yy": f"{month}-{year[2:]}",
            "Mon 'yy": f"{month} '{year[2:]}", "Mon., yyyy": f"{month.rstrip('.')}., {year}",
            "day": f"{printing._MONTHS['en'].split()[int(number) - 1]} {day}, {year}",
            "dd.mm.yyyy": f"{day:02}.{number}.{year}", "MON": f"{month.upper()} {year}", "Monyyyy": f"{month}{year}",
            "dth": f"{day}th {month} {year}", "mm.yy": f"{number}.{year[2:]}", "m.yyyy": f"{int(number)}.{year}",
            "season": f"{_SEASONS[int(number) - 1]} {year}",
        }.get(self._form, f"{month} {year}")  # fmt: skip
