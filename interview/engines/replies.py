"""A model's text -> a typed reply, or ReplyError; a model's reply is untrusted like any other text."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from interview.engines.protocols import Schema
from interview.errors import ReplyError
from interview.language.text import overlap, sentences_of
from interview.records import Education, Position, Topic, TopicKind

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]

QUESTION_SCHEMA: Schema = {
    "type": "object",
    "properties": {"question": {"type": "string", "maxLength": 240}},
    "required": ["question"],
    "additionalProperties": False,
}
_KINDS = {
    "skills": TopicKind.SKILL,
    "duties": TopicKind.RESPONSIBILITY,
    "qualifications": TopicKind.QUALIFICATION,
}
"""The lists of a reply: a kind said once for a list, not with every name, halves the words that a model writes."""


def _names(fewest: int, most: int) -> Schema:
    return {"type": "array", "minItems": fewest, "maxItems": most, "items": {"type": "string", "maxLength": 48}}


TOPICS_SCHEMA: Schema = {
    "type": "object",
    "properties": {"skills": _names(2, 6), "duties": _names(1, 3), "qualifications": _names(0, 3)},
    "required": ["skills", "duties", "qualifications"],
    "additionalProperties": False,
}


def _listed(*fields: str) -> dict[str, object]:
    item = {name: {"type": "string", "maxLength": 120} for name in fields}
    return {
        "type": "array",
        "maxItems": 8,
        "items": {"type": "object", "properties": item, "required": list(fields), "additionalProperties": False},
    }


RESUME_SCHEMA: Schema = {
    "type": "object",
    "properties": {
        "jobs": _listed("title", "company", "dates"),
        "studies": _listed("degree", "institution", "dates"),
    },
    "required": ["jobs", "studies"],
    "additionalProperties": False,
}

_STRAY = " \t\n\"'“”‘’`*_"


class _QuestionReply(BaseModel):
    model_config = ConfigDict(extra="ignore")
    question: Line


class _TopicsReply(BaseModel):
    model_config = ConfigDict(extra="ignore")
    skills: list[Line]
    duties: list[Line]
    qualifications: list[Line]


class _JobReply(BaseModel):
    model_config = ConfigDict(extra="ignore")
    title: str
    company: str
    dates: str


class _StudyReply(BaseModel):
    model_config = ConfigDict(extra="ignore")
    degree: str
    institution: str
    dates: str


class _ResumeReply(BaseModel):
    jobs: list[_JobReply]
    studies: list[_StudyReply]


def question_from(reply: str) -> str:
    """The question of a JSON reply, without stray quotes and labels. Raises ReplyError."""
    try:
        text = _QuestionReply.model_validate_json(reply).question
    except ValidationError as error:
        raise ReplyError("The language model did not write a question.") from error
    text = text.strip(_STRAY)
    text = re.sub(r"^(?:question|q)\s*\d*\s*[:.)-]\s*", "", text, flags=re.IGNORECASE)
    return " ".join(text.strip(_STRAY).split())


def topics_from(reply: str) -> tuple[Topic, ...]:
    """Topics as the model proposed them; code finds their reason and source. Raises ReplyError."""
    try:
        proposed = _TopicsReply.model_validate_json(reply)
    except ValidationError as error:
        raise ReplyError("The language model did not list the job's topics.") from error
    return tuple(Topic(name, kind, "", "") for field, kind in _KINDS.items() for name in getattr(proposed, field))


def resume_parts_from(reply: str) -> tuple[tuple[Position, ...], tuple[Education, ...]]:
    """Jobs and studies as the model proposed them; code checks that they stand in the resume. Raises ReplyError."""
    try:
        parts = _ResumeReply.model_validate_json(reply)
    except ValidationError as error:
        raise ReplyError("The language model did not list jobs and studies.") from error
    jobs = tuple(Position(job.title.strip(), job.company.strip(), job.dates.strip()) for job in parts.jobs)
    studies = (Education(one.degree.strip(), one.institution.strip(), one.dates.strip()) for one in parts.studies)
    return jobs, tuple(studies)


_AS_SOMEBODY = re.compile(r"^As [^,.]{2,80}, I ")
_FIRST_PERSON = re.compile(r"\b(?:I|my|we|our)\b", re.IGNORECASE)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def ideal_answer_from(reply: str, question: str, facts: str, *, sentences: int = 9) -> str:
    """The reply as a plain answer: no opener, no restated question, whole sentences, no invented figure.

    A sentence with a number that stands neither in `facts` nor in the question is left out; a text that nobody says of
    themselves is refused. Raises ReplyError.
    """
    text = re.sub(r"[*_#`]+", "", " ".join(reply.split())).strip('"“” ')
    parts = sentences_of(text)
    opener = re.compile(r"^(?:absolutely|certainly|sure|of course|great question|thank you)\b[^.!?]{0,60}[.!?]?$", re.I)
    while parts and (opener.match(parts[0]) or parts[0].endswith("?") or overlap(parts[0], question) > 0.6):
        parts = parts[1:]
    if len(parts) > 1 and not re.search(r"[.!?][\"”']?$", parts[-1]):
        parts = parts[:-1]  # cut off by the token limit
    parts[:1] = [_AS_SOMEBODY.sub("I ", part) for part in parts[:1]]
    known = set(_NUMBER.findall(f"{facts} {question}"))
    parts = [part for part in parts if set(_NUMBER.findall(part)) <= known]
    if not parts:
        raise ReplyError("The language model did not write an ideal answer.")
    if not _FIRST_PERSON.search(" ".join(parts)):
        raise ReplyError("The language model wrote a manual, not an answer.")
    return " ".join(parts[:sentences])
