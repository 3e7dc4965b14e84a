"""A language model's replies to one text each: asked for what it can do, kept for who gave way. Knows no session."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

from interview.engines.capabilities import Capability, offers, reads_ahead
from interview.engines.protocols import LanguageModel, Schema
from interview.engines.replies import QUESTION_SCHEMA, question_from
from interview.errors import ReplyError
from interview.interviewer.questions.angles import is_cut_off, schema_of
from interview.interviewer.questions.wording import without_second_question
from interview.records import Prompt

Pause = Callable[[], None]
"""Called between the tokens of a reply; it may raise, to give way to urgent work."""

REMEMBERED = 64


class ModelReplies:
    def __init__(self, model: LanguageModel) -> None:
        self._model = model
        self._kept: OrderedDict[bytes, str] = OrderedDict()
        self._lock = Lock()

    def text(
        self, prompt: Prompt, *, seed: int, max_tokens: int, schema: Schema | None = None, pause: Pause = lambda: None
    ) -> str:
        """A reply is kept: a call that gave way begins again, and need not write twice what was written.

        A model that keeps to no schema is asked in the prompt's words alone: what stands in braces is its reply.
        """
        kept_to = schema if offers(self._model, Capability.JSON_SCHEMA) else None
        key = _key(prompt, kept_to, seed, max_tokens)
        with self._lock:
            reply = self._kept.get(key)
        if reply is None:
            pieces = []
            for piece in self._model.stream(prompt, schema=kept_to, max_tokens=max_tokens, seed=seed):
                pieces.append(piece)
                pause()
            reply = "".join(pieces)
            with self._lock:
                self._kept[key] = reply
                while len(self._kept) > REMEMBERED:
                    self._kept.popitem(last=False)
        return reply if schema is None or kept_to is not None else reply[reply.find("{") : reply.rfind("}") + 1]

    def question(
        self, prompt: Prompt, *, seed: int, max_tokens: int, shape: str = "", pause: Pause = lambda: None
    ) -> str:
        """The question of a reply; "" where it wrote none, or where the form that it was held to cut it off.

        A model that keeps to no regular expression is told the side of a question and writes it in a form of its own.
        """
        shaped = bool(shape) and offers(self._model, Capability.REGULAR_EXPRESSIONS)
        schema = schema_of(shape) if shaped else QUESTION_SCHEMA
        try:
            reply = self.text(prompt, seed=seed, max_tokens=max_tokens, schema=schema, pause=pause)
            text = without_second_question(question_from(reply))
        except ReplyError:
            return ""
        return "" if shaped and is_cut_off(text, shape) else text

    def read_ahead(self, prompt: Prompt) -> None:
        """Let the model read the beginning of a prompt, where it can."""
        if reads_ahead(self._model):
            self._model.read_ahead(prompt)

    @property
    def can_read_ahead(self) -> bool:
        return reads_ahead(self._model)

    def clear(self) -> None:
        with self._lock:
            self._kept.clear()


def _key(prompt: Prompt, schema: Schema | None, seed: int, max_tokens: int) -> bytes:
    """Of a request; what people wrote is not kept in it."""
    return hashlib.sha256(repr((prompt.id, prompt.user, schema, seed, max_tokens)).encode()).digest()
