"""A resume is read whatever the sentence model does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from interview.engines.capabilities import Capability
from interview.errors import BackendError
from interview.records import Document
from interview.resume import read_resume


class _Broken:
    capabilities = frozenset({Capability.LINE_VECTORS})

    def embed(self, texts: Sequence[str]) -> Any:
        raise BackendError("The sentence model could not be loaded.")

    def embed_lines(self, lines: Sequence[str], layers: Sequence[int]) -> Any:
        raise BackendError("The sentence model could not be loaded.")


def test_without_the_sentence_model_a_resume_is_read_by_rules() -> None:
    text = "Ada Lindqvist\nada.lindqvist@example.com\n\nSKILLS\nPython, SQL"
    for embedder in (None, _Broken()):
        resume = read_resume(Document("cv.txt", "txt", text), embedder)
        assert (resume.name, resume.email, resume.skills) == (
            "Ada Lindqvist",
            "ada.lindqvist@example.com",
            ("Python", "SQL"),
        )
