"""The models of one coach, by role. Knows what each can do, not which library does it."""

from __future__ import annotations

from dataclasses import dataclass

from interview.core.protocols import (
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
