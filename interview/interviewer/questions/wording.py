"""How a title, a topic and a question are said aloud: as people do, not as forms and models have them."""

from __future__ import annotations

import re

_ASKED = re.compile(
    r"^(?:strong|excellent|good|solid|proven|exceptional|basic|general|ability to|experience (?:with|in|of))\s+", re.I
)
_COUNTED = re.compile(r"\s+(?:experience|skills?|knowledge|abilities|proficiency)$", re.I)


def spoken_title(title: str) -> str:
    """ "Assistant Store Manager - Retail Sales / Customer Service" is an Assistant Store Manager."""
    return re.split(r"\s[-–—|/]\s|[(,|:]", title)[0].strip() or title


def subject_of(topic: str) -> str:
    """What a question can be about: "strong SQL skills" is about SQL."""
    subject = _COUNTED.sub("", _ASKED.sub("", topic.strip())).strip()
    return subject if len(subject) > 1 else topic


def without_second_question(text: str) -> str:
    """ "Describe a time you lost a file and how you found it." needs no second half: its question comes after it."""
    return re.sub(r",?\s+(?:and|or)\s+(?:then\s+)?(?:how|what|why|which|where)\b[^.?]*(?=[.?])", "", text)
