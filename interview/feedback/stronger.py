"""The person's own sentences put in a better order, without what is empty and with blanks where a part is missing.

It adds no fact: every word outside the blanks is the person's. Where nothing would change there is no such version.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from interview.feedback.parts import is_missing
from interview.feedback.scale import Scale
from interview.feedback.scoring.anchors import STORIES
from interview.feedback.sentences import ToldSentence, goes_on
from interview.interviewer.questions.signs import without_fillers
from interview.records import Kind

YOUR_PART = "[what was your part in this?]"
YOUR_STEPS = "[what you did yourself, step by step, beginning with “I”]"
WHAT_CAME = "[what came of it: what was different afterwards?]"
HOW_SURE = "[how you would see that it worked]"
_STUTTER = re.compile(r"\b(?!(?:had|that|very|it)\b)([^\W\d]+)(?: \1\b)+", re.IGNORECASE)
"""A word said twice; never a number, and none of those that are right twice."""
MUCH = 0.2
"""Share of the words that are left out from which on that alone makes an answer stronger."""
STORY = ("situation", "task", "action", "result")
EMPTY = 0.7
"""Probability from which on a sentence is left out as a greeting, thinking aloud or beside the question."""


def stronger_version(kind: Kind, text: str, sentences: Sequence[ToldSentence], scale: Scale) -> str:
    """Empty where it would be the same as before but for punctuation."""
    kept = [one for one in sentences if not _is_empty(one, scale)]
    if not kept:
        return ""
    if kind in STORIES:
        kept = _result_behind_deeds(kept, scale)
    parts: list[str] = []
    for at, one in enumerate(kept):
        follows = at > 0 and _is_next(kept[at - 1], one, sentences)
        leads = at + 1 < len(kept) and _is_next(one, kept[at + 1], sentences)
        parts.append(_cleaned(text[one.span.start : one.span.end], follows=follows, leads=leads))
        if one.tells("action", scale) and not one.tells("own", scale) and "we" in one.words and YOUR_PART not in parts:
            parts.append(YOUR_PART)
    parts = _with_blanks(kind, parts, sentences, scale)
    told = " ".join(part for part in parts if part)
    in_order = [one.span.start for one in kept] == sorted(one.span.start for one in kept)
    dropped = sum(len(one.words) for one in sentences) - sum(len(one.words) for one in kept)
    is_much = dropped >= MUCH * sum(len(one.words) for one in sentences)
    if not (in_order and len(kept) == len(sentences)) and not all(_is_ended(text, one) for one in sentences[:-1]):
        return ""
    if in_order and not is_much and "[" not in told:  # a filler or an apology less makes nothing stronger
        return ""
    return "" if _letters(told) == _letters(text) else told


def _result_behind_deeds(told: list[ToldSentence], scale: Scale) -> list[ToldSentence]:
    """A result told before the story, put behind its last deed; what was learned, and why, stays at the end.

    Where most was done before it, what follows is rather what the person does since.
    """
    deeds = [at for at, one in enumerate(told) if one.tells("action", scale)]
    results = [one for one in told if one.tells("result", scale) and not one.tells("action", scale)]
    if not deeds or not results:
        return told
    behind = [at for at in deeds if at > told.index(results[-1])]
    if 2 * len(behind) < len(deeds):
        return told
    before = [one for one in told[: deeds[-1] + 1] if one not in results]
    return [*before, *results, *told[deeds[-1] + 1 :]]


def _is_ended(text: str, sentence: ToldSentence) -> bool:
    """Whether the speaker's text ends it, or goes on at a mark: sentences that were guessed are not moved about."""
    return goes_on(text, sentence) or text[: sentence.span.end].rstrip("\"”’') ").endswith((".", "!", "?", "…"))


def _is_empty(sentence: ToldSentence, scale: Scale) -> bool:
    """A greeting, thinking aloud, or beside the question; not where it may as well belong to the story."""
    is_off = sentence.likely["off"] >= EMPTY and not any(sentence.tells(label, scale) for label in STORY)
    return is_off or sentence.likely["filler"] >= EMPTY


def _with_blanks(kind: Kind, parts: list[str], sentences: Sequence[ToldSentence], scale: Scale) -> list[str]:
    if is_missing("own action", sentences, scale) and YOUR_PART not in parts and kind is not Kind.TECHNICAL:
        parts = [*parts, YOUR_STEPS]
    if kind in STORIES and is_missing("result", sentences, scale):
        parts = [*parts, WHAT_CAME]
    if kind is Kind.SITUATIONAL and all(is_missing(label, sentences, scale) for label in ("result", "check")):
        parts = [*parts, HOW_SURE]
    return parts


def _is_next(one: ToldSentence, other: ToldSentence, sentences: Sequence[ToldSentence]) -> bool:
    return sentences.index(other) == sentences.index(one) + 1


def _cleaned(sentence: str, *, follows: bool, leads: bool) -> str:
    """As it was said; marks are set only where it has new neighbours, for elsewhere the sentence may go on."""
    said = _STUTTER.sub(r"\1", without_fillers(sentence)).lstrip(" ,;")
    if not follows or sentence[:1].isupper():
        said = said[:1].upper() + said[1:]
    if leads:
        return said
    said = said.rstrip(" ,;")
    return said if not said or said[-1] in '.!?…”"' else said + "."


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
