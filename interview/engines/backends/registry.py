"""The table of backends: "provider:model" -> where its code is and what it needs.

Settings, `check`, the page and the contract tests all read this table; it loads no library itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import Any

from interview.engines.protocols import Locate
from interview.errors import BackendMissingError, SettingsError

ROLES = ("language", "transcription", "speech", "embedding", "face", "turn", "voice", "grading")


@dataclass(frozen=True, slots=True)
class BackendSpec:
    """One backend. Its factory is called as factory(model, locate=..., device=...)."""

    role: str
    provider: str
    module: str
    factory: str
    default_model: str
    requires: tuple[str, ...] = ()  # importable modules
    install: str = ""  # what to type when they are missing
    online: bool = False  # True: the person's words or voice leave the machine
    catalogue: tuple[str, ...] = ()  # catalogue entries that its default model reads


BACKENDS = (
    BackendSpec(
        "language",
        "llama_cpp",
        "interview.engines.backends.language_llama_cpp",
        "LlamaCppLanguageModel",
        "qwen2.5-coder-1.5b-instruct",
        ("xllamacpp",),
        "pip install xllamacpp",
        catalogue=("qwen2.5-coder-1.5b-instruct",),
    ),
    BackendSpec(
        "language",
        "transformers",
        "interview.engines.backends.language_transformers",
        "TransformersLanguageModel",
        "microsoft/Phi-3.5-mini-instruct",
        ("transformers", "torch", "accelerate", "llguidance"),
        "pip install transformers torch accelerate llguidance",
        catalogue=("phi-3.5-mini-instruct",),
    ),
    BackendSpec("language", "scripted", "interview.engines.backends.scripted", "ScriptedLanguageModel", "default"),
    BackendSpec(
        "transcription",
        "faster_whisper",
        "interview.engines.backends.transcription_faster_whisper",
        "FasterWhisperTranscriber",
        "whisper-base",
        ("faster_whisper",),
        "pip install faster-whisper",
        catalogue=("whisper-base",),
    ),
    BackendSpec(
        "transcription",
        "openai_whisper",
        "interview.engines.backends.transcription_openai_whisper",
        "OpenAIWhisperTranscriber",
        "whisper-base",
        ("whisper", "faster_whisper"),
        "pip install openai-whisper faster-whisper",
        catalogue=("whisper-base",),
    ),
    BackendSpec(
        "transcription",
        "google",
        "interview.engines.backends.transcription_google",
        "GoogleTranscriber",
        "en-US",
        ("speech_recognition", "faster_whisper"),
        "pip install SpeechRecognition faster-whisper",
        online=True,
    ),
    BackendSpec("transcription", "scripted", "interview.engines.backends.scripted", "ScriptedTranscriber", "default"),
    BackendSpec(
        "speech",
        "hibari",
        "interview.engines.backends.speech_hibari",
        "HibariSynthesizer",
        "heart",
        ("hibari",),
        "pip install hibari-tts",
    ),
    BackendSpec(
        "speech",
        "gtts",
        "interview.engines.backends.speech_gtts",
        "GTTSSynthesizer",
        "en",
        ("gtts",),
        "pip install gTTS",
        online=True,
    ),
    BackendSpec(
        "speech",
        "piper",
        "interview.engines.backends.speech_piper",
        "PiperSynthesizer",
        "en_US-joe-medium",
        ("piper",),
        "pip install piper-tts (its licence is GPL-3.0)",
        catalogue=("en_US-joe-medium",),
    ),
    BackendSpec("speech", "scripted", "interview.engines.backends.scripted", "ScriptedSynthesizer", "default"),
    BackendSpec(
        "embedding",
        "sentence_transformers",
        "interview.engines.backends.embedding_sentence_transformers",
        "SentenceTransformersEmbedder",
        "all-MiniLM-L6-v2",
        ("sentence_transformers",),
        "pip install sentence-transformers",
        catalogue=("all-MiniLM-L6-v2",),
    ),
    BackendSpec(
        "embedding",
        "tfidf",
        "interview.engines.backends.embedding_tfidf",
        "TfidfEmbedder",
        "words",
        ("sklearn",),
        "pip install scikit-learn",
    ),
    BackendSpec("embedding", "scripted", "interview.engines.backends.scripted", "ScriptedEmbedder", "default"),
    BackendSpec(
        "face",
        "mediapipe",
        "interview.engines.backends.face_mediapipe",
        "MediaPipeFaceTracker",
        "face-landmarker",
        ("mediapipe",),
        "pip install mediapipe==0.10.33",
        catalogue=("face-landmarker",),
    ),
    BackendSpec("face", "scripted", "interview.engines.backends.scripted", "ScriptedFaceTracker", "default"),
    BackendSpec(
        "turn",
        "smart_turn",
        "interview.engines.backends.turn_smart_turn",
        "SmartTurnDetector",
        "smart-turn-v3.2",
        ("onnxruntime", "faster_whisper"),
        "pip install onnxruntime faster-whisper",
        catalogue=("smart-turn-v3.2",),
    ),
    BackendSpec("turn", "scripted", "interview.engines.backends.scripted", "ScriptedTurnDetector", "default"),
    BackendSpec(
        "voice",
        "silero",
        "interview.engines.backends.voice_silero",
        "SileroVoice",
        "silero-v6",
        ("onnxruntime", "faster_whisper"),
        "pip install onnxruntime faster-whisper",
    ),
    BackendSpec("voice", "scripted", "interview.engines.backends.scripted", "ScriptedVoice", "default"),
    BackendSpec(
        "grading",
        "answer_reader",
        "interview.feedback.reader",
        "TrainedReader",
        "all-MiniLM-L6-v2",
        ("torch", "transformers"),
        "pip install torch transformers",
        catalogue=("all-MiniLM-L6-v2",),
    ),
    BackendSpec("grading", "scripted", "interview.engines.backends.scripted", "ScriptedReader", "default"),
)


def find_backend(role: str, choice: str) -> tuple[BackendSpec, str]:
    """Split "provider:model" (":model" may be left out) into its spec and model. Raises SettingsError."""
    provider, _, model = choice.partition(":")
    for spec in BACKENDS:
        if (spec.role, spec.provider) == (role, provider):
            return spec, model or spec.default_model
    known = ", ".join(spec.provider for spec in BACKENDS if spec.role == role)
    raise SettingsError(f"There is no {role} engine called “{provider}”. Choose one of: {known}.")


def open_backend(spec: BackendSpec, model: str, *, locate: Locate, device: str) -> Any:
    """Make the backend; its library loads at first use. Raises BackendMissingError: what to install."""
    try:
        factory = getattr(import_module(spec.module), spec.factory)
        for name in spec.requires:
            _require(name)
    except ImportError as error:
        raise BackendMissingError(f"The {spec.provider} engine needs a package: {spec.install}") from error
    return factory(model, locate=locate, device=device)


def _require(name: str) -> None:
    from importlib.util import find_spec

    if find_spec(name) is None:
        raise ImportError(name)
