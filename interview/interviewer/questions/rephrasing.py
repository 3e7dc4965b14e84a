"""Whether another wording of a question asks the same, and one by rule where none does; knows no model."""

from __future__ import annotations

from interview.interviewer.questions.checks import faults_of
from interview.interviewer.questions.wording import subject_of
from interview.language.text import overlap, words_of
from interview.records import Kind, Question

SAME = 0.6
"""MiniLM cosine of a question and its rephrasing, below which it asks something else."""
COPY = 0.95
_SIMPLY = "Let me put it more simply."
_BY_RULE = {
    Kind.OPENING: "What should I know about you and your work?",
    Kind.EXPERIENCE: "What did you do there yourself?",
    Kind.TECHNICAL: "When it comes to {topic}, how do you go about it?",
    Kind.BEHAVIOURAL: "Think of one day when {topic} was not easy. What did you do?",
    Kind.SITUATIONAL: "Picture that case in this job. What is the first thing you would do?",
    Kind.FOLLOW_UP: "What more can you tell me about that?",
    Kind.INVITATION: "What would you like to know from me?",
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
    return f"{_SIMPLY} {_BY_RULE[question.kind].format(topic=subject_of(question.topic))}"
