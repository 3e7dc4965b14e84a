"""Which words of an answer to ask about: chosen by code, because a small model quotes what was never said."""

from __future__ import annotations

import re

from interview.language.text import content_words, sentences_of
from interview.language.wording import SOUNDS

_OPENERS = re.compile(
    r"^(?:(?:and|so|then|where|when|while|that|also|well|because|but|or|which|as a result|after that|in the end|"
    rf"basically|actually|honestly|i think|i guess|i mean|you know|{SOUNDS}|like)\b[\s,]*)+",
    re.IGNORECASE,
)
_LOOSE_ENDS = re.compile(
    r"(?:\s+(?:a|an|the|and|or|but|of|to|in|on|at|by|for|from|with|into|onto|over|than|that|which|who|so|as|if|my|our|"
    r"their|its|his|her|your|was|were|is|are|be|had|has|have|when|while|because|before|after|until|about|very|not))+$",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"[,;:—–]\s+|\s+(?:because|so that|which|but|and then|although|until)\s+", re.IGNORECASE)
_OWN = re.compile(
    r"\b(?:I|we)\b(?:\s+\w+){0,2}?\s+(?:\w{2,}ed|built|led|wrote|made|ran|cut|found|set|taught|took|kept|sold|won)\b"
)
_MINE = re.compile(r"\b(?:I|my|we|our)\b")
_NUMBER = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|fifty|hundred|thousand|million|half|"
    r"percent|twice|double[ds]?)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"\b(?:my name|hello|hi|thank you|thanks|good morning|years old|nice to meet|good question|don't know|"
    r"do not know|not sure|can't remember|for example|and so on)\b",
    re.IGNORECASE,
)
_STRAY = ' \t\n,;:.!?…—–-"“”‘’()[]<>{}*_#|`'


def phrase_to_probe(answer: str, least: int = 4, most: int = 12) -> str:
    """The part of an answer most worth asking about, in the person's own words; "" when there is none.

    Prefers what they did themselves, numbers and words that carry meaning over openings and asides.
    """
    found = [clause for sentence in sentences_of(answer) for clause in clauses_of(sentence, most)]
    told = [clause for clause in found if len(clause.split()) >= least and _worth(clause) >= 1]
    return max(told, key=_worth, default="")


def clauses_of(sentence: str, most: int = 12) -> list[str]:
    """The parts of a sentence that can be quoted, each without its opener and at most so many words."""
    clauses = (_OPENERS.sub("", clause.strip(_STRAY)) for clause in _SPLIT.split(sentence))
    return [cut for clause in clauses if (cut := shortened(clause, most))]


def shortened(clause: str, most: int) -> str:
    """At most so many words, and none left hanging at the end ("and moved it to the")."""
    words = clause.split()
    kept = " ".join(words[:most])
    return (_LOOSE_ENDS.sub("", kept) if len(words) > most else kept).strip(_STRAY)


def sentence_with(phrase: str, answer: str) -> str:
    """The sentence of an answer that a phrase was cut from; all a follow-up needs to know of the answer."""
    return next((sentence for sentence in sentences_of(answer) if phrase in sentence), phrase)


def _worth(clause: str) -> float:
    meaning = 0.3 * min(len(content_words(clause)), 8)
    own = 2.0 if _OWN.search(clause) else 0.5 if _MINE.search(clause) else 0.0
    return own + (1.5 if _NUMBER.search(clause) else 0.0) + meaning - (4.0 if _ASIDE.search(clause) else 0.0)
