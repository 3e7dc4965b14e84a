"""A profile as LinkedIn exports it to PDF, as near as invented words come: a dark sidebar, long dates with spans."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from random import Random

from training.resumes.layouts.drafts import groups_of
from training.resumes.layouts.pens import Look, Pages, Pen, pages_from
from training.resumes.layouts.printing import DateStyle, dates, known
from training.resumes.records import Drawn, Job, Layout, Person

_HEADINGS = {  # contact, skills, languages, certifications, summary, experience, education
    "en": "Contact|Top Skills|Languages|Certifications|Summary|Experience|Education",
    "de": "Kontakt|Top-Kenntnisse|Languages|Certifications|Zusammenfassung|Berufserfahrung|Ausbildung",
    "fr": "Coordonnées|Principales compétences|Languages|Certifications|Résumé|Expérience|Formation",
    "es": "Contactar|Aptitudes principales|Languages|Certifications|Extracto|Experiencia|Educación",
    "it": "Contatti|Competenze principali|Languages|Certifications|Riepilogo|Esperienza|Formazione",
    "pt": "Contato|Principais competências|Languages|Certifications|Resumo|Experiência|Formação acadêmica",
    "nl": "Contact|Belangrijkste vaardigheden|Languages|Certifications|Samenvatting|Ervaring|Opleiding",
}
_WORDS = {  # year, years, month, months, page, of
    "en": ("year", "years", "month", "months", "Page", "of"),
    "de": ("Jahr", "Jahre", "Monat", "Monate", "Seite", "von"),
    "fr": ("an", "ans", "mois", "mois", "Page", "de"),
    "es": ("año", "años", "mes", "meses", "Página", "de"),
    "it": ("anno", "anni", "mese", "mesi", "Pagina", "di"),
    "pt": ("ano", "anos", "mês", "meses", "Página", "de"),
    "nl": ("jaar", "jaar", "maand", "maanden", "Pagina", "van"),
}
_SECTIONS = ("top", "skills", "languages", "certifications", "about", "experience", "education")
_TODAY = (2025, 6)  # spans of jobs that go on end here, whenever they are drawn
_SIDE, _MAIN = 190.0, 224.0  # points: the sidebar's width, and where the rest begins


@dataclass(slots=True)
class _Export:
    person: Person
    side: Pen
    main: Pen
    shown: bool  # whether this profile shows places
    sign: str  # before what was done in a job
    printed: dict[str, str] = field(default_factory=dict)
    headings: list[tuple[str, str]] = field(default_factory=list)

    def heading(self, number: int) -> str:
        text = _HEADINGS[known(self.person.language)].split("|")[number]
        self.headings.append((_SECTIONS[number], text))
        return text

    def beside(self, number: int, lines: list[str]) -> None:
        if not lines:
            return
        self.side.gap(12)
        self.side.write(self.heading(number), Look(13, 0, "#E1E9EE"))
        self.side.gap(3)
        for line in lines:
            self.side.write(line, Look(10.5, 0, "#E1E9EE"))

    def below(self, number: int) -> None:
        self.main.gap(16)
        self.main.room(60)
        self.main.write(self.heading(number), Look(15.75, 0, "#181818"))
        self.main.gap(4)

    def when(self, key: str, start: str, end: str) -> str:
        """ "March 2021 - Present" and, behind it, the span."""
        style = DateStyle("long", " - ")
        text = dates(start, end, style, self.person.language)
        self.printed[f"{key}.dates"] = text
        return text

    def place(self, key: str, place: str) -> None:
        if place and self.shown:
            self.main.write(place, Look(10.5, 0, "#777777"))
        elif place:
            self.printed[f"{key}.place"] = ""

    def top(self) -> None:
        person = self.person
        self.main.write(person.name, Look(26, 0, "#181818"))
        self.main.gap(2)
        self.main.write(person.headline, Look(12, 0, "#181818"))
        self.main.write(person.place, Look(12, 0, "#777777"))

    def jobs(self) -> None:
        self.below(5)
        for number, group in groups_of(self.person.jobs, promoted=True, forced=False):
            self.main.gap(6)
            self.main.room(40)
            self.main.write(group[0].employer, Look(12, 0, "#181818"))
            if len(group) > 1:
                self.main.write(self.span(group[-1].start, group[0].end), Look(10.5))
            for at, job in enumerate(group, number):
                if at > number:
                    self.printed[f"job.{at}.employer"] = ""
                self.job(f"job.{at}", job)

    def job(self, key: str, job: Job) -> None:
        self.main.write(job.title, Look(11.5, 0, "#181818"))
        when, span = self.when(key, job.start, job.end), self.span(job.start, job.end)
        if when:
            self.main.write(f"{when} ({span})" if span else when, Look(10.5))
        self.place(key, job.place)
        for bullet in job.bullets:
            self.main.write(f"{self.sign}{bullet}", Look(10.5))
        self.main.gap(8)

    def schools(self) -> None:
        self.below(6)
        for number, school in enumerate(self.person.schools):
            self.main.write(school.institution, Look(12, 0, "#181818"))
            key = f"school.{number}"
            when = dates(school.start, school.end, DateStyle("year", " - "), self.person.language)
            self.printed[f"{key}.dates"] = when
            self.main.write(f"{school.degree} · ({when})" if when else school.degree, Look(10.5))
            if school.place:
                self.printed[f"{key}.place"] = ""
            for note in school.notes:
                self.main.write(note, Look(10.5))
            self.main.gap(6)

    def span(self, start: str, end: str) -> str:
        """ "3 years 2 months", both ends counted; "" where a month is missing."""
        year, years, month, months, _, _ = _WORDS[known(self.person.language)]
        first = tuple(map(int, start.split("-"))) if len(start) == 7 else ()
        last = tuple(map(int, end.split("-"))) if len(end) == 7 else () if end else _TODAY
        if not first or not last:
            return ""
        whole = max((last[0] - first[0]) * 12 + last[1] - first[1] + 1, 1)
        parts = [f"{whole // 12} {year if whole // 12 == 1 else years}"] if whole >= 12 else []
        parts += [f"{whole % 12} {month if whole % 12 == 1 else months}"] if whole % 12 else []
        return " ".join(parts)


def _draw_export(person: Person, random: Random, folder: Path) -> Drawn:
    path = folder / "linkedin.pdf"
    pages = pages_from(path, "letter", random.choice(("Helvetica", "Helvetica", "DejaVuSans")), str(person))
    shown = random.random() < 0.75
    side = Pen(pages, 20, _SIDE - 24, 30)
    main = Pen(pages, _MAIN, pages.width - _MAIN - 30, 30)
    export = _Export(person, side, main, shown, sign=random.choice(("", "", "• ", "- ")))
    links = [f"www.{link} (LinkedIn)" if link.startswith("linkedin") else link for link in person.links]
    phone = [f"{person.phone} (Mobile)"] if person.phone and random.random() < 0.5 else []
    if not phone and person.phone:
        export.printed["phone"] = ""
    export.beside(0, [*phone, person.email, *links])
    skills = [skill for _, group in person.skills for skill in group]
    kept = random.choice((3, 3, len(skills)))
    export.beside(1, skills[:kept])
    export.beside(2, [f"{language} ({level})" if level else language for language, level in person.languages])
    export.beside(3, list(person.certifications))
    export.top()
    if person.about:
        export.below(4)
        export.main.write(person.about, Look(12))
    if person.jobs:
        export.jobs()
    if person.schools:
        export.schools()
    pages.save(partial(_print_ground, _WORDS[known(person.language)][4:]))
    return Drawn(path, tuple(export.headings), tuple(export.printed.items()))


def _print_ground(words: tuple[str, str], pages: Pages, number: int) -> None:
    """The sidebar's ground, and "Page 1 of 3"."""
    pages.canvas.setFillColor("#293E49")
    pages.canvas.rect(0, 0, _SIDE + 10, pages.height, stroke=0, fill=1)
    pages.canvas.setFont(pages.font(Look()), 9)
    pages.canvas.setFillColor("#777777")
    pages.canvas.drawString(pages.width - 190, 18, f"{words[0]} {number} {words[1]} {len(pages.prints)}")


LAYOUTS: tuple[Layout, ...] = (Layout("linkedin", "linkedin", _draw_export),)
