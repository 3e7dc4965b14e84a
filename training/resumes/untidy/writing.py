"""The lines of an untidy resume in the making, and the habits that its writer keeps to throughout."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from random import Random

from training.resumes import sources
from training.resumes.layouts import printing
from training.resumes.layouts.entry_heads import at_of
from training.resumes.manuscripts import GOES_ON, Line, line_from
from training.resumes.records import Person
from training.resumes.slots import Slots
from training.resumes.untidy.dates import Habit
from training.resumes.untidy.heads import filled, habits, marked, phrases

_SIGNS = ("• ", "- ", "* ", "", "", "o ", "➢ ", "· ", "– ", "\uf0b7 ", "> ", "» ", "-", "•", "•\t", "▪ ", "§ ")
_HEADINGS = ("{}", "{}", "{}", "{}:", "{}:", "{} :", "- {} -", "{}.", "~ {} ~", "{}:-")


@dataclass(slots=True)
class Writing:
    person: Person
    slots: Slots
    random: Random
    lines: list[Line] = field(default_factory=list)
    dates: Habit = field(init=False)
    forms: list[str] = field(init=False)
    sign: str = field(init=False)
    heading_form: str = field(init=False)
    upper: bool = field(init=False)
    headed: bool = field(init=False)
    inline: bool = field(init=False)
    blanks: str = field(init=False)
    wrong: float = field(init=False)

    def __post_init__(self) -> None:
        random = self.random
        self.dates = Habit(random, self.language)
        self.forms = habits(random, self.language, single=random.random() < 0.4)
        self.sign = random.choice(_SIGNS)
        self.heading_form, self.upper = random.choice(_HEADINGS), random.random() < 0.4
        self.headed, self.inline = random.random() < 0.94, random.random() < 0.12
        self.blanks = random.choice(("sections", "entries", "none", "sections"))
        self.wrong = random.choice((0.0, 0.0, 0.01, 0.03))

    @property
    def language(self) -> str:
        return self.person.language

    @property
    def english(self) -> bool:
        return self.language == "en"

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def own(self, name: str, share: float = 1.0) -> str:
        """A filled phrase of phrases.toml, marked; "" in another language, and by chance."""
        if not self.english or not self.chance(share):
            return ""
        return self.fill(self.random.choice(phrases()["own"][name]))

    def fill(self, phrase: str) -> str:
        for name, value in (("title_", self.other_title()), ("employer_", self.slots.company()), ("skill_", "")):
            phrase = phrase.replace(f"{{{name}}}", value)
        return marked(self.slots.fill(phrase.replace("{Skill_}", "People")))

    def other_title(self) -> str:
        return self.random.choice(self.random.choice(sources.trades()).titles["en"])

    def head(self, form: str, values: dict[str, str]) -> list[str]:
        return filled(form, values | {"a": at_of(self.language) or ","})

    def add(self, section: str, role: str, text: str) -> None:
        if text.strip():
            self.lines.append(line_from(section, role, text))

    def blank(self, kind: str) -> None:
        if self.blanks == kind or (self.blanks == "entries" and kind == "sections"):
            self.lines.append(Line("", "", ""))

    def heading(self, section: str, text: str = "") -> str:
        """Writes it, or gives it back for the line that follows where the resume does so."""
        self.blank("sections")
        text = self.heading_form.format(text or self._worded(section))
        text = text.upper() if self.upper else text
        if not self.headed:
            return ""
        if self.inline and section in ("about", "skills", "languages", "certifications", "education", "other"):
            return text if text.rstrip()[-1:] in ":-" else f"{text}: "
        self.add(section, "heading", text)
        return ""

    def _worded(self, section: str) -> str:
        real = sources.written_headings(self.slots.data).get(section, ())
        if self.english and real and self.chance(0.5):
            worded = self.random.choices([text for text, _ in real], [n**0.6 for _, n in real])[0]
            return worded if self.chance(0.3) else self.random.choice((worded.title(), worded.capitalize()))
        return printing.headings(section, self.language, self.random)

    def bullet(self, section: str, text: str, sign: str | None = None) -> None:
        sign = self.sign if sign is None else sign
        self.add(section, "bullet", sign + self.sloppy(text))

    def sloppy(self, text: str) -> str:
        """Small faults of writing, none in marked words."""
        if "{" in text or not text:
            return text
        random = self.random
        if self.chance(0.12):
            text = text[:1].lower() + text[1:]
        if self.chance(0.2):
            text = text.rstrip(".") if text.endswith(".") else f"{text}."
        words = text.split(" ")
        for at, word in enumerate(words):
            if len(word) > 4 and word.isalpha() and random.random() < self.wrong:
                cut = random.randrange(1, len(word) - 1)
                swapped = word[:cut] + word[cut + 1] + word[cut] + word[cut + 2 :]
                words[at] = random.choice((word[:cut] + word[cut + 1 :], swapped))
        return " ".join(words)


def wrapped(line: Line, width: int) -> list[Line]:
    """As a page of so many letters breaks it, fields on each of their lines."""
    text = line.text
    if len(text) <= width or "\t" in text:
        return [line]
    cuts, start = [0], 0
    while len(text) - start > width:
        cut = text.rfind(" ", start + width // 2, start + width + 1)
        cut = cut if cut > 0 else text.find(" ", start + width)
        if cut < 0:
            break
        cuts.append(cut + 1)
        start = cut + 1
    pieces = []
    for number, (first, last) in enumerate(zip(cuts, [*cuts[1:], len(text) + 1], strict=True)):
        words = text[first : last - 1]
        inside = [(max(a, first) - first, min(b, last - 1) - first, name) for a, b, name in line.fields]
        fields = tuple((a, b, name) for a, b, name in inside if a < b)
        pieces.append(
            Line(line.section, line.role if number == 0 else GOES_ON.get(line.role, line.role), words, fields)
        )
    return pieces


def upper(line: Line) -> Line:
    """In capitals, where that keeps the places of its letters."""
    text = line.text.upper()
    return Line(line.section, line.role, text, line.fields) if len(text) == len(line.text) else line


def years_marked(text: str) -> str:
    """The years of a line as its dates."""
    return re.sub(r"\b(?:19|20)\d\d(?:\s?[–-]\s?(?:19|20)\d\d)?\b", lambda found: f"{{d|{found[0]}}}", text, count=1)
