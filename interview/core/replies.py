"""A model's text -> a typed reply, or ReplyError; a model's reply is untrusted like any other text."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from interview.core.protocols import Schema
from interview.core.records import Topic, TopicKind
from interview.core.text import overlap, sentences_of
from interview.errors import ReplyError

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]

QUESTION_SCHEMA: Schema = {
    "type": "object",
    "properties": {"question": {"type": "string", "maxLength": 240}},
    "required": ["question"],
    "additionalProperties": False,
}
TOPICS_SCHEMA: Schema = {
    "type": "object",
    "properties": {
        "topics": {
            "type": "array",
            "minItems": 5,
            "maxItems": 7,
            "items": {
                "type": "object",
                "properties": {
                    "name": {"type": "string", "maxLength": 60},
                    "kind": {"type": "string", "enum": [kind.value for kind in TopicKind]},
                },
                "required": ["name", "kind"],
                "additionalProperties": False,
            },
        }
    },
    "required": ["topics"],
    "additionalProperties": False,
}


_STRAY = " \t\n\"'“”‘’`*_"


class _QuestionReply(BaseModel):
    model_config = ConfigDict(extra="ignore")
    question: Line


class _TopicReply(BaseModel):
    model_config = ConfigDict(extra="ignore")
    name: Line
    kind: TopicKind


class _TopicsReply(BaseModel):
    topics: list[_TopicReply]


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
        proposed = _TopicsReply.model_validate_json(reply).topics
    except ValidationError as error:
        raise ReplyError("The language model did not list the job's topics.") from error
    return tuple(Topic(item.name, item.kind, "", "") for item in proposed)


def ideal_answer_from(reply: str, question: str, sentences: int = 6) -> str:
    """The reply as a plain answer: no opener, no restated question, whole sentences. Raises ReplyError."""
    text = re.sub(r"[*_#`]+", "", " ".join(reply.split())).strip('"“” ')
    parts = sentences_of(text)
    opener = re.compile(r"^(?:absolutely|certainly|sure|of course|great question|thank you)\b[^.!?]{0,60}[.!?]?$", re.I)
    while parts and (opener.match(parts[0]) or parts[0].endswith("?") or overlap(parts[0], question) > 0.6):
        parts = parts[1:]
    if len(parts) > 1 and not re.search(r"[.!?][\"”']?$", parts[-1]):
        parts = parts[:-1]  # cut off by the token limit
    if not parts:
        raise ReplyError("The language model did not write an ideal answer.")
    return " ".join(parts[:sentences])
