"""All that a new engine needs to be: one file with one verb, which states what else it can do."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Barrier

from interview.engines.capabilities import Capability
from interview.engines.options import Options
from interview.engines.protocols import Locate, Schema
from interview.records import Prompt


class EchoLanguageModel:
    """Asks about the last words of its prompt; three replies at once, or none."""

    capabilities = frozenset({Capability.JSON_SCHEMA})

    def __init__(self, options: Options, *, locate: Locate) -> None:
        self.options, self.workers = options, options.concurrency
        self.together = Barrier(options.concurrency)
        self.schemas: list[Schema | None] = []

    def stream(
        self, prompt: Prompt, *, schema: Schema | None = None, max_tokens: int = 256, seed: int = 0
    ) -> Iterator[str]:
        self.schemas.append(schema)
        self.together.wait(5)
        yield '{"question": "How do you keep a slow PostgreSQL query from coming back?"}'
