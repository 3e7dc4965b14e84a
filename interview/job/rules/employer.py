"""Who speaks in a job description: names that begin a sentence and "are looking for" somebody; knows no topic."""

from __future__ import annotations

import re

_NAME = r"((?:[A-Z][\w&'’.-]*)(?: (?:[A-Z][\w&'’.-]*|of|and|&)){0,5})"
_EMPLOYER = re.compile(
    rf"(?:^|[.!?] )(?:The )?{_NAME},? (?:is|are|seeks|needs|offers|invites|provides|has [a-z]+e[dn]|was founded)\b"
    rf"|(?:^|[.!?] ){_NAME}, (?:an?|the|one of|maker of)\b"
    rf"|\b(?:At|Join|About|join) (?!(?:a|an|our|us|least)\b){_NAME}(?=,| is\b| we\b|$)",
    re.MULTILINE,
)


def employers_in(text: str) -> list[str]:
    return [found[1] or found[2] or found[3] for found in _EMPLOYER.finditer(text)]
