"""The person's own words as HTML: marked where they are evidence, quoted with their second, and with blanks to fill.

Knows no score and no session; the words themselves are never changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from markupsafe import Markup

from interview.feedback.scoring.quoting import stands_in
from interview.records import Kind, Quote, Span
from interview.web.views.rendering import render

COVERED, PARTLY, OWN, RESULT = "covered", "partly", "own", "result"
MARKS = {COVERED: "covers a point", PARTLY: "covers part of one", OWN: "what was done", RESULT: "what came of it"}
"""What a mark stands for; each has a line of its own under the words, so colour is never alone."""
OWN_IN = {Kind.SITUATIONAL: "what you would do", Kind.TECHNICAL: "how you do it"}
"""Where a question asks for no deed, none is marked."""
_BLANK = re.compile(r"\[[^\[\]\n]+\]")
_AT_BLANKS = re.compile(rf"({_BLANK.pattern})")


def said_html(text: str, quotes: Iterable[tuple[Quote, str]], kind: Kind | None = None) -> Markup:
    """The text with each quote in a <mark>, and under it which mark stands for what."""
    pieces = pieces_of(text, quotes)
    there = {kind for _, kinds in pieces for kind in kinds.split()}
    stands_for = MARKS | ({OWN: OWN_IN[kind]} if kind in OWN_IN else {})
    return render(
        "evidence", "said", pieces=pieces, keys=[(one, say) for one, say in stands_for.items() if one in there]
    )


def pieces_of(text: str, quotes: Iterable[tuple[Quote, str]]) -> list[tuple[str, str]]:
    """The text cut into (piece, kinds of its mark); where two quotes overlap, the common part carries both kinds."""
    spans = [(span, kind) for quote, kind in quotes if (span := span_of(quote, text)) is not None]
    edges = sorted({0, len(text), *(edge for span, _ in spans for edge in (span.start, span.end))})
    pieces: list[tuple[str, str]] = []
    for start, end in pairwise(edges):
        kinds = _kinds_at(start, spans)
        if pieces and pieces[-1][1] == kinds:
            pieces[-1] = (pieces[-1][0] + text[start:end], kinds)
        else:
            pieces.append((text[start:end], kinds))
    return pieces


def span_of(quote: Quote, text: str) -> Span | None:
    """Where a quote stands; one whose place is wrong is looked for, one that nobody said is None."""
    if not quote.text:
        return None
    start = quote.start if stands_in(quote, text) else text.find(quote.text)
    return None if start < 0 else Span(start, start + len(quote.text))


def with_blanks(text: str) -> Markup:
    """The text with each [blank] set off."""
    pieces = [(piece, _BLANK.fullmatch(piece) is not None) for piece in _AT_BLANKS.split(text)]
    return render("evidence", "with_blanks", pieces=pieces)


def _kinds_at(place: int, spans: Sequence[tuple[Span, str]]) -> str:
    kinds = {kind for span, kind in spans if span.start <= place < span.end}
    if COVERED in kinds:
        kinds.discard(PARTLY)
    return " ".join(kind for kind in MARKS if kind in kinds)
