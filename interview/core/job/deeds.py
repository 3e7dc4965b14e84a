"""A sentence and its phrases -> its deeds, each a verb with its object; judges none of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from interview.core.job.phrases import ALSO_NOUNS, LONGEST, Phrase
from interview.core.job.signs import BEFORE
from interview.core.job.words import is_verb

_TELL = frozenset("will can must you'll you".split())
_LIST = frozenset("include includes including involves involving".split())
_NO_CLAUSE = frozenset("experience access exposure commitment approach".split())  # "access to transportation"


def deeds_in(sentence: str, phrases: Sequence[Phrase], *, duty: bool) -> Iterator[Phrase]:
    """A verb with its object: at the start of the sentence, after "to", "will" and the like, or joined to such.

    In a list of duties the first word is taken for a verb whatever it is.
    """
    last_deed = False
    for number, phrase in enumerate(phrases):
        first, *rest = phrase.words
        near = sentence[max(phrase.start - BEFORE, 0) : phrase.start]
        before = re.findall(r"[\w'’]+", near.casefold())[-2:]
        starts = phrase.start < BEFORE and not near.strip(" -•*\"'“(0123456789.)")
        starts |= near.rstrip().endswith(":")
        told = bool(before) and before[-1] in _TELL
        led = told or (bool(before) and before[-1] == "to" and before[0] not in _NO_CLAUSE)
        led |= before[-2:] == ["responsible", "for"]
        carried = last_deed and phrase.joined and first.casefold() not in ALSO_NOUNS
        listed = (
            (bool(before) and before[-1] in _LIST)
            or before[-2:] == ["responsible", "for"]
            or (last_deed and phrase.joined)
        )
        asked = (is_verb(first) and (starts or led or carried)) or (told and bool(rest) and first.islower())
        asked |= listed and first.endswith("ing") and bool(rest)
        assumed = (
            duty
            and starts
            and (first[0].isupper() or first.endswith("ing"))
            and re.search(r"(?:ing|[^s]s|e|t|n|p|d|w)$", first)
        )
        last_deed = bool(asked or (assumed and is_verb(first)))
        if not (asked or assumed):
            continue
        deed = phrase if rest else _with_object(phrase, phrases[number + 1 :], sentence)
        if deed and number and not rest_of(phrases[number - 1]) and phrase.joined and is_verb(phrases[number - 1].text):
            deed = _with_verb(phrases[number - 1], deed, sentence)
        if deed and (asked or len(deed.words) <= LONGEST):
            yield with_partner(deed, phrases, sentence)


def with_partner(phrase: Phrase, phrases: Sequence[Phrase], sentence: str) -> Phrase:
    """The phrase with the one that "and" joins to it, where both end the clause: "testing strategies and test "
    "plans"."""
    after = next((other for other in phrases if other.start > phrase.end), None)
    if after and sentence[phrase.end : after.start] == " of " and len(phrase.words) + len(after.words) < 6:
        return replace(phrase, text=sentence[phrase.start : after.end], end=after.end)
    if not after or sentence[phrase.end : after.start].strip() not in {"and", "&", "or", "und", "et", "y"}:
        return phrase
    whole = sentence[phrase.start : after.end]
    rest = sentence[after.end :].lstrip()
    anew = re.match(r",\s*(?:and\s+)?(\w+)", rest)  # "routers and switches, managing firewalls" begins a new deed
    goes_on = (rest[:1] in {",", "/", "&"} and not (anew and is_verb(anew[1]))) or re.match(r"(?:and|or)\b", rest)
    verb = is_verb(after.words[0]) and after.words[0].casefold() not in ALSO_NOUNS
    return phrase if len(whole.split()) > 6 or goes_on or verb else replace(phrase, text=whole, end=after.end)


def rest_of(phrase: Phrase) -> str:
    return phrase.text.partition(" ")[2]


def _with_verb(verb: Phrase, deed: Phrase, sentence: str) -> Phrase:
    """ "Plan and" + "deliver lessons"."""
    whole = sentence[verb.start : deed.end]
    if len(whole.split()) > 6 or sentence[verb.end : deed.start].strip() not in {"and", "or", "&"}:
        return deed
    return replace(deed, text=whole, start=verb.start)


def _with_object(verb: Phrase, after: Sequence[Phrase], sentence: str) -> Phrase | None:
    """ "Respond to" + "customer requests"; None when too much stands between them."""
    if not after:
        return None
    between = sentence[verb.end : after[0].start].split()
    if any(mark in sentence[verb.end : after[0].start] for mark in ",;:.()") or len(between) > 2:
        return None
    if between and between[0].casefold() in {"and", "or", "&"}:
        return None
    whole = sentence[verb.start : after[0].end]
    return Phrase(whole, verb.start, after[0].end, verb.joined) if len(whole.split()) <= 6 else None
