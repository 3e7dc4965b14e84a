"""Spoken forms of graded answers: run on without marks, with the slips a recogniser was seen to make.

Every word of such a form belongs to the sentence that it was said in, so the labels of the written answer hold for it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from random import Random

from interview.feedback.scoring.reading import read
from training.corpus import Sentence

FILLERS = ("um", "uh", "er", "like", "you know", "i mean", "sort of", "kind of", "well", "actually")
LINKS = ("and", "so", "and then", "but yeah", "yeah", "um", "so yeah", "okay so", "and um")
"""What people put where a full stop would be."""
FILLED, LINKED, RESTARTED = 0.03, 0.25, 0.02
SEEN_TWICE = 2
"""Times that a slip must have been heard: one that was heard once may be a word of its own."""
_MARKS = re.compile(r"[^\w\s'%$€£+#]|(?<!\w)'|'(?!\w)|_")
Slips = Mapping[str, Sequence[tuple[str, float]]]
"""Of a word, what a recogniser wrote in its place, and in what share of the times ("" where it wrote nothing)."""


def run_on(sentences: Sequence[Sentence], rng: Random) -> str:
    """In small letters and without marks, with fillers, links in the place of full stops, and words begun twice."""
    said: list[str] = []
    for sentence in sentences:
        if said and rng.random() < LINKED:
            said.append(rng.choice(LINKS))
        words = _MARKS.sub(" ", sentence.text.replace("’", "'")).lower().split()
        for at, word in enumerate(words):
            if rng.random() < FILLED:
                said.append(rng.choice(FILLERS))
            if rng.random() < RESTARTED:
                said += words[max(at - 1, 0) : at + 1]
            said.append(word)
    return " ".join(said)


def slips_between(pairs: Sequence[tuple[Sequence[str], Sequence[str]]]) -> Slips:
    """From what was said and what was heard of it, both as words that are read; at most two words for one."""
    times, slips = Counter[str](), defaultdict[str, Counter[str]](Counter)
    for said, heard in pairs:
        times.update(said)
        for change, i1, i2, j1, j2 in SequenceMatcher(None, said, heard, autojunk=False).get_opcodes():
            if change in ("replace", "delete") and i2 - i1 == 1 and j2 - j1 <= 2:
                slips[said[i1]][" ".join(heard[j1:j2])] += 1
    seen = {word: [(other, count / times[word]) for other, count in found.items() if count >= SEEN_TWICE]
            for word, found in slips.items()}  # fmt: skip
    return {word: found for word, found in seen.items() if found}


def misheard(words: Sequence[str], slips: Slips, rng: Random) -> tuple[str, ...]:
    """With each word's slips as often as they were heard."""
    heard: list[str] = []
    for word in words:
        chance, other = rng.random(), word
        for slip, share in slips.get(word, ()):
            if chance < share:
                other = slip
                break
            chance -= share
        heard += other.split()
    return tuple(heard)


def words_heard(text: str) -> tuple[str, ...]:
    return read(text).words


def owners_in(said: Sequence[str], owners: Sequence[int], heard: Sequence[str]) -> tuple[int, ...]:
    """The sentence of each heard word: that of the word it stands for, or of the one before it.

    `owners` are the sentences of the words of `said`, in order; nothing for words of which nothing was said.
    """
    if not said:
        return ()
    found: list[int] = []
    for _, i1, i2, j1, j2 in SequenceMatcher(None, said, heard, autojunk=False).get_opcodes():
        for step in range(j2 - j1):
            at = i1 + step * (i2 - i1) // (j2 - j1) if i2 > i1 else max(i1 - 1, 0)
            found.append(owners[at])
    return tuple(found)
