"""Dates as resumes write them: where they stand in a line, and what months and years they mean.

Knows month names of the languages resumes come in; knows no entry and no section.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_MONTH_NAMES = (
    ("jan", "january", "janvier", "janv", "januar", "enero", "ene", "gennaio", "janeiro", "ינואר", "يناير"),
    ("feb", "february", "février", "févr", "fév", "februar", "febrero", "febbraio", "fevereiro", "fev", "פברואר",
     "فبراير"),
    ("mar", "march", "mars", "märz", "mär", "marzo", "março", "מרץ", "מרס", "مارس"),
    ("apr", "april", "avril", "avr", "abril", "abr", "aprile", "אפריל", "أبريل", "ابريل"),
    ("may", "mai", "mayo", "maggio", "maio", "מאי", "مايو"),
    ("jun", "june", "juin", "juni", "junio", "giugno", "junho", "יוני", "يونيو"),
    ("jul", "july", "juillet", "juil", "juli", "julio", "luglio", "julho", "יולי", "يوليو"),
    ("aug", "august", "août", "aout", "agosto", "ago", "אוגוסט", "أغسطس", "اغسطس"),
    ("sep", "sept", "september", "septembre", "septiembre", "settembre", "setembro", "set", "ספטמבר", "سبتمبر"),
    ("oct", "october", "octobre", "oktober", "okt", "octubre", "ottobre", "outubro", "אוקטובר", "أكتوبر", "اكتوبر"),
    ("nov", "november", "novembre", "noviembre", "novembro", "נובמבר", "نوفمبر"),
    ("dec", "december", "décembre", "déc", "dezember", "dez", "diciembre", "dic", "dicembre", "dezembro", "דצמבר",
     "ديسمبر"),
)  # fmt: skip
MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names}
_SEASONS = "month|spring|summer|fall|autumn|winter"
_MONTH = rf"(?:{'|'.join(sorted(map(re.escape, MONTHS), key=len, reverse=True))}|{_SEASONS})\b\.?"
_YEAR = r"(?:(?:1[5-9]|20)\d\d(?!\d)|20XX\b)"
_NUMBER_MONTH = r"(?:0?[1-9]|1[0-2])"
_EAST = rf"{_YEAR}\s*年(?:\s*{_NUMBER_MONTH}\s*月)?"
_DATE = (
    rf"(?:{_EAST}|(?:(?:0?[1-9]|[12]\d|3[01])\s*[/.]\s*)?\d{{1,2}}\s*[/.\-]\s*{_YEAR}"
    rf"|(?:(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?{_MONTH}(?:\s+\d{{1,2}}(?:st|nd|rd|th)?)?,?\s*(?:de\s+|of\s+)?[-–/,]?\s*)?{_YEAR}"
    rf"(?:[-/.](?:0[1-9]|1[0-2])(?!\d))?"
    rf"|{_MONTH}\s*['’]\s*\d\d(?!\d)|{_MONTH}[-\s]\d\d(?=\s*(?:[-–—]|to\b)\s*(?:{_MONTH}|present|current|now|till|to\s+date))"
    rf"|(?:0[1-9]|1[0-2])/\d\d(?![\d/]))"
)
_NOW = (
    r"(?:(?:till?\s+|until\s+|to\s+)?(?:present|presente|presently|current(?:ly)?|now|ongoing|today|date|"
    r"actuel|actuellement|aujourd['’]hui|heute|jetzt|actual(?:mente|idad)?|atual(?:mente)?|oggi)\b"
    r"|היום|כיום|הווה|至今|现在|現在|الآن|حتى الآن|حاليا)"
)
_TO = (
    r"(?:\s*(?:-|–|—|−|‒|~|〜|～|→|\b(?:to|until|till?|thru|through|à|au|bis|a|hasta)\b|עד|至|إلى)+\s*"
    r"|\s+(?=(?:1[5-9]|20)\d\d))"
)
_SINCE = r"(?:since|from|depuis|seit|desde|de|מאז|منذ)\s+"
DATES = re.compile(
    rf"(?<![\w/])(?:(?:since|from|depuis|seit|desde|מאז|expected(?: graduation)?:?)\s+)?"
    rf"(?:{_MONTH}\s*[-–—]\s*)?{_DATE}(?:{_TO}(?:{_DATE}|{_NOW}|{_MONTH}(?!\s*\d))|,\s*{_YEAR})?(?![\w%+])",
    re.IGNORECASE,
)
_ONE = re.compile(rf"{_DATE}", re.IGNORECASE)


class Period(NamedTuple):
    """Months as "2021-03", years as "2021", "" where nothing is said."""

    start: str
    end: str
    current: bool


def period_of(text: str) -> Period:
    """Read "Jan 2015 - Present"; of a single date the end is known, unless "since" makes it the start."""
    dates = [_normal(found[0]) for found in _ONE.finditer(text)]
    dates = [date for date in dates if date]
    current = bool(re.search(_NOW, text, re.IGNORECASE))
    if not dates:
        return Period("", "", current)
    if current or (len(dates) == 1 and re.match(rf"\W*{_SINCE}", text, re.IGNORECASE)):
        return Period(dates[0], "", True)
    if len(dates) == 1:
        before = re.match(rf"\W*({_MONTH})\s*[-–—]\s*\w", text, re.IGNORECASE)  # "May - August 2014"
        month = MONTHS.get(before[1].strip(".").casefold()) if before else None
        return Period(f"{dates[0][:4]}-{month:02}" if month else "", dates[0], False)
    return Period(dates[0], dates[1], False)


def is_range(text: str) -> bool:
    """Whether it spans two dates, or one until now."""
    period = period_of(text)
    return bool(period.current or (period.start and period.end))


def _normal(text: str) -> str:
    """One date -> "2021-03" or "2021"; "" for a placeholder such as 20XX."""
    year = re.search(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)", text)
    if not year:
        short = re.search(r"(?<!\d)\d\d\s*$", text)  # '14 or 01/18
        if not short:
            return ""
        number = int(short[0])
        full = (2000 if number < 70 else 1900) + number
        return _with_month(f"{full}", text[: short.start()])
    return _with_month(year[0], text[: year.start()] + " " + text[year.end() :])


def _with_month(year: str, rest: str) -> str:
    name = re.search(_MONTH, rest, re.IGNORECASE)
    month = MONTHS.get(name[0].strip(".").casefold()) if name else None
    if month is None and not name:
        numbers = [int(number) for number in re.findall(r"\d{1,2}", rest)]
        month = numbers[-1] if numbers and 1 <= numbers[-1] <= 12 else None
    return f"{year}-{month:02}" if month else year
