"""Dates as resumes write them: where they stand in a line, and what months and years they mean.

Knows month names of the languages resumes come in; knows no entry and no section.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_MONTH_NAMES = """
    jan january janvier janv januar enero ene gennaio janeiro ינואר января январь يناير
    feb february février févr fév februar febrero febbraio fevereiro fev פברואר февраля февраль فبراير
    mar march mars märz mär marzo março מרץ מרס марта март مارس
    apr april avril avr abril abr aprile אפריל апреля апрель أبريل ابريل
    may mai mayo maggio maio מאי мая май مايو
    jun june juin juni junio giugno junho יוני июня июнь يونيو
    jul july juillet juil juli julio luglio julho יולי июля июль يوليو
    aug august août aout agosto ago אוגוסט августа август أغسطس اغسطس
    sep sept september septembre septiembre settembre setembro set ספטמבר сентября сентябрь سبتمبر
    oct october octobre oktober okt octubre ottobre outubro אוקטובר октября октябрь أكتوبر اكتوبر
    nov november novembre noviembre novembro נובמבר ноября ноябрь نوفمبر
    dec december décembre déc dezember dez diciembre dic dicembre dezembro דצמבר декабря декабрь ديسمبر
""".strip().split("\n")
MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}
_SEASONS = (
    "month|spring|summer|fall|autumn|winter|verano|été|sommer|frühling|herbst|printemps|automne|hiver|otoño|invierno"
)
_MONTH = rf"(?:{'|'.join(sorted(map(re.escape, MONTHS), key=len, reverse=True))}|{_SEASONS})\b\.?"
_YEAR = r"(?:(?:1[5-9]|20)\d\d(?!\d)|20XX\b)"
_NUMBER_MONTH = r"(?:0?[1-9]|1[0-2])"
_EAST = rf"{_YEAR}\s*年(?:\s*{_NUMBER_MONTH}\s*月)?"
_DATE = (
    rf"(?:{_EAST}|(?:(?:0?[1-9]|[12]\d|3[01])\s*[/.]\s*)?\d{{1,2}}\s*[/.\-]\s*{_YEAR}"
    rf"|(?:(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?{_MONTH}(?:\s+\d{{1,2}}(?:st|nd|rd|"
    rf"th)?)?,?\s*(?:de\s+|of\s+)?[-–/,]?\s*)?{_YEAR}"
    rf"(?:[-/.](?:0[1-9]|1[0-2])(?!\d))?"
    rf"|{_MONTH}\s*['’]\s*\d\d(?!\d)|{_MONTH}[-\s]\d\d(?=\s*(?:[-–—]|to\b)\s*(?:{_MONTH}|present|"
    rf"current|now|till|to\s+date))"
    rf"|(?:0[1-9]|1[0-2])/\d\d(?![\d/]))"
)
_NOW = (
    r"(?:(?:till?\s+|until\s+|to\s+)?(?:present|presente|presently|current(?:ly)?|now|ongoing|today|date|"
    r"actuel|actuellement|aujourd['’]hui|heute|jetzt|actual(?:mente|idad)?|atual(?:mente)?|oggi|"
    r"ad oggi|(?:até )?o momento|heden|obecnie|halen|настоящее время|наст\.? вр\.?|н\.\s?в)\b"
    r"|היום|כיום|הווה|至今|现在|現在|الآن|حتى الآن|حاليا)"
)
_TO = (
    r"(?:\s*(?:-|–|—|−|‒|~|〜|～|→|\b(?:to|until|till?|thru|through|à|au|bis|a|hasta|até|ad|al|tot|по)\b|עד|至|إلى)+\s*"
    r"|\s+(?=(?:1[5-9]|20)\d\d))"
)
_SINCE = r"(?:since|from|depuis|seit|ab|desde|de|מאז|منذ)\s+"
_SHORT = r"(?:(?:19|20)\d\d(?:\s?[-/]\s?(?:1[3-9]|[2-9]\d)|\s?–\s?\d\d)(?!\d|\s*[-–/.]\s*\d))"  # 2018-20
DATES = re.compile(
    rf"(?<![\w/])(?:(?:since|from|depuis|seit|ab|desde|da|dal|с|מאז|expected(?: graduation)?:?)\s+)?"
    rf"(?:{_SHORT}|(?:{_MONTH}\s*[-–—]\s*)?{_DATE}(?:{_TO}(?:{_DATE}|{_NOW}|{_MONTH}(?!\s*\d))|"
    rf",\s*{_YEAR})?)(?![\w%+])",
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
    short = re.search(_SHORT, text)
    if short:
        first, second = short[0][:4], short[0][-2:]
        return Period(first, f"{first[:2]}{second}", False)
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
