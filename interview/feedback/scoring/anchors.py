"""What an answer of each band looks like, for each kind of question: behaviourally anchored descriptions.

After Smith and Kendall (1963, doi 10.1037/h0047060): a point of a scale is told by what one can see in the answer.
"""

from __future__ import annotations

from collections.abc import Mapping

from interview.records import Band, Kind

STORIES = frozenset({Kind.BEHAVIOURAL, Kind.EXPERIENCE})
"""Kinds that ask for an event that happened, with all its parts."""
_KNOWLEDGE = {
    Band.WEAK: "Names the subject but not how it works or what one does, or speaks of something else.",
    Band.FAIR: "Says something specific; the reasons or the case are missing or thin.",
    Band.GOOD: "Specific and reasoned: how it is done and why, with a case or a check.",
    Band.STRONG: "Also what it costs, when one would do otherwise, or what was learned from it.",
}
_TALK = {
    Band.WEAK: "Empty talk, claims that are true of anybody, or something else than was asked.",
    Band.FAIR: "On the question, but what you did, or why, stays thin.",
    Band.GOOD: "Specific and on the question: something you did, and what came of it or why.",
    Band.STRONG: "Also what was at stake, a judgement of yours, or what you learned.",
}
_CASE = {
    Band.WEAK: "Says that a solution would be found, not what would be done.",
    Band.FAIR: "Names one or two steps; reasons or the order are missing.",
    Band.GOOD: "Goes step by step, with reasons, and says who is asked or told.",
    Band.STRONG: "Steps, reasons, and how one would see that it worked; likened to a real case.",
}
_STORY = {
    Band.WEAK: "No single event can be seen: habits, opinions, or a story about something else.",
    Band.FAIR: "An event, but the own part or what came of it stays open.",
    Band.GOOD: "An event with an own action and a result, close to what was asked.",
    Band.STRONG: "Setting, task, own action and a result with its number, close to what was asked.",
}


def anchors_for(kind: Kind) -> Mapping[Band, str]:
    """The four descriptions for a kind of question."""
    if kind in STORIES:
        return _STORY
    if kind is Kind.SITUATIONAL:
        return _CASE
    return _KNOWLEDGE if kind is Kind.TECHNICAL else _TALK
