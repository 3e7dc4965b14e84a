"""The words of live sound: with or without stretches and languages, and the last words before what is written ahead."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from threading import Event

import pytest

from interview.audio.hearing import Hearing
from interview.engines.models import Engines, scripted_models
from interview.engines.queues import Urgency
from interview.records import Audio, Transcript, Word
from tests.conftest import tone

SAID = Transcript((Word("yes", 0.0, 1.0, 0.9),), "en")


class Whole:
    """Hears whole recordings only."""

    def transcribe(self, audio: Audio) -> Transcript:
        return SAID


@pytest.fixture
def open_engines() -> Iterator[Callable[..., Engines]]:
    opened: list[Engines] = []

    def engines_with(**models: object) -> Engines:
        opened.append(Engines(scripted_models(**models)))
        return opened[-1]

    yield engines_with
    for engines in opened:
        engines.close()


def test_a_recogniser_of_whole_recordings_hears_a_stretch_as_one_and_is_asked_for_no_language(
    open_engines: Callable[..., Engines],
) -> None:
    hearing = Hearing(open_engines(transcription=Whole()))
    assert hearing.write_down(tone(1.0), "en", hurry=False).result(10) == SAID
    assert hearing.language_of(tone(1.0)) is None


def test_while_the_last_words_are_written_down_nothing_new_is_written_ahead(
    open_engines: Callable[..., Engines],
) -> None:
    hears, goes_on, written = Event(), Event(), Event()

    class Slow(Whole):
        def transcribe(self, audio: Audio) -> Transcript:
            hears.set()
            assert goes_on.wait(10)
            return SAID

    engines = open_engines(transcription=Slow())
    words = Hearing(engines).write_down(tone(1.0), "en", hurry=True)
    assert hears.wait(10)
    engines.queues["language"].submit(written.set, Urgency.SOON)
    assert not written.wait(0.2)
    goes_on.set()
    assert words.result(10) == SAID
    assert written.wait(10)
