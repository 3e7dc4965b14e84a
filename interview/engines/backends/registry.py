"""The table of backends: "provider:model" -> where its code is and what it needs.

Settings, `check`, the page and the contract tests all read this table; it loads no library itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import Any

from interview.engines.options import Options
from interview.engines.protocols import Locate
from interview.errors import BackendMissingError, SettingsError

ROLES = ("language", "transcription", "speech", "embedding", "face", "turn", "voice", "grading")
EMBEDDED = {
    "language": "llama_cpp",
    "transcription": "faster_whisper",
    "speech": "hibari",
    "embedding": "sentence_transformers",
    "face": "mediapipe",
    "turn": "smart_turn",
    "voice": "silero",
    "grading": "answer_reader",
}
"""What `auto` takes anywhere."""
ON_GPU = {
    "language": "transformers:microsoft/Phi-3.5-mini-instruct",
    "transcription": "faster_whisper:large-v3-turbo",
}
"""What `auto` takes with a CUDA GPU, where the hub answers or the model was fetched before."""
BY_WORDS = "tfidf"
"""The embedding that stands beside the chosen one in every comparison."""


@dataclass(frozen=True, slots=True)
class BackendSpec:
    """One backend. Its factory is called as factory(options, locate=...)."""

    role: str
    provider: str
    module: str
    factory: str
    default_model: str
    requires: tuple[str, ...] = ()  # importable modules
    install: str = ""  # what to type when they are missing
    online: bool = False  # True: the person's words or voice leave the machine
    catalogue: tuple[str, ...] = ()  # catalogue entries that its default model reads
    host: str = ""  # of an online engine that always asks the same
    weights: str = ""  # "module:function" that gives the hash of weights that come with the program itself


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
    BackendSpec(
        "language",
        "openai",
        "interview.engines.backends.language_openai",
        "OpenAILanguageModel",
        "gpt-4o-mini",
        ("httpx",),
        "pip install httpx",
        online=True,
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
        host="www.google.com",
    ),
    BackendSpec(
        "transcription",
        "openai",
        "interview.engines.backends.transcription_openai",
        "OpenAITranscriber",
        "whisper-1",
        ("httpx", "faster_whisper"),
        "pip install httpx faster-whisper",
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
        host="translate.google.com",
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
    BackendSpec(
        "speech",
        "openai",
        "interview.engines.backends.speech_openai",
        "OpenAISynthesizer",
        "tts-1",
        ("httpx",),
        "pip install httpx",
        online=True,
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
    BackendSpec(
        "embedding",
        "openai",
        "interview.engines.backends.embedding_openai",
        "OpenAIEmbedder",
        "text-embedding-3-small",
        ("httpx",),
        "pip install httpx",
        online=True,
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
        weights="interview.feedback.scale:fitted_weights_hash",
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


def open_backend(spec: BackendSpec, options: Options, *, locate: Locate) -> Any:
    """Make the backend; its library loads at first use. Raises BackendMissingError: what to install."""
    try:
        for name in spec.requires:
            _require(name)
        factory = factory_of(spec)
    except ImportError as error:
        raise BackendMissingError(f"The {spec.provider} engine needs a package: {spec.install}") from error
    return factory(options, locate=locate)


def factory_of(spec: BackendSpec) -> Any:
    """The backend's class; importing it loads no model library. It states `capabilities` and `workers`."""
    return getattr(import_module(spec.module), spec.factory)


def own_weights_of(spec: BackendSpec) -> str:
    """The hash of the weights that come with the program, where the backend has some; else ""."""
    module, _, function = spec.weights.partition(":")
    return str(getattr(import_module(module), function)()) if module else ""


def _require(name: str) -> None:
    from importlib.util import find_spec

    if find_spec(name) is None:
        raise ImportError(name)
