"""Fillers, discourse fillers and hedges among the words of an answer; knows no sound.

"Like" or "so" is a filler only where it says nothing: its neighbours decide. What is unclear is not counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

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
_DISCOURSE = (
    ("you know what i mean", "", ""),
    (
        "you know",
        r"do|did|would|if|as|because|let|that|when|makes?|made|whether|what",
        r"how|what|that|why|who|if|the|about",
    ),
    ("i mean", r"what|how|that|know", r"it|that|to|by"),
    ("kind of", r"what|this|that|some|any|a|the|each|every|which|one|another|no|right|same|different|new", r""),
    ("sort of", r"what|this|that|some|any|a|the|each|every|which|one|another|no|right|same|different|new", r""),
    ("or something like that", "", ""),
    ("and stuff", "", "that|we|i|which|like|to|for"),
    ("basically", "", ""),
    ("literally", "", ""),
    ("actually", "", ""),
    ("honestly", "speak|spoke|answer|answered|act", ""),
)
"""A phrase, the words before which and the words after which it means something."""
_BEFORE_LIKE = frozenset("because with for about at in of there the a um uh er".split())
_BEFORE_LIKE_AND_A_STOP = frozenset("and but so that which then when".split())
"""Words that nothing can be likened to: "like" after them fills, after the second only where a comma follows."""
HEDGES = (
    "i think", "i guess", "i suppose", "i believe", "i feel like", "maybe", "perhaps", "probably", "possibly",
    "i'm not sure", "i am not sure", "not really sure", "not sure", "a little bit", "somewhat", "somehow",
    "more or less", "hopefully", "i would say", "i'd say", "it might be", "might have been", "i don't know",
    "i try to", "or something", "or whatever", "or so", "something like that", "to be honest",
)  # fmt: skip
"""Words that take back half of what they stand beside; the list is ours."""


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


def _phrase_at(plains: Sequence[str], at: int) -> int:
    for phrase, before, after in _DISCOURSE:
        parts = phrase.split()
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
    stops = words[at].text.endswith(",") and before in _BEFORE_LIKE_AND_A_STOP
    return int(parted or stops or before in _BEFORE_LIKE)


def _so_at(words: Sequence[Word], plains: Sequence[str], at: int) -> int:
    """ "So" or "well" that opens a sentence or stands between commas, unless it draws a conclusion."""
    if plains[at] not in ("so", "well"):
        return 0
    opens = at == 0 or words[at - 1].text.rstrip()[-1:] in ".!?…" or is_filler(words[at - 1].text)
    return int(opens and words[at].text.rstrip().endswith(","))


def _hedges(plains: Sequence[str]) -> Iterator[tuple[int, int]]:
    taken = 0
    for at in range(len(plains)):
        for phrase in HEDGES if at >= taken else ():
            parts = phrase.split()
            if list(plains[at : at + len(parts)]) == parts:
                taken = at + len(parts)
                yield at, taken
                break
