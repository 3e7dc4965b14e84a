"""A story or a plan by what it holds, for questions that have no one right answer; knows no vector and no ideal answer.

The weights are set by hand: no graded interview answers may be used to fit them, so their validity is not known.
What they count is what behaviourally anchored scales count (Taylor and Small 2002, doi 10.1348/096317902320369712).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from interview.core.questions.signs import is_measured, is_vague
from interview.core.records import Feature, Kind, Score, Star
from interview.core.scoring.content import score_at

STORIES = frozenset({Kind.BEHAVIOURAL, Kind.EXPERIENCE})
"""Kinds that ask for an event with all its parts; an opening or a follow-up asks for a part of one."""
STORY = {"situation": 0.15, "task": 0.15, "action": 0.4, "result": 0.3}
PARTS = {"relevance": 0.3, "structure": 0.4, "specifics": 0.3}
BY_RUBRIC = {Kind.TECHNICAL: 0.35, Kind.FOLLOW_UP: 0.5}
"""How much of the score the rubric gives; the rest is the content score."""
MOSTLY = 0.8
"""The same for the other kinds: a story or a plan of one's own can be good and unlike the ideal answer."""
WIDER = 1.25
"""How much wider the error bar is drawn where weights were set by hand; a guess, as they are."""
FULL_LENGTH = 60
"""Words; at 150 a minute 24 seconds. A story shorter than this cannot be told, and a shorter one counts in part."""
OFF_TOPIC = 0.15
"""Cosine with the question and the ideal answer at which an answer is about something else; see asking.FAR."""
ON_TOPIC = 0.5
_STEP = re.compile(
    r"\b(?:i|we)(?: would| will|'d|'ll)? (?:first |then |also |always |start by |begin by |usually )*"
    r"(?:ask|check|look|find|talk|speak|call|write|tell|list|compare|measure|test|try|plan|explain|listen|set|make|agree"
    r"|decide|review|prioriti[sz]e|split|document|escalate|inform|show|stop|offer|propose|suggest|keep|read|break|draw"
    r"|collect|gather|isolate|prepare|discuss|clarify|understand|identify|bring|use|take|give|let|begin|start)\w*\b"
)
_REASON = re.compile(r"\b(?:because|so that|since|in order to|the reason|otherwise|which means|that way|as that)\b")
_CHECK = re.compile(
    r"\b(?:afterwards|at the end|follow(?:ed|ing)? up|make sure|made sure|check(?:ed)? (?:whether|if|that)"
    r"|review(?:ed)?|learn(?:ed|t)?|if (?:that|it|this|they)|measure[ds]?|result|outcome|until|once (?:that|it|this))\b"
)


@dataclass(frozen=True, slots=True)
class Told:
    """What a rubric looks at, each in [0, 1]."""

    relevance: float
    structure: float
    specifics: float

    @property
    def parts(self) -> tuple[float, float, float]:
        return self.relevance, self.structure, self.specifics

    @property
    def value(self) -> float:
        """In [0, 100]; what does not speak to the question earns nothing by being well told."""
        return sum(self.points)

    @property
    def points(self) -> tuple[float, ...]:
        """Of each part, of 100 in all."""
        heed = min(1.0, 0.25 + 1.5 * self.relevance)
        return tuple(100 * heed * weight * own for weight, own in zip(PARTS.values(), self.parts, strict=True))


def told(kind: Kind, answer: str, star: Star, closeness: float) -> Told:
    """`answer` and its `star` are read without names and addresses to the grader.

    `closeness` is the cosine of the answer with its question or ideal answer, whichever is higher.
    """
    relevance = min(max((closeness - OFF_TOPIC) / (ON_TOPIC - OFF_TOPIC), 0.0), 1.0)
    length = min(len(answer.split()) / (FULL_LENGTH / 2 if kind is Kind.FOLLOW_UP else FULL_LENGTH), 1.0)
    if kind in STORIES:
        structure = _story(star)
    elif kind in (Kind.OPENING, Kind.FOLLOW_UP):
        structure = 0.0 if is_vague(answer) else 0.6 + 0.4 * (star.first_person > 0)
    else:
        structure = _plan(answer.casefold())
    return Told(relevance, structure * (0.4 + 0.6 * length), _specifics(answer, star, length))


def blended(kind: Kind, content: Score, by_rubric: Told, error: Sequence[float]) -> Score:
    """The content score and the rubric's together, with a wider error bar."""
    share = BY_RUBRIC.get(kind, MOSTLY)
    value = (1 - share) * content.value + share * by_rubric.value
    parts = tuple(
        Feature(name, round(own, 3), round(share * points, 1))
        for name, own, points in zip(PARTS, by_rubric.parts, by_rubric.points, strict=True)
    )
    likeness = Feature("likeness to the ideal answer", content.value / 100, round((1 - share) * content.value, 1))
    return score_at(value, [WIDER * half for half in error], (*parts, likeness, *content.features), content.reason)


def _story(star: Star) -> float:
    found = sum(weight for name, weight in STORY.items() if name not in star.missing)
    mine = star.first_person / max(star.first_person + star.plural, 1)
    return found * (0.7 + 0.3 * min(2 * mine, 1.0))


def _plan(text: str) -> float:
    steps = len(_STEP.findall(text))
    return 0.6 * min(steps / 3, 1.0) + 0.2 * bool(_REASON.search(text)) + 0.2 * bool(_CHECK.search(text))


def _specifics(answer: str, star: Star, length: float) -> float:
    if is_vague(answer):
        return 0.0
    own = star.first_person > 0
    return (0.4 + 0.3 * own + (0.3 if star.measurable else 0.15 * is_measured(answer))) * (0.5 + 0.5 * length)
