"""What a candidate may say instead of an answer ("sorry, could you repeat that?"), from a whole utterance.

Knows words only. An answer that merely mentions such words is no request: every word has to belong to one.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from enum import StrEnum
from functools import cache

from interview.language.lists import WordLists
from interview.language.wording import SOUNDS

LONGEST = 28
"""Words; nobody asks for a moment in more."""
SHORTEST_MENDED, NEAR = 6, 0.8
"""Letters of a word that is worth mending, and difflib's ratio for one that is near enough."""
_LISTS = WordLists("requests")
_KNOWN = ("repeat", "rephrase", "question", "understand", "differently", "clarify", "example", "interview", "moment")


class Request(StrEnum):
    """In the order in which they decide where several are made at once; of one wording the earlier one has it."""

    END = "end"
    PAUSE = "pause"
    SKIP = "skip"
    HINT = "hint"
    REPHRASE = "rephrase"
    REPEAT = "repeat"
    MORE_TIME = "more_time"
    UNKNOWN = "unknown"  # "I don't know"


_TOKEN = re.compile(r"\{[\w ]+\}|\]\*|[()\[\]|]|[^\s()\[\]|{}]+")
_MARKS = {"(": "(?:", "[": "(?:", ")": ")", "]": ")?", "]*": ")*", "|": "|", "{word}": r"(?!is |are |was )[\w']+ "}


def pattern_of(wordings: str) -> re.Pattern[str]:
    """What matches any of the lines of requests.toml, each word with the space after it."""
    return re.compile(_expression(wordings))


def _expression(wordings: str) -> str:
    lines = wordings.strip().splitlines()
    return "(?:" + "|".join("".join(map(_piece, _TOKEN.findall(line))) for line in lines) + ")"


def _piece(token: str) -> str:
    if token in _MARKS:
        return _MARKS[token]
    return _expression(_LISTS.table("parts")[token[1:-1]]) if token.startswith("{") else re.escape(token) + " "


_SORRY = re.compile(r"(?:(?:i am |so |very )*sorry |excuse me )+")
_FILLER = re.compile(rf"\b(?:{SOUNDS}|eh|gosh|wow|man|you know)\b")
_WRITTEN_OUT = (
    (r"\b(can't|cant|cannot)\b", "can not"),
    (r"\bwon't\b", "will not"),
    (r"\bre (phrase|word|peat|read)", r"re\1"),
    (r"\b(let's|lets)\b", "let us"),
    (r"\b(do|did|could|have|has|was|would|is|does|were|should)n'?t\b", r"\1 not"),
    (r"\b(i'm|im)\b", "i am"),
    (r"\b(\w+)'(?:re)\b", r"\1 are"),
    (r"\b(\w+)'ve\b|\b(i)ve\b", r"\1\2 have"),
    (r"\b(\w+)'ll\b", r"\1 will"),
    (r"\b(\w+)'d\b", r"\1 would"),
    (r"\b(that|what|it|there|someone|somebody|question|phone)(?:'s)\b|\b(that|what)s\b", r"\1\2 is"),
)


@cache
def _wordings() -> tuple[tuple[Request | None, re.Pattern[str]], ...]:
    """The pattern of each request, and of what may stand around one."""
    polite = pattern_of("\n".join(_LISTS.phrases("polite")))
    phrases = _LISTS.table("phrases")
    return ((None, polite), *((request, pattern_of(phrases[request])) for request in Request))


def request_in(text: str) -> Request | None:
    """The request that an utterance consists of; None where a word of it is something else."""
    found = requests_in(text)
    return next((request for request in Request if request in found), None)


def requests_in(text: str) -> frozenset[Request]:
    """All the requests that an utterance consists of, none where a word of it is something else."""
    said = _plain(text)
    if not said or len(said.split()) > LONGEST:
        return frozenset()
    if _SORRY.fullmatch(said):
        return frozenset({Request.REPEAT})
    return _requests_of(said)


def _plain(text: str) -> str:
    """Lower case, contractions written out, without fillers and marks, "I I" said once; a space after every word."""
    said = re.sub(r"[^\w' ]+", " ", text.casefold().replace("’", "'"))
    for short, long in _WRITTEN_OUT:
        said = re.sub(short, long, said)
    said = " ".join(_FILLER.sub(" ", said).split())
    said = re.sub(r"\b(\w+)(?: \1\b)+", r"\1", said)
    return "".join(f"{_as_known(word)} " for word in said.split())


def _as_known(word: str) -> str:
    """A recogniser's near miss ("repete", "rephrace") as the word that it must have been."""
    if len(word) < SHORTEST_MENDED or word in _KNOWN:
        return word
    return next(iter(get_close_matches(word, _KNOWN, 1, NEAR)), word)


def _requests_of(said: str) -> frozenset[Request]:
    """The requests that together use up every word; none where that cannot be done.

    From every word that can be reached, polite phrases and requests lead on; the way with the fewest pieces wins.
    """
    starts = [0, *(match.end() for match in re.finditer(" ", said))]
    best: dict[int, tuple[int, frozenset[Request]]] = {0: (0, frozenset())}
    for at, start in enumerate(starts):
        if start not in best:
            continue
        pieces, found = best[start]
        for words, end in enumerate(starts[at + 1 :], 1):
            for request, pattern in _wordings():
                cost = pieces + (words if request is None else 1)
                if (end not in best or cost < best[end][0]) and pattern.fullmatch(said, start, end):
                    best[end] = (cost, found if request is None else found | {request})
    return best.get(len(said), (0, frozenset()))[1]
