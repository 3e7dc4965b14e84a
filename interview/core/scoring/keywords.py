"""Which words of the ideal answer and the topic an answer used."""

from __future__ import annotations

from interview.core.text import content_words, stem, stems_of

KEYWORDS = 12


def keywords_from(topic: str, ideal: str, question: str) -> tuple[str, ...]:
    """Up to twelve words a good answer would hold: the topic's own, then the longest of the ideal answer's.

    Words of the question do not count (repeating it proves nothing), unless they name the topic.
    """
    asked = stems_of(content_words(question))
    own = content_words(topic)
    fresh = [word for word in content_words(ideal) if stem(word) not in asked and len(word) > 3]
    ranked = sorted(fresh, key=lambda word: -len(word))
    chosen: dict[str, str] = {}
    for word in [*own, *ranked]:
        chosen.setdefault(stem(word), word)
    return tuple(chosen.values())[:KEYWORDS]


def split_by_use(keywords: tuple[str, ...], answer: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The keywords that the answer holds in any inflection, and the others."""
    said = stems_of(content_words(answer))
    used = tuple(word for word in keywords if stem(word) in said)
    return used, tuple(word for word in keywords if word not in used)
