"""The parts of a story from its labelled sentences, as the record that the page, the summary and the tables show.

A part is found, unsure or surely missing; what is unsure is neither shown nor counted.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence

from interview.feedback.counted import is_counted
from interview.feedback.scale import Scale
from interview.feedback.scoring.quoting import quote_of
from interview.feedback.sentences import ToldSentence, goes_on, is_shared
from interview.records import Span, Star, StarPart, Told, Word
from interview.records.read_answer import PARTS

SHOWN = ("situation", "task", "action", "result")
SURELY = 0.96
"""Probability from which on what came of it needs no deed before it: of 450 answers left out of a fit this finds the
outcome of seven more, all of them right; some tell it first, and of some deeds the reader sees nothing."""
_I, _WE = re.compile(r"(?<![\w.'’])i(?![\w.])", re.I), re.compile(r"(?<![\w'’])we(?!\w)", re.I)


def star_from(
    text: str, sentences: Sequence[ToldSentence], scale: Scale, words: Sequence[Word] = (), *, is_weak: bool = False
) -> Star:
    """A task that is not told counts as told where the situation is: people rarely part the two.

    Of a weak answer (`is_weak`) only that is called an action which would be praised in a better one.
    """
    shown = parts_shown(sentences, scale, is_weak=is_weak)

    def part(name: str) -> StarPart:
        at = [place for place, labels in enumerate(shown) if name in labels]
        quotes = tuple(quote_of(text, span, words) for span in _joined(text, sentences, at))
        return StarPart(name, quotes, _told(name, sentences, at, scale))

    results = [one for one, labels in zip(sentences, shown, strict=True) if "result" in labels]
    counted = [one for one in results if is_counted(text[one.span.start : one.span.end])]
    best = max(counted, key=lambda one: one.likely["result"], default=None)
    return Star(
        parts=tuple(part(name) for name in SHOWN),
        first_person=len(_I.findall(text)),
        plural=len(_WE.findall(text)),
        measurable=None if best is None else quote_of(text, best.span, words),
    )


def parts_shown(
    sentences: Sequence[ToldSentence], scale: Scale, *, is_weak: bool = False
) -> tuple[frozenset[str], ...]:
    """What each sentence is shown as; what came of it is told behind a deed, unless it is surely that, and a setting
    belongs to a story."""
    shown = [_shown_as(one, scale, is_weak=is_weak) for one in sentences]
    deeds = [at for at, one in enumerate(sentences) if is_deed(one, scale)]
    results = [
        at for at, labels in enumerate(shown)
        if "result" in labels and (at >= min(deeds, default=len(shown)) or sentences[at].likely["result"] >= SURELY)
    ]  # fmt: skip
    before = max((at for at in deeds if results and at <= results[-1]), default=0)
    at_last = [at for at in results if at >= before]  # what was found between two deeds is no outcome
    kept = [labels - ({"result"} if at not in at_last else set()) for at, labels in enumerate(shown)]
    if not deeds and not at_last:
        kept = [labels - {"situation", "task"} for labels in kept]
    return tuple(frozenset(labels) for labels in kept)


def is_deed(sentence: ToldSentence, scale: Scale) -> bool:
    """Whether it tells what is done, rather than what the speaker thinks of it."""
    return sentence.tells("action", scale) and sentence.likely["action"] > sentence.likely["opinion"]


def is_missing(label: str, sentences: Sequence[ToldSentence], scale: Scale) -> bool:
    """Whether the reader is sure enough that no sentence holds it to tell the person so.

    Two sentences that each nearly hold it are no proof of the contrary: all of them together count, too.
    """
    likely = [one.likely[label] for one in sentences]
    together = 1 - math.prod(1 - share for share in likely)
    return max(likely, default=0.0) < scale.missing[label] and together < scale.missing_together[label]


def _shown_as(sentence: ToldSentence, scale: Scale, *, is_weak: bool) -> set[str]:
    """What it tells likelier than anything else, and what else it tells so surely that it would be praised for it.

    Of 500 answers half of the sentences that are likelier something else are no action to people, and one in six of
    the others.
    """
    rivals = {part: sentence.likely[part] for part in PARTS}
    if is_shared(sentence.words) and sentence.tells("action", scale):  # what "we" did is rarely the setting
        rivals["situation"] = 0.0
    most = max(rivals.values())
    told = {
        label for label in SHOWN if rivals[label] >= scale.there[label]
        and (rivals[label] == most or rivals[label] >= scale.praised[label])
    }  # fmt: skip
    is_poor = is_weak and sentence.likely["action"] < scale.praised["action"]
    return told - {"action"} if is_poor or not is_deed(sentence, scale) else told


def _told(name: str, sentences: Sequence[ToldSentence], at: Sequence[int], scale: Scale) -> Told:
    found = [sentences[place] for place in at]
    is_shared_only = any(is_shared(one.words) and is_deed(one, scale) for one in sentences)
    is_shared_only &= not any(one.tells("own action", scale) for one in found)
    if name == "action" and is_shared_only:
        return Told.SHARED
    if found:
        return Told.FOUND
    wanted = ("action", "own action") if name == "action" else (name,)
    is_gone = all(is_missing(label, sentences, scale) for label in wanted)
    return Told.MISSING if is_gone else Told.UNSURE


def _joined(text: str, sentences: Sequence[ToldSentence], at: Sequence[int]) -> Iterator[Span]:
    """The sentences at these places; neighbouring pieces of one written sentence as one."""
    span: Span | None = None
    last = -2
    for place in at:
        own = sentences[place].span
        if span is not None and place == last + 1 and goes_on(text, sentences[last]):
            span = Span(span.start, own.end)
        else:
            if span is not None:
                yield span
            span = own
        last = place
    if span is not None:
        yield span
