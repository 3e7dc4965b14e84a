"""How a resume's lines and words look, as numbers for the trained reader: print, place, gaps, signs, known words.

A word is what stands between white space; two blanks or more are a wide gap of the page.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from interview.records import TextLine
from interview.resume.known import KNOWN_OF_LINES, KNOWN_OF_WORDS, known_of_lines, known_of_words
from interview.resume.rules.contact import email_in, links_in
from interview.resume.rules.dates import DATES

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LOOKS_OF_LINES, LOOKS_OF_WORDS = 37, 27
LINE_SIGNS, WORD_SIGNS = LOOKS_OF_LINES + KNOWN_OF_LINES, LOOKS_OF_WORDS + KNOWN_OF_WORDS
_WORD = re.compile(r"\S+")
_BULLET = re.compile(r"(?:[•·*▪◦‣o●○■□–—-]|\uf0b7|\d{1,2}[.)])\s+\S|[•▪●]\S")
_SEPARATORS = frozenset("|·•–—-/,:;()")
_LONGEST = 20_000
"""Characters of a line in which dates are looked for."""


@dataclass(frozen=True, slots=True)
class SignedLine:
    """A filled line: its place among all rows, its words with their places in it, and what they look like."""

    row: int
    text: str
    words: tuple[tuple[int, int], ...]
    line_signs: NDArray[np.float32]  # (LINE_SIGNS,)
    word_signs: NDArray[np.float32]  # (words, WORD_SIGNS)


def signed_lines(rows: Sequence[TextLine]) -> list[SignedLine]:
    """The lines that hold anything, in their order."""
    import numpy as np

    filled = [number for number, row in enumerate(rows) if row.text.strip()]
    page = _Page([rows[number] for number in filled])
    known = known_of_lines([rows[number].text[:_LONGEST] for number in filled])
    lines = []
    for place, number in enumerate(filled):
        row = rows[number]
        text = row.text[:_LONGEST]
        words = tuple(found.span() for found in _WORD.finditer(text))
        dated = [found.span() for found in DATES.finditer(text)]
        blank = number == 0 or not rows[number - 1].text.strip()
        line_signs = np.concatenate([page.signs_of(place, blank, words, dated), known[place]])
        word_signs = np.concatenate([_word_signs(text, words, dated), known_of_words(text, words)], axis=1)
        lines.append(SignedLine(number, text, words, line_signs, word_signs))
    return lines


class _Page:
    """What is usual in this document: its left edges, its widths, the styles of its lines."""

    def __init__(self, rows: Sequence[TextLine]) -> None:
        self._rows = rows
        areas = [row.area for row in rows if row.area]
        self._width = max((area.x1 for area in areas), default=1.0) or 1.0
        lefts = Counter(round(area.x0 / 4) for area in areas)
        self._left = lefts.most_common(1)[0][0] * 4 if lefts else 0.0
        self._margin = min(lefts, default=0) * 4
        self._styles = Counter(map(_style, rows))
        self._longest = max((len(row.text) for row in rows), default=1) or 1

    def signs_of(
        self, place: int, blank: bool, words: Sequence[tuple[int, int]], dated: Sequence[tuple[int, int]]
    ) -> NDArray[np.float32]:
        import numpy as np

        row = self._rows[place]
        before = self._rows[place - 1] if place else None
        after = self._rows[place + 1] if place + 1 < len(self._rows) else None
        text = row.text.strip()
        letters = [letter for letter in text if letter.isalpha()]
        upper = sum(letter.isupper() for letter in letters) / max(len(letters), 1)
        capital = sum(text_at.isupper() for text_at in (row.text[start] for start, _ in words)) / max(len(words), 1)
        dates = sum(end - start for start, end in dated)
        share = self._styles[_style(row)] / len(self._rows)
        signs = (
            1.0,
            float(row.area is None),
            (row.area.x0 - self._left) / self._width if row.area else 0.0,
            (row.area.x0 - self._margin) / self._width if row.area else 0.0,
            row.area.x1 / self._width if row.area else 0.0,
            min(row.size, 4.0) - 1.0,
            float(row.size > 1.08),
            float(row.bold),
            float(row.heading),
            float(blank),
            _gap(before, row),
            _gap(row, after),
            float(before is None or before.page != row.page),
            float(_BULLET.match(text) is not None),
            math.log1p(len(words)) / 3,
            len(text) / self._longest,
            upper,
            capital,
            sum(map(str.isdigit, text)) / max(len(text), 1),
            dates / max(len(text), 1),
            float(bool(dated)),
            float(bool(dated) and len(text) - dates <= 3),
            float(bool(dated) and dated[-1][1] >= len(row.text.rstrip()) - 1),
            float("@" in text and bool(email_in(text))),
            float(bool(links_in(text)) if "." in text or "/" in text else False),
            float(sum(map(str.isdigit, text)) >= 7 and not dated),
            min(len(re.findall(r"\S\s{2,}\S", row.text)), 3) / 3,
            float(":" in text),
            float(text.endswith(":")),
            min(text.count(","), 6) / 6,
            min(text.count("|") + text.count("•") + text.count("·"), 4) / 4,
            float(text.endswith(".")),
            float(text[0].islower()),
            math.log1p(place) / 5,
            place / len(self._rows),
            share,
            float(before is not None and _style(before) == _style(row))
            - float(after is not None and _style(after) == _style(row)),
        )
        return np.array(signs, dtype=np.float32)


def _style(row: TextLine) -> tuple[float, bool, bool, bool, int]:
    """Lines that look alike share it."""
    left = round(row.area.x0 / 6) if row.area else 0
    return round(row.size, 1), row.bold, row.heading, row.text.isupper(), left


def _gap(above: TextLine | None, below: TextLine | None) -> float:
    """Between two lines, in heights of a letter; 0 where it is not known."""
    if above is None or below is None or above.area is None or below.area is None or above.page != below.page:
        return 0.0
    height = max(above.area.bottom - above.area.top, 1.0)
    return max(-1.0, min((below.area.top - above.area.bottom) / height, 3.0))


def _word_signs(text: str, words: Sequence[tuple[int, int]], dated: Sequence[tuple[int, int]]) -> NDArray[np.float32]:
    import numpy as np

    signs = np.zeros((len(words), LOOKS_OF_WORDS), dtype=np.float32)
    for place, (start, end) in enumerate(words):
        word = text[start:end]
        bare = word.strip("|·•–—-/,:;().")
        before = text[words[place - 1][1] : start] if place else ""
        after = text[end : words[place + 1][0]] if place + 1 < len(words) else ""
        signs[place] = (
            1.0,
            float(bare[:1].isupper()),
            float(len(bare) > 1 and bare.isupper()),
            float(bare[:1].islower()),
            float(any(map(str.isdigit, word))),
            float(bare.isdigit() and len(bare) == 4),
            float(not bare),
            float(word[0] == "("),
            float(word[-1] == ")"),
            float(word[-1] == ","),
            float(word[-1] in ":;"),
            float(word[-1] == "."),
            float("|" in word or "·" in word or "•" in word),
            float(word in ("-", "–", "—", "/")),
            float("/" in word and len(word) > 1),
            float("@" in word or "www." in word or "://" in word),
            float("&" in word),
            float(any(first < end and start < last for first, last in dated)),
            float(len(before) > 1 or "\t" in before),
            float(len(after) > 1 or "\t" in after),
            float(place > 0 and text[words[place - 1][1] - 1] in _SEPARATORS),
            float(place == 0),
            float(place == len(words) - 1),
            place / len(words),
            min(place, 12) / 12,
            min(len(bare), 20) / 20,
            sum(text[one[0]].isupper() for one in words) / len(words),
        )
    return signs
