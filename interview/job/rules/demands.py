"""How badly something is needed, for how many years, and at what level: from the words beside it; knows no topic."""

from __future__ import annotations

import re
from collections.abc import Iterable

from interview.job.rules.headings import Part
from interview.job.rules.sentences import JobSentence, job_sentences
from interview.records import Need

_WORDS = "one two three four five six seven eight nine ten eleven twelve".split()
_OTHER = (
    *("ein zwei drei vier fünf sechs sieben acht neun zehn".split()),
    *("un deux trois quatre cinq six sept huit neuf dix".split()),
    *("un dos tres cuatro cinco seis siete ocho nueve diez".split()),
)
_VALUE = {word: number % 12 + 1 for number, word in enumerate(_WORDS)} | {
    word: number % 10 + 1 for number, word in enumerate(_OTHER)
}
_VALUE |= {"eine": 1, "einem": 1, "einjährige": 1, "une": 1, "uno": 1, "several": 3, "mehrere": 3}
_NUMBER = (
    rf"(?:\d{{1,2}}(?:\s*\+|\s*(?:[-–]|to|bis|à|a)\s*\d{{1,2}}\+?)?|{'|'.join(sorted(_VALUE, key=len, reverse=True))})"
)
YEARS = re.compile(
    rf"(?<![\w.-]){_NUMBER}(?:\s*(?:to|or|-)\s*{_NUMBER})?(?:\s*\(\d+\))?\+?"
    r"\s*(?:or more |plus )?(?:years?|yrs?|jahren?|ans|années?|años?)\b",
    re.IGNORECASE,
)
_NO_EXPERIENCE = re.compile(
    r"(?:\b(?:last|past|first|over the|next|within|for|nearly|almost|since)\s+$)|^\W*(?:old|of age|ago|"
    r"in business|contract|alt)\b",
    re.IGNORECASE,
)
_EXPERIENCE = re.compile(
    r"experience|\bexp\b|erfahrung|expérience|experiencia|background|practice|working|work\b|exposure", re.I
)
_NEW = re.compile(
    r"\b(?:knowledge|ability|skills|degree|strong|excellent|good|proficien\w+|familiar\w*|must)\b", re.IGNORECASE
)
_CLOSED = re.compile(
    r"\b(?:required|preferred|desired|a plus|a must)\s*$|\bexperience\s*$|\b(?:degree|diploma|licen[cs]e|certificat\w+|"
    r"school|program)\b(?!.*\bor\s*$)",
    re.IGNORECASE,
)
"""A part that asks for something whole, so that what follows its comma is another wish."""
MOST_YEARS = 20

_NICE = re.compile(
    r"\b(?:a (?:\w+ )?plus|plus\b(?!\s+(?:\w+ing|\d|(?:an?|at|one|two|three|four|five|six)\b))|"
    r"preferred|preferably|nice[- ]to[- ]haves?|desir(?:ed|able)|"
    r"(?:an? )?(?:\w+ )?advantage(?:ous)?|"
    r"bonus|ideally|a benefit|beneficial|useful|not (?:required|essential|mandatory)|welcome|"
    r"von vorteil|wünschenswert|idealerweise|gerne|un (?:plus|atout)|souhaitée?s?|apprécié?e?s?|idéalement|"
    r"deseables?|valorables?|se valora(?:rá)?|será un plus)\b",
    re.IGNORECASE,
)
_MUST = re.compile(
    r"\b(?:must|requir\w+|minimum|at least|essential|need(?:s|ed)? to|mandatory|necessary|prerequisite|essential|"
    r"you (?:have|need)|muss|müssen|erforderlich|vorausgesetzt|zwingend|mindestens|notwendig|setzen wir voraus|"
    r"exigée?s?|requise?s?|indispensables?|obligatoires?|impérati\w+|minimum|au moins|"
    r"imprescindibles?|obligatori[oa]s?|necesari[oa]s?|mínim[oa]|al menos|requerid[oa]s?)\b",
    re.IGNORECASE,
)


def need_of(name: str, sentence: JobSentence) -> Need:
    """From the clause that holds the name, then from the heading above it."""
    clause = _own_part(name, clause_with(name, sentence.text))
    if _NICE.search(clause):
        return Need.NICE
    return Need.MUST if _MUST.search(clause) else sentence.need


def _own_part(name: str, clause: str) -> str:
    """The clause without the wish for something else: "CCNA required, CCNP preferred", "a degree, MBA a plus"."""
    parts, offset = clause.split(","), clause.casefold().find(name.casefold())
    for number, part in enumerate(parts):
        if 0 <= offset <= len(part) - len(name):
            return part if _CLOSED.search(part) or (number and _NICE.search(part)) else clause
        offset -= len(part) + 1
    return clause


def years_of(name: str, sentence: JobSentence) -> str:
    """ "3+ years", where the clause that holds the name asks for years of it; else ""."""
    clause = clause_with(name, sentence.text)
    years = years_in(clause, sure=sentence.part is Part.NEEDS)
    return years if years and _belong(years, name, " ".join(clause.split())) else ""


def _belong(years: str, name: str, clause: str) -> bool:
    """Whether nothing new begins between the years and the name: an enumeration may, "and a degree" may not."""
    at, of_name = clause.find(years), clause.casefold().find(name.casefold())
    if of_name < 0 or of_name <= at < of_name + len(name):
        return True
    if of_name < at:
        return not re.search(r"[,;]", clause[of_name + len(name) : at])
    between = clause[at + len(years) : of_name]
    items = re.split(r",|\band\b|\bor\b|\bund\b|\bet\b|\by\b", between)[1:]
    return not _NEW.search(between) and all(len(item.split()) <= 3 for item in items)


def clause_with(name: str, text: str) -> str:
    """The part of a sentence between semicolons or full stops in which the name stands; all of it when spread."""
    wanted = name.casefold()
    return next((clause for clause in re.split(r"[;•]|\.\s", text) if wanted in clause.casefold()), text)


def years_in(clause: str, *, sure: bool = False) -> str:
    """The years of experience that a clause asks for, as it says them; `sure` where it stands among the needs."""
    if not sure and not _EXPERIENCE.search(clause) and not re.search(r"(?:years?|yrs?) (?:of|as|in) (?!age)", clause):
        return ""
    for found in YEARS.finditer(clause):
        outside = _NO_EXPERIENCE.search(clause[: found.start()]) or _NO_EXPERIENCE.match(clause[found.end() :])
        if not outside and 0 < _count(found[0]) <= MOST_YEARS:
            return " ".join(found[0].split())
    return ""


def job_years_from(text: str) -> str:
    """The most years of experience that the description asks for, as it says them; else ""."""
    named = (
        years_in(sentence.text, sure=sentence.part is Part.NEEDS)
        for sentence in job_sentences(text)
        if sentence.part is not Part.ASIDE
    )
    return max(filter(None, named), key=_count, default="")


def _count(years: str) -> int:
    """ "3-5 years" -> 3."""
    found = re.match(r"\d+", years)
    return int(found[0]) if found else _VALUE.get(years.split()[0].casefold(), 0)


# ---------------------------------------------------------------- seniority

_LEVELS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (level, re.compile(rf"(?<!\w)(?:{rule})(?!\w)", re.IGNORECASE))
    for level, rule in (
        (
            "intern",
            "intern(?:ship)?|trainee|apprentice(?:ship)?|student (?:worker|assistant)|working student|placement "
            "student|"
            "praktikant(?:in)?|praktikum|werkstudent(?:in)?|auszubildende[r]?|stagiaire|stage|alternance|"
            "becari[oa]|prácticas",
        ),
        (
            "executive",
            "chief(?! of staff)|ceo|cto|cfo|coo|cio|cmo|vice[- ]president|vp|svp|evp|executive director|managing "
            "director|"
            "geschäftsführer(?:in)?|directeur général|directrice générale|director general",
        ),
        (
            "lead",
            "lead|leader|principal|principle|staff (?:software |data )?engineer|head of|head|director|"
            "teamleiter(?:in)?|"
            "leiter(?:in)?|responsable|jefe|jefa|chef de",
        ),
        ("senior", "senior|sr\\.?|expert|experienced|erfahrene[r]?|confirmée?|sénior"),
        ("junior", "junior|jr\\.?|entry[- ]level|graduate|débutante?|berufseinsteiger(?:in)?"),
        ("mid-level", "mid[- ]?level|mid[- ]senior|intermediate|medior"),
    )
)
_STATED = re.compile(r"\b(?:experience|seniority|career|job|position)[- ]level\s*[:–-]\s*([^\n]{2,40})", re.IGNORECASE)
_BEGINNER = re.compile(
    r"\b(?:entry[- ]level|recent graduates?|new graduates?|no (?:prior |"
    r"previous )?experience (?:is )?(?:necessary|required|needed))\b",
    re.IGNORECASE,
)


def seniority_from(title: str, text: str) -> str:
    """The level of the job: from its title, from a label, from its years of experience; "" where nothing says so."""
    if level := next(iter(_levels_in(title)), ""):
        return level
    stated = [level for found in _STATED.finditer(text) for level in _levels_in(found[1])]
    if len(set(stated)) == 1:
        return stated[0]
    if _BEGINNER.search(text):
        return "junior"
    years = _count(job_years_from(text) or "0")
    return "" if not years else "junior" if years == 1 else "mid-level" if years < 5 else "senior"


def _levels_in(words: str) -> Iterable[str]:
    return (level for level, rule in _LEVELS if rule.search(words))
