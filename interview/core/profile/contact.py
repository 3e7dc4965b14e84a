"""Who wrote a resume: name, e-mail, phone; knows only the lines and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from interview.core.profile.dates import DATES
from interview.core.profile.sections import Kind, heading_kind, word_kind
from interview.core.profile.vocabulary import is_degree, is_organisation, is_place, is_title

_EMAIL = re.compile(r"(?<![\w.+'’-])\w[\w.+'’-]*@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}(?![\w@])")
_PHONE = re.compile(r"(?<![\w.@/-])(?:\+\s?)?\(?\d(?:[\d() .\-–/]{5,20})\d(?![\w@/]|-\d)")
_PHONE_LABEL = re.compile(r"\b(?:phone|tel|telephone|mobile|mob|cell|contact(?: no)?|call)\b", re.IGNORECASE)
_NAME_LABEL = re.compile(r"(?:full )?name\s*:\s*", re.IGNORECASE)
_NAME_PART = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?")
_CREDENTIALS = re.compile(r"^[\s,]*(?:[A-Z][A-Za-z.]{0,5}\.?(?:\s*\([A-Z]+\))?(?:[\s,]+|$)){1,5}$")
_NAME_JOINTS = frozenset("de da del della der den di dos du la le van von bin ibn al el ben bat y e".split())
_NO_NAMES = frozenset(
    """resume résumé curriculum vitae cv page email e-mail phone address telegram whatsapp linkedin github skype
    contact contacts start street road avenue city updated references available upon request confidential
    location mobile website portfolio nationality married single personal details last date birth sample example
        template copy build create market and room hall limited cum vita nurse""".split()
)
_NAME_LINES = 8  # a name stands at the top, under a date or a page number at most
_CONTACT_WORDS = 14  # a longer line is prose, and a number in it no phone


def email_in(text: str) -> str:
    found = _EMAIL.search(text)
    return found[0] if found else ""


def phone_in(lines: Sequence[str]) -> str:
    """Prefer a number beside "phone" or the like; dates, years and sixteen-digit ids are none."""
    short = [line for line in lines if len(line.split()) <= _CONTACT_WORDS]
    labelled = [line[label.start() :] for line in lines if (label := _PHONE_LABEL.search(line))]
    return next((phone for line in (*labelled, *short) for phone in _phones_in(line)), "")


def _phones_in(line: str) -> Iterator[str]:
    for found in _PHONE.finditer(line):
        phone = re.split(r"\s{2,}", found[0])[0].strip(" .-–/")
        digits = re.sub(r"\D", "", phone)
        years = re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)\s*[-–/ ]*\s*(?:(?:19|20)\d\d|\d\d?)?$", phone)
        if 7 <= len(digits) <= 15 and not years and not DATES.match(phone) and phone.count("(") == phone.count(")"):
            yield phone


def name_in(lines: Sequence[str], email: str) -> str:
    """The line at the top that looks like a name, else one that the e-mail address spells."""
    filled = [line.strip("\"'“”") for line in lines if line]
    labelled = (_NAME_LABEL.match(line) for line in islice(filled, _NAME_LINES))
    for line, label in zip(filled, labelled, strict=False):
        if label and _is_name(line[label.end() :].strip()):
            return line[label.end() :].strip()
    for line in filled[:_NAME_LINES]:
        if heading_kind(line) is not None:
            break
        first = re.split(r"\s{2,}|\s*[|•]\s*", line)[0].strip()
        name, _, letters = first.partition(",")
        alone = len(name.split()) > 1 or line == filled[0]
        if alone and not is_place(first) and (not letters or _CREDENTIALS.search(letters)) and _is_name(name):
            return name
    return next((line for line in filled if _is_name(line) and _spells(line, email)), "")


def _is_name(text: str) -> bool:
    """One to five capitalised words (or words of a script without capitals) that name nothing else."""
    words = text.split()
    if not 1 <= len(words) <= 5 or heading_kind(text) is not None or is_place(text):
        return False
    if is_title(text) or is_degree(text) or is_organisation(text) or DATES.search(text):
        return False
    return all(
        _NAME_PART.fullmatch(word)
        and (word.casefold() in _NAME_JOINTS or not word[0].islower())
        and word.casefold().strip(".") not in _NO_NAMES
        and word_kind(word) not in (Kind.EDUCATION, Kind.EXPERIENCE, Kind.SKILLS, Kind.PROJECTS)
        for word in words
    )


def _spells(name: str, email: str) -> bool:
    """Whether the address's local part holds two of the name's words, or all of it is one of them."""
    local = re.sub(r"[^a-z]", "", email.split("@")[0].casefold())
    parts = [re.sub(r"[^a-z]", "", word.casefold()) for word in name.split()]
    held = [part for part in parts if len(part) > 2 and part in local]
    whole = re.sub(r"[^a-z]", "", email.casefold())
    return len(held) >= 2 or (len(parts) >= 2 and bool(held) and all(part in whole for part in parts))
