"""Whether an answer says the opposite of what it is laid beside; knows negations and opposites of plain English.

Sentence vectors do not see a "not": a negated sentence stays at a cosine of 0.75 to 0.95 with the sentence itself.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache

from interview.feedback.scoring.alignment import Alignment
from interview.language.lists import WordLists
from interview.language.text import STOP_WORDS, stem, stems_of

CLOSE = 0.55
"""Cosine of two words in context from which on they speak of the same."""
SCOPE = 7
"""Words that a negation reaches forward, unless its clause ends before."""
OUTSPOKEN = 3.0
"""An opposite in place of a word turns its whole statement round: it weighs at least so much more than the rest."""
SUPPOSED = 4
"""Words after an "if" in which a "not" belongs to it."""
_LISTS = WordLists("polarity")


@cache
def negation_words() -> frozenset[str]:
    return _LISTS.words("of_the_verb") | _LISTS.words("of_a_noun") | _LISTS.words("of_a_sentence")


@cache
def opposite_words() -> dict[str, frozenset[str]]:
    """By stem, the stems of the words that say the opposite."""
    pairs: dict[str, set[str]] = {}
    for pair in _LISTS.phrases("opposites"):
        left, right = (stem(word) for word in pair.split())
        pairs.setdefault(left, set()).add(right)
        pairs.setdefault(right, set()).add(left)
    return {word: frozenset(others) for word, others in pairs.items()}


@cache
def _stop_stems() -> set[str]:
    return stems_of(STOP_WORDS)


@dataclass(frozen=True, slots=True)
class Statement:
    """Words, the sentence of each, and the places of the negations that reach it; an odd number turns it round."""

    words: tuple[str, ...]
    owners: tuple[int, ...]
    negations: tuple[frozenset[int], ...]

    def of(self, rows: Sequence[int]) -> Statement:
        return Statement(
            tuple(self.words[at] for at in rows),
            tuple(self.owners[at] for at in rows),
            tuple(self.negations[at] for at in rows),
        )

    def places_of(self, stems: Collection[str]) -> tuple[int, ...]:
        return tuple(at for at, word in enumerate(self.words) if stem(word) in stems) if stems else ()

    def stems_by_sentence(self) -> dict[int, set[str]]:
        found: dict[int, set[str]] = {}
        for word, owner in zip(self.words, self.owners, strict=True):
            found.setdefault(owner, set()).add(stem(word))
        return found

    def turned(self, at: int, but: frozenset[int] = frozenset()) -> bool:
        return len(self.negations[at] - but) % 2 == 1


def statement_of(words: Sequence[str], owners: Sequence[int]) -> Statement:
    """`owners` holds the sentence of each word: no negation reaches past its sentence."""
    negations: list[set[int]] = [set() for _ in words]
    for number, word in enumerate(words):
        if word in negation_words() and not _is_no_negation(words, number):
            for reached in _reach(words, owners, number):
                negations[reached].add(number)
    return Statement(tuple(words), tuple(owners), tuple(frozenset(each) for each in negations))


def contradicted_share(alignment: Alignment, ideal: Statement, answer: Statement) -> float:
    """How much of what both speak of the answer turns round, weighed by rarity, in [0, 1]; 0 where they share nothing.

    `alignment` is that of the ideal statement's words with the answer's.
    """
    opposed, agreed = common_ground(alignment, ideal, answer)
    return opposed / (opposed + agreed) if opposed else 0.0


def common_ground(alignment: Alignment, ideal: Statement, answer: Statement) -> tuple[float, float]:
    """The rarity of the words that the answer turns round, and of those it agrees with.

    One opposite turns its whole statement round, where its sentence holds half of what both speak of; an opposite
    that is denied agrees, and its "not" is used up.
    """
    shared = {stem(word) for word, found in zip(ideal.words, alignment.found, strict=True) if found} - _stop_stems()
    told = answer.stems_by_sentence()
    opposites: dict[int, int] = {}
    for number, word in enumerate(ideal.words):
        for at in () if alignment.found[number] else answer.places_of(opposite_words().get(stem(word), frozenset())):
            if 2 * len(shared & told[answer.owners[at]]) >= max(len(shared), 1):
                opposites[number] = at
    denied = {at: ideal.turned(number) != answer.turned(at) for number, at in opposites.items()}
    used_up = frozenset(negation for at, is_denied in denied.items() if is_denied for negation in answer.negations[at])
    opposed = agreed = 0.0
    for number, word in enumerate(ideal.words):
        weight = float(alignment.rarity[number])
        if word in STOP_WORDS or word in negation_words():
            continue
        if number in opposites:
            agreed += weight * denied[opposites[number]]
            opposed += weight * (not denied[opposites[number]])
        elif alignment.meaning[number] >= CLOSE:
            turned = ideal.turned(number) != answer.turned(int(alignment.nearest[number]), used_up)
            opposed += weight * turned
            agreed += weight * (not turned)
    if not all(denied.values()):
        opposed = max(opposed, OUTSPOKEN * agreed)
    return opposed, agreed


def _reach(words: Sequence[str], owners: Sequence[int], number: int) -> list[int]:
    whole = words[number] in _LISTS.words("of_a_sentence") or _denies_all(words, number)
    reached = []
    for later in range(number + 1, len(words)):
        if owners[later] != owners[number]:
            break
        if not whole and (later > number + SCOPE or words[later] in _LISTS.words("clause_ends")):
            break
        reached.append(later)
    if words[number] in _LISTS.words("of_the_verb") and not whole:
        ends = _LISTS.words("clause_ends") | {"and", "that", "which", "who"}
        for earlier in range(number - 1, -1, -1):
            if owners[earlier] != owners[number] or words[earlier] in ends:
                break
            reached.append(earlier)
    return reached


def _denies_all(words: Sequence[str], number: int) -> bool:
    """ "It is not true that ...", "it is not the case that ...", "not false that"."""
    after = tuple(words[number + 1 : number + 4])
    return words[number] == "not" and (
        after[:2] in (("true", "that"), ("correct", "that"), ("right", "that"))
        or after == ("the", "case", "that")
        or after[:1] in (("false",), ("wrong",), ("untrue",), ("incorrect",))
    )


def _is_no_negation(words: Sequence[str], number: int) -> bool:
    """ "Not only", "no matter", "whether or not", "if that does not work", "wrong" before a noun that it describes."""
    after = words[number + 1] if number + 1 < len(words) else ""
    if (words[number] == "not" and number and words[number - 1] == "or") or _is_supposed(words, number):
        return True
    if words[number] in ("not", "no"):
        return after in ("only", "just", "matter", "doubt")
    return words[number] in _LISTS.words("of_a_sentence") and after not in ("that", "to")


def _is_supposed(words: Sequence[str], number: int) -> bool:
    """Whether it stands in a clause that begins with "if" or "whether": that is no statement."""
    return any(word in ("if", "whether", "unless") for word in words[max(number - SUPPOSED, 0) : number])
