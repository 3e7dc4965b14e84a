"""Words heard beside words said: edits, and which fillers meet. Knows no sound and no model."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from interview.language.wording import is_filler

FILLER = "<filler>"


@cache
def _normalizer() -> Any:
    """Whisper's own, so that spelling, numbers and contractions count as the words they are."""
    from whisper.normalizers import BasicTextNormalizer, EnglishTextNormalizer

    return EnglishTextNormalizer(), BasicTextNormalizer()


def normalized(text: str, language: str = "en") -> list[str]:
    """Words without fillers: whether those are kept is measured by itself."""
    english, basic = _normalizer()
    plain = " ".join(word for word in text.split() if not is_filler(word))
    return str((english if language == "en" else basic)(plain)).split()


def edits(said: Sequence[str], heard: Sequence[str]) -> int:
    """The fewest words to put in, take out or change (Levenshtein)."""
    row = list(range(len(heard) + 1))
    for i, one in enumerate(said, 1):
        before, row[0] = row[0], i
        for j, other in enumerate(heard, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (one != other))
    return row[-1]


def fillers_met(said: Sequence[str], heard: Sequence[str]) -> tuple[int, int, int]:
    """Fillers in both, only heard, only said; those meet that the best alignment of all words puts together."""
    said, heard = map(_marked, (said, heard))
    met = _met(said, heard)
    return met, heard.count(FILLER) - met, said.count(FILLER) - met


def _marked(words: Sequence[str]) -> list[str]:
    return [FILLER if is_filler(word) else word.strip(".,!?").casefold() for word in words]


def _met(said: Sequence[str], heard: Sequence[str]) -> int:
    """Of the alignments with the fewest edits, the most fillers that stand beside fillers."""
    best = [(j, 0) for j in range(len(heard) + 1)]
    for i, one in enumerate(said, 1):
        row = [(i, 0)]
        for j, other in enumerate(heard, 1):
            cost, met = best[j - 1]
            beside = (cost + (one != other), met - (one == other == FILLER))
            row.append(min(beside, (best[j][0] + 1, best[j][1]), (row[-1][0] + 1, row[-1][1])))
        best = row
    return -best[-1][1]
