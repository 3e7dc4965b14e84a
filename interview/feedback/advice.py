"""What a coach would say of an answer: first the one thing that helps most, at most three, each about its own words.

Praise is quoted, and only for what the reader takes for likely enough. Code writes it all; no model does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from interview.core.records import Advice, Band, Kind, Rating, Remark, Score, Word
from interview.core.scoring.anchors import STORIES
from interview.core.scoring.quoting import quote_of, shortened
from interview.feedback.criteria import EMPTY
from interview.feedback.parts import is_missing
from interview.feedback.scale import Scale
from interview.feedback.sentences import ToldSentence
from interview.feedback.stronger import stronger_version

MOST = 3
MOSTLY = 0.6
"""Share of an answer's words in general claims from which on that is the first thing to say."""
ONE_MORE = "One sentence more would lift it: what was at stake, or what you do differently since."
NOTHING = "Nothing that could be built on yet: begin with one real case, and say what you did in it."


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
    missing = tuple(dict.fromkeys(_missing(kind, text, score, sentences, scale, heard)))[:MOST]
    if not missing and score.band is not Band.STRONG:
        missing = tuple(_one_more(kind, text, sentences, scale, heard))
    stronger = "" if score.band is Band.WEAK else stronger_version(kind, text, sentences, scale)
    return Advice(strong, missing, stronger)  # what says nothing is not made stronger by another order


def _one_more(
    kind: Kind, text: str, sentences: Sequence[ToldSentence], scale: Scale, heard: Sequence[Word]
) -> Iterator[str]:
    """The first of what no sentence tells, where nothing is surely missing; nothing where nothing fits the question."""

    def nobody_tells(*labels: str) -> bool:
        return not any(one.tells(label, scale) for one in sentences for label in labels)

    own = max((one for one in sentences if one.tells("own action", scale)), key=_own_action, default=None)
    if kind in STORIES:
        if nobody_tells("result"):
            yield "If something came of it, say it in one last sentence."
        elif nobody_tells("reason") and own is not None:
            yield f"You say {_quoted(text, own, heard)}: why this way, and not another?"
        else:
            yield ONE_MORE
    elif kind is Kind.SITUATIONAL:
        if nobody_tells("check", "result"):
            yield "Say how you would see that it worked."
        elif nobody_tells("reason"):
            yield "Say why you would do it in this order."
    elif kind is Kind.TECHNICAL and nobody_tells("situation", "example", "result"):
        yield "Name one case in which you did it, and what you saw."


def _own_action(sentence: ToldSentence) -> float:
    return sentence.likely["own action"]


def _quoted(text: str, sentence: ToldSentence, heard: Sequence[Word]) -> str:
    return f"“{quote_of(text, shortened(text, sentence.span, 18), heard).text.rstrip('.!?,')}”"


def _missing(
    kind: Kind, text: str, score: Score, sentences: Sequence[ToldSentence], scale: Scale, heard: Sequence[Word]
) -> Iterator[str]:
    def words(one: ToldSentence) -> str:
        return _quoted(text, one, heard)

    claims = [one for one in sentences if one.tells("opinion", scale) and not one.tells("own", scale)]
    size = sum(len(one.words) for one in sentences)
    empty = sum(len(one.words) for one in sentences if max(one.likely[label] for label in EMPTY) >= 0.5)
    together = [one for one in sentences if one.tells("action", scale) and not one.tells("own", scale)]
    own = sorted((one for one in sentences if one.tells("own action", scale)), key=_own_action, reverse=True)
    if claims and empty >= MOSTLY * size and score.band in (Band.WEAK, Band.FAIR):
        planned = kind in (Kind.SITUATIONAL, Kind.TECHNICAL)
        wanted = "Say what you would do first, and why" if planned else "Tell one time when it happened"
        yield f"{words(claims[0])} could be said by anybody. {wanted}."
    if is_missing("own action", sentences, scale) and kind is not Kind.TECHNICAL:
        if together:
            yield f"You say {words(together[0])}: which part of it was yours?"
        elif kind in STORIES or kind is Kind.OPENING:
            yield "Say what you did yourself, in a sentence that begins with “I”."
        else:
            yield "Say which steps you would take yourself, in their order."
    if kind in STORIES and is_missing("result", sentences, scale):
        after = f"After {words(own[0])}: what" if own and score.band is not Band.WEAK else "What"
        yield f"{after} came of it? End with what was different afterwards."
    if kind is Kind.SITUATIONAL and all(is_missing(label, sentences, scale) for label in ("result", "check")):
        yield "Say how you would see that it worked."
    if score.band is Band.WEAK:  # where nothing is told yet, one or two things are enough
        return
    if is_missing("reason", sentences, scale) and own:
        yield f"You say {words(own[0])}: why this way, and not another?"
    if score.band is Band.STRONG:
        return
    if is_missing("situation", sentences, scale) and kind in STORIES:
        yield "Begin with where and when it was, in one sentence."
