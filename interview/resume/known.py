"""Words that are known to be headings, titles, degrees, schools, employers, places: signs beside the others, no rules.

The reader learns how far to believe them; in training a share of the documents goes without.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from interview.language.vocabulary import (
    has_legal_form,
    is_degree,
    is_institution,
    is_organisation,
    is_title,
    is_title_by_head,
)
from interview.resume.rules.headings import Kind, heading_kind
from interview.resume.rules.places import is_place

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

KNOWN_OF_LINES, KNOWN_OF_WORDS = 18, 7
_KINDS = tuple(Kind)
_TESTS = (is_title_by_head, is_title, is_degree, is_institution, is_organisation, has_legal_form, is_place)
_PIECE = re.compile(r"(?:(?!\s{2,}|[|·•,()]|\s[-–—]\s).)+")
_MOST_WORDS = 14
"""Of a line: a longer one is a sentence, whose words name nothing."""


def known_of_lines(texts: Sequence[str]) -> NDArray[np.float32]:
    """(lines, 18): which kind of heading a line is, and which stood last above it or is it."""
    import numpy as np

    known = np.zeros((len(texts), KNOWN_OF_LINES), dtype=np.float32)
    last = Kind.TOP
    for row, text in enumerate(texts):
        kind = heading_kind(text.strip())
        if kind is not None:
            known[row, _KINDS.index(kind)] = 1.0
            last = kind
        known[row, len(_KINDS) + _KINDS.index(last)] = 1.0
    return known


def known_of_words(text: str, words: Sequence[tuple[int, int]]) -> NDArray[np.float32]:
    """(words, 7): what the piece between separators that a word stands in is known to be."""
    import numpy as np

    known = np.zeros((len(words), KNOWN_OF_WORDS), dtype=np.float32)
    if len(words) > _MOST_WORDS:
        return known
    for piece in _PIECE.finditer(text):
        bare = piece[0].strip(" .:;-–—/")
        if any(letter.isalpha() for letter in bare):
            told = [float(test(bare)) for test in _TESTS]
            for place, (start, end) in enumerate(words):
                if start < piece.end() and piece.start() < end:
                    known[place] = np.maximum(known[place], told)
    return known
