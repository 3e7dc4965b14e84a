"""A spoken hint for the open question: how to find an answer, never what it is; and a line of the person's own resume.

Knows the question's kind and what the plan and the fit hold on its topic; writes no question and scores nothing.
"""

from __future__ import annotations

import re

from interview.interviewer.questions.probing import shortened
from interview.interviewer.questions.signals import CLAIM, MORE, NO_ACTION, NO_RESULT, SHORT, UNKNOWN, VAGUE
from interview.records import Coverage, Kind, Question
from interview.sessions.session import Session

LONGEST_LINE, SHORTEST_LINE = 16, 3
"""Words of the resume that are read out."""

_BY_KIND = {
    Kind.OPENING: (
        "Three things are enough here. What you do now, what led you to it, and what you would like to do next.",
        "Begin with what you do today, then take one or two steps back, and end with why you are here.",
    ),
    Kind.EXPERIENCE: (
        "Go back to that time. What was the situation, what was your own part, and what was different afterwards?",
        "Think of how it was before, what you changed with your own hands, and how anybody could see the difference.",
    ),
    Kind.TECHNICAL: (
        "Start from a case you know. Say what you look at first, then what you do, and how you see that it worked.",
        "Take one example you have met and walk through it in order. It is fine to say what you would look up.",
    ),
    Kind.BEHAVIOURAL: (
        "Take one situation that really happened. What was your task, what did you yourself do, and what came of it?",
        "A small story is enough. Where were you, what had to be done, what did you do, and how did it end?",
    ),
    Kind.SITUATIONAL: (
        "Say first what you would want to find out, and from whom. Then what you would do at once, and what later.",
        "Think aloud. Who is affected, what is urgent, what could you do, and why would you choose that?",
    ),
    Kind.INVITATION: (
        "You could ask about the team, the first months, or what will count as success in this job.",
        "Think of what would make you say yes or no to this job, and ask about that.",
    ),
}
_BY_REASON = {
    SHORT: "One example is enough. Tell it from the beginning, as you would to a friend.",
    VAGUE: "Pick one day or one case, and name what there was to see. A number or a name helps.",
    CLAIM: "Think of how you went about it, what was in the way, and how you knew that it had worked.",
    MORE: "Say what you would want a new colleague to know about it, and why it matters to you.",
    NO_ACTION: "Leave the others out for a moment. Which steps would not have happened without you?",
    NO_RESULT: "Think of the weeks after. What was different, and who noticed?",
    UNKNOWN: "It need not be the same thing. A course, another job or something outside work will do.",
}
_POINTERS = (
    "Your resume mentions “{line}”; that could be a place to start.",
    "You could begin with a line of your resume, “{line}”.",
)


def hint_for(session: Session, question: Question) -> str:
    """How to go about an answer; with it a line of the resume that bears on the topic, where there is one."""
    hint = _BY_REASON.get(question.reason) or _of_kind(question)
    line = _line_for(session, question)
    return f"{hint} {_POINTERS[question.number % len(_POINTERS)].format(line=line)}" if line else hint


def _of_kind(question: Question) -> str:
    hints = _BY_KIND.get(question.kind, (_BY_REASON[SHORT],))
    return hints[question.number % len(hints)]


def _line_for(session: Session, question: Question) -> str:
    """The line to start from; none where the question itself reads one out, or nothing was found on its topic."""
    if question.kind in (Kind.EXPERIENCE, Kind.FOLLOW_UP, Kind.INVITATION):
        return ""
    if question.kind is Kind.OPENING:
        jobs = [" at ".join(filter(None, (job.title, job.company))) for job in session.resume.experience[:1]]
        return _spoken(jobs[0]) if jobs else ""
    topic = question.topic.casefold()
    planned = [slot.facts for slot in session.plan if slot.topic.casefold() == topic]
    shown = [
        row.line
        for row in session.fit.evidence
        if row.topic.casefold() == topic and row.coverage is not Coverage.MISSING
    ]
    lines = (_spoken(line) for line in (*shown, *planned))
    return next((line for line in lines if len(line.split()) >= SHORTEST_LINE), "")


def _spoken(line: str) -> str:
    """A line without bullets, addresses and marks, as long as a listener can keep in mind."""
    plain = re.sub(r"https?:\S+|www\.\S+|\S+@\S+|[•*_#`|<>{}\[\]“”\"]+", " ", line)
    return shortened(" ".join(plain.split()), LONGEST_LINE)
