"""What the words of an answer show: an own deed, a result, a claim, nothing in particular, or "I don't know".

By rules, on text as typed or as a recogniser writes it (lower case, no marks, numbers as words); decides nothing.
"""

from __future__ import annotations

import re

from interview.interviewer.questions.requests import Request, request_in
from interview.language.lists import WordLists
from interview.language.text import content_words, words_of
from interview.language.wording import SOUNDS

ADMISSION = 30
"""Words; an admission in a longer answer is modesty or a beginning, and the rest of it counts."""
FEW_MEANINGS, SOME_MEANINGS = 0.15, 0.3
"""Share of words that mean something special: fluent stories lie above 0.3, talk about attitudes below 0.15."""

_FILLER = re.compile(rf"\b(?:{SOUNDS}|you know|i mean|sort of|kind of|like i said)\b[,.…]*", re.I)
_LISTS = WordLists("signs")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def without_fillers(text: str) -> str:
    return " ".join(_FILLER.sub(" ", text.replace("’", "'")).split())


def admits_not_knowing(answer: str) -> bool:
    """Whether an answer says little more than "I don't know" or "I have never done that"."""
    text = without_fillers(answer)
    if request_in(text) is Request.UNKNOWN:
        return True
    short = len(words_of(text)) <= ADMISSION
    tells = is_strong_deed(text) or _LISTS.pattern("own_way").search(text)
    return short and bool(_LISTS.pattern("unknown").search(text)) and not tells


def has_own_deed(text: str) -> bool:
    """Whether the person says what they did; "I worked" and "I wanted" are no deed."""
    return bool(_LISTS.pattern("own_deed").search(_LISTS.pattern("no_deed").sub(" ", text)))


def has_result(text: str) -> bool:
    """Whether a story says what came of it: words of an outcome past its first third, a number in its last."""
    words = text.split()
    later, last = " ".join(words[len(words) // 3 :]), " ".join(words[len(words) * 2 // 3 :])
    return bool(_LISTS.pattern("result").search(later)) or is_measured(last)


def is_vague(text: str) -> bool:
    """Whether nothing in it can be pictured: no number, no own deed, few words that mean something special."""
    if is_measured(text) or _LISTS.pattern("own_strong").search(text):
        return False
    told = [word for word in content_words(text) if word not in _LISTS.words("empty")]
    share = len(told) / max(len(words_of(text)), 1)
    hedged = len(_LISTS.pattern("generalities").findall(text))
    if has_own_deed(text) or _LISTS.pattern("own_way").search(text):
        return hedged >= 2 and share < FEW_MEANINGS
    return share < FEW_MEANINGS or (hedged >= 1 and share < SOME_MEANINGS) or hedged >= 3


def is_measured(phrase: str) -> bool:
    """Whether it says how much or that nothing was more; a year says neither."""
    return bool(_LISTS.pattern("number").search(_YEAR.sub(" ", phrase)) or _LISTS.pattern("superlative").search(phrase))


def is_strong_deed(phrase: str) -> bool:
    """Whether the person says of themselves that they built, led, cut, won ... something."""
    return bool(_LISTS.pattern("own_strong").search(phrase))
