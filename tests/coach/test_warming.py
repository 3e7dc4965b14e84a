"""Models are loaded before they are asked for: in the order in which they are waited for, and in nobody's way."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future
from threading import Event

import pytest

from interview.coach.warming import warm
from interview.engines.models import Engines, scripted_models
from interview.errors import BackendError


@pytest.fixture
def engines() -> Iterator[Engines]:
    engines = Engines(scripted_models())
    yield engines
    engines.close()


def test_one_model_is_loaded_after_the_other_in_the_order_in_which_they_are_waited_for(engines: Engines) -> None:
    begun: dict[str, Future[object]] = {}
    all_begun, there = Event(), set[str]()

    def load() -> None:
        assert all_begun.wait(20)
        there.update(role for role, loaded in begun.items() if loaded.done())

    begun |= warm(engines, load)
    all_begun.set()
    begun["delivery"].result(20)
    assert list(begun) == ["embedding", "speech", "transcription", "language", "delivery"]
    assert there == {"embedding", "speech", "transcription"}


def test_one_that_cannot_be_loaded_says_so_to_whoever_asks_and_holds_up_no_other(engines: Engines) -> None:
    def fail() -> None:
        raise BackendError("There are no weights.")

    begun = warm(engines, fail)
    begun["delivery"].result(20)
    with pytest.raises(BackendError, match="no weights"):
        begun["language"].result(20)
