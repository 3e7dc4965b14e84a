"""Fillers, discourse fillers and hedges among the words of an answer; knows no sound.

"Like" or "so" is a filler only where it says nothing: its neighbours decide. What is unclear is not counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from interview.language.lists import WordLists
from interview.records import Moment, MomentKind, Word

SOUNDS = r"u+[hm]+|e+r+m*|e+h+m+|a+h+m*|h+m+|m+h*m+"
"""Um, uh, er, erm, ah, hmm and their spellings, of lower-case letters."""
_FILLER = re.compile(SOUNDS)

INVENTED = 0.05
"""A filler that the recogniser itself gives less than one in twenty comes from the prompt that tells it to keep them:
on the shared clips, slowed and quickened too, those that were said have 0.08 and more, five of eleven that were not
have 0.03 and less.
"""

_SHORT_FOR = ("ER", "HMM")
"""An emergency room, a hidden Markov model."""
_LISTS = WordLists("wording")


def hedges() -> tuple[str, ...]:
    """Phrases that take back half of what they stand beside."""
    return _LISTS.phrases("hedges")


def bare(text: str) -> str:
    """A word without the marks around it, in lower case."""
    return text.strip(".,!?…-–—\"'“”‘’:;()").casefold().replace("’", "'")


def is_filler(text: str) -> bool:
    return _FILLER.fullmatch(bare(text)) is not None and text.strip(".,!?") not in _SHORT_FOR


def without_invented(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words of a recogniser that was prompted with fillers, without those that nobody said."""
    return tuple(word for word in words if word.probability >= INVENTED or not is_filler(word.text))


def wording_moments(words: Sequence[Word]) -> list[Moment]:
    """Fillers, discourse fillers and hedges in order of time."""
    plains = [bare(word.text) for word in words]
    found = [
        Moment(MomentKind.FILLER, word.start, word.end, said)
        for word, said in zip(words, plains, strict=True)
        if is_filler(word.text)
    ]
    fillers = list(_discourse(words, plains))
    found += [_moment(MomentKind.DISCOURSE, words, at, end) for at, end in fillers]
    hedges = [one for one in _hedges(plains) if not any(at < one[1] and one[0] < end for at, end in fillers)]
    found += [_moment(MomentKind.HEDGE, words, at, end) for at, end in hedges]
    return sorted(found, key=lambda moment: moment.start)


def _moment(kind: MomentKind, words: Sequence[Word], at: int, end: int) -> Moment:
    text = " ".join(bare(word.text) for word in words[at:end])
    return Moment(kind, words[at].start, words[end - 1].end, text)


def _discourse(words: Sequence[Word], plains: Sequence[str]) -> Iterator[tuple[int, int]]:
    taken = 0
    for at in range(len(plains)):
        if at < taken:
            continue
        length = _phrase_at(plains, at) or _like_at(words, plains, at) or _so_at(words, plains, at)
        if length:
            taken = at + length
            yield at, taken


@cache
def _discourse_phrases() -> tuple[tuple[list[str], str, str], ...]:
    """The words of each phrase, and patterns of those before which and after which it means something."""
    rows = _LISTS.rows("discourse")
    return tuple((row["phrase"].split(), row["before"], row["after"]) for row in rows)


def _phrase_at(plains: Sequence[str], at: int) -> int:
    for parts, before, after in _discourse_phrases():
        end = at + len(parts)
        if list(plains[at:end]) != parts:
            continue
        means = before and at > 0 and re.fullmatch(before, plains[at - 1])
        means = means or (after and end < len(plains) and re.fullmatch(after, plains[end]))
        return 0 if means else len(parts)
    return 0


def _like_at(words: Sequence[Word], plains: Sequence[str], at: int) -> int:
    """ "Like" between commas, or after a word that can be likened to nothing."""
    if plains[at] != "like":
        return 0
    parted = words[at].text.endswith(",") and (at == 0 or words[at - 1].text[-1:] in ",.!?")
    before = plains[at - 1] if at else ""
    stops = words[at].text.endswith(",") and before in _LISTS.words("before_like_and_a_stop")
    return int(parted or stops or before in _LISTS.words("before_like"))


def _so_at(words: Sequence[Word], plains: Sequence[str], at: int) -> int:
    """ "So" or "well" that opens a sentence or stands between commas, unless it draws a conclusion."""
    if plains[at] not in ("so", "well"):
        return 0
    opens = at == 0 or words[at - 1].text.rstrip()[-1:] in ".!?…" or is_filler(words[at - 1].text)
    return int(opens and words[at].text.rstrip().endswith(","))


def _hedges(plains: Sequence[str]) -> Iterator[tuple[int, int]]:
    taken = 0
    for at in range(len(plains)):
        for phrase in hedges() if at >= taken else ():
            parts = phrase.split()
            if list(plains[at : at + len(parts)]) == parts:
                taken = at + len(parts)
                yield at, taken
                break
