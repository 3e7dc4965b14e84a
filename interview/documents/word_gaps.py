"""A PDF page's letters -> words, and whether its text layer can be believed.

Programs part words by spaces, by gaps, or by both. Faulty letter widths leave gaps inside words: on a page that writes
its spaces, such gaps are closed. What cannot be mended is named, so that the page is recognised from its picture.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any

from interview.documents.pdf_letters import Letter

_GAP = 0.15  # of the letters' size: a word ends
_NARROW_GAP = 0.1  # the same on a line pressed to the margins; pairs of letters are kerned by 0.06 at most
_FAULTY_GAP = 0.45  # of the size: gaps inside words were up to 0.2, of columns from 0.8
_LONG_WORD = 24  # letters; longer ones are looked through for narrow gaps
_ONE_LETTER = 0.18  # of the words
_LETTERS = 3.6  # a word
"""Fewer letters a word and more words of one letter: 7 of 7,100 pieces of 60 words in 81 languages (the messages of
GLib), none of 240 resumes; a page with gaps inside its words has 3.0 and 0.28."""
_LEAST_WORDS = 60
_SPACED = 4  # single letters in a row
_ALWAYS = 0.75  # of a letter's places within words: more have a gap after them because its width is wrong
_OFTEN = 4  # such places of a letter
_FEW_WIDE = 0.5  # of a font's letters: where more have gaps after them, it is set with wide spaces
_FAULTS = 0.03  # of all neighbours within words
_UNMAPPED = 0.1  # of the letters, without those that begin a line (bullets)
_VOWELS = (
    0.28  # of Latin letters; over 57 languages and 190 resumes at least 0.36, where letters are exchanged 0.13 to 0.27
)

CLOSED, BROKEN = "closed", "broken"


@dataclass(frozen=True, slots=True)
class Words:
    words: list[dict[str, Any]]  # of pdfplumber, with their letters in "chars"
    fault: str = ""  # CLOSED: gaps inside words were closed; BROKEN: the text is not what the page shows


def words_of(letters: Sequence[Letter]) -> Words:
    words = _extracted(letters, _GAP)
    texts = [word["text"] for word in words]
    if is_fragmented(texts) or _has_wide_letters(letters):
        closed = _extracted(_without_unseen_spaces(letters), _FAULTY_GAP)
        if not is_fragmented([word["text"] for word in closed]) and _writes_spaces(letters):
            return Words(closed, CLOSED)
        if is_fragmented(texts):
            return Words(words, BROKEN)
    return Words(words, BROKEN if _is_unmapped(texts) or has_exchanged_letters(texts) else "")


def _extracted(letters: Sequence[Letter], gap: float) -> list[dict[str, Any]]:
    from pdfplumber.utils.text import extract_words

    found = extract_words(list(letters), x_tolerance_ratio=gap, keep_blank_chars=False, return_chars=True)
    words = [word for word in found if word["text"].strip()]
    return [part for word in words for part in (_split(word) if len(word["text"]) > _LONG_WORD else [word])]


def _split(word: dict[str, Any]) -> list[dict[str, Any]]:
    """A line pressed to the margins leaves narrow gaps; a word of wide-set letters is left whole."""
    from pdfplumber.utils.text import extract_words

    parts = extract_words(list(word["chars"]), x_tolerance_ratio=_NARROW_GAP, return_chars=True)
    return parts if len(word["text"]) >= 3 * len(parts) else [word]


def is_fragmented(texts: Sequence[str]) -> bool:
    """Whether more words have a single letter, and all fewer letters, than in any language that parts words."""
    words = _without_spaced([word for word in map(_letters_of, texts) if word])
    count = len(words)
    if count < _LEAST_WORDS or sum(map(_is_ideographic, words)) > 0.2 * count:
        return False
    return sum(len(word) == 1 for word in words) >= _ONE_LETTER * count and sum(map(len, words)) < _LETTERS * count


def _without_spaced(words: Sequence[str]) -> list[str]:
    """Leave out letter-spaced words, each of whose letters stands alone: they are closed up with their row."""
    kept: list[str] = []
    for single, run in groupby(words, key=lambda word: len(word) == 1):
        letters = list(run)
        kept.extend([] if single and len(letters) >= _SPACED else letters)
    return kept


def _letters_of(text: str) -> str:
    """With the marks that some scripts write above and below."""
    return "".join(letter for letter in text if unicodedata.category(letter)[0] in "LM")


def _is_ideographic(word: str) -> bool:
    """Chinese, Japanese and Korean, where a word may well have one sign."""
    return any("\u1100" <= letter <= "\u11ff" or "\u2e80" <= letter <= "\ud7ff" for letter in word)


def _neighbours(letters: Sequence[Letter]) -> Iterator[tuple[Letter, float]]:
    """Each letter of a word with the gap before the next letter, in parts of its size; columns are left out."""
    for first, second in pairwise(letters):
        if first["text"].isalpha() and second["text"].isalpha() and abs(first["top"] - second["top"]) < 1:
            gap = (second["x0"] - first["x1"]) / max(first["size"], 1.0)
            if -0.5 < gap < _FAULTY_GAP:
                yield first, gap


def _has_wide_letters(letters: Sequence[Letter]) -> bool:
    """Whether some letters have a gap after them nearly everywhere on a page that writes its spaces."""
    if not _writes_spaces(letters):
        return False
    places, gaps = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for letter, gap in _neighbours(letters):
        key = (letter["fontname"], letter["text"])
        places[key] += 1
        gaps[key] += gap > _GAP
    frequent = {key for key, count in places.items() if count >= _OFTEN}
    wide = {key for key in frequent if gaps[key] >= max(_OFTEN, _ALWAYS * places[key])}
    fonts = Counter(font for font, _ in frequent)
    spaced = {font for font, count in Counter(font for font, _ in wide).items() if count > _FEW_WIDE * fonts[font]}
    faults = sum(gaps[font, text] for font, text in wide if font not in spaced)
    return faults >= max(_FAULTS * sum(places.values()), 2 * _OFTEN)


def _writes_spaces(letters: Sequence[Letter]) -> bool:
    """Whether at least every tenth sign of the text is a space."""
    signs = len(letters)
    return signs > 0 and sum(letter["text"].isspace() for letter in letters) >= 0.08 * signs


def _without_unseen_spaces(letters: Sequence[Letter]) -> list[Letter]:
    """Leave out the spaces over which the next letter is drawn."""
    kept = list(letters[:1])
    for (before, space), (_, after) in pairwise(pairwise(letters)):
        unseen = space["text"].isspace() and abs(before["top"] - after["top"]) < 1
        if not (unseen and -0.5 < (after["x0"] - before["x1"]) / max(before["size"], 1.0) < 0.05):
            kept.append(space)
    return [*kept, *letters[-1:]] if len(letters) > 1 else kept


def _is_unmapped(texts: Sequence[str]) -> bool:
    """Glyphs for which the file names no letter, beyond the bullets and icons that words begin with."""
    signs = unknown = 0
    for text in texts:
        count = text.count("(cid:")
        bare = text if not count else "".join(text.split("(cid:"))
        signs += len(bare)
        unknown += max(count - 1, 0) + sum(unicodedata.category(one) == "Co" or one == "\ufffd" for one in text[1:])
    return unknown >= max(20.0, _UNMAPPED * signs)


def has_exchanged_letters(texts: Sequence[str]) -> bool:
    """Whether Latin letters hold too few vowels to be words: each glyph stands for another letter than it shows."""
    bare = unicodedata.normalize("NFD", "".join(texts).casefold())
    latin = [letter for letter in bare if "a" <= letter <= "z" or letter in "æøœıə"]
    if len(latin) < 200 or len(latin) < 0.3 * len(bare):
        return False
    return sum(letter in "aeiouyæøœıə" for letter in latin) < _VOWELS * len(latin)
