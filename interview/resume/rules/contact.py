"""Who wrote a resume: name, e-mail, phone; knows only the lines and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from interview.language.vocabulary import is_degree, is_organisation, is_title
from interview.records import TextLine
from interview.resume.rules.dates import DATES
from interview.resume.rules.headings import Kind, heading_kind, word_kind
from interview.resume.rules.places import is_likely_place, is_place

_EMAIL = re.compile(r"(?<![\w.+'’-])\w[\w.+'’-]*@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}(?![\w@])")
_PHONE = re.compile(r"(?<![\w.@/-])(?:\(?\+\s?)?\(?\d(?:[\d() .\-–/]{5,20})\d(?![\w@/]|-\d)")
_PHONE_LABEL = re.compile(r"\b(?:phone|tel|telephone|mobile|mob|cell|contact(?: no)?|call)\b", re.IGNORECASE)
_NAME_LABEL = re.compile(
    r"(?:(?:full |vor- und nach)?name|nombre|nom|nome|שם(?: מלא)?|姓名|氏名|الاسم)\s*[:：]\s*", re.IGNORECASE
)
_NAME_PART = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?")
_CREDENTIALS = re.compile(r"^[\s,]*(?:[A-Z][A-Za-z.-]{0,8}\.?(?:\s*\([A-Z]+\))?(?:[\s,]+|$)){1,5}$")
_NAME_JOINTS = frozenset("de da del della der den di dos du la le van von bin ibn al el ben bat y e".split())
_NO_NAMES = frozenset(
    """resume résumé curriculum vitae cv page email e-mail phone address telegram whatsapp linkedin github skype
    contact contacts start street road avenue city updated references available upon request confidential
    location mobile website portfolio nationality married single personal details last date birth sample example
        active secret clearance currículum curriculum vítae europass lebenslauf קורות חיים 简历 个人简历
        履歴書 職務経歴書
        template copy build create market and room hall limited cum vita nurse""".split()
)
_LINK = re.compile(
    r"(?<![\w@./-])(?:https?://|www\.)[^\s<>()\"'|]+|(?<![\w@./-])(?:[\w-]+\.)*"
    r"(?:linkedin\.com|github\.com|github\.io|gitlab\.com|behance\.net|dribbble\.com|kaggle\.com|medium\.com|"
    r"stackoverflow\.com|twitter\.com|x\.com|instagram\.com|facebook\.com|youtube\.com|vimeo\.com|soundcloud\.com|"
    r"artstation\.com|codepen\.io|orcid\.org|researchgate\.net|[\w-]+\.(?:dev|me|io|ai|tech|"
    r"design|codes))(?:/[^\s<>()\"'|,]*)?",
    re.IGNORECASE,
)
_PLACE_LABEL = re.compile(
    r"(?:current )?(?:location|address|adresse|city|residence|based in|lives? in)\s*:?\s+(?=[^\W\d_]|\d)", re.IGNORECASE
)
_STREET = re.compile(
    r"\b(?:street|st|road|rd|avenue|ave|lane|ln|drive|dr|way|court|ct|boulevard|blvd|place|"
    r"square|terrace|close|crescent|"
    r"rise|hill|gardens|apt|flat|suite|p\.?\s?o\.?\s?box|rue|via|calle|platz|allee)\b|stra(?:ß|ss)e\b|"
    r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b|\b\d{5} [A-Z]",
    re.IGNORECASE,
)
_ADDRESS_WORDS, _HEADLINES = 14, 6
_REGIONS = ("US", "GB", "DE", "FR", "IN", "IL", "RU", "ES", "IT", "AU", "BR", "CN", "JP", "NG", "ZA", "EG")
_MOST_PHONES, _MOST_LINKS = 3, 8
_LOCATION_LINES = 14
_LARGE = 1.4  # print of this height over the usual is a title
_NAME_LINES = 8  # a name stands at the top, under a date or a page number at most
_LONGEST_NAME = 120  # characters, a title before it included
_CONTACT_WORDS = 14  # a longer line is prose, and a number in it no phone


def email_in(text: str) -> str:
    found = _EMAIL.search(text)
    return found[0] if found else ""


def phones_in(lines: Sequence[str]) -> tuple[str, ...]:
    """Numbers as written, those beside "phone" or the like first; dates, years and sixteen-digit ids are none."""
    short = [line for line in lines if len(line.split()) <= _CONTACT_WORDS]
    labelled = [line[label.start() :] for line in lines if (label := _PHONE_LABEL.search(line))]
    found = {
        re.sub(r"\D", "", phone): phone
        for line in reversed((*labelled, *short))
        for phone in reversed([*_phones_in(line)])
    }
    return tuple(reversed(found.values()))[:_MOST_PHONES]


def links_in(text: str, links: Sequence[str] = ()) -> tuple[str, ...]:
    """Web addresses in the text, then those behind it; no mail addresses."""
    written = [found[0].rstrip(".,;)") for found in _LINK.finditer(_EMAIL.sub(" ", text))]
    behind = [link for link in links if re.match(r"https?://", link)]
    known: dict[str, str] = {}
    for link in (*written, *behind):
        known.setdefault(re.sub(r"^(?:https?://)?(?:www\.)?", "", link.casefold()).rstrip("/"), link)
    return tuple(known.values())[:_MOST_LINKS]


def location_in(lines: Sequence[str]) -> str:
    """Where the person lives: a place among the contact lines at the top, or after "Address:"."""
    for line in lines:
        labelled = _PLACE_LABEL.match(line)
        if labelled and len(line.split()) <= _CONTACT_WORDS:
            return line[labelled.end() :].strip(" .|•")
    for line in [line for line in lines if line][:_LOCATION_LINES]:
        if len(line.split()) > _CONTACT_WORDS or heading_kind(line) not in (None, Kind.OTHER):
            continue
        for piece in re.split(r"\s*[|•·◦–]\s*|\s{2,}|\s+-\s+", _EMAIL.sub(" | ", line)):
            if is_place(piece) and not re.fullmatch(r"(?i)remote|location|city", piece.strip()):
                return piece.strip(" ,.")
            if _is_address(piece):
                return piece.strip(" ,.")
    top = [line for line in lines if line][1:_HEADLINES]
    return next(
        (line for line in top if is_likely_place(line) and not is_title(line) and not is_organisation(line)), ""
    )


def _is_address(text: str) -> bool:
    """A street, a post box or a postcode beside a number, in few words."""
    words = text.split()
    return "," in text and len(words) <= _ADDRESS_WORDS and bool(_STREET.search(text)) and any(map(str.isdigit, text))


def _phones_in(line: str) -> Iterator[str]:
    for found in (match for piece in re.split(r"\s{2,}|\s*[|•]\s*", line) for match in _PHONE.finditer(piece)):
        phone = found[0].strip(" .-–/")
        digits = re.sub(r"\D", "", phone)
        years = re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)\s*[-–/ ]*\s*(?:(?:19|20)\d\d|\d\d?)?$", phone)
        balanced = phone.count("(") == phone.count(")")
        if 7 <= len(digits) <= 15 and not years and not DATES.match(phone) and balanced and _is_possible(phone):
            yield phone


def _is_possible(phone: str) -> bool:
    """Whether some country has numbers of this length, by Google's list; with "+" the country is known."""
    import phonenumbers

    for region in (None,) if phone.startswith("+") else _REGIONS:
        try:
            if phonenumbers.is_possible_number(phonenumbers.parse(phone, region)):
                return True
        except phonenumbers.NumberParseException:
            continue
    return len(re.sub(r"\D", "", phone)) in (7, 8) and not phone.startswith("+")  # without the area code


def name_in(rows: Sequence[TextLine], email: str) -> str:
    """The largest line if it looks like a name, else one at the top, else one that the e-mail address spells."""
    if large := _largest(rows):
        return large
    lines = [row.text for row in rows]
    filled = [line.strip("\"'“”") for line in lines if line]
    labelled = (_NAME_LABEL.match(line) for line in islice(filled, _NAME_LINES))
    for line, label in zip(filled, labelled, strict=False):
        if label and _is_name(line[label.end() :].strip()):
            return line[label.end() :].strip()
    for line in filled[:_NAME_LINES]:
        if heading_kind(line) is not None:
            break
        first = re.split(r"\s{2,}|\s*[|•]\s*|\s+[-–—]\s+", line)[0].strip()
        name, _, letters = first.partition(",")
        alone = len(name.split()) > 1 or line == filled[0]
        if alone and not is_place(first) and (not letters or _CREDENTIALS.search(letters)) and _is_name(name):
            return _untitled(name)
    return next((line for line in filled if _is_name(line) and _spells(line, email)), "")


def _largest(rows: Sequence[TextLine]) -> str:
    """The words of the largest print on the first page, over one line or two, when they are a name."""
    first = [row for row in rows if row.text and row.page == 0]
    size = max((row.size for row in first), default=1.0)
    if size < _LARGE:
        return ""
    biggest = [row.text for row in first if row.size >= size - 0.05]
    for text in (biggest[0], " ".join(biggest[:2])):
        name, _, letters = re.split(r"\s{2,}|\s*[|•]\s*|\s+[-–—]\s+", text)[0].partition(",")
        if len(name.split()) > 1 and _is_name(name) and (not letters or _CREDENTIALS.search(letters)):
            return name.strip()
    return ""


def _untitled(name: str) -> str:
    return re.sub(r"^(?:(?:Dr|Prof|Dipl|Ing|SGT|Sgt|CPT|Capt)\b\.?[- ]?)+|\s*\([^)]*\)$", "", name).strip()


def _plain_name(text: str) -> str:
    """Without a title before it, and what stands in brackets or quotation marks: "Dr.-Ing.", "(Ret.)"."""
    return re.sub(
        r"^(?:(?:Dr|Prof|Mr|Mrs|Ms|Dipl|Ing|SGT|Sgt|CPT|Capt)\b\.?[- ]?)+|\s*\([^)]*\)|[\"“”]", "", text
    ).strip()


def _is_name(text: str) -> bool:
    """One to five capitalised words (or words of a script without capitals) that name nothing else."""
    if len(text) > _LONGEST_NAME:
        return False
    words = _plain_name(text).split()
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
