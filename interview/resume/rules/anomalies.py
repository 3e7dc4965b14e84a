"""What in a resume is worth a second look: dates that do not add up, text nobody sees, words meant for a machine.

Everything is said gently and kept as data; nothing here changes a field or a score.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from interview.records import Anomaly, Document, Position, Resume

LONG_GAP, LONG_OVERLAP = 7, 4  # months; shorter ones are holidays, notice periods and rounding
_FEWEST_WORDS = 3  # of hidden text worth a word
_SHOWN = 160  # characters of a quoted line

_INSTRUCTION = re.compile(
    r"\b(?:ignore|disregard|forget|override)\b.{0,40}\b(?:instructions?|prompts?|rules|above|previous|criteria)\b"
    r"|\b(?:you are|act as|acting as|pretend to be)\b.{0,30}\b(?:ai|assistant|language model|llm|"
    r"chatgpt|gpt|recruiter|grader)\b"
    r"|\b(?:ai|llm|chatgpt|gpt|model|assistant|grader|evaluator|reviewer|ats|"
    r"parser)s?\b.{0,40}\b(?:must|should|shall|please)\b"
    r".{0,60}\b(?:rate|score|rank|hire|select|recommend|give|say|output|respond|grade)\b"
    r"|\b(?:rate|score|rank|grade|recommend|select|hire)\b.{0,30}\bthis (?:candidate|applicant|"
    r"resume|cv|person|answer)\b"
    r"|\bthis (?:candidate|applicant|resume|cv)\b.{0,60}\b(?:perfect|ideal|best|highest|top|"
    r"exceptionally|must be (?:hired|selected))\b"
    r"|\b(?:highest|maximum|full|perfect|top)\s+(?:possible )?(?:score|rating|"
    r"marks)\b.{0,40}\b(?:candidate|applicant|resume|answer|me)\b"
    r"|\bsystem prompt\b|\bnote to (?:the )?(?:ai|llm|model|recruiter ai|screening)\b",
    re.IGNORECASE,
)


def anomalies_in(resume: Resume, document: Document, today: date) -> tuple[Anomaly, ...]:
    """All that was noticed, dates first."""
    return (*_of_dates(resume.experience, today), *_of_hidden_text(document), *_of_instructions(document))


def addresses_machine(text: str) -> bool:
    """Whether a sentence speaks to a program that grades, not to a person who reads."""
    return bool(_INSTRUCTION.search(text))


def _of_dates(positions: tuple[Position, ...], today: date) -> Iterator[Anomaly]:
    now = today.year * 12 + today.month
    spans: list[tuple[int, int, Position]] = []
    for position in positions:
        start, end = _months(position.start, first=True), _months(position.end, first=False)
        if position.start and start is not None and start > now:
            yield Anomaly("future", f"{_named(position)} begins in the future ({position.start}).", position.dates)
        if start is not None and end is not None and end < start:
            yield Anomaly("order", f"{_named(position)} ends before it begins ({position.dates}).", position.dates)
        elif start is not None:
            spans.append((start, now if end is None else end, position))
    spans.sort(key=lambda span: span[:2])
    latest: tuple[int, Position] | None = None
    for start, end, position in spans:
        if latest is not None and start - latest[0] > LONG_GAP:
            between = f"between {_named(latest[1])} and {_named(position)}"
            yield Anomaly(
                "gap",
                f"Nothing is said about {_length(start - latest[0] - 1)} {between}. Expect to be asked.",
                position.dates,
            )
        if latest is None or end > latest[0]:
            latest = (end, position)
    for (_, end, one), (start, end_of_other, other) in pairwise(spans):
        shared = min(end, end_of_other) - start + 1
        if shared > LONG_OVERLAP and len(one.start) == 7 and len(other.start) == 7:
            yield Anomaly("overlap", f"{_named(one)} and {_named(other)} overlap by {_length(shared)}.", other.dates)


def _of_hidden_text(document: Document) -> Iterator[Anomaly]:
    for hidden in document.hidden:
        if len(hidden.text.split()) < _FEWEST_WORDS:
            continue  # a page number off the page, a mark of the template
        yield Anomaly(
            "hidden",
            f"Page {hidden.page + 1} holds text that a reader does not see ({hidden.how}). It was left out "
            f"of every comparison.",
            _quoted(hidden.text),
        )


def _of_instructions(document: Document) -> Iterator[Anomaly]:
    for text in (*document.text.split("\n"), *(hidden.text for hidden in document.hidden)):
        if addresses_machine(text):
            yield Anomaly(
                "instruction", "This sentence speaks to a program. It was kept as text and not followed.", _quoted(text)
            )


def _months(day: str, *, first: bool) -> int | None:
    """ "2021-03" -> months since year 0; a year alone is its first month, or its last."""
    if not day:
        return None
    year, _, month = day.partition("-")
    return int(year) * 12 + (int(month) if month else 1 if first else 12)


def _named(position: Position) -> str:
    return f"“{position.title or position.company}”"


def _length(months: int) -> str:
    years, rest = divmod(months, 12)
    parts = [f"{years} year{'s' * (years != 1)}"] if years else []
    parts += [f"{rest} month{'s' * (rest != 1)}"] if rest or not years else []
    return " and ".join(parts)


def _quoted(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else text[:_SHOWN].rsplit(" ", 1)[0] + " …"
