"""The little words of four languages, which no name begins or ends with, and the words for papers."""

from __future__ import annotations

import re

from interview.language.lists import WordLists

_LISTS = WordLists("job")
LANGUAGES = ("en", "de", "fr", "es")


def little_words(language: str) -> frozenset[str]:
    """No name begins or ends with one of them."""
    return _LISTS.words(language)


def is_within(word: str) -> bool:
    """Whether a little word may stand in the middle of a name."""
    return word in _LISTS.words("within")


def names_papers(text: str) -> bool:
    """Whether it speaks of papers that one has or has not."""
    return bool(_LISTS.pattern("papers").search(text))


def language_of(text: str) -> str:
    """ "en", "de", "fr" or "es", whichever has most little words in the text; English when in doubt."""
    words = re.findall(r"[^\W\d_]+", text.casefold())[:2000]
    counts = {language: sum(word in little_words(language) for word in words) for language in LANGUAGES}
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] > 1.3 * counts["en"] else "en"
