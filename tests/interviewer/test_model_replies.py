"""A model is asked for what it states that it can do, whatever it is called."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from interview.engines.capabilities import Capability
from interview.engines.protocols import Schema
from interview.engines.replies import QUESTION_SCHEMA
from interview.interviewer.model_replies import ModelReplies
from interview.records import Prompt

SHAPE = "How do you [a-z ]{5,20}"
PROMPT = Prompt("question@1", "s", "u")
C = Capability


class Model:
    """Replies always the same; keeps what it was asked for."""

    def __init__(self, reply: str, *capabilities: Capability) -> None:
        self.reply, self.capabilities = reply, frozenset(capabilities)
        self.schemas: list[Schema | None] = []
        self.ahead: list[Prompt] = []

    def stream(
        self, prompt: Prompt, *, schema: Schema | None = None, max_tokens: int = 256, seed: int = 0
    ) -> Iterator[str]:
        self.schemas.append(schema)
        yield from self.reply

    def read_ahead(self, prompt: Prompt) -> None:
        self.ahead.append(prompt)


def asked(model: Model) -> str:
    return ModelReplies(model).question(PROMPT, seed=1, max_tokens=9, shape=SHAPE)


def test_a_model_of_regular_expressions_is_held_to_the_form_of_the_question() -> None:
    model = Model('{"question": "How do you keep it fast?"}', C.JSON_SCHEMA, C.REGULAR_EXPRESSIONS)
    assert asked(model) == "How do you keep it fast?"
    [schema] = model.schemas
    assert schema is not None
    assert SHAPE in schema["properties"]["question"]["pattern"]


def test_a_question_that_the_form_cut_off_is_none_but_one_written_freely_stands() -> None:
    full = '{"question": "How do you keep them fast today?"}'
    shaped, free = Model(full, C.JSON_SCHEMA, C.REGULAR_EXPRESSIONS), Model(full, C.JSON_SCHEMA)
    assert asked(shaped) == ""
    assert asked(free) == "How do you keep them fast today?"
    assert free.schemas == [QUESTION_SCHEMA]


@pytest.mark.parametrize("around", ["{}", "```json\n{}\n```", "Here it is: {} I hope that helps."])
def test_of_a_model_without_schemas_the_part_in_braces_is_the_reply(around: str) -> None:
    model = Model(around.format('{"question": "How do you keep it fast?"}'))
    assert asked(model) == "How do you keep it fast?"
    assert model.schemas == [None]


def test_words_alone_of_a_model_without_schemas_are_no_question() -> None:
    assert asked(Model("I would rather not.")) == ""


def test_only_a_model_that_states_it_reads_ahead() -> None:
    for model, read in ((Model("", C.READ_AHEAD), [PROMPT]), (Model(""), [])):
        replies = ModelReplies(model)
        replies.read_ahead(PROMPT)
        assert model.ahead == read
        assert replies.can_read_ahead is bool(read)


def test_a_reply_is_asked_for_once_until_it_is_cleared() -> None:
    model = Model("yes")
    replies = ModelReplies(model)
    assert [replies.text(PROMPT, seed=1, max_tokens=9) for _ in range(3)] == ["yes"] * 3
    assert len(model.schemas) == 1
    replies.text(PROMPT, seed=2, max_tokens=9)
    replies.clear()
    replies.text(PROMPT, seed=1, max_tokens=9)
    assert len(model.schemas) == 3
