"""What an engine can do beside its one verb. Callers ask for that, never for an engine's name or class.

An engine states it in `capabilities`, and in `workers` how many calls it bears at once; one that states nothing can do
its verb, one call after the other.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TypeGuard

from interview.engines.protocols import LineEmbedder, LiveTranscriber, ReadsAhead, WordEmbedder


class Capability(StrEnum):
    JSON_SCHEMA = "JSON schema"  # a reply keeps to a schema
    REGULAR_EXPRESSIONS = "regular expressions"  # and to the patterns of a schema's strings
    SEED = "seed"  # the same prompt and seed give the same reply
    READ_AHEAD = "read-ahead"  # the beginning of a prompt is read before its end is known
    STREAMING = "streaming"  # a reply comes in pieces while it is written
    STRETCHES = "stretches"  # a conversation is written down stretch by stretch, and its language told
    WORD_VECTORS = "vectors of words"  # of each word in its context
    LINE_VECTORS = "vectors of lines"  # of each line's words, layer by layer


C = Capability
OWN_SAMPLER = frozenset({C.JSON_SCHEMA, C.REGULAR_EXPRESSIONS, C.SEED, C.STREAMING})
"""What a language model can do whose next token is chosen in this process."""


def offers(model: object, capability: Capability) -> bool:
    return capability in getattr(model, "capabilities", ())


def reads_ahead(model: object) -> TypeGuard[ReadsAhead]:
    return offers(model, Capability.READ_AHEAD)


def follows(model: object) -> TypeGuard[LiveTranscriber]:
    """Whether it can write down a conversation stretch by stretch."""
    return offers(model, Capability.STRETCHES)


def embeds_words(model: object) -> TypeGuard[WordEmbedder]:
    return offers(model, Capability.WORD_VECTORS)


def embeds_lines(model: object) -> TypeGuard[LineEmbedder]:
    return offers(model, Capability.LINE_VECTORS)


def workers_for(*models: object) -> int:
    """How many calls a queue that these models share may run at once: as many as the least patient of them bears."""
    return max(1, min((int(getattr(model, "workers", 1)) for model in models), default=1))
