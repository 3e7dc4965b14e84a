"""The models of one coach, by role. Knows what each can do, not which library does it."""

from __future__ import annotations

from dataclasses import dataclass

from interview.engines.protocols import (
    AnswerReader,
    Embedder,
    FaceTracker,
    LanguageModel,
    SentenceAndWordEmbedder,
    Synthesizer,
    Transcriber,
    TurnDetector,
    VoiceActivity,
)


@dataclass(frozen=True, slots=True)
class Models:
    """One model a role; tfidf stands beside the embedding in every comparison."""

    language: LanguageModel
    transcription: Transcriber
    speech: Synthesizer
    embedding: SentenceAndWordEmbedder
    tfidf: Embedder
    face: FaceTracker
    turn: TurnDetector
    voice: VoiceActivity
    grading: AnswerReader


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
