"""The words by which titles, employers, degrees, schools and places are told apart; knows no layout."""

from __future__ import annotations

import re

from interview.language.lists import WordLists


def _pattern(words: str, ending: str = r"s?") -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(words.split())}){ending}(?!\w)", re.IGNORECASE)


_LISTS = WordLists("vocabulary")


def is_title(text: str) -> bool:
    """Whether a word of it names what somebody does."""
    return bool(_LISTS.pattern("title").search(text) or _LISTS.pattern("unspaced.title").search(text))


def names_language(text: str) -> bool:
    """Whether it names a language that people speak: "French (C1)"."""
    return bool(_LISTS.pattern("language").search(text))


def is_spoken_language(text: str) -> bool:
    """Whether it is nothing but such a name."""
    return bool(_LISTS.pattern("language").fullmatch(text))


def head_of(text: str) -> str:
    """The word that a name is about: "Director" of "Deputy Director of Services (acting)", "Bank" of "Bank of X"."""
    first = re.split(r"\s+(?:of|for|in|at|to|and|with|de|für)\s+|\s*[(,/&+:–]|\s+-\s+", text.strip(), maxsplit=1)[0]
    words = re.sub(r"\s+(?:I{1,3}|IV|V|\d+|[A-Z])$", "", first).split()
    return words[-1] if words else ""


def is_title_by_head(text: str) -> bool:
    """Whether its head names what one person does; "Traders" and "Partners" are firms."""
    head = head_of(text)
    if _LISTS.pattern("unspaced.title").search(text):
        return True
    words = text.split()
    if words and (_LISTS.pattern("compound").fullmatch(words[0]) or _LISTS.pattern("romance").fullmatch(words[0])):
        return True
    return bool(_LISTS.pattern("title").fullmatch(head)) and (head[-1] not in "sS" or head.casefold() == "devops")


def is_organisation_by_head(text: str) -> bool:
    return bool(_LISTS.pattern("organisation").fullmatch(head_of(text)))


def may_be_title(text: str) -> bool:
    """Whether its last word has the form of somebody who does something: "Glassblower", "Oboist"."""
    head = head_of(text)
    return (
        bool(_LISTS.pattern("agent").search(head))
        and not _LISTS.pattern("no_agent").search(head)
        and head[-1] not in "sS"
    )


def is_rank(text: str) -> bool:
    """Whether it says how senior: "Senior", "Intern", "III"."""
    return bool(_LISTS.pattern("rank").search(text))


def has_legal_form(text: str) -> bool:
    """Whether it ends as firms do: "Inc.", "GmbH", "& Sons"."""
    return bool(_LISTS.pattern("legal_form").search(text))


def is_field_of_study(text: str) -> bool:
    return bool(_LISTS.pattern("field").search(text))


def is_organisation(text: str) -> bool:
    return bool(_LISTS.pattern("organisation").search(text) or _LISTS.pattern("unspaced.organisation").search(text))


def is_degree(text: str) -> bool:
    return bool(_LISTS.pattern("degree").search(text) or _LISTS.pattern("unspaced.degree").search(text))


def is_institution(text: str) -> bool:
    return bool(_LISTS.pattern("institution").search(text) or _LISTS.pattern("unspaced.institution").search(text))
