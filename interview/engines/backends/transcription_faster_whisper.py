"""Speech to text with faster-whisper (CTranslate2). Knows no other recogniser and no file of the person's."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from interview.engines.capabilities import Capability
from interview.engines.loading import library
from interview.engines.recognising import PROMPT, Decode, Span, joined, language_of, words_heard
from interview.engines.sound import SPEECH_RATE, at_rate
from interview.engines.speech_spans import speech_in
from interview.engines.whisper_window import FULL, SHORT, Encoder
from interview.errors import BackendError
from interview.language.wording import without_invented
from interview.records import Audio, Transcript, Word

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from interview.engines.options import Options
    from interview.engines.protocols import Locate

    Samples = NDArray[np.float32]


CATALOGUED = ("whisper-base", "large-v3-turbo")
MOST_TOKENS = (12, 7)
"""Tokens that speech can have, at first and a second: nobody speaks faster, and what writes more runs on."""
MOST_IN_ALL = 180
LOOP = 1.7
"""Text that can be compressed so well repeats itself: the fifty words that a short window holds come to 1.5, a sentence
written twice to 1.9. Whisper's own threshold is 2.4, for text that goes round and round."""
DOUBTFUL = -0.25
"""Mean log-probability of a token. Of 1,122 words of the shared clips, slowed and quickened too, a short window gets
188 wrong, a full one 159; the windows under this, a third of them, read again in a full one: 162.
"""


class FasterWhisperTranscriber:
    """`model` is a catalogue name ("whisper-base", "large-v3-turbo"), a folder, or a size or id of the model hub."""

    capabilities = frozenset({Capability.STRETCHES})

    def __init__(self, options: Options, *, locate: Locate) -> None:
        self._model, self._locate, self._device = options.model, locate, options.device

    def transcribe(self, audio: Audio) -> Transcript:
        """Words with times; the same audio gives the same words. Without speech, no words."""
        samples = at_rate(audio, SPEECH_RATE).samples
        spans = self._speech_in(samples)
        if not spans:
            return Transcript((), "")
        try:
            language = self._language_of(samples[int(spans[0][0] * SPEECH_RATE) :])
            return _transcript(words_heard(spans, self._decoder(samples, language)), language)
        except (RuntimeError, MemoryError) as error:
            raise BackendError(f"faster-whisper could not transcribe the answer: {error}.") from error

    def transcribe_stretch(self, audio: Audio, *, language: str = "en", careful: bool = False) -> Transcript:
        """Write down a stretch of a few seconds that is known to be speech, in the fast way: in a short window.

        With `careful`, in a full one where the short one is in doubt. From its first sample to its last: a detector
        that is given a sound cut out of speech misses its beginning.
        """
        samples = at_rate(audio, SPEECH_RATE).samples
        seconds = len(samples) / SPEECH_RATE
        inner = self._speech_in(samples)
        starts, ends = [start for start, _ in inner[1:]], [end for _, end in inner[:-1]]
        spans = list(zip([0.0, *starts], [*ends, seconds], strict=True))
        try:
            return _transcript(words_heard(spans, self._hurried(samples, language, careful)), language)
        except (RuntimeError, MemoryError) as error:
            raise BackendError(f"faster-whisper could not transcribe the answer: {error}.") from error

    def language_of(self, audio: Audio) -> str:
        """The language that is spoken, by its code; English unless another is clear."""
        return self._language_of(at_rate(audio, SPEECH_RATE).samples)

    def _decoder(self, samples: Samples, language: str) -> Decode:
        def decode(windows: Sequence[Span]) -> list[list[Word]]:
            return [_words_of(parts) for parts in self._segments(samples, windows, language)]

        return decode

    def _hurried(self, samples: Samples, language: str, careful: bool) -> Decode:
        """Window by window in a short one; what runs on or repeats itself there is decoded again in a full one.

        With `careful`, so is what is doubtful.
        """

        def decode(windows: Sequence[Span]) -> list[list[Word]]:
            heard = []
            for window in windows:
                most = min(int(MOST_TOKENS[0] + MOST_TOKENS[1] * (window[1] - window[0])), MOST_IN_ALL)
                parts = self._segments(samples, [window], language, most=most)[0]
                runs_on = sum(len(part.tokens) for part in parts) >= most - 1 or any(map(_is_loop, parts))
                if runs_on or (careful and any(map(_is_doubtful, parts))):
                    parts = self._segments(samples, [window], language)[0]
                heard.append(_words_of(parts))
            return heard

        return decode

    def _segments(
        self, samples: Samples, windows: Sequence[Span], language: str, *, beam: int = 5, most: int | None = None
    ) -> list[list[Any]]:
        """Of each window, what the library wrote; with `most`, of short windows, and at most so many tokens."""
        pipeline, encoder = self._opened
        encoder.window = FULL if most is None else SHORT
        segments, _ = pipeline.transcribe(
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
            max_new_tokens=most,
        )
        written: dict[int, list[Any]] = {_frame_at(start): [] for start, _ in windows}
        for segment in segments:  # one a window, unless the model writes times against its orders
            written[min(written, key=lambda frame: abs(frame - segment.seek))].append(segment)
        return list(written.values())

    def _speech_in(self, samples: Samples) -> list[Span]:
        return speech_in(samples)

    def _language_of(self, samples: Samples) -> str:
        model = self._opened[0].model
        if not model.model.is_multilingual:
            return "en"
        _, _, probabilities = model.detect_language(samples)
        return language_of(dict(probabilities))

    @cached_property
    def _opened(self) -> tuple[Any, Encoder]:
        try:
            model, encoder = _open(str(self._folder), self._device)
            return library("faster_whisper").BatchedInferencePipeline(model), encoder
        except (OSError, RuntimeError, ValueError) as error:
            raise BackendError(
                f"The speech recogniser “{self._model}” could not be loaded ({_first_line(error)}). "
                "Check the connection, or choose faster_whisper:whisper-base, which needs none."
            ) from error

    @property
    def _folder(self) -> Path:
        path = Path(self._model).expanduser()
        if path.is_dir():
            return path
        sizes: dict[str, str] = library("faster_whisper.utils")._MODELS  # "small" -> its id on the hub
        return self._locate(self._model if self._model in CATALOGUED else sizes.get(self._model, self._model))


def _open(folder: str, device: str) -> tuple[Any, Encoder]:
    """faster-whisper's model of a folder, and its encoder.

    On a processor the decoder runs on one core, its steps are too small to be shared (measured: half the time),
    and the encoder on all of them: CTranslate2 fixes that by model, so the weights are loaded twice.
    """
    ctranslate2, faster_whisper = library("ctranslate2"), library("faster_whisper")
    if device == "cuda":
        model = faster_whisper.WhisperModel(folder, device=device, compute_type="float16")
        encoder = Encoder(model.model)
    else:
        model = faster_whisper.WhisperModel(folder, device=device, compute_type="int8", cpu_threads=1)
        threads = os.cpu_count() or 1
        encoder = Encoder(ctranslate2.models.Whisper(folder, device=device, compute_type="int8", intra_threads=threads))
    model.encode = encoder.encode
    return model, encoder


def _transcript(words: Sequence[Word], language: str) -> Transcript:
    return Transcript(without_invented(words) if language == "en" else tuple(words), language)


def _frame_at(seconds: float) -> int:
    """The number that the library gives a window that starts here: hundredths of a second, from whole samples."""
    return int(int(seconds * SPEECH_RATE) / SPEECH_RATE * 100)


def _words_of(segments: Sequence[Any]) -> list[Word]:
    words = [
        [Word(word.word, float(word.start), float(word.end), float(word.probability)) for word in segment.words or ()]
        for segment in segments
    ]
    return [word for pieces in words for word in joined(pieces)]


def _is_loop(segment: Any) -> bool:
    return bool(segment.compression_ratio > LOOP)


def _is_doubtful(segment: Any) -> bool:
    return bool(segment.avg_logprob < DOUBTFUL)


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0].rstrip(".") or type(error).__name__
