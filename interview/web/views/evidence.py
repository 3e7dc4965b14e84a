"""The person's own words as HTML: marked where they are evidence, quoted with their second, and with blanks to fill.

Knows no score and no session; the words themselves are never changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from interview.feedback.scoring.quoting import stands_in
from interview.records import Kind, Quote, Remark, Span
from interview.web.views.fragments import safe

COVERED, PARTLY, OWN, RESULT = "covered", "partly", "own", "result"
MARKS = {COVERED: "covers a point", PARTLY: "covers part of one", OWN: "what was done", RESULT: "what came of it"}
"""What a mark stands for; each has a line of its own under the words, so colour is never alone."""
OWN_IN = {Kind.SITUATIONAL: "what you would do", Kind.TECHNICAL: "how you do it"}
"""Where a question asks for no deed, none is marked."""
_BLANK = re.compile(r"\[[^\[\]\n]+\]")


def said_html(text: str, quotes: Iterable[tuple[Quote, str]], kind: Kind | None = None) -> str:
    """The text with each quote in a <mark>, and under it which mark stands for what."""
    pieces = pieces_of(text, quotes)
    said = "".join(f'<mark class="{kinds}">{safe(piece)}</mark>' if kinds else safe(piece) for piece, kinds in pieces)
    there = {kind for _, kinds in pieces for kind in kinds.split()}
    stands_for = MARKS | ({OWN: OWN_IN[kind]} if kind in OWN_IN else {})
    keys = [f'<span><mark class="{one}">Marked</mark> {say}</span>' for one, say in stands_for.items() if one in there]
    return f'<p class="said">{said}</p>' + (f'<p class="why mark-key">{"".join(keys)}</p>' if keys else "")


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


def quoted(quote: Quote) -> str:
    """The words in quotation marks, and when they were spoken as m:ss."""
    at = "" if quote.second is None else f' <span class="at">({clock(quote.second)})</span>'
    return f'<span class="quoted">“{safe(quote.text)}”{at}</span>'


def clock(second: float) -> str:
    whole = int(max(second, 0.0))
    return f"{whole // 60}:{whole % 60:02d}"


def remarks_html(remarks: Sequence[Remark], sign: str, kind: str) -> str:
    """A list with a sign before each remark, and the words it was seen in under it."""
    return points_html([safe(one.text) + (f" {quoted(one.quote)}" if one.quote else "") for one in remarks], sign, kind)


def points_html(items: Sequence[str], sign: str, kind: str) -> str:
    """`items` are HTML; the sign is for the eye, so a heading says the same in words."""
    body = "".join(f'<li><i aria-hidden="true">{safe(sign)}</i><span>{item}</span></li>' for item in items)
    return f'<ul class="seen {kind}">{body}</ul>' if items else ""


def with_blanks(text: str) -> str:
    """The text with each [blank] set off."""
    parts, end = [], 0
    for blank in _BLANK.finditer(text):
        parts += [safe(text[end : blank.start()]), f'<span class="blank">{safe(blank[0])}</span>']
        end = blank.end()
    return "".join((*parts, safe(text[end:])))


def _kinds_at(place: int, spans: Sequence[tuple[Span, str]]) -> str:
    kinds = {kind for span, kind in spans if span.start <= place < span.end}
    if COVERED in kinds:
        kinds.discard(PARTLY)
    return " ".join(kind for kind in MARKS if kind in kinds)
