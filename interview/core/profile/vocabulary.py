"""The words by which titles, employers, degrees, schools and places are told apart; knows no layout."""

from __future__ import annotations

import re


def _pattern(words: str, ending: str = r"s?") -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(words.split())}){ending}(?!\w)", re.IGNORECASE)


_TITLE = _pattern(
    """engineer developer manager director analyst consultant designer architect intern internship assistant
    associate officer lead leader head specialist coordinator administrator technician nurse teacher lecturer
    professor researcher scientist student volunteer coach member representative clerk accountant supervisor
    executive president founder co-founder owner contributor fellow programmer tester writer editor reporter
    journalist chef cook driver cashier freelance freelancer contractor trainee apprentice tutor mentor secretary
    receptionist advisor adviser agent broker captain principal chief ceo cto cfo coo cio vp operator producer
    photographer recruiter buyer planner strategist attorney lawyer paralegal pharmacist physician therapist
    counselor worker mechanic electrician estimator inspector instructor trainer controller auditor salesperson
    salesman bookkeeper librarian translator artist animator creator maintainer ninja evangelist expert qa sdet
    waiter waitress bartender barista server host hostess steward pilot surveyor economist statistician chemist
    biologist physicist machinist superintendent foreman postdoc doctorant ingénieur développeur entwickler
    ingeniero desarrollador leiter מפתח מפתחת מהנדס מנהל""",
)
_ORGANISATION = _pattern(
    r"""inc llc ltd limited gmbh ag corp corporation company co plc group university college bank institute school
    hospital cent(?:er|re) organi[sz]ation lab laboratory laboratorie technologies technology systems solutions
    services agency foundation industries association partners motors airlines enterprises consulting media
    studio ministry department network holdings academy clinic restaurant hotel stores חברת""",
)
_DEGREE = re.compile(
    r"(?<![\w.])(?:ph\.?\s?d|d\.?phil|[bm]\.?\s?(?:sc|eng|tech|ed|phil|com|arch|a|s|e)|mba|bba|bca|mca|bscs|llb|llm|"
    r"jd|md|mph|bachelor(?:['’]?s)?|master(?:['’]?s)?|doctor(?:ate)?|diploma|degree|associate(?:['’]s)?(?= degree| of)|"
    r"minor in|major in|high school|certificate|ged|a-levels?|licence|abitur|magister|licenciatura|ingeniería|תואר)"
    r"\.?(?!\w)",
    re.IGNORECASE,
)
_INSTITUTION = _pattern(
    r"""university universit(?:y|ies|é|à|ät|ät|eit) universidad universidade college institute institut instituto
    institution academy polytechnic school uni mit uc ucla tu eth boys girls cent(?:er|re) faculty hochschule
    iit nit טכניון אוניברסיטת מכללת""",
)
_COUNTRIES = (
    "usa|us|uk|united kingdom|united states|england|scotland|ireland|germany|france|spain|italy|israel|india|canada|"
    "australia|netherlands|belgium|switzerland|austria|poland|russia|ukraine|china|japan|singapore|brazil|mexico|"
    "sweden|norway|denmark|finland|portugal|turkey|egypt|nigeria|kenya|pakistan|country"
)
_PLACE = re.compile(
    r"(?:[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,2},\s*(?:[A-Z]{2}\b\.?(?:\s+\d{5})?|(?i:" + _COUNTRIES + r"))"
    r"(?:\s*&.*)?|(?i:remote|hybrid|on-?site|location|" + _COUNTRIES + r"))"
)
_PLACE_AT_END = re.compile(
    r",\s*[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,2},\s*(?:[A-Z]{2}|(?i:" + _COUNTRIES + r"))\.?$"
    r"|\s*\([A-Z][\w .'’-]+,\s*[A-Z][\w .'’-]+\)$"
)


def is_title(text: str) -> bool:
    """Whether a word of it names what somebody does."""
    return bool(_TITLE.search(text))


def is_organisation(text: str) -> bool:
    return bool(_ORGANISATION.search(text))


def is_degree(text: str) -> bool:
    return bool(_DEGREE.search(text))


def is_institution(text: str) -> bool:
    return bool(_INSTITUTION.search(text))


def is_place(text: str) -> bool:
    """Whether it is nothing but a place: "Ithaca, NY", "Tel Aviv, Israel", "Remote"."""
    return bool(_PLACE.fullmatch(text.strip()))


def without_place(text: str) -> str:
    """Cut ", City, ST" or "(City, Country)" off the end."""
    return _PLACE_AT_END.sub("", text).strip() or text
