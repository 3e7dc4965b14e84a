"""The lines of a section -> its entries: heading pieces, dates, body; knows no kind of section.

An entry is found by its dates. How many lines of its heading stand above and below the dates is the same for
all entries of a section, and is chosen so that all of them together read best.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from interview.language.vocabulary import is_title_by_head
from interview.resume.rules.dates import DATES, is_range
from interview.resume.rules.places import is_likely_place, is_place
from interview.resume.rules.roles import Piece, Prior, Reading, Roles, prior_from, read_pieces
from interview.resume.rules.sections import Line

_SEPARATORS = re.compile(
    r"\s*[|•·¦]\s*|\s{2,}|\s+[-–—−‒]+\s+|\s*[–—]\s*(?=[^\W\d_])|(?<=[\w)])-\s+(?=[A-Z])|"
    r"\s+(?:at|@|from|chez|bei)\s+(?=[A-Z0-9É])"
)
_EDGES = " \t|,;:•·-–—−()[]/"
_MOST_ABOVE, _MOST_BELOW = 3, 3  # lines of a heading on either side of its dates
_MOST_ENTRIES, _LONGEST_LINE = 80, 400  # a section with more, a longer heading: no resume has them
_MOST_PIECES = 40  # of a heading; all are read together
_HEADING_WORDS = 12  # a longer line is prose
_LABEL = re.compile(r"\s*(?P<label>[A-Za-z][A-Za-z /]{1,24}?)\s*:\s*(?=\S)")
_SLASHES = re.compile(r"\s/\s+\0|\0\s+/\s")  # "Nokia / Welder / 2019": the dates stand between slashes as well
_CLIENT = re.compile(r"(?:end )?(?:client|customer|project)s?(?: name)?\s*:", re.IGNORECASE)
_DATE_LABEL = re.compile(r"(?:duration|period|dates?|from|tenure|time|timeline|year|graduat\w+)\s*:\s*", re.IGNORECASE)
_DEED = re.compile(
    r"(?:[A-Z]?[a-z]{3,}ed|Responsible|Ensur(?:e|ing)|Won|Led|Built|Ran|Wrote|Took|Made|Grew|Cut|Taught)\b"
)
_ASIDE = re.compile(
    r"\(?(?:\d+\s*(?:years?|yrs?|months?|mos?|jahre?|monate?|ans?|mois)\.?[\s,]*(?:and\s*)?)+\)?|"
    r"(?:permanent |temporary )?(?:full|part)[- ]time|contract|permanent|temporary|self-paced",
    re.IGNORECASE,
)
"""How long or on what terms: neither a name nor a title."""
_INTRODUCES = re.compile(
    r"(?:(?:key|main|major|core|job|my|selected) )?(?:responsibilities|duties|achievements|"
    r"accomplishments|highlights|tasks|"
    r"roles? (?:and|&) responsibilities|description|job description|detailed achievements)(?: included?)?\s*:?",
    re.IGNORECASE,
)
"""A line that only announces what a position's lines are."""
_LOST_LINE = -1.0  # a line above the first dates that no heading takes
_TRADE = re.compile(r"\b(?:GPA|CGPA|grade|percentage|thesis|dissertation|coursework)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """`reading` tells the roles of the heading's parts; `body` is one text a paragraph."""

    reading: Reading
    dates: str
    body: tuple[str, ...]
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class _Span:
    first: int
    anchor: int
    body: int  # first line of the body
    end: int


def entries_from(lines: Sequence[Line], roles: Roles) -> list[Entry]:
    """Cut the lines at their dates and read each heading; [] where nothing is dated."""
    lines = [line for line in lines if not _ASIDE.fullmatch(line.text)]
    anchors = [index for index, line in enumerate(lines) if opens_entry(line)][:_MOST_ENTRIES]
    if not anchors:
        return []
    labels = frozenset(roles.labels)
    most = _lines_above(lines, anchors[0], 0, _MOST_ABOVE, labels)
    best: tuple[float, list[_Span], list[Reading]] | None = None
    for above in range(most + 1):
        for below in range(_MOST_BELOW + 1):
            spans = _spans(lines, anchors, above, below, labels)
            readings = _readings(lines, spans, roles)
            score = sum(reading.score for reading in readings) + _LOST_LINE * (most - above) - 0.05 * below
            if best is None or score > best[0] + 1e-6:
                best = (score, spans, readings)
    _, spans, readings = best or (0.0, [], [])
    return [
        Entry(
            reading, _dates_of(lines[span.anchor]), paragraphs_from(lines[span.body : span.end]), _pieces(lines, span)
        )
        for span, reading in zip(spans, readings, strict=True)
    ]


def _spans(
    lines: Sequence[Line], anchors: Sequence[int], above: int, below: int, labels: frozenset[str]
) -> list[_Span]:
    starts: list[tuple[int, int]] = []
    for number, anchor in enumerate(anchors):
        floor = anchors[number - 1] + 1 if number else 0
        starts.append((anchor - _lines_above(lines, anchor, floor, above, labels), anchor))
    spans = []
    for (first, anchor), following in zip(starts, [*[start for start, _ in starts[1:]], len(lines)], strict=True):
        body = anchor + 1
        while body < following and body - anchor <= below and is_heading_like(lines[body], labels):
            body += 1
        spans.append(_Span(first, anchor, body, max(following, body)))
    return spans


def _readings(lines: Sequence[Line], spans: Sequence[_Span], roles: Roles) -> list[Reading]:
    """Read each heading by itself, then again with what the others showed about the order."""
    pieces = [_pieces(lines, span) for span in spans]
    alone = [read_pieces(found, roles) for found in pieces]
    prior: Prior = prior_from(alone, roles)
    return [read_pieces(found, roles, prior) for found in pieces] if prior else alone


def _pieces(lines: Sequence[Line], span: _Span) -> tuple[Piece, ...]:
    found: list[Piece] = []
    for index in range(span.first, span.body):
        line = lines[index]
        for place, (label, text) in enumerate(_labelled_pieces(line.text)):
            found.append(Piece(text, index - span.anchor, place, label, line.bold))
    return tuple(found[:_MOST_PIECES])


def pieces_of(text: str) -> list[str]:
    """The pieces of a heading line as they stand there, without its dates and labels."""
    return [piece for _, piece in _labelled_pieces(text)]


@lru_cache(maxsize=1024)  # a heading is read with every number of lines above and below its dates
def _labelled_pieces(text: str) -> tuple[tuple[str, str], ...]:
    if _SLASHES.search(DATES.sub("\0", text, count=1)):
        text = re.sub(r"\s+/\s+", " | ", text)
    rest = re.sub(r"\(\s*\)", " ", DATES.sub("  ", _DATE_LABEL.sub("", text), count=1))
    found = []
    for piece in _pieces_apart(rest):
        label = _LABEL.match(piece)
        bare = piece[label.end() :] if label else piece
        bare = re.sub(r"^\W*(?:grad(?:uated)?|expected|since|from|to)?\W*$", "", bare, flags=re.IGNORECASE)
        bare = _trimmed(bare)
        if bare and not _ASIDE.fullmatch(bare):
            found.append((label["label"].casefold() if label else "", bare))
    return tuple(found)


def _pieces_apart(text: str) -> list[str]:
    """Split at marks, and before a place in brackets."""
    pieces = []
    for piece in _SEPARATORS.split(text):
        bracket = re.fullmatch(r"(?P<name>.*\S)\s*\((?P<place>[^()]+)\)\s*", piece)
        if bracket and (is_place(bracket["place"]) or is_likely_place(bracket["place"])):
            pieces += [bracket["name"], bracket["place"]]
        else:
            pieces.append(piece)
    return pieces


def _trimmed(text: str) -> str:
    """Without marks at its edges; brackets go only where they have no partner."""
    text = text.strip(_EDGES.replace("(", "").replace(")", ""))
    if text.count("(") != text.count(")"):
        text = text.strip("()")
    if text.startswith("(") and text.endswith(")") and text.count("(") == 1:
        text = text[1:-1]
    text = text.strip(_EDGES.replace("(", "").replace(")", ""))
    return text.rstrip(".") if text.count(".") == 1 and not re.search(r"\b[A-Z][a-z]{0,3}\.$", text) else text


def _dates_of(line: Line) -> str:
    found = DATES.search(line.text)
    return found[0].strip() if found else ""


def paragraphs_from(lines: Sequence[Line]) -> tuple[str, ...]:
    """Bullets and paragraphs, each in one text; broken lines are joined with a space."""
    texts: list[str] = []
    open_bullet = False
    for line in lines:
        if _INTRODUCES.fullmatch(line.text):
            continue
        joins = texts and not line.bullet and not line.gap and (line.wraps or (open_bullet and line.text[0].islower()))
        if joins:
            texts[-1] += f" {line.text}"
        else:
            texts.append(line.text)
            open_bullet = line.bullet
    return tuple(texts)


def is_heading_like(line: Line, labels: frozenset[str] = frozenset()) -> bool:
    """Short, no bullet, no sentence, no label of another kind."""
    if len(line.text) > _LONGEST_LINE:
        return False
    text = DATES.sub("", line.text).strip()
    if line.bullet or line.wraps or "@" in text.strip("@ ") or not any(letter.isalpha() for letter in text):
        return False
    label = _LABEL.match(text)
    if label and re.match(r"[A-Z][\w /]{1,25}:\s", text) and label["label"].casefold() not in labels:
        return False
    words = len(text.split())
    sentence = (text.endswith((".", "!")) and words > 4 and not _SEPARATORS.search(text)) or (
        text.endswith((":", ",")) and words > 6
    )
    deed = words > 2 and _DEED.match(text) and not line.bold and not is_title_by_head(_SEPARATORS.split(text)[0])
    return words <= _HEADING_WORDS and not (sentence or deed or _TRADE.search(text) or text[0].islower())


def opens_entry(line: Line) -> bool:
    """Whether the line's dates are an entry's: first or last in it, or between separators, not in a sentence."""
    if line.wraps or len(line.text) > _LONGEST_LINE or _CLIENT.match(line.text):
        return False  # what was done for a client is part of the position
    found = DATES.search(line.text)
    if not found:
        return False
    before, after = line.text[: found.start()].rstrip(), line.text[found.end() :].lstrip()
    if len((before + " " + after).split()) > _HEADING_WORDS + 6 or (line.bullet and before and after):
        return False
    if line.bullet:
        apart = not before or before[-1] in "|,–—-(:•" or line.text[: found.start()].endswith("  ")
        return len(before.split()) <= 8 and not after and is_range(found[0]) and apart
    if not is_range(found[0]) and not line.bold and before and _DEED.match(before):
        return False  # "Migrated the monolith in 2019"
    if re.match(r"since\b", found[0], re.IGNORECASE) and before and before[-1] not in "|•·,–—-(:/":
        return line.text[: found.start()].endswith("  ")  # "Captain since 2021" is a sentence
    gaps = re.search(r"\s{2,}$", line.text[: found.start()]) or re.match(r"\s{2,}", line.text[found.end() :])
    opens = not before or before[-1] in "|•·,–—-(:/" or before.casefold().endswith(("grad.", "since"))
    closes = not after or after[0] in "|•·,–—-):/"
    return bool((opens and len(before.split()) <= 9) or (closes and len(before.split()) <= _HEADING_WORDS) or gaps)


def _lines_above(lines: Sequence[Line], anchor: int, floor: int, most: int, labels: frozenset[str]) -> int:
    """Count the lines up to `most` that belong to the dates below them; lines that hold a place come on top."""
    count = named = 0
    for line, below in zip(reversed(lines[floor:anchor]), reversed(lines[floor + 1 : anchor + 1]), strict=True):
        if named == most or not is_heading_like(line, labels) or (named and below.gap and floor):
            break
        named += not is_place(line.text)
        count += 1
    return count
