"""Sentences of an answer as spans of its text, and quotes with their second of the recording.

By marks and words of English only; a thought is cut where a connective begins it, so it can be cut too early.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise

from interview.interviewer.questions.signs import without_fillers
from interview.language.lists import WordLists
from interview.records.feedback import Quote, Span
from interview.records.media import Word

LONGEST = 35
"""Words; a run longer than this is more than one thought, whatever marks it lacks."""
LEAST = 5
"""Words; a thought shorter than this is left with its neighbour."""
CORRECTED = 3
"""Words; this many corrected in a row still begin where the heard ones did."""

_TOKEN = re.compile(r"\S+")
# The look-behind keeps a row of dots linear: only its first dot can begin a match.
_END = re.compile(r"(?<![.!?…])[.!?…]++[\"”’')\]]*+(?=\s|$)|[\r\n]++")
_LISTS = WordLists("quoting")


def sentence_spans(text: str, longest: int = LONGEST) -> tuple[Span, ...]:
    """Sentences in order; one of more than `longest` words is cut before the connectives that begin a thought."""
    starts = [token.start() for token in _TOKEN.finditer(text)]
    pieces = _sentences(text)
    for cuts in (_connectives, _restarts):
        pieces = [part for piece in pieces for part in _cut(text, piece, starts, cuts(text, piece), longest)]
    return tuple(piece for piece in (_trimmed(text, piece) for piece in pieces) if piece is not None)


def quote_of(text: str, span: Span, words: Sequence[Word] = ()) -> Quote:
    """The words of a span and when they were spoken; no second where typed, or where nobody said them so."""
    second = None
    if words:
        seconds = _seconds(text, tuple(words))
        ends = [token.end() for token in _TOKEN.finditer(text)]
        first = bisect_left(ends, span.start + 1)
        last = bisect_left(ends, span.end)
        second = next((at for at in seconds[first : last + 1] if at is not None), None)
    return Quote(text[span.start : span.end], span.start, second)


def stands_in(quote: Quote, text: str) -> bool:
    return quote.start >= 0 and text[quote.start : quote.start + len(quote.text)] == quote.text


def shortened(text: str, span: Span, most: int = 30) -> Span:
    """The first `most` words of a span, without the comma they may end on."""
    tokens = list(_TOKEN.finditer(text, span.start, span.end))
    if len(tokens) <= most:
        return span
    end = tokens[max(most, 1) - 1].end()
    return Span(span.start, span.start + len(text[span.start : end].rstrip(",;:—–-")))


def read_aloud(text: str) -> str:
    """What rules read: lower case, single spaces, no fillers and no marks but those inside words and numbers."""
    said = without_fillers(text).lower().replace("%", " percent ")
    return " ".join(re.sub(r"[^\w\s'$€£#+/.,:-]|[.,:](?!\d)|-(?!\w)", " ", said).split())


def _sentences(text: str) -> list[Span]:
    pieces, start = [], 0
    for end in _END.finditer(text):
        if end[0] == "." and _LISTS.pattern("abbreviation").search(text, max(start, end.start() - 12), end.start()):
            following = text[end.end() :].lstrip()[:1] if end.end() < len(text) else ""
            title = text[max(start, end.start() - 4) : end.start()].split()[-1:] in (["Dr"], ["Mr"], ["Mrs"], ["Ms"])
            if title or not following.isupper():
                continue
        pieces.append(Span(start, end.end()))
        start = end.end()
    return [*pieces, Span(start, len(text))]


def _connectives(text: str, span: Span) -> list[int]:
    return [found.start() for found in _LISTS.pattern("connective").finditer(text, span.start, span.end)]


def _restarts(text: str, span: Span) -> list[int]:
    found = _LISTS.pattern("restart").finditer(text, span.start, span.end)
    return [match.start("cut") for match in found if match["before"].lower() not in _LISTS.words("holds")]


def _cut(text: str, span: Span, starts: list[int], places: list[int], longest: int) -> list[Span]:
    """`starts` are those of all words of the text, so that counting the words of a piece is a look-up."""
    first, end = bisect_left(starts, span.start), bisect_left(starts, span.end)
    if end - first <= longest:
        return [span]
    kept = [span.start]
    for place in places:
        at = bisect_left(starts, place)
        if at - first >= LEAST and end - at >= LEAST:
            kept.append(place)
            first = at
    return [Span(left, right) for left, right in pairwise([*kept, span.end])]


def _trimmed(text: str, span: Span) -> Span | None:
    piece = text[span.start : span.end]
    if not any(character.isalnum() for character in piece):
        return None
    start = span.start + len(piece) - len(piece.lstrip())
    return Span(start, start + len(piece.strip()))


@lru_cache(maxsize=8)
def _seconds(text: str, words: tuple[Word, ...]) -> tuple[float | None, ...]:
    """The start of each token of the text; by place where as many were heard, else by likeness."""
    written = text.split()
    heard = [(token, word.start) for word in words for token in word.text.split()]
    if len(written) == len(heard):
        return tuple(start for _, start in heard)
    left, right = [_bare(token) for token in written], [_bare(token) for token, _ in heard]
    most = min(len(left), len(right))
    # Corrections are few: what is the same at both ends needs no quadratic search.
    head = next((n for n in range(most) if left[n] != right[n]), most)
    tail = next((n for n in range(most - head) if left[-1 - n] != right[-1 - n]), most - head)
    seconds: list[float | None] = [None] * len(left)
    seconds[:head] = [start for _, start in heard[:head]]
    if tail:
        seconds[-tail:] = [start for _, start in heard[-tail:]]
    matcher = SequenceMatcher(None, left[head : len(left) - tail], right[head : len(right) - tail])
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        if kind == "equal":
            seconds[head + i1 : head + i2] = [start for _, start in heard[head + j1 : head + j2]]
        elif kind == "replace" and i2 - i1 <= CORRECTED:
            seconds[head + i1] = heard[head + j1][1]
    return tuple(seconds)


def _bare(token: str) -> str:
    return re.sub(r"\W", "", token).casefold() or token
