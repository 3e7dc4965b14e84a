"""What the interviewer says around the questions: bridges, thanks, patience, goodbye; repeatable, never praise.

Knows the interview as it stands; writes no question. Praise would tell the candidate a score that nobody has given.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from interview.interviewer.questions.signals import UNKNOWN
from interview.interviewer.questions.signs import admits_not_knowing
from interview.language.lists import WordLists
from interview.records import Exchange, Kind, Manner, Question
from interview.sessions.session import Session

_LISTS = WordLists("remarks")


def lead_for(session: Session, question: Question) -> str:
    """The short bridge before a question; "" before the first one, and where a follow-up quotes the answer.

    `question` may stand in the session already or be about to.
    """
    number = question.number or len(session.exchanges) + 1
    before = session.exchanges[: number - 1]
    if not before or (question.kind is Kind.INVITATION and before[-1].question.kind is Kind.INVITATION):
        return ""
    pool = _bridges(session, question, before[-1])
    return _pick(pool, session, "lead", [exchange.question.lead for exchange in before])


def closing_for(session: Session) -> str:
    """Goodbye, and where to find the results; an interview that was cut short is not called complete."""
    answers = any(exchange.answer and exchange.answer.text for exchange in session.exchanges)
    complete = session.planned_asked >= len(session.plan)
    thanks = _LISTS.phrases(f"thanked.{session.setup.manner}" if complete and answers else "stopped")
    bye = _pick(_LISTS.phrases("what_next" if answers else "nothing_said"), session, "next")
    return f"{_pick(thanks, session, 'close').format(name=_address(session))} {bye}"


def encouragement(session: Session) -> str:
    """For somebody who has begun and fallen silent."""
    return _pick(_LISTS.phrases("encouraged"), session, "encouragement")


def for_more_time(session: Session) -> str:
    return _pick(_LISTS.phrases("more_time"), session, "more time")


def for_pause(session: Session) -> str:
    return _pick(_LISTS.phrases("paused"), session, "pause")


def offer(session: Session, said: Sequence[str] = ()) -> str:
    """After a long silence; `said` are the offers made on this question, which are not made again at once."""
    return _pick(_LISTS.phrases("offers"), session, "offer", said)


def greeting_back(session: Session) -> str:
    """When an interview is continued; the open question is asked again after it."""
    pool = _LISTS.phrases("welcomed" if session.open_question else "welcomed_between")
    return _pick(pool, session, "welcome").format(name=_address(session))


def _bridges(session: Session, question: Question, last: Exchange) -> tuple[str, ...]:
    """The remarks that suit what came of the last question, and where the next one leads."""
    skipped = last.answer is None or last.answer.source == "skipped"
    unknown = _LISTS.phrases("unknown_tough" if session.setup.manner is Manner.TOUGH else "unknown")
    if question.kind is Kind.FOLLOW_UP:
        return unknown if question.reason == UNKNOWN else ()
    if question.kind is not Kind.INVITATION:
        if skipped:
            return _LISTS.phrases("skipped")
        if last.answer and admits_not_knowing(last.answer.text):
            return unknown
    if question.stage is not last.question.stage and question.stage in _LISTS.table("stages"):
        return _LISTS.phrases(f"stages.{question.stage}")
    return _LISTS.phrases(f"next.{session.setup.manner}")


def _pick(pool: Sequence[str], session: Session, purpose: str, said: Sequence[str] = ()) -> str:
    """One of several, the same in every run; one that was just said comes again only when all were."""
    if not pool:
        return ""
    recent = [text for text in said if text in pool][-(len(pool) - 1) :] if len(pool) > 1 else []
    fresh = [text for text in pool if text not in recent]
    return Random(f"{session.seed}/{purpose}/{len(session.exchanges)}/{len(said)}").choice(fresh)  # noqa: S311


def _address(session: Session) -> str:
    """ ", Ada"; nothing where the resume names nobody, or begins with a title or an initial."""
    first = session.resume.name.split()[0] if session.resume.name.split() else ""
    return f", {first}" if first.isalpha() and len(first) > 1 else ""
