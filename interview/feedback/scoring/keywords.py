"""Which words of the ideal answer and the topic an answer used."""

from __future__ import annotations

from collections import Counter

from interview.language.text import STOP_WORDS, content_words, stem, stems_of, words_of

KEYWORDS = 10


def keywords_from(topic: str, ideal: str, question: str) -> tuple[str, ...]:
    """Up to ten words a good answer would hold: those the ideal answer leans on, commonest first.

    Words of the question do not count (repeating it proves nothing), unless the ideal answer shares them with
    the topic.
    """
    asked, subject = stems_of(content_words(question)), stems_of(content_words(topic))
    words = [word.casefold() for word in words_of(ideal)]
    counts = Counter(stem(word) for word in words if word not in STOP_WORDS)
    chosen: dict[str, str] = {}
    for word in content_words(ideal):
        root = stem(word)
        if len(word) > 3 and (root in subject or root not in asked):
            chosen.setdefault(root, word)
    ranked = sorted(chosen, key=lambda root: (root not in subject, -counts[root], -len(chosen[root])))
    return tuple(chosen[root] for root in ranked[:KEYWORDS])


def split_by_use(keywords: tuple[str, ...], answer: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The keywords that the answer holds in any inflection, and the others."""
    said = stems_of(content_words(answer))
    used = tuple(word for word in keywords if stem(word) in said)
    return used, tuple(word for word in keywords if word not in used)
