"""From which side a question comes at its topic, and how it begins and ends: what code settles before a model writes.

A small model asked for "a question about testing" writes the same general one each time, of any kind; told the side,
and held to a beginning by the grammar of its reply, it writes one of its kind about one thing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from random import Random

from interview.engines.protocols import Schema
from interview.interviewer.questions import competencies as known
from interview.records import Kind, Level, Slot, Stage

_BODY = r"([A-Za-zÀ-ÿ0-9 '’+#&%/-]|\.js|\.NET|[0-9]\.[0-9])"
"""No comma, no colon, no second sentence: a small model hangs a second question on each of them."""


@dataclass(frozen=True, slots=True)
class Angle:
    """`side` is told to the model, "it" being the topic; `shape` is the form its question must have."""

    side: str
    shape: str


_TECHNICAL = {
    Level.EASY: (
        Angle("what they look at first", rf"What do you (check|do|look at|ask|find out) first when {_BODY}{{15,95}}"),
        Angle(
            "how to tell that it was done well", rf"How (can|do) you (tell|know) (that|whether|when) {_BODY}{{15,95}}"
        ),
        Angle("the steps of it", rf"How do you (go about|prepare|plan|set up|start|carry out) {_BODY}{{15,100}}"),
        Angle("a mistake that is often made", rf"What do people often get wrong when {_BODY}{{15,95}}"),
    ),
    Level.MEDIUM: (
        Angle("why it goes wrong", rf"How do you find out (why|what|which|where) {_BODY}{{15,100}}"),
        Angle("checking it before others rely on it", rf"How do you (check|test|confirm) {_BODY}{{20,100}}"),
        Angle("what is easily missed", rf"What is easily (missed|overlooked|forgotten) when {_BODY}{{15,95}}"),
        Angle(
            "the tool or method for it",
            rf"Which (tool|method|record|sign|figure) do you (use|rely on|trust) {_BODY}{{15,95}}",
        ),
    ),
    Level.HARD: (
        Angle(
            "a choice between two ways of it",
            rf"How do you (decide|choose) (between|when|whether|which) {_BODY}{{15,100}}",
        ),
        Angle("ten times as much of it", rf"What would you (change|do differently|give up) if {_BODY}{{15,100}}"),
        Angle("a failure nobody can explain", rf"How would you (track down|narrow down|find) {_BODY}{{20,100}}"),
        Angle("when the usual way of it is wrong", rf"When (is|does|would) {_BODY}{{20,100}}"),
    ),
}
_EXPERIENCE = (
    Angle("the hardest part", rf"What (was|made) {_BODY}{{12,95}}"),
    Angle("how they went about it", rf"How did you {_BODY}{{12,95}}"),
    Angle("a decision of theirs", rf"(Why|How) did you (choose|decide) {_BODY}{{12,95}}"),
    Angle("how they knew that it worked", rf"How did you (know|check|measure|make sure) {_BODY}{{12,95}}"),
    Angle("what they would do differently", rf"What would you do differently {_BODY}{{8,60}}"),
    Angle("what changed through it", rf"What changed (for|in|when|once|after) {_BODY}{{10,70}}"),
)
_EVENT = rf"(Tell me about a time|Describe a time|Give me an example of a time) (you|when) {_BODY}{{25,100}}\. "
_PAST_END = (
    r"(What did you do( first| next| about it)?|How did it (end|turn out)|How did you (notice|find out|settle|solve"
    rf"|decide|explain|convince|keep|tell|learn|react|deal|help|answer|get|mend|win|make) {_BODY}{{4,50}}"
    rf"|What did you (learn|change|say|tell|decide|ask|check) {_BODY}{{4,45}})"
)
_CASE = rf"(Imagine|Suppose|Say) {_BODY}{{35,115}}\. "
_NEXT = (
    r"(What would you do( first| next| about it)?|How would you (decide|find out|explain|keep|solve|answer|tell|prepare"
    rf"|check|settle|choose|make|go about) {_BODY}{{5,50}}|What would you (say|tell|ask|check|change) {_BODY}{{3,45}})"
)
_BEHAVIOURAL = {
    known.PROBLEM_SOLVING: ("its cause was not clear", "the first solution did not work"),
    known.TEAMWORK: ("a colleague saw it differently", "they depended on someone who was late"),
    known.COMMUNICATION: ("someone did not understand it", "bad news had to be told"),
    known.LEADERSHIP: ("others did not want to follow", "they handed an important part of it to someone else"),
    known.ADAPTABILITY: ("plans changed at the last moment", "the usual way of it no longer worked"),
    known.PLANNING: ("several urgent things came at once", "there was too little time for it"),
    known.CUSTOMER_FOCUS: ("a customer was not happy with it", "someone asked for the wrong thing"),
    known.INITIATIVE: ("they improved it without being asked", "they saw a risk before others did"),
    known.ATTENTION_TO_DETAIL: ("an error in it was found just in time", "a mistake slipped through"),
    known.TECHNICAL_KNOWLEDGE: ("it was the hardest case so far", "a tool for it did not do what it should"),
    known.LEARNING: ("they had to learn it quickly", "they got feedback on it that was hard to hear"),
    known.INTEGRITY: ("they were asked to cut a corner", "they made a mistake and had to say so"),
}
_SITUATIONAL = {
    known.PROBLEM_SOLVING: ("it fails and nobody knows why", "two facts about it contradict each other"),
    known.TEAMWORK: ("two colleagues disagree about it", "a colleague does not do their share of it"),
    known.COMMUNICATION: ("someone important misunderstands it", "bad news about it has to be told today"),
    known.LEADERSHIP: ("the team is against it", "a good colleague begins to do it badly"),
    known.ADAPTABILITY: ("the plan for it changes on the last day", "the usual way of it is not possible today"),
    known.PLANNING: ("three urgent things come at once", "it must be ready in half the time"),
    known.CUSTOMER_FOCUS: ("a customer is upset and in a hurry", "a customer asks for what is not possible"),
    known.INITIATIVE: ("nobody feels responsible for it", "nobody else has seen a risk in it"),
    known.ATTENTION_TO_DETAIL: ("an error turns up minutes before the end", "two records of it do not agree"),
    known.TECHNICAL_KNOWLEDGE: ("it has to be done for the first time", "the tool for it fails"),
    known.LEARNING: ("it is new to them and needed next week", "it is new and nobody is there to ask"),
    known.INTEGRITY: ("a manager asks to skip a step of it", "they find their own mistake after it was delivered"),
}
AIMS = {
    "short": "what exactly they did",
    "vague": "one concrete example of it",
    "no action": "what they themselves did",
    "no result": "what came of it",
    "claim": "how they did it or how they know",
}
"""What a follow-up asks for, by the reason of its probe (signals.py)."""
IMAGINED_AIMS = {
    "short": "what exactly they would do",
    "vague": "the very first thing that they would do",
    "claim": "how they would do it or know that it worked",
}
"""The same where the question was about an imagined case: nothing of it has happened."""
_FOLLOW_UP = rf"(What|How|Why|Which|Who|When) {_BODY}{{10,100}}"
_IMAGINED_FOLLOW_UP = rf"(What|How|Why|Who|When) would {_BODY}{{10,90}}"


def angles_of(slot: Slot) -> tuple[Angle, ...]:
    """The sides from which a slot's question can come."""
    if slot.kind is Kind.TECHNICAL:
        return _TECHNICAL[slot.level]
    if slot.kind is Kind.EXPERIENCE:
        return _EXPERIENCE
    if slot.kind is Kind.BEHAVIOURAL:
        return tuple(Angle(side, _EVENT + _PAST_END) for side in _BEHAVIOURAL[slot.competency])
    return tuple(Angle(side, _CASE + _NEXT) for side in _SITUATIONAL[slot.competency])


def angle_at(slot: Slot, seed: int, attempt: int) -> Angle:
    """Another side at each attempt, begun at another one in each interview."""
    angles = angles_of(slot)
    start = Random(f"{seed}/{slot.topic}").randrange(len(angles))  # noqa: S311  (variety, not secrecy)
    return angles[(start + attempt) % len(angles)]


def pursuit_of(stage: Stage, reason: str) -> Angle:
    """What a follow-up asks for, by the reason of its probe, and the form that it must have."""
    if stage is Stage.SITUATIONAL:
        return Angle(IMAGINED_AIMS.get(reason, IMAGINED_AIMS["claim"]), _IMAGINED_FOLLOW_UP)
    return Angle(AIMS.get(reason, AIMS["claim"]), _FOLLOW_UP)


def is_cut_off(text: str, shape: str) -> bool:
    """Whether some part of a question is as long as its form allows: the grammar ended it, wherever it was."""
    for part in re.finditer(r"\{\d+,(\d+)\}", shape):
        full = f"{shape[: part.start()]}{{{part[1]}}}(?P<full>){shape[part.end() :]}"
        found = re.fullmatch(rf"{full}\?", text)
        if found is not None and found["full"] is not None:
            return True
    return False


def schema_of(shape: str) -> Schema:
    """The form of a reply: one question of a shape, with one question mark."""
    return {
        "type": "object",
        "properties": {"question": {"type": "string", "pattern": rf"^{shape}\?$"}},
        "required": ["question"],
        "additionalProperties": False,
    }
