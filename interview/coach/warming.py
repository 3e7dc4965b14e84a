"""The models that an interview needs, loaded before they are asked for. Knows no session."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future, wait

from interview.audio.prosody import read_tracks
from interview.engines.capabilities import follows
from interview.engines.models import Engines, Models
from interview.engines.queues import Urgency
from interview.engines.sound import SPEECH_RATE, samples_from
from interview.records import Audio


def warm(engines: Engines, language: Callable[[], object]) -> dict[str, Future[object]]:
    """Load the models in the background, by role; errors show when they are used. `language` loads its model.

    One after the other, in the order in which the person waits for them; a queue waits only for those before it, as
    its other work does. On two cores what the fit needs is there after 9 to 12 s, side by side after 11 to 18.
    """
    models, silence = engines.models, bytes(2 * SPEECH_RATE)
    calls: dict[str, Callable[[], object]] = {
        "embedding": lambda: _compare_once(models),
        "speech": lambda: models.speech.speak("Hello."),
        "transcription": lambda: _hear_once(models, Audio(samples_from(silence), SPEECH_RATE)),
        "language": language,
        "delivery": lambda: read_tracks(samples_from(silence)),
    }
    begun: dict[str, Future[object]] = {}
    for role, call in calls.items():
        begun[role] = engines.queues[role].submit(_after(tuple(begun.values()), call), Urgency.SOON)
    return begun


def _after(earlier: Sequence[Future[object]], call: Callable[[], object]) -> Callable[[], object]:
    def wait_and_call() -> object:
        wait(earlier)
        return call()

    return wait_and_call


def _compare_once(models: Models) -> None:
    models.embedding.embed(["ready"])
    models.tfidf.embed(["ready"])
    models.grading.read_answer(["ready"], ["ready"])


def _hear_once(models: Models, silence: Audio) -> None:
    models.turn.probability(silence)
    if follows(models.transcription):
        models.transcription.transcribe_stretch(silence)
