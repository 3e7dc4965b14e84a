"""What every embedder of the table must do; a new one without an opener here fails."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from typing import Any

import numpy as np
import pytest

from interview.engines.backends.embedding_openai import OpenAIEmbedder
from interview.engines.backends.embedding_sentence_transformers import SentenceTransformersEmbedder
from interview.engines.options import Options
from interview.engines.protocols import Embedder, WordEmbedder
from interview.errors import BackendError
from tests.engines.backends.openai_server import serving_openai
from tests.engines.backends.opening import marked, opened, providers_of

TEXTS = [
    "I rebuilt the nightly pipeline because it failed twice a week.",
    "The nightly pipeline failed twice a week, so I rebuilt it.",
    "My favourite dish is fish soup with saffron.",
]

servers = ExitStack()
OPENERS: dict[str, Callable[[], Any]] = {
    "openai": lambda: OpenAIEmbedder(servers.enter_context(serving_openai()).options()),
    "scripted": lambda: opened("embedding", "scripted"),
    "tfidf": lambda: opened("embedding", "tfidf"),
    "sentence_transformers": lambda: opened("embedding", "sentence_transformers"),
}
engine = cache(lambda provider: OPENERS[provider]())


@pytest.fixture(scope="module", autouse=True)
def _servers_end_with_the_module() -> Iterator[None]:
    yield
    servers.close()


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


# ---------------------------------------------------------------- words in their context


@pytest.fixture(params=marked("embedding", but="openai"))
def reader(request: pytest.FixtureRequest) -> WordEmbedder:
    opened_engine = engine(request.param)
    assert isinstance(opened_engine, WordEmbedder)
    return opened_engine


def test_the_words_of_a_text_are_what_white_space_parts(reader: WordEmbedder) -> None:
    texts = ["o(n) c++  node.js\n3.5 idempotent", "the the stack", "one"]
    assert [read.words for read in reader.embed_words(texts)] == [tuple(text.split()) for text in texts]


def test_each_word_becomes_a_row_of_unit_length_with_a_rarity(reader: WordEmbedder) -> None:
    for text, read in zip(TEXTS, reader.embed_words(TEXTS), strict=True):
        assert len(read.vectors) == len(read.rarity) == len(text.split())
        assert read.vectors.dtype == np.float32
        np.testing.assert_allclose(np.linalg.norm(read.vectors, axis=1), 1, atol=1e-5)
        assert (read.rarity > 0).all()


def test_rows_of_one_call_can_be_laid_beside_each_other(reader: WordEmbedder) -> None:
    assert len({read.vectors.shape[1] for read in reader.embed_words([*TEXTS, ""])}) == 1


def test_a_text_without_words_has_no_rows(reader: WordEmbedder) -> None:
    empty, filled, blank = reader.embed_words(["", "a stack", " \n "])
    for read in (empty, blank):
        assert read.words == ()
        assert read.vectors.shape[0] == read.rarity.shape[0] == 0
    assert len(filled.words) == 2
    assert reader.embed_words([]) == []


def test_a_rarer_word_has_a_higher_rarity(reader: WordEmbedder) -> None:
    (read,) = reader.embed_words(["water ran idempotently"])
    water, _, idempotently = read.rarity
    assert water < idempotently


def test_a_text_of_four_hundred_words_keeps_all_its_words(reader: WordEmbedder) -> None:
    text = " ".join(f"word{number} stands here." for number in range(134)).split()[:400]
    (read,) = reader.embed_words([" ".join(text)])
    assert read.words == tuple(text)
    assert read.vectors.shape[0] == read.rarity.shape[0] == 400
    np.testing.assert_allclose(np.linalg.norm(read.vectors, axis=1), 1, atol=1e-5)


def test_a_word_is_nearest_to_itself_in_the_same_sentence(reader: WordEmbedder) -> None:
    left, right = reader.embed_words(["the pump moves coolant", "the pump moves coolant"])
    assert list((left.vectors @ right.vectors.T).argmax(axis=1)) == [0, 1, 2, 3]


def test_the_words_of_a_text_do_not_depend_on_the_other_texts(reader: WordEmbedder) -> None:
    told, reworded = TEXTS[0], TEXTS[1]
    alone = reader.embed_words([told, reworded])
    among = reader.embed_words([told, reworded, "A much longer text. " * 60])
    cosines = [read[0].vectors @ read[1].vectors.T for read in (alone, among)]
    np.testing.assert_allclose(cosines[0], cosines[1], atol=1e-4)
    np.testing.assert_allclose(alone[0].rarity, among[0].rarity)


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

    def test_a_word_of_like_meaning_is_near_and_one_of_another_matter_is_not(self) -> None:
        left, right = engine("sentence_transformers").embed_words(
            ["an angry customer called me", "a furious client wrote to me about the kitchen"]
        )
        cosines = left.vectors @ right.vectors.T
        angry, customer = cosines[1], cosines[2]
        assert angry.argmax() == right.words.index("furious")
        assert customer.argmax() == right.words.index("client")
        assert customer[right.words.index("kitchen")] < customer.max() - 0.2

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
        embedder = SentenceTransformersEmbedder(Options("no-such/model"), locate=refuse)  # type: ignore[arg-type]
        with pytest.raises(BackendError, match="all-MiniLM-L6-v2"):
            embedder.embed(TEXTS)
