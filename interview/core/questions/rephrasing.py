"""Whether another wording of a question asks the same, and one by rule where none does; knows no model."""

from __future__ import annotations

from interview.core.questions.checks import faults_of
from interview.core.records import Kind, Question
from interview.core.text import overlap, words_of

SAME = 0.6
"""MiniLM cosine of a question and its rephrasing, below which it asks something else."""
COPY = 0.95
_BY_RULE = {
    Kind.OPENING: "Put simply: who are you in your work, and what brings you to this job?",
    Kind.EXPERIENCE: "Put simply: what did you do there yourself?",
    Kind.TECHNICAL: "Put simply: how do you go about {topic}?",
    Kind.BEHAVIOURAL: "Put simply: think of one day when {topic} was not easy. What did you do?",
    Kind.SITUATIONAL: "Put simply: picture that case in this job. What is the first thing you would do?",
    Kind.FOLLOW_UP: "Put simply: what more can you tell me about that?",
    Kind.INVITATION: "Put simply: what would you like to know from me?",
}


def faults_of_rephrasing(text: str, question: Question, likeness: float) -> tuple[str, ...]:
    """Say what is wrong with a wording of the model; empty when it may be said."""
    kind = Kind.FOLLOW_UP if question.kind in (Kind.FOLLOW_UP, Kind.OPENING, Kind.INVITATION) else question.kind
    faults = list(faults_of(text, kind, grounds=""))
    if likeness < SAME:
        faults.append("it asks something else")
    if overlap(text, question.text) >= COPY:
        faults.append("it is the same again")
    if len(words_of(text)) > len(words_of(question.text)) + 6:
        faults.append("it is longer than the question")
    return tuple(faults)


def rephrased_by_rule(question: Question) -> str:
    return _BY_RULE[question.kind].format(topic=question.topic)
