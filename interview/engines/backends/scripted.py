"""Every protocol without a model: quick, repeatable doubles for tests and for trying the page.

They answer from the words they are given, so a test can tell that the right thing was passed. A model's name is as
good to them as whole options.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from interview.engines.capabilities import OWN_SAMPLER, Capability
from interview.engines.options import Options
from interview.engines.protocols import Locate, Schema
from interview.records import Audio, FaceObservation, Glimpse, Prompt, Transcript, Word, WordVectors
from interview.records.read_answer import LABELS, ReadAnswer

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


RATE = 16_000
KEPT = 200
"""Prompts that a test may look at; a server on these doubles runs for long."""
KEPT_SOUNDS = 20


class ScriptedLanguageModel:
    """Says the queued replies in turn, then sentences made from the prompt's own words."""

    capabilities = OWN_SAMPLER

    def __init__(self, options: Options | str = "default", *, locate: Locate | None = None) -> None:
        self.replies: list[str] = []
        self.prompts: list[Prompt] = []

    def stream(
        self, prompt: Prompt, *, schema: Schema | None = None, max_tokens: int = 256, seed: int = 0
    ) -> Iterator[str]:
        self.prompts.append(prompt)
        del self.prompts[:-KEPT]
        reply = self.replies.pop(0) if self.replies else _reply_to(prompt, schema, seed)
        pieces = reply.split(" ")[:max_tokens] if schema is None else [reply]
        for number, piece in enumerate(pieces):
            yield piece if number == 0 else " " + piece


class ScriptedTranscriber:
    """Hears one word for each half second that is not silent."""

    def __init__(self, options: Options | str = "default", *, locate: Locate | None = None) -> None: ...

    def transcribe(self, audio: Audio) -> Transcript:
        step = audio.rate // 2
        starts = range(0, max(len(audio.samples) - step + 1, 0), step)
        loud = [start / audio.rate for start in starts if abs(audio.samples[start : start + step]).max() > 0.01]
        words = tuple(Word(f"word{n}", at, at + 0.4, 0.9) for n, at in enumerate(loud, 1))
        return Transcript(words, "en")


class ScriptedSynthesizer:
    """Hums for 60 ms a letter."""

    def __init__(self, options: Options | str = "default", *, locate: Locate | None = None) -> None: ...

    def speak(self, text: str) -> Audio:
        import numpy as np

        at = np.arange(int(RATE * 0.06 * max(len(text), 1))) / RATE
        return Audio((0.1 * np.sin(2 * np.pi * 220 * at)).astype(np.float32), RATE)


class ScriptedEmbedder:
    """Counts words into 64 hashed places: shared words mean a high cosine."""

    capabilities = frozenset({Capability.WORD_VECTORS})

    def __init__(self, options: Options | str = "default", *, locate: Locate | None = None) -> None: ...

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        import numpy as np

        rows = np.zeros((len(texts), 64), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in text.casefold().split():
                row[zlib.crc32(word.encode()) % 64] += 1
        norms = np.linalg.norm(rows, axis=1, keepdims=True)
        np.divide(rows, norms, out=rows, where=norms > 0)
        return rows

    def embed_words(self, texts: Sequence[str]) -> list[WordVectors]:
        """A word is its own hashed place, whatever stands beside it; longer words are rarer."""
        import numpy as np

        read = []
        for text in texts:
            words = text.split()
            rarity = np.array([min(len(word), 8) for word in words], dtype=np.float32)
            read.append(WordVectors(tuple(words), self.embed(words), rarity))
        return read


class ScriptedFaceTracker:
    """Sees a face in any frame that is neither dark nor white, turned towards its brighter half and edge.

    A dark frame is dark, an even white one shows nobody, and one with a black line down its middle shows two faces.
    """

    def __init__(self, options: Options | str = "default", *, locate: Locate | None = None) -> None: ...

    def observe(self, frame: NDArray[np.uint8], at: float) -> Glimpse:
        light = float(frame.mean()) / 255
        if light < 0.04 or frame.min() > 240:
            return Glimpse(at, light)
        middle, foot = frame.shape[1] // 2, frame.shape[0] // 2
        yaw = float(frame[:, middle:].mean() - frame[:, :middle].mean()) / 4
        pitch = float(frame[:foot].mean() - frame[foot:].mean()) / 4
        face = FaceObservation(at, yaw, pitch, 0.0, 0.0, light=light)
        is_parted = frame[:, middle].max() < 10
        return Glimpse(at, light, (face, face) if is_parted else (face,))


class ScriptedVoice:
    """Takes whatever is loud for speech."""

    def __init__(self, options: Options | str = "default", *, locate: Locate | None = None) -> None: ...

    def open(self) -> ScriptedVoiceStream:
        return ScriptedVoiceStream()


class ScriptedVoiceStream:
    def probability(self, samples: NDArray[np.float32]) -> float:
        return 1.0 if float((samples**2).mean()) ** 0.5 > 0.01 else 0.0


class ScriptedTurnDetector:
    """Always of the same mind: `model` is its probability, 1.0 unless it is a number."""

    def __init__(self, options: Options | str = "default", *, locate: Locate | None = None) -> None:
        model = options if isinstance(options, str) else options.model
        self.likely = 1.0 if model == "default" else float(model)
        self.heard: list[Audio] = []

    def probability(self, audio: Audio) -> float:
        self.heard.append(audio)
        del self.heard[:-KEPT_SOUNDS]
        return self.likely


class ScriptedReader:
    """Takes sentences with "i" for own deeds, with "result" or "since" for results; each is worth a level."""

    def __init__(self, options: Options | str = "default", *, locate: Locate | None = None) -> None: ...

    def read_answer(self, question: Sequence[str], answer: Sequence[str]) -> ReadAnswer:
        import numpy as np

        labels = np.full((len(answer), len(LABELS)), -4.0, dtype=np.float32)
        signs = {"i": ("action", "own", "own action"), "because": ("reason",), "always": ("opinion",)}
        signs |= dict.fromkeys(("result", "since"), ("result",))
        for place, word in enumerate(answer):
            for label in signs.get(word, ()):
                labels[place, LABELS.index(label)] = 200.0
        level = 2 + ("i" in answer) + ("result" in answer or "since" in answer)
        likely = tuple(0.8 if number == level else 0.05 for number in range(1, 6))
        return ReadAnswer(likely, 1.0 if answer else 0.0, labels)


def _reply_to(prompt: Prompt, schema: Schema | None, seed: int) -> str:
    if schema is not None:
        return json.dumps(_example_of(schema, prompt, seed))
    said = " ".join(word for word in prompt.user.split()[-20:] if word.isalpha())
    begun = f"My scripted reply to {prompt.id} with seed {seed}."
    return f"{begun} I said {said}. It worked, and the result has been the same ever since."


def _example_of(schema: Schema, prompt: Prompt, seed: int) -> Any:
    """The smallest value that fits the schema; strings are words of the prompt."""
    if "enum" in schema:
        return schema["enum"][0]
    kind = schema.get("type", "string")
    if kind == "object":
        return {name: _example_of(part, prompt, seed) for name, part in schema.get("properties", {}).items()}
    if kind == "array":
        return [_example_of(schema["items"], prompt, seed + n) for n in range(schema.get("minItems", 1))]
    if kind in ("integer", "number"):
        return schema.get("minimum", 0)
    if kind == "boolean":
        return True
    words = prompt.user.split() or ["empty"]
    return " ".join(words[(seed + n) % len(words)] for n in range(6))
