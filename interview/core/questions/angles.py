"""From which side a question comes at its topic, and how it begins and ends: what code settles before a model writes.

A small model asked for "a question about testing" writes the same generic one each time; told the side, it does not.
"""

from __future__ import annotations

from random import Random

from interview.core.protocols import Schema
from interview.core.questions import competencies as known
from interview.core.records import Kind, Level, Slot

_TECHNICAL = {
    Level.EASY: (
        "the first thing to check",
        "the steps from start to finish",
        "how to tell that it was done well",
        "the mistake that beginners make",
    ),
    Level.MEDIUM: (
        "finding out why it went wrong",
        "doing it with half the time",
        "knowing that it works before anyone relies on it",
        "the case that is easily missed",
    ),
    Level.HARD: (
        "choosing between two ways of doing it, and the price of each",
        "doing it for ten times as many",
        "a failure that nobody can explain at first",
        "when the usual way is the wrong one",
    ),
}
_EXPERIENCE = (
    "the decision that mattered most",
    "the hardest part",
    "their own part in it",
    "how they knew that it worked",
    "what they would do differently",
    "how they went about it",
)
_BEHAVIOURAL = {
    known.PROBLEM_SOLVING: ("a problem whose cause was not clear", "a first solution that did not work"),
    known.TEAMWORK: ("a colleague who saw it differently", "depending on someone who was late"),
    known.COMMUNICATION: ("explaining it to someone who did not understand", "telling someone bad news about it"),
    known.LEADERSHIP: (
        "getting others to follow a plan they did not like",
        "handing an important part to someone else",
    ),
    known.ADAPTABILITY: ("plans that changed at the last moment", "doing it in a way that was new"),
    known.PLANNING: ("several urgent things at once", "a deadline that could not be met"),
    known.CUSTOMER_FOCUS: ("an unhappy customer", "someone who asked for the wrong thing"),
    known.INITIATIVE: ("improving something nobody had asked for", "noticing a risk before others did"),
    known.ATTENTION_TO_DETAIL: ("an error found just in time", "a mistake that slipped through"),
    known.TECHNICAL_KNOWLEDGE: ("the hardest case so far", "a tool that did not do what it should"),
    known.LEARNING: ("having to learn it quickly", "feedback that was hard to hear"),
    known.INTEGRITY: ("being asked to cut a corner", "admitting a mistake of one's own"),
}
_SITUATIONAL = {
    known.PROBLEM_SOLVING: ("it stops working and nobody knows why", "two facts contradict each other"),
    known.TEAMWORK: ("two colleagues disagree about it", "a colleague does not do their share"),
    known.COMMUNICATION: ("someone important misunderstands it", "bad news has to be told today"),
    known.LEADERSHIP: ("the team is against it", "a good colleague starts doing it badly"),
    known.ADAPTABILITY: ("the plan changes on the last day", "the usual way is not possible any more"),
    known.PLANNING: ("three urgent things at once", "it has to be ready in half the time"),
    known.CUSTOMER_FOCUS: ("someone is upset and in a hurry", "a customer asks for what is not possible"),
    known.INITIATIVE: ("nobody feels responsible for it", "a risk that nobody else has seen"),
    known.ATTENTION_TO_DETAIL: ("an error turns up minutes before the end", "two records do not agree"),
    known.TECHNICAL_KNOWLEDGE: ("it has to be done for the first time", "the tool for it fails"),
    known.LEARNING: ("it is new to them and needed next week", "nobody is there to ask"),
    known.INTEGRITY: ("a manager asks to skip a step", "they find their own mistake after it was delivered"),
}
AIMS = {
    "short": "more detail on what exactly they did",
    "vague": "one concrete example of it",
    "no action": "what they themselves did",
    "no result": "what came of it",
    "claim": "how they did it, why, or how they know",
}
"""What a follow-up asks for, by the reason of its probe (signals.py)."""

_BODY = r"([A-Za-zÀ-ÿ0-9 ,'’+#&%/-]|\.[A-Za-z0-9])"
_SHAPES = {
    Kind.TECHNICAL: (
        rf"How do you {_BODY}{{20,130}}",
        rf"What {_BODY}{{25,130}}",
        rf"How would you {_BODY}{{20,130}}",
        rf"Which {_BODY}{{25,130}}",
    ),
    Kind.EXPERIENCE: (
        rf"You {_BODY}{{15,90}}\. (What|Which|How|Why) {_BODY}{{12,80}}",
        rf"When you {_BODY}{{15,90}}, (what|which|how|why) {_BODY}{{12,80}}",
        rf"(How did you|What made you|What was|Which part of) {_BODY}{{20,130}}",
    ),
    Kind.BEHAVIOURAL: (
        rf"Tell me about a time (you|when) {_BODY}{{20,110}}\. (What|How) {_BODY}{{8,60}}",
        rf"Describe a (situation|day|moment) (when|in which) {_BODY}{{20,110}}\. (What|How) {_BODY}{{8,60}}",
        rf"Give me an example of a time (you|when) {_BODY}{{20,110}}\. (What|How) {_BODY}{{8,60}}",
    ),
    Kind.SITUATIONAL: (
        rf"Imagine {_BODY}{{40,130}}\. (What|How) would you {_BODY}{{2,50}}",
        rf"Suppose {_BODY}{{40,130}}\. (What|How) would you {_BODY}{{2,50}}",
        rf"Say {_BODY}{{40,130}}\. (What|How) would you {_BODY}{{2,50}}",
    ),
    Kind.FOLLOW_UP: (rf"(What|How|Why|Which|Who|When) {_BODY}{{10,95}}",),
}


def angles_of(slot: Slot) -> tuple[str, ...]:
    """The sides from which a slot's question can come."""
    if slot.kind is Kind.TECHNICAL:
        return _TECHNICAL[slot.level]
    if slot.kind is Kind.EXPERIENCE:
        return _EXPERIENCE
    return (_BEHAVIOURAL if slot.kind is Kind.BEHAVIOURAL else _SITUATIONAL)[slot.competency]


def angle_at(slot: Slot, seed: int, attempt: int) -> str:
    return _in_turn(angles_of(slot), f"{seed}/{slot.topic}", attempt)


def schema_at(kind: Kind, seed: int, attempt: int) -> Schema:
    """The form of a reply: one question of its kind, begun another way at each attempt, with one question mark."""
    shape = _in_turn(_SHAPES[kind], f"{seed}/{kind}", attempt)
    return {
        "type": "object",
        "properties": {"question": {"type": "string", "pattern": rf"^{shape}\?$"}},
        "required": ["question"],
        "additionalProperties": False,
    }


def _in_turn(choices: tuple[str, ...], draw: str, attempt: int) -> str:
    start = Random(draw).randrange(len(choices))  # noqa: S311  (variety, not secrecy)
    return choices[(start + attempt) % len(choices)]
