"""What a coach would say of an answer: first the one thing that helps most, at most three, each about its own words.

Praise is quoted, and only for what the reader takes for likely enough. Code writes it all; no model does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from interview.feedback.criteria import LEAST, empty_share
from interview.feedback.parts import is_deed, is_missing
from interview.feedback.scale import Scale
from interview.feedback.scoring.anchors import STORIES
from interview.feedback.scoring.quoting import quote_of, shortened
from interview.feedback.sentences import ToldSentence, is_shared
from interview.feedback.stronger import stronger_version
from interview.feedback.supposed import is_supposed
from interview.records import Advice, Band, Kind, Rating, Remark, Score, Word

MOST = 3
MOSTLY = 0.6
"""Share of an answer's words in general claims from which on that is the first thing to say."""
NEARLY = 0.3
"""Probability from which on a sentence may well hold a part, so that it is not asked for."""
ONE_MORE = "One sentence more would lift it: what was at stake, or what you do differently since."
NOTHING = "Nothing that could be built on yet: begin with one real case, and say what you did in it."
LOOK_UP = "Look up how it is done, and say it again: what you do first, why, and how you see that it is right."
ONE_TIME = "Tell one time when it happened."
INSTEAD = {
    Kind.SITUATIONAL: "Say what you would do first, and why.",
    Kind.TECHNICAL: "Say how you do it, and why.",
}
"""What to say in the place of a claim, where no event was asked for."""
FOR_THIS_JOB = "Say in one sentence which part of what you have done this job needs."
PLAIN_END = "End on what came of it, in one sentence of its own and as exactly as you can."


@dataclass(frozen=True, slots=True)
class _Told:
    """An answer's sentences with what is asked of them again and again."""

    kind: Kind
    text: str
    sentences: Sequence[ToldSentence]
    scale: Scale
    heard: Sequence[Word]

    def none_tells(self, *labels: str) -> bool:
        return not any(one.tells(label, self.scale) for one in self.sentences for label in labels)

    def none_nearly_tells(self, *labels: str) -> bool:
        return not any(one.likely[label] >= NEARLY for one in self.sentences for label in labels)

    def lacks(self, label: str) -> bool:
        return is_missing(label, self.sentences, self.scale)

    def quoted(self, sentence: ToldSentence) -> str:
        kept = shortened(self.text, sentence.span, 18)
        return f"“{quote_of(self.text, kept, self.heard).text.rstrip('.!?,;:')}”"

    @property
    def deeds(self) -> list[ToldSentence]:
        """Own ones, long enough to be quoted, the surest first."""
        own = [one for one in self.sentences if one.tells("own action", self.scale) and is_deed(one, self.scale)]
        return sorted((one for one in own if len(one.words) >= LEAST), key=lambda one: -one.likely["own action"])

    @property
    def supposed(self) -> list[ToldSentence]:
        """Those that tell what the person would do."""
        return [one for one in self.sentences if is_supposed(self.text[one.span.start : one.span.end])]

    @property
    def is_told(self) -> bool:
        """Whether anything is done at all, by whomever."""
        return any(is_deed(one, self.scale) for one in self.sentences)


def advice_for(
    kind: Kind, text: str, score: Score, sentences: Sequence[ToldSentence], ratings: Sequence[Rating], scale: Scale,
    heard: Sequence[Word] = (),
) -> Advice:  # fmt: skip
    """Of an answer that has a score; empty of praise where that is weak or held down."""
    if score.reason:
        return Advice((), (NOTHING,))
    strong: tuple[Remark, ...] = ()
    if score.band is not Band.WEAK:
        seen = [remark for rating in ratings for remark in rating.strengths if remark.quote]
        strong = tuple({remark.quote.start: remark for remark in reversed(seen) if remark.quote}.values())[::-1][:MOST]
    told = _Told(kind, text, sentences, scale, heard)
    missing = tuple(dict.fromkeys(_missing(told, score.band)))[:MOST]
    if not missing and score.band is not Band.STRONG:
        missing = tuple(_one_more(told))
    stronger = "" if score.band is Band.WEAK else stronger_version(kind, text, sentences, scale)
    return Advice(strong, missing, stronger)  # what says nothing is not made stronger by another order


def _one_more(told: _Told) -> Iterator[str]:
    """The first of what no sentence tells, where nothing is surely missing; nothing where nothing fits the question."""
    if told.kind in STORIES:
        yield PLAIN_END if told.none_tells("result") and told.is_told else ONE_MORE
    elif told.kind is Kind.SITUATIONAL:
        if told.none_nearly_tells("check", "result"):
            yield "Say how you would see that it worked."
        elif told.none_tells("reason"):
            yield "Say why you would do it in this order."
    elif told.kind is Kind.TECHNICAL and told.none_tells("situation", "example", "result"):
        yield "Name one case in which you did it, and what you saw."
    elif told.kind is Kind.OPENING:
        yield FOR_THIS_JOB


def _missing(told: _Told, band: Band) -> Iterator[str]:
    if told.kind is Kind.TECHNICAL and band is Band.WEAK:
        yield LOOK_UP
        return
    if told.kind in STORIES and len(told.supposed) > sum(is_deed(one, told.scale) for one in told.sentences):
        yield f"You say {told.quoted(told.supposed[0])}: that is what you would do. {ONE_TIME}"
        return
    yield from _claimed(told, band)
    yield from _own_part(told)
    if told.kind in STORIES and told.is_told:
        if told.lacks("result"):
            after = f"After {told.quoted(told.deeds[0])}: what" if told.deeds and band is not Band.WEAK else "What"
            yield f"{after} came of it? End with what was different afterwards."
        elif told.none_tells("result") and band is Band.FAIR:
            yield PLAIN_END
    if told.kind is Kind.SITUATIONAL and told.lacks("result") and told.lacks("check"):
        yield "Say how you would see that it worked."
    is_open = told.kind in STORIES and band is Band.FAIR and told.none_tells("result")
    if band is Band.WEAK or is_open:  # first things first: where little is told yet, one or two of them are enough
        return
    if told.kind is not Kind.OPENING and told.lacks("reason") and told.deeds:
        yield f"You say {told.quoted(told.deeds[0])}: why this way, and not another?"
    if band is not Band.STRONG and told.lacks("situation") and told.kind in STORIES:
        yield "Begin with where and when it was, in one sentence."


def _claimed(told: _Told, band: Band) -> Iterator[str]:
    """Where most of a poor answer is general claims."""
    claims = [
        one for one in told.sentences if one.tells("opinion", told.scale) and not one.tells("own", told.scale)
        and len(one.words) >= LEAST
    ]  # fmt: skip
    size = sum(len(one.words) for one in told.sentences)
    empty = sum(len(one.words) for one in told.sentences if empty_share(told.kind, one) >= 0.5)
    if not claims or empty < MOSTLY * size or band not in (Band.WEAK, Band.FAIR):
        return
    if told.kind is Kind.OPENING:  # who likes the nights says something of themselves, though not what they did
        first = next((one for one in claims if "i" not in {word.partition("'")[0] for word in one.words}), None)
        yield f"{told.quoted(first)} could be said by anybody. {FOR_THIS_JOB}" if first else FOR_THIS_JOB
        return
    emptiest = max(claims, key=lambda one: one.likely["opinion"] - one.likely["situation"])
    yield f"{told.quoted(emptiest)} could be said by anybody. {INSTEAD.get(told.kind, ONE_TIME)}"


def _own_part(told: _Told) -> Iterator[str]:
    if told.kind is Kind.TECHNICAL or not told.lacks("own action"):
        return
    together = [one for one in told.sentences if is_deed(one, told.scale) and is_shared(one.words)]
    if together:
        yield f"You say {told.quoted(together[0])}: which part of it was yours?"
    elif told.kind in STORIES or told.kind is Kind.OPENING:
        yield "Say what you did yourself, in a sentence that begins with “I”."
    else:
        yield "Say which steps you would take yourself, in their order."
