"""The models that this machine would take, opened for a bench; knows no bench."""

from __future__ import annotations

from interview.engines.protocols import Embedder
from interview.interviewer.author import Author


def open_embedder() -> Embedder | None:
    """The sentence model, loaded; None where it is not to be had."""
    from interview.errors import InterviewError
    from interview.machine import prepare_process
    from interview.settings import load_settings
    from interview.wiring import choices_here, open_catalogue, open_choice

    settings = load_settings()
    prepare_process(hub=settings.hub)
    catalogue = open_catalogue(settings)
    choice = choices_here(settings, catalogue)["embedding"]
    try:
        embedder: Embedder = open_choice(choice, catalogue)
        embedder.embed(["ready"])
    except InterviewError:
        return None
    return embedder


def open_writer() -> tuple[str, Author | None]:
    """(its name, the author), or (why there is none, None)."""
    from interview.engines.backends.embedding_tfidf import TfidfEmbedder
    from interview.errors import InterviewError
    from interview.machine import prepare_process
    from interview.settings import load_settings
    from interview.wiring import choices_here, open_catalogue, open_choice

    settings = load_settings()
    prepare_process(hub=settings.hub)
    catalogue = open_catalogue(settings)
    choice = choices_here(settings, catalogue)["language"]
    try:
        writer = Author(open_choice(choice, catalogue), TfidfEmbedder().embed)
        writer.warm()
    except InterviewError as error:
        return f"none ({choice.name}: {error})", None
    return choice.name, writer
