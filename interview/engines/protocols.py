"""What the interview asks of a model: one verb a role; what some can do beside it, they state (capabilities.py)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from interview.records import Audio, Glimpse, Prompt, Transcript, WordVectors
from interview.records.read_answer import ReadAnswer

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Schema = Mapping[str, Any]
"""A JSON schema of a model's reply."""
Locate = Callable[[str], Path]
"""Catalogue name -> the folder that holds its verified files (fetched first when missing)."""


@runtime_checkable
class LanguageModel(Protocol):
    def stream(
        self, prompt: Prompt, *, schema: Schema | None = None, max_tokens: int = 256, seed: int = 0
    ) -> Iterator[str]:
        """Yield the reply in pieces. Raises BackendError.

        Of a model that states JSON_SCHEMA, the joined pieces are JSON that fits the schema; of one that states SEED,
        the same prompt, schema, max_tokens and seed give the same reply.
        """
        ...


@runtime_checkable
class Transcriber(Protocol):
    def transcribe(self, audio: Audio) -> Transcript:
        """Write down what is said; silence gives no words. Raises BackendError."""
        ...


@runtime_checkable
class LiveTranscriber(Transcriber, Protocol):
    """One that can also follow a conversation, stretch by stretch."""

    def transcribe_stretch(self, audio: Audio, *, language: str = "en", careful: bool = False) -> Transcript:
        """Write down a few seconds that are known to be speech; `careful` where nobody waits. Raises BackendError."""
        ...

    def language_of(self, audio: Audio) -> str:
        """The code of the spoken language. Raises BackendError."""
        ...


@runtime_checkable
class ReadsAhead(Protocol):
    """A language model that can read the beginning of a prompt before its end is known."""

    def read_ahead(self, prompt: Prompt) -> None:
        """Read; a later prompt that begins the same is then read faster. Raises BackendError."""
        ...


@runtime_checkable
class Synthesizer(Protocol):
    def speak(self, text: str) -> Audio:
        """Say the text. Raises BackendError."""
        ...


@runtime_checkable
class Embedder(Protocol):
    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Give shape (len(texts), d): rows of unit length, or all zero for a text without content."""
        ...


@runtime_checkable
class WordEmbedder(Protocol):
    """An embedder that can also give a vector for every word in its context."""

    def embed_words(self, texts: Sequence[str]) -> list[WordVectors]:
        """One record a text; its words are the text parted by white space. Raises BackendError."""
        ...


@runtime_checkable
class LineEmbedder(Protocol):
    """An embedder that reads the lines of a document, each by itself."""

    def embed_lines(self, lines: Sequence[str], layers: Sequence[int]) -> list[NDArray[np.float32]]:
        """For each line (words, d for each layer); its words are parted by white space. Raises BackendError."""
        ...


@runtime_checkable
class SentenceAndWordEmbedder(Embedder, WordEmbedder, Protocol):
    """What scores answers: vectors of whole sentences, and of words in their context."""


@runtime_checkable
class AnswerReader(Protocol):
    """Knows what people say in interviews: which words tell what, and how much a whole answer is worth."""

    def read_answer(self, question: Sequence[str], answer: Sequence[str]) -> ReadAnswer:
        """Both as plain words, names masked. Raises BackendError."""
        ...


@runtime_checkable
class FaceTracker(Protocol):
    def observe(self, frame: NDArray[np.uint8], at: float) -> Glimpse:
        """Find the faces in an RGB frame (height, width, 3) shown at a time. Raises BackendError."""
        ...


@runtime_checkable
class VoiceStream(Protocol):
    def probability(self, samples: NDArray[np.float32]) -> float:
        """How likely the next 512 samples at 16 kHz hold speech; remembers those before. Raises BackendError."""
        ...


@runtime_checkable
class VoiceActivity(Protocol):
    def open(self) -> VoiceStream:
        """A stream of its own for each speaker; cheap. Raises BackendError."""
        ...


@runtime_checkable
class TurnDetector(Protocol):
    def probability(self, audio: Audio) -> float:
        """How likely the speaker has finished, from the last seconds of their turn. Raises BackendError."""
        ...
