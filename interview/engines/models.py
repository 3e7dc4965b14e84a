"""The models of one coach, by role. Knows what each can do, not which library does it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from interview.engines.capabilities import workers_for
from interview.engines.protocols import (
    AnswerReader,
    Embedder,
    FaceTracker,
    LanguageModel,
    Synthesizer,
    Transcriber,
    TurnDetector,
    VoiceActivity,
)
from interview.engines.queues import ModelQueue

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Models:
    """One model a role; tfidf stands beside the embedding in every comparison."""

    language: LanguageModel
    transcription: Transcriber
    speech: Synthesizer
    embedding: Embedder
    tfidf: Embedder
    face: FaceTracker
    turn: TurnDetector
    voice: VoiceActivity
    grading: AnswerReader


def queues_for(models: Models) -> dict[str, ModelQueue]:
    """One queue for what computes together, with as many workers as all of its engines bear."""
    shared: dict[str, tuple[object, ...]] = {
        "language": (models.language,),
        "transcription": (models.transcription,),
        "speech": (models.speech,),
        "embedding": (models.embedding, models.tfidf, models.grading),
        "face": (models.face,),
        "delivery": (),
    }
    return {role: ModelQueue(role, workers_for(*engines)) for role, engines in shared.items()}


class Engines:
    """Models, and the queues that whoever uses them goes through. Shared by all sessions of a process."""

    def __init__(self, models: Models) -> None:
        self.models = models
        self.queues: Mapping[str, ModelQueue] = queues_for(models)

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return self.queues["embedding"].run(lambda: self.models.embedding.embed(texts))

    def close(self) -> None:
        for queue in self.queues.values():
            queue.close()


def scripted_models(**others: object) -> Models:
    """Doubles for every role, which answer from what they are given; `others` take the place of some of them."""
    from interview.engines.backends import scripted

    made: dict[str, object] = {
        "language": scripted.ScriptedLanguageModel("default"),
        "transcription": scripted.ScriptedTranscriber("default"),
        "speech": scripted.ScriptedSynthesizer("default"),
        "embedding": scripted.ScriptedEmbedder("default"),
        "tfidf": scripted.ScriptedEmbedder("default"),
        "face": scripted.ScriptedFaceTracker("default"),
        "turn": scripted.ScriptedTurnDetector("default"),
        "voice": scripted.ScriptedVoice("default"),
        "grading": scripted.ScriptedReader("default"),
    }
    return Models(**(made | others))  # type: ignore[arg-type]
