"""What every embedder of the table must do; a new one without an opener here fails."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
import pytest

from interview.backends.embedding_sentence_transformers import SentenceTransformersEmbedder
from interview.core.protocols import Embedder
from interview.errors import BackendError
from tests.backends.opening import marked, opened, providers_of

TEXTS = [
    "I rebuilt the nightly pipeline because it failed twice a week.",
    "The nightly pipeline failed twice a week, so I rebuilt it.",
    "My favourite dish is fish soup with saffron.",
]

OPENERS: dict[str, Callable[[], Any]] = {
    "scripted": lambda: opened("embedding", "scripted"),
    "tfidf": lambda: opened("embedding", "tfidf"),
    "sentence_transformers": lambda: opened("embedding", "sentence_transformers"),
}
engine = cache(lambda provider: OPENERS[provider]())


@pytest.fixture(params=marked("embedding"))
def embedder(request: pytest.FixtureRequest) -> Embedder:
    opened_engine = engine(request.param)
    assert isinstance(opened_engine, Embedder)
    return opened_engine


def test_every_embedder_is_held_to_this_contract() -> None:
    assert sorted(OPENERS) == sorted(providers_of("embedding"))


def test_each_text_becomes_a_row_of_unit_length(embedder: Embedder) -> None:
    rows = embedder.embed(TEXTS)
    assert rows.shape[0] == len(TEXTS)
    assert rows.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)


def test_a_text_without_content_becomes_a_row_of_zeros(embedder: Embedder) -> None:
    rows = embedder.embed(["", TEXTS[0], " \n "])
    assert not rows[0].any()
    assert not rows[2].any()
    assert np.linalg.norm(rows[1]) == pytest.approx(1, abs=1e-5)


def test_only_texts_without_content_and_no_texts_are_no_error(embedder: Embedder) -> None:
    assert not embedder.embed(["", ""]).any()
    assert len(embedder.embed([])) == 0


def test_a_rewording_is_nearer_than_another_matter(embedder: Embedder) -> None:
    told, reworded, other = embedder.embed(TEXTS)
    assert told @ reworded > told @ other + 0.2


def test_the_order_of_the_texts_is_the_order_of_the_rows(embedder: Embedder) -> None:
    np.testing.assert_allclose(
        embedder.embed(TEXTS)[0] @ embedder.embed(TEXTS)[1],
        embedder.embed(TEXTS[::-1])[2] @ embedder.embed(TEXTS[::-1])[1],
        atol=1e-4,
    )


class TestTfidf:
    def test_words_that_every_text_holds_count_less_than_rare_ones(self) -> None:
        rows = engine("tfidf").embed(["team release", "team budget", "team release budget", "team"])
        assert rows[0] @ rows[3] < rows[0] @ rows[2]

    def test_stop_words_alone_are_no_likeness(self) -> None:
        left, right = engine("tfidf").embed(["it was the pipeline", "it was the soup"])
        assert left @ right == 0

    def test_a_pair_of_words_counts_beyond_its_words(self) -> None:
        same, swapped = engine("tfidf").embed(["data pipeline", "pipeline data"])
        assert 0 < same @ swapped < 0.99


@pytest.mark.model
class TestSentenceTransformers:
    def test_the_same_matter_in_other_words_is_recognised(self) -> None:
        told, reworded, other = engine("sentence_transformers").embed(
            ["I calmed an angry customer.", "A furious client was soothed by me.", "I painted the kitchen blue."]
        )
        assert told @ reworded > 0.5 > 0.3 > told @ other

    def test_a_row_does_not_depend_on_its_neighbours(self) -> None:
        alone = engine("sentence_transformers").embed(TEXTS[:1])[0]
        among = engine("sentence_transformers").embed([*TEXTS, "A much longer text. " * 60])[0]
        np.testing.assert_allclose(alone, among, atol=1e-4)

    def test_loading_and_embedding_ask_no_network(self, monkeypatch: pytest.MonkeyPatch) -> None:
        asked: list[object] = []

        def refuse(*arguments: object, **options: object) -> None:
            asked.append(arguments)
            raise OSError("the network is off")

        monkeypatch.setattr("socket.getaddrinfo", refuse)
        monkeypatch.setattr("socket.socket.connect", refuse)
        fresh = opened("embedding", "sentence_transformers")
        assert fresh.embed(TEXTS).shape == (3, 384)
        assert asked == []

    def test_a_model_that_cannot_be_fetched_says_what_to_do(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(*arguments: object, **options: object) -> None:
            raise OSError("no route to host")

        monkeypatch.setattr("socket.getaddrinfo", refuse)
        embedder = SentenceTransformersEmbedder("no-such/model", locate=refuse)  # type: ignore[arg-type]
        with pytest.raises(BackendError, match="all-MiniLM-L6-v2"):
            embedder.embed(TEXTS)
