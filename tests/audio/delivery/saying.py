"""Words with times, made by hand for tests."""

from __future__ import annotations

from interview.records import Word


def said(text: str, *, each: float = 0.4, gap: float = 0.1) -> list[Word]:
    """Every word takes `each` seconds; "|" in the text is a pause of one second more."""
    words: list[Word] = []
    at = 0.0
    for token in text.split():
        if token == "|":
            at += 1.0
            continue
        words.append(Word(token, round(at, 3), round(at + each, 3), 0.9))
        at += each + gap
    return words
