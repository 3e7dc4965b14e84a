"""Which words name people, schools, companies and places, and which look like names and are none; facts only.

Of many origins and both genders; never complete, so masking.py reads the words around a name as well.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from interview.language.lists import WordLists

NAMES = WordLists("names")


@cache
def sure_first_names() -> frozenset[str]:
    """Those that are no word of the language besides."""
    return NAMES.words("first_names") - NAMES.words("ambiguous")


@cache
def sure_surnames() -> frozenset[str]:
    return NAMES.words("surnames") - NAMES.words("ambiguous")


@cache
def of_people() -> frozenset[str]:
    return NAMES.words("first_names") | NAMES.words("surnames")


@cache
def of_bodies() -> frozenset[str]:
    """Schools and companies."""
    return NAMES.words("schools") | NAMES.words("companies")


def folded(word: str) -> str:
    """Lower case, without accents, as a recogniser may write it."""
    letters = unicodedata.normalize("NFKD", word.casefold().replace("’", "'"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
