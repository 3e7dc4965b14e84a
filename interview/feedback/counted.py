"""Whether a sentence says how much or how many of something; a price, a date or the time of day counts nothing."""

from __future__ import annotations

import re

_NUMBER = (
    r"(?:\d[\d.,]*|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)"
    r"teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|dozens?)\b)"
)
_SOME = re.compile(rf"\b{_NUMBER}|\b(?:zero|half|halved|doubled|tripled|twice|percent|a third|a quarter)\b|%", re.I)
_MONEY = r"(?:pounds?|quid|euros?|dollars?|bucks|pence|cents?|francs?|kron[ae]r?|rupees?|usd|eur|gbp)\b"
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b"
)
_PRICE = re.compile(
    rf"\b(?:for|costs?|costing|paid|pay|priced? at|worth|charged)\b(?: (?:us|them|me|about|only|around|just|over|the))*"
    rf" [$€£]?{_NUMBER}(?:[ -]{_NUMBER})*(?: {_MONEY}|(?<=\d)[$€£])?",
    re.I,
)
_DATE = re.compile(
    rf"\b(?:19|20)\d\d\b|\b\d+(?:st|nd|rd|th)\b|\b{_MONTH}(?: the)? \d+|\b\d+(?: of)? {_MONTH}"
    rf"|\b\d+:\d\d\b|\b{_NUMBER} ?(?:o.clock|[ap]\.?m\b)",
    re.I,
)


def is_counted(said: str) -> bool:
    """ "From six hours to one" counts; "for eighty quid", "by the 3rd of May" and "at ten o'clock" do not."""
    without = _PRICE.sub(lambda found: " " if _is_price(found[0]) else found[0], _DATE.sub(" ", said))
    return bool(_SOME.search(without))


def _is_price(said: str) -> bool:
    """ "For two weeks" is none: there must be money, or a word of paying."""
    return bool(re.search(rf"[$€£]|{_MONEY}", said, re.I)) or not said.casefold().startswith("for ")
