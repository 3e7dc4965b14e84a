"""What the interviewer says around the questions: bridges, thanks, patience, goodbye; repeatable, never praise.

Knows the interview as it stands; writes no question. Praise would tell the candidate a score that nobody has given.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from interview.interviewer.questions.signals import UNKNOWN
from interview.interviewer.questions.signs import admits_not_knowing
from interview.records import Exchange, Kind, Manner, Question, Stage
from interview.sessions.session import Session

_NEXT = {
    Manner.WARM: (
        "Thank you, that helps.",
        "Thanks for telling me that.",
        "I see, thank you.",
        "Thank you for taking me through it.",
        "All right, thank you.",
        "Thanks, I have made a note of that.",
        "Good to know, thank you.",
    ),
    Manner.NEUTRAL: (
        "All right.",
        "Thank you.",
        "I see.",
        "Understood.",
        "Noted, thank you.",
        "Okay, let us go on.",
        "Right, the next one.",
    ),
    Manner.TOUGH: ("Okay.", "Noted.", "Next.", "Let us go on.", "Right.", "Understood.", "Moving on."),
}
_STAGES = {
    Stage.EXPERIENCE: (
        "Let us turn to your experience.",
        "I would like to look at your resume.",
        "Now to what you have done so far.",
    ),
    Stage.SKILLS: (
        "Let us talk about the work itself.",
        "Now to some of the skills involved.",
        "Let us get a little more practical.",
    ),
    Stage.BEHAVIOURAL: (
        "Now I would like to hear a story.",
        "Let us look at something that happened.",
        "Next, a moment from your past work.",
    ),
    Stage.SITUATIONAL: (
        "Now let us imagine something together.",
        "Here is a case to think through.",
        "Let us picture a day in this job.",
    ),
    Stage.QUESTIONS: (
        "Thank you, those were my questions.",
        "That is all from my side.",
        "Those were all my questions, thank you.",
    ),
}
_UNKNOWN = (
    "That is quite all right.",
    "No problem at all.",
    "That is fine, nobody has seen everything.",
    "Thank you for saying so.",
)
_UNKNOWN_TOUGH = ("That is fine.", "Fair enough.", "All right, good to be told.")
_SKIPPED = (
    "Let us leave that one.",
    "No problem, we leave that one.",
    "That is fine, on to another.",
    "We can skip that.",
)
_ENCOURAGED = (
    "Take your time.",
    "There is no hurry.",
    "Take all the time you need.",
    "Think it through, I will wait.",
)
_MORE_TIME = (
    "Of course, take your time.",
    "Sure, I will wait.",
    "Yes, go ahead and think.",
    "Of course. Start when you are ready.",
)
_PAUSED = (
    "Of course. Press Resume when you are ready.",
    "Sure, we pause here. Press Resume to go on.",
    "All right, we take a break. Press Resume when you are back.",
)
_OFFERS = (
    "Shall I repeat the question, or would you like to skip it?",
    "I can say the question again, or give you a hint.",
    "Would you like a hint, or shall we go on to another question?",
)
_WELCOMED = ("Welcome back{name}. We were at this question.", "Good to have you back{name}. This is where we were.")
_WELCOMED_BETWEEN = ("Welcome back{name}. Let us go on.", "Good to have you back{name}. Here is the next one.")
_THANKED = {
    Manner.WARM: (
        "Thank you for your time{name}, and for everything you told me.",
        "That was my last question{name}. Thank you for all your answers.",
    ),
    Manner.NEUTRAL: ("Thank you for your time{name}.", "That brings us to the end{name}. Thank you."),
    Manner.TOUGH: ("That is all{name}. Thank you.", "We are done{name}. Thank you for your answers."),
}
_STOPPED = ("All right{name}, we stop here.", "Of course{name}, let us end it here.")
_WHAT_NEXT = (
    "You will find your answers, and what can be made of them, in the Results tab. Goodbye.",
    "What comes next is in the Results tab: every answer, with something to work on. Goodbye.",
    "Now have a look at the Results tab, where your answers are summed up. Goodbye.",
)
_NOTHING_SAID = "There is nothing to sum up yet. Come back whenever you like. Goodbye."


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
    thanks = _THANKED[session.setup.manner] if complete and answers else _STOPPED
    bye = _pick(_WHAT_NEXT, session, "next") if answers else _NOTHING_SAID
    return f"{_pick(thanks, session, 'close').format(name=_address(session))} {bye}"


def encouragement(session: Session) -> str:
    """For somebody who has begun and fallen silent."""
    return _pick(_ENCOURAGED, session, "encouragement")


def for_more_time(session: Session) -> str:
    return _pick(_MORE_TIME, session, "more time")


def for_pause(session: Session) -> str:
    return _pick(_PAUSED, session, "pause")


def offer(session: Session, said: Sequence[str] = ()) -> str:
    """After a long silence; `said` are the offers made on this question, which are not made again at once."""
    return _pick(_OFFERS, session, "offer", said)


def greeting_back(session: Session) -> str:
    """When an interview is continued; the open question is asked again after it."""
    pool = _WELCOMED if session.open_question else _WELCOMED_BETWEEN
    return _pick(pool, session, "welcome").format(name=_address(session))


def _bridges(session: Session, question: Question, last: Exchange) -> tuple[str, ...]:
    """The remarks that suit what came of the last question, and where the next one leads."""
    skipped = last.answer is None or last.answer.source == "skipped"
    unknown = _UNKNOWN_TOUGH if session.setup.manner is Manner.TOUGH else _UNKNOWN
    if question.kind is Kind.FOLLOW_UP:
        return unknown if question.reason == UNKNOWN else ()
    if question.kind is not Kind.INVITATION:
        if skipped:
            return _SKIPPED
        if last.answer and admits_not_knowing(last.answer.text):
            return unknown
    if question.stage is not last.question.stage and question.stage in _STAGES:
        return _STAGES[question.stage]
    return _NEXT[session.setup.manner]


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
