"""The words of a line that are the dates of an entry, for layouts that do not say how they print them."""

from __future__ import annotations

import re
from functools import lru_cache

from training.resumes.layouts import printing

_YEAR = r"(?:19|20)\d\d"


@lru_cache
def _pattern() -> re.Pattern[str]:
    months = {name for texts in (printing._MONTHS, printing._SHORT) for text in texts.values() for name in text.split()}
    today = {word for words in printing._TODAY.values() for word in words if word != "date"} | {"until now", "till now"}
    names = "|".join(sorted((re.escape(name.rstrip(".")) for name in months), key=len, reverse=True))
    words = "|".join(sorted(map(re.escape, today), key=len, reverse=True))
    month = rf"(?:{names})\b\.?"
    named = rf"(?:\d\d?(?:st|nd|rd|th)?\.? )?{month},? ?(?:{_YEAR}|['’]\d\d)"
    numbered = rf"\d\d?[./-](?:\d\d?[./-])?{_YEAR}|{_YEAR}(?:-\d\d)?(?:-\d\d)?"
    date = rf"(?:{named}|{numbered}|{month})"
    joint = r"\s*(?:[-–—/|]|to|until|bis|à|a|al|tot|-)\s*"
    return re.compile(
        rf"\b(?:(?:since|from|seit|depuis|desde|dal|sinds) )?{date}(?:{joint}(?:{date}|(?:{words})\b|$))?",
        re.IGNORECASE,
    )


def dates_in(text: str, start: str, end: str) -> str:
    """The first span of dates that holds the years of the start and the end; "" if there is none."""
    years = [when[:4] for when in (start, end) if when]
    for found in _pattern().finditer(text):
        span = found[0].strip(" -–—/|")
        if years and all(year in span for year in years):
            return span
    return ""
