"""Takes out of an answer what speaks to the grader, the model or the interviewer instead of answering.

Knows the wordings of instructions, labels and flattery; an answer about scores, prompts or systems is left whole.
"""

from __future__ import annotations

import re

from interview.language.lists import WordLists

LEFT_BEFORE, LEFT_AFTER = 3, 10
"""Words of a sentence's other clauses that are worth keeping, where they stand before an order, and after it."""

_LISTS = WordLists("addressed")

_CLAUSE = re.compile(r"(?:,|\s[-–—]|—)\s+(?:and |but |so )?")
_EMPTY = re.compile(r"[\s:.,;…!?–—\-\"'“”]*")


def without_addresses(text: str) -> tuple[str, tuple[str, ...]]:
    """The text without what is said to the reader, and what was taken out; the text as it was where nothing is."""
    taken: list[str] = []

    def take(match: re.Match[str]) -> str:
        before = match.string[max(0, match.start() - 24) : match.start()]
        if match.re is _LISTS.pattern("planted") and _LISTS.pattern("reported").search(before):
            return match[0]
        taken.append(match[0].strip())
        return " "

    told = _LISTS.pattern("tokens").sub(lambda m: take(m) + "\n", text)
    rest = "".join([_cleared(piece, taken) for piece in pieces_of(told)])
    rest = _LISTS.pattern("planted").sub(take, rest)
    if not taken:
        return text, ()
    rest = re.sub(r"[ \t]{2,}", " ", re.sub(r"[ \t]*\n\s*", "\n", rest)).strip(" \t\n,;:–—")
    return ("" if _EMPTY.fullmatch(rest) else rest), tuple(taken)


def pieces_of(text: str) -> list[str]:
    """The sentences with the space after each, so that joined they are the text; a stop needs no capital after it."""
    ends = [match.end() for match in re.finditer(r"(?:[.!?]+[\"”’')]*|[;\n])(?:\s+|$)", text)]
    starts = [0, *ends]
    return [text[start:end] for start, end in zip(starts, [*ends, len(text)], strict=True) if start < end]


def _cleared(piece: str, taken: list[str]) -> str:
    """One sentence without its addresses; as it was where it has none."""
    body = piece.strip()
    if label := _LISTS.pattern("label").match(body):
        taken.append(label[0].strip())
        body = body[label.end() :]
        piece = body + " "
    if re.fullmatch(r"[:：…]+", body) or _LISTS.pattern("master").fullmatch(body.rstrip(" .:!,…")):
        taken.append(body)
        return ""
    if any(_is_order(clause) for clause in [body, *_CLAUSE.split(body)]):
        return _without_orders(body, taken)
    flattery = [match[0].strip() for match in _LISTS.pattern("flattery").finditer(body)]
    if not flattery:
        return piece
    taken += flattery
    rest = _LISTS.pattern("flattery").sub("", body)
    rest = re.sub(r"^[\s,.!?:;–—-]*(?:(?:and|but|so)\b,? ?)?[\s,.!?:;–—-]*", "", rest)
    return "" if len(rest.split()) < 2 else rest + " "


def _is_order(clause: str) -> bool:
    clause = clause.lstrip(" \t\n\"'“‘([*#->")
    return bool(_LISTS.pattern("orders").match(clause) or _LISTS.pattern("verdicts").match(clause))


def _without_orders(body: str, taken: list[str]) -> str:
    """The sentence is gone, unless its other clauses say enough to stand."""
    clauses = _CLAUSE.split(body)
    orders = [clause for clause in clauses if _is_order(clause)]
    rest = [clause for clause in clauses if not _is_order(clause)]
    words = sum(len(clause.split()) for clause in rest)
    if not orders or words < (LEFT_AFTER if _is_order(clauses[0]) else LEFT_BEFORE):
        taken.append(body)
        return ""
    taken += orders
    return ", ".join(rest) + " "
