"""Text from a chat model of any server that answers as OpenAI's does (OpenAI, vLLM, llama.cpp, Ollama and others).

Knows nothing of what the text is for. Whether a seed gives the same reply again is up to the server.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from interview.engines.capabilities import Capability
from interview.engines.options import Options
from interview.engines.protocols import Locate, Schema
from interview.engines.server import Server, left_out
from interview.records import Prompt

TEMPERATURE = 0.7
UNKNOWN = ("minLength", "maxLength")
"""What OpenAI's own strict schemas do not take; replies are checked for it when they are read."""


class OpenAILanguageModel:
    """`model` is a name that the server knows."""

    capabilities = frozenset({Capability.JSON_SCHEMA, Capability.STREAMING})

    def __init__(self, options: Options, *, locate: Locate | None = None) -> None:
        self._model, self.workers = options.model, options.concurrency
        self._server = Server(options, "language", INSTEAD)

    def stream(
        self, prompt: Prompt, *, schema: Schema | None = None, max_tokens: int = 256, seed: int = 0
    ) -> Iterator[str]:
        """Yield the reply as it is written; a stream that is closed early ends the call."""
        body: dict[str, Any] = {
            "model": self._model,
            "messages": [{"role": "system", "content": prompt.system}, {"role": "user", "content": prompt.user}],
            "stream": True,
            "max_tokens": max_tokens,
            "seed": seed,
            "temperature": TEMPERATURE,
        }
        if schema is not None:
            form = {"name": "reply", "schema": schema, "strict": True}
            body["response_format"] = {"type": "json_schema", "json_schema": form}
        for event in self._server.events("chat/completions", body):
            try:
                choices = event["choices"]
                told = (choice.get("delta") or choice.get("message") or {} for choice in choices)
                texts = [text for part in told if isinstance(text := part.get("content"), str) and text]
            except (TypeError, KeyError, AttributeError) as error:
                raise self._server.unreadable() from error
            yield from texts


def strict(schema: Any) -> Any:
    """A form of a reply without what OpenAI's strict schemas do not know."""
    if isinstance(schema, Mapping):
        return {name: strict(part) for name, part in schema.items() if name not in UNKNOWN}
    return [strict(part) for part in schema] if isinstance(schema, list | tuple) else schema


INSTEAD = {
    "max_tokens": lambda most: {"max_completion_tokens": most},
    "response_format": lambda form: {"response_format": strict(form)},
    "temperature": left_out,
    "seed": left_out,
}
"""Newer models count the tokens of a reply under another name, draw at one temperature and know no seed."""
