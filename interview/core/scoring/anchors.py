"""What an answer of each band looks like, for each kind of question: behaviourally anchored descriptions.

After Smith and Kendall (1963, doi 10.1037/h0047060): a point of a scale is told by what one can see in the answer.
"""

from __future__ import annotations

from collections.abc import Mapping

from interview.core.records import Band, Kind

STORIES = frozenset({Kind.BEHAVIOURAL, Kind.EXPERIENCE})
"""Kinds that ask for an event that happened, with all its parts."""
_KNOWLEDGE = {
    Band.WEAK: "Names the subject but not how it works, says the opposite, or speaks of something else.",
    Band.FAIR: "Holds one right point; the others are missing or too general to check.",
    Band.GOOD: "Holds most of the points a good answer makes, in words that show how it is done.",
    Band.STRONG: "Holds the points, says why, and what is checked afterwards.",
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
    return _CASE if kind is Kind.SITUATIONAL else _KNOWLEDGE
