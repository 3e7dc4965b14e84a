"""How resumes print dates and headings in seven languages: what every layout of invented resumes shares.

English stands in for a language without a table. Layouts, fonts and files are the layouts' own business.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from training.resumes.layouts.headings import HEADINGS

LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl")
_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
}
_SHORT = {
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    "de": "Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez.",
    "fr": "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
    "es": "ene. feb. mar. abr. may. jun. jul. ago. sept. oct. nov. dic.",
    "it": "gen feb mar apr mag giu lug ago set ott nov dic",
    "pt": "jan. fev. mar. abr. maio jun. jul. ago. set. out. nov. dez.",
    "nl": "jan. feb. mrt. apr. mei jun. jul. aug. sep. okt. nov. dec.",
}
_TODAY = {
    "en": ("Present", "present", "Current", "Now", "Today", "Ongoing", "Till Date", "date"),
    "de": ("heute", "Heute", "laufend", "aktuell", "jetzt"),
    "fr": ("aujourd'hui", "aujourd’hui", "présent", "ce jour", "Présent", "en cours"),
    "es": ("actualidad", "Actualidad", "presente", "actual", "hoy"),
    "it": ("oggi", "presente", "Oggi", "in corso", "attuale"),
    "pt": ("atual", "presente", "Atual", "o momento", "hoje"),
    "nl": ("heden", "nu", "Heden", "Nu"),
}
_SINCE = {"en": "Since", "de": "seit", "fr": "Depuis", "es": "Desde", "it": "Dal", "pt": "Desde", "nl": "Sinds"}
_UNTIL = {"en": "to", "de": "bis", "fr": "à", "es": "a", "it": "a", "pt": "a", "nl": "tot"}
_SPANS = {
    "en": ("yr", "yrs", "mo", "mos"),
    "de": ("Jahr", "Jahre", "Monat", "Monate"),
    "fr": ("an", "ans", "mois", "mois"),
    "es": ("año", "años", "mes", "meses"),
    "it": ("anno", "anni", "mese", "mesi"),
    "pt": ("ano", "anos", "mês", "meses"),
    "nl": ("jaar", "jaar", "mnd", "mnd"),
}
_FORMS = ("short",) * 5 + ("long",) * 4 + ("slash",) * 3 + ("dot", "dash", "quote", "comma", "brief") + ("year",) * 3
_BETWEEN = (" – ",) * 5 + (" - ",) * 4 + ("–", "-", " — ", "—", " to ", " to ", " / ")


@dataclass(frozen=True, slots=True)
class DateStyle:
    """One resume's habit; drawn once a document, since people keep to one."""

    form: str = "short"  # of a month with its year: one of short long slash dot dash quote comma brief year
    between: str = " – "  # " to " becomes the language's word
    today: int = 0  # which of the language's words for today
    upper: bool = False
    since: bool = False  # "Since March 2021" in place of "March 2021 – Present"
    one_year: bool = False  # "Mar – Nov 2021" within a year
    span: bool = False  # "(2 yrs 3 mos)" after closed dates


def date_style(random: Random) -> DateStyle:
    return DateStyle(
        form=random.choice(_FORMS),
        between=random.choice(_BETWEEN),
        today=random.choice((0, 0, 0, 1, 2, 3, 4, 5, 6, 7)),
        upper=random.random() < 0.08,
        since=random.random() < 0.08,
        one_year=random.random() < 0.1,
        span=random.random() < 0.06,
    )


def dates(start: str, end: str, style: DateStyle, language: str) -> str:
    """Dates such as "2021-03" and "" (today) as one resume prints them: "Mar 2021 – Present".

    An end alone stands alone, as the year of a degree does; without both there is nothing to print.
    """
    language = known(language)
    if not start:
        return _case(_moment(end, style, language), style)
    first = _moment(start, style, language)
    if not end and style.since:
        return _case(f"{_SINCE[language]} {first}", style)
    last = _moment(end, style, language) if end else _TODAY[language][style.today % len(_TODAY[language])]
    if first == last:
        return _case(first, style)
    if style.one_year and style.form in ("short", "long") and len(start) == len(end) == 7 and start[:4] == end[:4]:
        first = _month(start, style.form, language)
    between = f" {_UNTIL[language]} " if style.between == " to " else style.between
    return _case(f"{first}{between}{last}", style) + (_span(start, end, language) if style.span else "")


def headings(section: str, language: str, random: Random) -> str:
    """A heading of a section (one of SECTIONS but "top" and "other", or "contact"), the table's first ones more often.

    It is in its everyday case: the layout decides on capitals.
    """
    choices = HEADINGS[known(language)][section]
    return choices[min(int(random.expovariate(1 / (0.35 * len(choices)))), len(choices) - 1)]


def known(language: str) -> str:
    return language if language in LANGUAGES else "en"


def _moment(date: str, style: DateStyle, language: str) -> str:
    year, _, number = date.partition("-")
    if not number or style.form == "year":
        return year
    spelled = _month(date, "long" if style.form in ("long", "comma") else "short", language)
    match style.form:
        case "slash":
            return f"{number}/{year}"
        case "dot":
            return f"{number}.{year}"
        case "dash":
            return f"{year}-{number}"
        case "brief":
            return f"{number}/{year[2:]}"
        case "quote":
            return f"{spelled} ’{year[2:]}"
        case "comma" if language == "en":
            return f"{spelled}, {year}"
        case "long" | "comma" if language in ("es", "pt"):
            return f"{spelled} de {year}"
    return f"{spelled} {year}"


def _month(date: str, form: str, language: str) -> str:
    names = _SHORT if form == "short" else _MONTHS
    return names[language].split()[int(date[5:7]) - 1]


def _case(text: str, style: DateStyle) -> str:
    return text.upper() if style.upper else text


def _span(start: str, end: str, language: str) -> str:
    """Both ends counted, as job boards count; nothing where a month is missing."""
    if len(start) != 7 or len(end) != 7:
        return ""
    months = (int(end[:4]) - int(start[:4])) * 12 + int(end[5:]) - int(start[5:]) + 1
    year, years, month, many = _SPANS[language]
    parts = [f"{months // 12} {year if months // 12 == 1 else years}"] if months >= 12 else []
    parts += [f"{months % 12} {month if months % 12 == 1 else many}"] if months % 12 else []
    return f" ({' '.join(parts)})"
