"""What somebody would do is no deed where a time when it happened was asked for; and "I don't know" is no outcome."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from interview.feedback.scoring.anchors import STORIES
from interview.feedback.sentences import ToldSentence
from interview.records import Kind

_SUPPOSED = re.compile(
    r"\b(?:i|we|you|one)(?:\s+(?:would|will|should)|['’]ll)(?:\s+(?:also|then|first|always|never|just))?\s+(?!have\b)\w",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"\b(?:i|we|he|she|they|it|you|there|that|this|who)\b", re.IGNORECASE)
_ENDED = re.compile(r"[.!?][\s\"'”’)]*$")
_TOLD = re.compile(
    r"\b(?:said|told|asked|promised|agreed|decided|thought|knew|hoped|explained|offered|so that)\b", re.IGNORECASE
)
"""Words after which "I would" tells what was said or planned then: "I told him I would ring back"."""
_UNKNOWN = re.compile(
    r"\b(?:don['’]?t|do not|didn['’]?t|never) (?:really )?(?:know|found out|find out|heard|hear)\b", re.IGNORECASE
)
DEEDS, OUTCOME = ("action", "own action"), ("result",)


def is_supposed(said: str) -> bool:
    """ "I would stay neutral", "I'll ring them first"; not what was promised in a story, nor "I would have"."""
    found = _SUPPOSED.search(said)
    return found is not None and not _TOLD.search(said[: found.start()])


def without_suppositions(kind: Kind, text: str, told: Sequence[ToldSentence]) -> tuple[ToldSentence, ...]:
    """Of a story: the deeds of sentences that only suppose, and outcomes that nobody knows, are taken for none.

    Where nobody ended the sentence, what follows without a subject of its own is still supposed ("afterwards go home").
    """
    if kind not in STORIES:
        return tuple(told)
    judged, supposes = [], False
    for number, one in enumerate(told):
        said = text[one.span.start : one.span.end]
        goes_on = number > 0 and not _ENDED.search(text[: one.span.start])
        supposes = is_supposed(said) or (supposes and goes_on and not _SUBJECT.search(said))
        judged.append(_judged(one, said, supposes=supposes))
    return tuple(judged)


def _judged(one: ToldSentence, said: str, *, supposes: bool) -> ToldSentence:
    none = (*DEEDS, *OUTCOME) if supposes else OUTCOME if _UNKNOWN.search(said) else ()
    return replace(one, likely={**one.likely, **dict.fromkeys(none, 0.0)}) if none else one
