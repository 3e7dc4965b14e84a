"""Speech to text with faster-whisper (CTranslate2). Knows no other recogniser and no file of the person's."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from interview.core.hearing import PROMPT, Decode, Span, joined, language_of, words_heard
from interview.core.records import Audio, Transcript, Word
from interview.core.sound import SPEECH_RATE, at_rate
from interview.errors import BackendError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from interview.core.protocols import Locate

    Samples = NDArray[np.float32]


class FasterWhisperTranscriber:
    """`model` is a catalogue name ("whisper-base"), a folder, or a name that the model hub knows."""

    def __init__(self, model: str, *, locate: Locate, device: str = "cpu") -> None:
        self._model, self._locate, self._device = model, locate, device

    def transcribe(self, audio: Audio) -> Transcript:
        """Words with times; the same audio gives the same words. Without speech, no words."""
        samples = at_rate(audio, SPEECH_RATE).samples
        spans = self._speech_in(samples)
        if not spans:
            return Transcript((), "")
        try:
            language = self._language_of(samples[int(spans[0][0] * SPEECH_RATE) :])
            return Transcript(words_heard(spans, self._decoder(samples, language)), language)
        except (RuntimeError, MemoryError) as error:
            raise BackendError(f"faster-whisper could not transcribe the answer: {error}.") from error

    def transcribe_stretch(self, audio: Audio, *, language: str = "en") -> Transcript:
        """Write down a stretch of at most LONGEST_WINDOW seconds that is known to be speech, in the fast way.

        A beam of two, since the encoder takes most of the time and a wider one hears no better.
        """
        samples = at_rate(audio, SPEECH_RATE).samples
        spans = self._speech_in(samples) or [(0.0, len(samples) / SPEECH_RATE)]
        try:
            return Transcript(words_heard(spans, self._decoder(samples, language, beam=2)), language)
        except (RuntimeError, MemoryError) as error:
            raise BackendError(f"faster-whisper could not transcribe the answer: {error}.") from error

    def language_of(self, audio: Audio) -> str:
        """The language that is spoken, by its code; English unless another is clear."""
        return self._language_of(at_rate(audio, SPEECH_RATE).samples)

    def _decoder(self, samples: Samples, language: str, *, beam: int = 5) -> Decode:
        def decode(windows: Sequence[Span]) -> list[list[Word]]:
            segments, _ = self._pipeline.transcribe(
                samples,
                language=language,
                beam_size=beam,
                patience=2.0,  # at 1, the search stops at the first beams that end, and the prompt makes them end early
                temperature=0.0,  # a higher one draws at random: not repeatable
                initial_prompt=PROMPT if language == "en" else None,
                # Told to write times, base ends early or adds sentences after such a prompt; the words'
                # times come from its attention anyway.
                without_timestamps=True,
                word_timestamps=True,
                batch_size=4,
                clip_timestamps=[{"start": start, "end": end} for start, end in windows],
            )
            heard: dict[int, list[Word]] = {_frame_at(start): [] for start, _ in windows}
            for segment in segments:  # one a window, unless the model writes times against its orders
                heard[min(heard, key=lambda frame: abs(frame - segment.seek))].extend(_words_of(segment))
            return list(heard.values())

        return decode

    def _speech_in(self, samples: Samples) -> list[Span]:
        from faster_whisper.vad import VadOptions, get_speech_timestamps

        options = VadOptions(max_speech_duration_s=28, min_silence_duration_ms=300, speech_pad_ms=200)
        spans = get_speech_timestamps(samples, options)
        return [(span["start"] / SPEECH_RATE, span["end"] / SPEECH_RATE) for span in spans]

    def _language_of(self, samples: Samples) -> str:
        if not self._pipeline.model.model.is_multilingual:
            return "en"
        _, _, probabilities = self._pipeline.model.detect_language(samples)
        return language_of(dict(probabilities))

    @cached_property
    def _pipeline(self) -> Any:
        from faster_whisper import BatchedInferencePipeline, WhisperModel

        name = str(self._folder)
        precision = "float16" if self._device == "cuda" else "int8"
        try:
            return BatchedInferencePipeline(WhisperModel(name, device=self._device, compute_type=precision))
        except (OSError, RuntimeError, ValueError) as error:
            raise BackendError(
                f"The speech recogniser “{self._model}” could not be loaded ({_first_line(error)}). "
                "Check the connection, or choose faster_whisper:whisper-base, which needs none."
            ) from error

    @property
    def _folder(self) -> Path | str:
        if self._model == "whisper-base":
            return self._locate(self._model)
        path = Path(self._model).expanduser()
        return path if path.is_dir() else self._model


def _frame_at(seconds: float) -> int:
    """The number that the library gives a window that starts here: hundredths of a second, from whole samples."""
    return int(int(seconds * SPEECH_RATE) / SPEECH_RATE * 100)


def _words_of(segment: Any) -> list[Word]:
    return joined(Word(w.word, float(w.start), float(w.end), float(w.probability)) for w in segment.words or ())


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0].rstrip(".") or type(error).__name__
